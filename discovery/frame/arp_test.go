package frame

import (
	"net/netip"
	"testing"

	"cablewright/topology"
)

func TestDecodeARP(t *testing.T) {
	request := arpPacket(1, leaf1, "\xc6\x12\x00\x01")
	for name, c := range map[string]struct {
		data   []byte
		addr   string
		damage string
	}{
		"a request tells its sender":   {request, "198.18.0.1", ""},
		"a reply too":                  {arpPacket(2, leaf1, "\xc6\x12\x00\x01"), "198.18.0.1", ""},
		"a probe has no address yet":   {arpPacket(1, leaf1, "\x00\x00\x00\x00"), "", ""},
		"a group sends nothing":        {arpPacket(2, toLLDP, "\xc6\x12\x00\x01"), "", ""},
		"nor does an address of zeros": {arpPacket(2, topology.MAC{}, "\xc6\x12\x00\x01"), "", ""},
		"nobody is 224.0.0.1":          {arpPacket(2, leaf1, "\xe0\x00\x00\x01"), "", ""},
		"another protocol than IPv4":   {join(u16(1), u16(0x809b), []byte{6, 4}, make([]byte, 22)), "", ""},
		"the target may be cut off":    {request[:18], "198.18.0.1", ""},
		"the sender may not":           {request[:17], "", "the packet ends within its addresses"},
		"a header of seven octets":     {request[:7], "", "the packet ends within its header"},
		"addresses of other lengths":   {join(u16(1), u16(etherIPv4), []byte{8, 4}, make([]byte, 30)), "", "the lengths of its addresses are not 6 and 4"},
		"nothing":                      {nil, "", "the packet ends within its header"},
	} {
		entry, ok, damage := decodeARP(c.data)
		if ok != (c.addr != "") || damage != c.damage || ok && (entry.Addr.String() != c.addr || entry.MAC != leaf1) {
			t.Errorf("%s: got %v, %v, %q; want %q, %q", name, entry, ok, damage, c.addr, c.damage)
		}
	}
}

func TestDecodeND(t *testing.T) {
	sender, target := netip.MustParseAddr("2001:db8::1"), netip.MustParseAddr("2001:db8::2").AsSlice()
	source, destination := join([]byte{1, 1}, leaf1[:]), join([]byte{2, 1}, leaf1[:])
	solicitation := join([]byte{135, 0, 0, 0, 0, 0, 0, 0}, target)
	advertisement := join([]byte{136, 0, 0, 0, 0, 0, 0, 0}, target)
	const cutMessage = "the message ends within its header or an option, or an option is empty"
	for name, c := range map[string]struct {
		data   []byte
		addr   string
		damage string
	}{
		"a solicitation tells of its sender":   {join(solicitation, source), "2001:db8::1", ""},
		"an advertisement of its target":       {join(advertisement, destination), "2001:db8::2", ""},
		"a router advertisement of its sender": {join([]byte{134}, make([]byte, 15), source), "2001:db8::1", ""},
		"after another option":                 {join(advertisement, []byte{14, 1, 0, 0, 0, 0, 0, 0}, destination), "2001:db8::2", ""},
		"without its option it tells nothing":  {solicitation, "", ""},
		"an option of no length":               {join(solicitation, []byte{1, 0, 0, 0, 0, 0, 0, 0}), "", cutMessage},
		"an option that is cut off":            {join(solicitation, source[:7]), "", cutMessage},
		"a redirect tells of others":           {join([]byte{137}, make([]byte, 39), destination), "", ""},
		"a message that is cut off":            {solicitation[:8], "", cutMessage},
		"nothing":                              {nil, "", "the packet ends within its header"},
	} {
		entry, ok, damage := decodeND(sender, c.data)
		if ok != (c.addr != "") || damage != c.damage || ok && (entry.Addr.String() != c.addr || entry.MAC != leaf1) {
			t.Errorf("%s: got %v, %v, %q; want %q, %q", name, entry, ok, damage, c.addr, c.damage)
		}
	}
}
