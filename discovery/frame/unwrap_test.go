package frame

import (
	"net/netip"
	"strings"
	"testing"

	"cablewright/topology"
)

func ip4(protocol byte, data ...[]byte) []byte {
	payload := join(data...)
	return join([]byte{0x45, 0}, u16(20+len(payload)), []byte{0, 0, 0, 0, 64, protocol, 0, 0, 192, 0, 2, 1, 192, 0, 2, 2}, payload)
}

func ip6(next, hops byte, data ...[]byte) []byte {
	payload := join(data...)
	source, target := netip.MustParseAddr("2001:db8::1").AsSlice(), netip.MustParseAddr("ff02::1").AsSlice()
	return join([]byte{0x60, 0, 0, 0}, u16(len(payload)), []byte{next, hops}, source, target, payload)
}

// Every way of wrapping must lead to the payload X.
func TestUnwrap(t *testing.T) {
	x := []byte("X")
	inner := ether(toLLDP, leaf1, etherLLDP, x)
	solicitation := []byte{135, 0, 0, 0}
	vlan := func(id, kind int, data []byte) []byte { return join(u16(id), u16(kind), data) }
	for name, c := range map[string]struct {
		link     linkType
		data     []byte
		protocol protocol
		source   topology.MAC
		tunnel   string
	}{
		"LLDP":                            {1, inner, lldp, leaf1, ""},
		"LLDP with priority tag":          {1, ether(toLLDP, leaf1, etherVLAN, vlan(0xe000, etherLLDP, x)), lldp, leaf1, ""},
		"LLDP in a VLAN":                  {1, ether(toLLDP, leaf1, etherVLAN, vlan(0x6076, etherLLDP, x)), lldp, leaf1, "vlan 118"},
		"LLDP in QinQ":                    {1, ether(toLLDP, leaf1, etherQinQ, vlan(100, etherVLAN, vlan(7, etherLLDP, x))), lldp, leaf1, "vlan 100, vlan 7"},
		"LLDP over SNAP":                  {1, ether(toLLDP, leaf1, 9, []byte{0xaa, 0xaa, 3, 0, 0, 0, 0x88, 0xcc}, x), lldp, leaf1, ""},
		"CDP":                             {1, ether(cdpAddress, leaf1, 9, snapCDP, x, []byte("padding")), cdp, leaf1, ""},
		"CDP on the native VLAN":          {1, ether(cdpAddress, leaf1, etherVLAN, vlan(1, 9, join(snapCDP, x))), cdp, leaf1, ""},
		"VTP is not CDP":                  {1, ether(cdpAddress, leaf1, 9, []byte{0xaa, 0xaa, 3, 0, 0, 0x0c, 0x20, 0x03}, x), "", leaf1, ""},
		"spanning tree":                   {1, ether(topology.MAC{1, 0x80, 0xc2}, leaf1, 4, []byte{0x42, 0x42, 3}, x), "", leaf1, ""},
		"ARP":                             {1, ether(toAll, leaf1, etherARP, x), arp, leaf1, ""},
		"ARP over SNAP":                   {1, ether(toAll, leaf1, 9, []byte{0xaa, 0xaa, 3, 0, 0, 0, 8, 6}, x), arp, leaf1, ""},
		"neighbour discovery":             {1, ether(toAll, leaf1, etherIPv6, ip6(58, 255, solicitation)), nd, leaf1, ""},
		"what a router passed on is none": {1, ether(toAll, leaf1, etherIPv6, ip6(58, 64, solicitation)), "", leaf1, ""},
		"IPv4 is of no interest":          {1, ether(toAll, leaf1, etherIPv4, ip4(17, x)), "", leaf1, ""},
		"CDP in GRE": {
			1, ether(spine1, leaf1, etherIPv4, ip4(47, []byte{0, 0, 0x20, 0}, x)), cdp, topology.MAC{}, "gre 192.0.2.1 192.0.2.2",
		},
		"CDP in GRE with checksum, key and sequence": {
			1, ether(spine1, leaf1, etherIPv4, ip4(47, []byte{0xb0, 0, 0x20, 0}, make([]byte, 12), x)), cdp, topology.MAC{}, "gre 192.0.2.1 192.0.2.2",
		},
		"Ethernet in GRE over IPv6": {
			1, ether(spine1, spine1, etherIPv6, ip6(47, 64, []byte{0, 0, 0x65, 0x58}, inner)), lldp, leaf1, "gre 2001:db8::1 ff02::1",
		},
		"ERSPAN I": {
			1, ether(spine1, spine1, etherIPv4, ip4(47, []byte{0, 0, 0x88, 0xbe}, inner)), lldp, leaf1, "erspan 192.0.2.1 session 0",
		},
		"ERSPAN II": {
			1, ether(spine1, spine1, etherIPv4, ip4(47, []byte{0x10, 0, 0x88, 0xbe}, make([]byte, 4), []byte{0x10, 0, 0x00, 0x65, 0, 0, 0, 0}, inner)),
			lldp, leaf1, "erspan 192.0.2.1 session 101",
		},
		"ERSPAN III with a further header": {
			1, ether(spine1, spine1, etherIPv4, ip4(47, []byte{0x10, 0, 0x22, 0xeb}, make([]byte, 4),
				[]byte{0x20, 0, 0x00, 0x65, 0, 0, 0, 0, 0, 0, 0, 1}, make([]byte, 8), inner)),
			lldp, leaf1, "erspan 192.0.2.1 session 101",
		},
		"CDP over PPP":                 {9, join(u16(0x0207), x), cdp, topology.MAC{}, ""},
		"CDP over PPP in HDLC framing": {50, join([]byte{0xff, 3}, u16(0x0207), x), cdp, topology.MAC{}, ""},
		"CDP over Cisco HDLC":          {104, join([]byte{0x8f, 0}, u16(0x2000), x), cdp, topology.MAC{}, ""},
		"CDP over frame relay":         {107, join([]byte{0x18, 0x41}, u16(0x2000), x), cdp, topology.MAC{}, "dlci 100"},
		"IP alone":                     {101, ip6(58, 255, solicitation), nd, topology.MAC{}, ""},
		"IP after an address family":   {0, join([]byte{30, 0, 0, 0}, ip6(58, 255, solicitation)), nd, topology.MAC{}, ""},
		"Linux cooked":                 {113, join(u16(2), u16(1), u16(6), leaf1[:], u16(0), u16(etherLLDP), x), lldp, leaf1, ""},
		"Linux cooked, LLC":            {113, join(u16(2), u16(1), u16(6), leaf1[:], u16(0), u16(4), snapCDP, x), cdp, leaf1, ""},
		"Linux cooked v2":              {276, join(u16(etherLLDP), u16(0), []byte{0, 0, 0, 3}, u16(1), []byte{2, 6}, leaf1[:], u16(0), x), lldp, leaf1, ""},
	} {
		t.Run(name, func(t *testing.T) {
			p := unwrap(c.link, c.data)
			if p.protocol != c.protocol || p.source != c.source || p.tunnel != c.tunnel || p.damage != "" {
				t.Errorf("got %q from %v in %q, damage %q; want %q from %v in %q", p.protocol, p.source, p.tunnel, p.damage, c.protocol, c.source, c.tunnel)
			}
			if c.protocol != "" && c.protocol != nd && string(p.data) != "X" {
				t.Errorf("payload %q, want X", p.data)
			}
		})
	}
}

func TestUnwrapDamage(t *testing.T) {
	for name, c := range map[string]struct {
		link linkType
		data []byte
		want string
	}{
		"half a header":        {1, make([]byte, 13), "too short for its Ethernet header"},
		"half a cooked header": {113, make([]byte, 15), "too short for its Linux cooked header"},
		"nothing":              {104, nil, "too short for its HDLC header"},
		"another link":         {105, make([]byte, 60), "link type 105 cannot be read"},
		"another SNAP organization": {
			1, ether(cdpAddress, leaf1, 12, []byte{0xaa, 0xaa, 3, 0, 1, 2, 0x20, 0}, cdpPacket()), "SNAP organization 00 01 02",
		},
		"no SNAP at the address of CDP": {1, ether(cdpAddress, leaf1, 3, []byte{0x42, 0x42, 3}), "no SNAP frame"},
		"half a GRE header":             {101, ip4(47, []byte{0xb0, 0, 0x20, 0}, make([]byte, 9)), "ends within the header of a tunnel"},
		"half an ERSPAN III header":     {101, ip4(47, []byte{0, 0, 0x22, 0xeb}, make([]byte, 11)), "ends within the header of a tunnel"},
		"a source address of 300 octets": {
			113, join(u16(0), u16(1), u16(300), leaf1[:], u16(0), u16(etherLLDP)), "ends within the header of a tunnel or a link",
		},
		"nothing but tags": {
			1, ether(toLLDP, leaf1, etherVLAN, []byte(strings.Repeat("\x00\x05\x81\x00", 1000))), "wrapped more than 16 times",
		},
	} {
		if got := unwrap(c.link, c.data).damage; !strings.Contains(got, c.want) {
			t.Errorf("%s: damage %q, want %q", name, got, c.want)
		}
	}
}
