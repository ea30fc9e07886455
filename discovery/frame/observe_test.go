package frame

import (
	"bytes"
	"encoding/json"
	"net/netip"
	"reflect"
	"strings"
	"testing"
	"time"

	"cablewright/topology"
)

func read(t *testing.T, file []byte) []topology.Observation {
	t.Helper()
	seen, err := Read(bytes.NewReader(file), "tap.pcap")
	must(t, err)
	return seen
}

// heardBy writes observations short: "device port < protocol name portID", one
// line a neighbour, and "device <" where there is none.
func heardBy(seen []topology.Observation) string {
	var lines []string
	for _, o := range seen {
		if len(o.Neighbors) == 0 && o.Device.Name != "" {
			lines = append(lines, o.Device.Name+" <")
		}
		for _, n := range o.Neighbors {
			lines = append(lines, strings.Join([]string{o.Device.Name, n.Port, "<", n.Protocol, n.Name, n.PortID.Value()}, " "))
		}
	}
	return strings.Join(lines, "\n")
}

func TestWhoIsWho(t *testing.T) {
	third := topology.MAC{0x00, 0x1b, 0x21, 0x00, 0x02, 0x01}
	a, b, c := speak(leaf1, "leaf1", "swp51"), speak(spine1, "spine1", "swp1"), speak(third, "spine2", "swp1")
	inVLAN := func(f []byte, id int) []byte { return join(f[:12], u16(etherVLAN), u16(id), f[12:]) }
	for name, test := range map[string]struct {
		frames [][]byte
		want   string
		gap    string
	}{
		"two speakers are the ends of the wire": {
			[][]byte{a, b, a}, "leaf1 swp51 < lldp spine1 swp1\nspine1 swp1 < lldp leaf1 swp51", "",
		},
		"one is heard by who captured": {
			[][]byte{a, a}, "tap.pcap capture < lldp leaf1 swp51", "",
		},
		"three are heard on one port": {
			[][]byte{a, b, c}, "tap.pcap capture < lldp leaf1 swp51\ntap.pcap capture < lldp spine1 swp1\ntap.pcap capture < lldp spine2 swp1",
			"3 speakers at capture: the capture was taken at a hub",
		},
		"none": {
			[][]byte{ether(toAll, leaf1, etherIPv4)}, "", "no LLDP, CDP, ARP or neighbour discovery among 1 frames",
		},
		"LLDP and CDP of one address are one speaker": {
			[][]byte{a, speakCDP(leaf1, "leaf1", "swp51"), b},
			"leaf1 swp51 < lldp spine1 swp1\nspine1 swp1 < lldp leaf1 swp51\nspine1 swp1 < cdp leaf1 swp51", "",
		},
		"the last word counts": {
			[][]byte{a, b, speak(leaf1, "renamed", "swp51")}, "renamed swp51 < lldp spine1 swp1\nspine1 swp1 < lldp renamed swp51", "",
		},
		"unless it is damaged": {
			[][]byte{a, b, speak(leaf1, "damaged", "swp51", tlv(7, nil))}, "leaf1 swp51 < lldp spine1 swp1\nspine1 swp1 < lldp leaf1 swp51",
			"capabilities are not four octets long (frame 3)",
		},
		"who says farewell has gone": {
			[][]byte{a, b, farewell(leaf1, "swp51")}, "tap.pcap capture < lldp spine1 swp1", "",
		},
		"and may come back": {
			[][]byte{b, farewell(leaf1, "swp51"), a}, "leaf1 swp51 < lldp spine1 swp1\nspine1 swp1 < lldp leaf1 swp51", "",
		},
		"two in one VLAN are a wire of their own": {
			[][]byte{a, inVLAN(b, 118), inVLAN(c, 118)},
			"spine1 swp1 < lldp spine2 swp1\nspine2 swp1 < lldp spine1 swp1\ntap.pcap capture < lldp leaf1 swp51", "",
		},
		"VLAN 1 is no other wire": {
			[][]byte{a, inVLAN(b, 1)}, "leaf1 swp51 < lldp spine1 swp1\nspine1 swp1 < lldp leaf1 swp51", "",
		},
		"a device without a source address is told by its name": {
			[][]byte{speak(topology.MAC{}, "x", "1"), speak(topology.MAC{}, "y", "2"), speak(topology.MAC{}, "x", "1")},
			"x 1 < lldp y 2\ny 2 < lldp x 1", "",
		},
	} {
		t.Run(name, func(t *testing.T) {
			seen := read(t, lines(test.frames...))
			if got := heardBy(seen); got != test.want {
				t.Errorf("got\n%s\nwant\n%s", got, test.want)
			}
			gaps := gapsIn(seen)
			if test.gap == "" && gaps != "" || !strings.Contains(gaps, test.gap) {
				t.Errorf("gaps %q, want %q", gaps, test.gap)
			}
		})
	}
}

func gapsIn(seen []topology.Observation) string {
	var reasons []string
	for _, o := range seen {
		for _, gap := range o.Gaps {
			reasons = append(reasons, gap.Probe+": "+gap.Reason)
		}
	}
	return strings.Join(reasons, "\n")
}

// What a speaker tells of itself makes its device and its port, and nobody is
// taken to have been asked.
func TestEndOfWire(t *testing.T) {
	seen := read(t, lines(
		speak(leaf1, "leaf1.example.net", "Gi1/0/1", tlv(4, []byte("GigabitEthernet1/0/1")), tlv(7, u16(0x14), u16(0x14)),
			tlv(8, []byte{5, 1, 198, 18, 0, 1, 2, 0, 0, 0, 3, 0}), tlv(127, []byte{0, 0x80, 0xc2, 1, 0, 10})),
		speakCDP(leaf1, "leaf1(SN7)", "GigabitEthernet1/0/1", cdpTLV(6, []byte("WS-1")), cdpTLV(11, []byte{1})),
		speak(spine1, "spine1", "swp1")))
	want := topology.Device{
		Name: "leaf1.example.net", Model: "WS-1", Serial: "SN7", Role: topology.RoleSwitch,
		Chassis:      []topology.ID{"cdp:leaf1", "mac:00:1b:21:00:00:01"},
		Mgmt:         []netip.Addr{netip.MustParseAddr("198.18.0.1")},
		Capabilities: []string{"bridge", "router"},
		Ports: []topology.Port{{
			Name: "Gi1/0/1", Descr: "GigabitEthernet1/0/1", Kind: topology.Physical, MAC: leaf1,
			LLDP: "ifname:Gi1/0/1", VLAN: 10, Duplex: topology.FullDuplex,
		}},
	}
	if got := seen[0].Device; !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
	if n := seen[0].Neighbors[0]; n.MAC != spine1 || n.Port != "Gi1/0/1" {
		t.Errorf("neighbour %+v, want one from %v at Gi1/0/1", n, spine1)
	}
	if taken := time.Unix(1700000002, 0); !seen[0].Taken.Equal(taken) {
		t.Errorf("taken %v, want the time of the last frame, %v", seen[0].Taken, taken)
	}
}

// A port is called by its interface name, wherever that is told.
func TestPortName(t *testing.T) {
	says := func(id topology.ID, descr string) account {
		return account{Neighbor: topology.Neighbor{PortID: id, PortDescr: descr}}
	}
	for _, c := range []struct {
		lldp, cdp account
		want      string
	}{
		{says("ifname:swp1", "to spine1"), says("", ""), "swp1"},
		{says("local:Fa0/13", "FastEthernet0/13"), says("ifname:FastEthernet0/13", ""), "Fa0/13"},
		{says("local:612", "ge-0/1/2"), says("", ""), "ge-0/1/2"},
		{says("alias:Uplink to S1", "GigabitEthernet0/13"), says("ifname:GigabitEthernet0/13", ""), "GigabitEthernet0/13"},
		{says("mac:00:1b:21:00:00:01", "eth0"), says("", ""), "eth0"},
		{says("mac:00:1b:21:00:00:01", "the left one"), says("", ""), "00:1b:21:00:00:01"},
		{says("local:19", ""), says("", ""), "19"},
		{says("", ""), says("", ""), leaf1.String()},
	} {
		s := &speaker{mac: leaf1, accounts: map[protocol]account{lldp: c.lldp, cdp: c.cdp}}
		if got := s.portName(); got != c.want {
			t.Errorf("%q, %q: got %q, want %q", c.lldp.PortID, c.lldp.PortDescr, got, c.want)
		}
	}
}

// A capture that says which frames its machine sent tells who that machine is.
func TestOwnFrames(t *testing.T) {
	cookedFrame := func(kind int, number byte, from topology.MAC, frame []byte) []byte {
		return join(u16(etherLLDP), u16(0), []byte{0, 0, 0, number}, u16(1), []byte{byte(kind), 6}, from[:], u16(0), frame[14:])
	}
	file := lines(
		cookedFrame(4, 2, leaf1, speak(leaf1, "leaf1", "swp51")), // sent
		cookedFrame(0, 2, spine1, speak(spine1, "spine1", "swp1")),
		cookedFrame(0, 3, topology.MAC{2}, speak(topology.MAC{2}, "spine2", "swp1")),
	)
	file[20], file[21] = 276&0xff, 276>>8 // the link type
	seen := read(t, file)
	want := "leaf1 swp51 < lldp spine1 swp1\nleaf1 interface 3 < lldp spine2 swp1"
	if got := heardBy(seen); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if d := seen[0].Device; d.Observed || len(d.Ports) != 2 || !reflect.DeepEqual(d.Chassis, []topology.ID{topology.MACID(leaf1)}) {
		t.Errorf("device %+v, want leaf1 with two ports, not asked", d)
	}
}

// Interfaces of one pcapng file are points of their own.
func TestPointsOfOneFile(t *testing.T) {
	seen := read(t, writtenNG(t, speak(leaf1, "leaf1", "swp51"), speak(spine1, "spine1", "swp1")))
	want := "tap.pcap eth0 < lldp leaf1 swp51\ntap.pcap eth1 < lldp spine1 swp1"
	if got := heardBy(seen); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if d := seen[0].Device; len(d.Ports) != 2 || d.Chassis[0] != "capture:tap.pcap" || d.Observed {
		t.Errorf("device %+v, want the capture with two ports", d)
	}
}

// ARP belongs to no device, and makes none.
func TestARPOfCapture(t *testing.T) {
	seen := read(t, lines(
		ether(toAll, spine1, etherARP, arpPacket(2, spine1, "\xc6\x12\x00\x02")),
		ether(toAll, leaf1, etherARP, arpPacket(1, leaf1, "\xc6\x12\x00\x01")),
		ether(toAll, leaf1, etherARP, arpPacket(1, leaf1, "\xc6\x12\x00\x01")),
		ether(toAll, leaf1, etherARP, []byte{0, 1})))
	want := topology.Observation{
		Target: "tap.pcap", Taken: time.Unix(1700000003, 0).UTC(),
		ARP: []topology.ARPEntry{
			{Addr: netip.MustParseAddr("198.18.0.1"), MAC: leaf1},
			{Addr: netip.MustParseAddr("198.18.0.2"), MAC: spine1},
		},
		Gaps: []topology.Gap{{Target: "tap.pcap", Probe: "arp", Reason: "the packet ends within its header (frame 4)"}},
	}
	if len(seen) != 1 || !reflect.DeepEqual(seen[0], want) {
		t.Errorf("got  %+v\nwant %+v", seen, want)
	}
}

func TestManyLosses(t *testing.T) {
	var frames [][]byte
	for range 12 {
		frames = append(frames, make([]byte, 10))
	}
	gaps := gapsIn(read(t, lines(frames...)))
	if want := "a frame is too short for its Ethernet header (12 frames: 1, 2, 3, 4, 5, ...)"; !strings.Contains(gaps, want) {
		t.Errorf("gaps %q, want %q", gaps, want)
	}
}

// Merge makes one confirmed link of a tapped wire, whichever way its ends name
// their ports; a segment of a hub; and a link to the capture of a lone speaker.
func TestReadThenMerge(t *testing.T) {
	alias := ether(toLLDP, spine1, etherLLDP, tlv(1, sub(4, string(spine1[:]))), tlv(2, sub(1, "to leaf1")), tlv(3, u16(120)),
		tlv(4, []byte("Gi0/13")), tlv(5, []byte("spine1")))
	s := topology.Merge(noon, read(t, lines(speak(leaf1, "leaf1", "swp51"), alias, speakCDP(spine1, "spine1", "GigabitEthernet0/13"))))
	if len(s.Links) != 1 || len(s.Segments) != 0 || len(s.Devices) != 2 || s.Links[0].State != topology.Confirmed {
		t.Fatalf("%+v, want one confirmed link of two devices", s)
	}
	n := topology.NewNetwork(s)
	ends := n.Label(s.Links[0].A) + ", " + n.Label(s.Links[0].B)
	if ends != "leaf1 swp51, spine1 GigabitEthernet0/13" && ends != "spine1 GigabitEthernet0/13, leaf1 swp51" {
		t.Errorf("the link is between %s", ends)
	}
	hub := topology.Merge(noon, read(t, lines(speak(leaf1, "a", "1"), speak(spine1, "b", "1"), speak(topology.MAC{2}, "c", "1"))))
	if len(hub.Segments) != 1 || len(hub.Segments[0].Ports) != 4 {
		t.Errorf("segments %+v, want one of four ports", hub.Segments)
	}
}

// A device that was also asked by other means is the same device, and its port
// the same port, however each source spells them.
func TestReadThenMergeWithOthers(t *testing.T) {
	asked := topology.Observation{Target: "198.18.0.1", Device: topology.Device{
		Name: "leaf1.example.net", Observed: true, Chassis: []topology.ID{topology.MACID(leaf1)},
		Ports: []topology.Port{{Name: "Gi1/0/51", Index: 51, MAC: leaf1}, {Name: "Gi1/0/52", Index: 52, MAC: topology.MAC{0, 0x1b, 0x21, 0, 0, 2}}},
	}}
	heard := read(t, lines(speak(leaf1, "leaf1", "GigabitEthernet1/0/51"), speak(spine1, "spine1", "swp1")))
	s := topology.Merge(noon, append(heard, asked))
	if len(s.Devices) != 2 || len(s.Links) != 1 {
		t.Fatalf("%d devices and %d links, want 2 and 1: %+v", len(s.Devices), len(s.Links), s)
	}
	n := topology.NewNetwork(s)
	if n.Port(topology.PortRef{Device: n.Find("leaf1")[0].ID, Port: "Gi1/0/51"}) == nil || len(n.Find("leaf1")[0].Ports) != 2 {
		t.Errorf("leaf1 is %+v, want its two ports", *n.Find("leaf1")[0])
	}
	if s.Links[0].State != topology.Confirmed {
		t.Errorf("the link is %v, want confirmed", s.Links[0].State)
	}
}

// The same frames give the same bytes, however maps are ordered.
func TestDeterministic(t *testing.T) {
	var frames [][]byte
	for i := range byte(20) {
		mac := topology.MAC{2, 0, 0, 0, 0, 20 - i}
		frames = append(frames, speak(mac, "x", "1"), ether(toAll, mac, etherARP, arpPacket(2, mac, string([]byte{198, 18, 0, i + 1}))), make([]byte, i))
	}
	first, err := json.Marshal(read(t, lines(frames...)))
	must(t, err)
	for range 5 {
		again, err := json.Marshal(read(t, lines(frames...)))
		must(t, err)
		if !bytes.Equal(first, again) {
			t.Fatal("two runs differ")
		}
	}
}
