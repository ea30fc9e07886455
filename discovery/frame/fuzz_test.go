package frame

import (
	"bytes"
	"encoding/json"
	"net/netip"
	"testing"

	"cablewright/topology"
)

func FuzzDecodeLLDP(f *testing.F) {
	f.Add(speak(leaf1, "leaf1", "swp1", tlv(7, u16(20), u16(20)), tlv(8, []byte{5, 1, 198, 18, 0, 1, 2, 0, 0, 0, 3, 0}))[14:])
	f.Add(tlv(127, []byte{0x00, 0x12, 0x0f, 1, 3}, u16(0x8000), u16(30)))
	f.Add([]byte{0x02, 0xff, 4})
	f.Fuzz(func(t *testing.T, data []byte) { mustTell(t, decodeLLDP(data)) })
}

func FuzzDecodeCDP(f *testing.F) {
	f.Add(cdpPacket(cdpTLV(1, []byte("sw1(SN1)")), cdpTLV(2, []byte{0, 0, 0, 1, 1, 1, 0xcc, 0, 4, 198, 18, 0, 1}), cdpTLV(4, []byte{0, 0, 0, 9})))
	f.Add([]byte{2, 180, 0, 0, 0, 1, 0, 0})
	f.Fuzz(func(t *testing.T, data []byte) { mustTell(t, decodeCDP(data)) })
}

// mustTell checks that an account can be stored.
func mustTell(t *testing.T, a account) {
	if _, err := json.Marshal(a.Neighbor); err != nil {
		t.Error(err)
	}
}

func FuzzDecodeARP(f *testing.F) {
	f.Add(arpPacket(1, leaf1, "\xc6\x12\x00\x01"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if entry, ok, _ := decodeARP(data); ok && !told(entry) {
			t.Errorf("%v names nobody", entry)
		}
	})
}

func FuzzDecodeND(f *testing.F) {
	f.Add(join([]byte{135}, make([]byte, 23), []byte{1, 1}, leaf1[:]))
	f.Fuzz(func(t *testing.T, data []byte) {
		if entry, ok, _ := decodeND(netip.MustParseAddr("2001:db8::1"), data); ok && !told(entry) {
			t.Errorf("%v names nobody", entry)
		}
	})
}

func FuzzUnwrap(f *testing.F) {
	for link := range linkHeaders {
		f.Add(uint16(link), ether(toAll, leaf1, etherIPv4, ip4(47, []byte{0x10, 0, 0x88, 0xbe}, make([]byte, 12), speak(leaf1, "a", "1"))))
	}
	f.Add(uint16(1), ether(toAll, leaf1, etherQinQ, u16(5), u16(etherVLAN), u16(7), speakCDP(leaf1, "a", "1")[12:]))
	f.Fuzz(func(t *testing.T, link uint16, data []byte) {
		if p := unwrap(linkType(link), data); len(p.data) > len(data) {
			t.Errorf("%d octets unwrapped from %d", len(p.data), len(data))
		}
	})
}

func FuzzRead(f *testing.F) {
	f.Add(lines(speak(leaf1, "leaf1", "swp1"), speakCDP(spine1, "spine1", "swp1"), ether(toAll, leaf1, etherARP, arpPacket(2, leaf1, "\xc6\x12\x00\x01"))))
	f.Add(bigEndianPcap(speak(leaf1, "leaf1", "swp1")))
	f.Add(bigEndianNG(speak(leaf1, "leaf1", "swp1")))
	f.Fuzz(func(t *testing.T, file []byte) {
		seen, err := Read(bytes.NewReader(file), "x")
		if err != nil && seen != nil {
			t.Error("an error, and observations with it")
		}
		mustStore(t, "x", seen)
		again, _ := Read(bytes.NewReader(file), "x")
		first, _ := json.Marshal(seen)
		if second, _ := json.Marshal(again); !bytes.Equal(first, second) {
			t.Error("two runs differ")
		}
		for i := range seen {
			mustName(t, &seen[i])
		}
	})
}

// mustName checks that every neighbour is on a port that the device has.
func mustName(t *testing.T, o *topology.Observation) {
	ports := make(map[string]bool)
	for _, port := range o.Device.Ports {
		if ports[port.Name] || port.Name == "" {
			t.Errorf("port %q is there twice, or has no name", port.Name)
		}
		ports[port.Name] = true
	}
	for _, n := range o.Neighbors {
		if !ports[n.Port] {
			t.Errorf("a neighbour on port %q, which the device does not have", n.Port)
		}
	}
}
