package frame

import (
	"net/netip"
	"reflect"
	"testing"

	"cablewright/topology"
)

func TestDecodeCDP(t *testing.T) {
	device, port := cdpTLV(1, []byte("sw1.example.net")), cdpTLV(3, []byte("GigabitEthernet1/0/1"))
	base := topology.Neighbor{Protocol: "cdp", Chassis: "cdp:sw1.example.net", Name: "sw1.example.net", PortID: "ifname:GigabitEthernet1/0/1"}
	with := func(change func(*account)) account {
		a := account{Neighbor: base}
		change(&a)
		return a
	}
	ipv4 := func(addr ...byte) []byte { return join([]byte{1, 1, 0xcc}, u16(len(addr)), addr) }
	ipv6 := join([]byte{2, 8, 0xaa, 0xaa, 3, 0, 0, 0, 0x86, 0xdd}, u16(16), netip.MustParseAddr("2001:db8::1").AsSlice())
	for name, c := range map[string]struct {
		data []byte
		want account
	}{
		"the least":  {cdpPacket(device, port), with(func(*account) {})},
		"a farewell": {append([]byte{2, 0, 0, 0}, join(device, port)...), with(func(a *account) { a.gone = true })},
		"everything": {
			cdpPacket(device, port,
				cdpTLV(5, []byte("IOS Software,\nVersion 15")), cdpTLV(6, []byte("cisco WS-C3560")),
				cdpTLV(4, []byte{0, 0, 0, 0x29}), // router, switch, IGMP
				cdpTLV(10, u16(20)), cdpTLV(11, []byte{1}),
				cdpTLV(0x14, []byte("sw1"))),
			with(func(a *account) {
				a.Description, a.Platform, a.Name, a.systemName = "IOS Software, Version 15", "cisco WS-C3560", "sw1", "sw1"
				a.Capabilities = []string{"bridge", "router"}
				a.VLAN, a.Duplex = 20, topology.FullDuplex
			}),
		},
		"half duplex": {cdpPacket(device, port, cdpTLV(11, []byte{0})), with(func(a *account) { a.Duplex = topology.HalfDuplex })},
		"addresses of both kinds, from both TLVs": {
			cdpPacket(device, port,
				cdpTLV(2, []byte{0, 0, 0, 2}, ipv4(198, 18, 0, 2), ipv6),
				cdpTLV(0x16, []byte{0, 0, 0, 1}, ipv4(198, 18, 0, 1))),
			with(func(a *account) {
				a.Mgmt = []netip.Addr{netip.MustParseAddr("198.18.0.1"), netip.MustParseAddr("198.18.0.2"), netip.MustParseAddr("2001:db8::1")}
			}),
		},
		"0.0.0.0, and an address of another protocol": {
			cdpPacket(device, port, cdpTLV(2, []byte{0, 0, 0, 2}, ipv4(0, 0, 0, 0), []byte{1, 1, 0x81, 0, 2, 1, 2})), with(func(*account) {}),
		},
		"more addresses announced than sent": {
			cdpPacket(device, port, cdpTLV(2, []byte{0xff, 0xff, 0xff, 0xff}, ipv4(198, 18, 0, 1))),
			with(func(a *account) {
				a.Mgmt = []netip.Addr{netip.MustParseAddr("198.18.0.1")}
				a.damaged("an address is longer than its TLV")
			}),
		},
		"a TLV of length 0 ends it, and loops nobody": {
			cdpPacket(device, port, []byte{0, 5, 0, 0}),
			with(func(a *account) { a.damaged("a TLV is shorter than its header") }),
		},
		"a TLV that is cut off": {
			cdpPacket(device, port, cdpTLV(6, []byte("cisco"))[:6]),
			with(func(a *account) { a.damaged("a TLV is longer than what is left of the frame") }),
		},
		"version 7": {
			append([]byte{7, 180, 0, 0}, join(device, port)...),
			with(func(a *account) { a.damaged("the version is neither 1 nor 2") }),
		},
		"no header": {
			[]byte{2, 180},
			account{Neighbor: topology.Neighbor{Protocol: "cdp"}, damage: []string{"the frame ends within the header"}},
		},
	} {
		t.Run(name, func(t *testing.T) {
			if got := decodeCDP(c.data); !reflect.DeepEqual(got, c.want) {
				t.Errorf("got  %+v\nwant %+v", got, c.want)
			}
		})
	}
}
