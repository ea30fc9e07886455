package frame

import (
	"net/netip"
	"reflect"
	"testing"

	"cablewright/topology"
)

func TestDecodeLLDP(t *testing.T) {
	chassis, port, ttl := tlv(1, sub(4, string(leaf1[:]))), tlv(2, sub(5, "swp1")), tlv(3, u16(120))
	base := topology.Neighbor{Protocol: "lldp", Chassis: "mac:00:1b:21:00:00:01", PortID: "ifname:swp1"}
	with := func(change func(*account)) account {
		a := account{Neighbor: base}
		change(&a)
		return a
	}
	for name, c := range map[string]struct {
		data []byte
		want account
	}{
		"the least": {join(chassis, port, ttl, tlv(0)), with(func(*account) {})},
		"no end of LLDPDU, which later standards allow": {join(chassis, port, ttl), with(func(*account) {})},
		"what comes after the end is padding":           {join(chassis, port, ttl, tlv(0), tlv(5, []byte("x"))), with(func(*account) {})},
		"a farewell":                                    {join(chassis, port, tlv(3, u16(0))), with(func(a *account) { a.gone = true })},
		"texts": {
			join(chassis, port, ttl, tlv(4, []byte("uplink\x00")), tlv(5, []byte("leaf1.example.net")), tlv(6, []byte("Linux\r\n6.1 "))),
			with(func(a *account) { a.PortDescr, a.Name, a.Description = "uplink", "leaf1.example.net", "Linux 6.1" }),
		},
		"ISO 8859-1": {
			join(chassis, port, ttl, tlv(5, []byte("K\xf6ln"))),
			with(func(a *account) { a.Name = "Köln" }),
		},
		"capabilities: those enabled, not those had": {
			join(chassis, port, ttl, tlv(7, u16(0x00ff), u16(0x0014))),
			with(func(a *account) { a.Capabilities = []string{"bridge", "router"} }),
		},
		"management addresses, usable ones once": {
			join(chassis, port, ttl,
				tlv(8, []byte{5, 1, 198, 18, 0, 9, 2, 0, 0, 0, 3, 0}),
				tlv(8, []byte{5, 1, 198, 18, 0, 1, 2, 0, 0, 0, 3, 0}),
				tlv(8, []byte{5, 1, 198, 18, 0, 1, 2, 0, 0, 0, 4, 0}),
				tlv(8, []byte{5, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0}),
				tlv(8, []byte{7, 6}, leaf1[:], []byte{1, 0, 0, 0, 0, 0})),
			with(func(a *account) {
				a.Mgmt = []netip.Addr{netip.MustParseAddr("198.18.0.1"), netip.MustParseAddr("198.18.0.9")}
			}),
		},
		"802.1, 802.3 and MED": {
			join(chassis, port, ttl,
				tlv(127, []byte{0x00, 0x80, 0xc2, 1}, u16(10)),                    // port VLAN ID
				tlv(127, []byte{0x00, 0x12, 0x0f, 1, 3}, u16(0x8000), u16(30)),    // MAU type 1000BASE-T, full duplex
				tlv(127, []byte{0x00, 0x12, 0x0f, 3, 3, 0, 0, 0, 9}),              // aggregation capable, in use
				tlv(127, []byte{0x00, 0x12, 0xbb, 8}, []byte("SN1")),              // inventory: serial number
				tlv(127, []byte{0x00, 0x12, 0xbb, 10}, []byte("Model 7")),         // inventory: model
				tlv(127, []byte{0x00, 0x0e, 0xcf, 2}, []byte("of someone else"))), // PROFIBUS
			with(func(a *account) {
				a.VLAN, a.PHY, a.Duplex, a.Aggregated = 10, "1000BASE-T", topology.FullDuplex, true
				a.Serial, a.Platform = "SN1", "Model 7"
			}),
		},
		"an aggregate that is possible, but not in use": {
			join(chassis, port, ttl, tlv(127, []byte{0x00, 0x80, 0xc2, 7, 1, 0, 0, 0, 0})), with(func(*account) {}),
		},
		"a TLV that is cut off leaves what came before it": {
			join(chassis, port, ttl, tlv(5, []byte("leaf1"))[:5]),
			with(func(a *account) { a.damaged("a TLV is longer than what is left of the frame") }),
		},
		"half a header": {
			join(chassis, port, ttl, []byte{10}),
			with(func(a *account) { a.damaged("the frame ends within the header of a TLV") }),
		},
		"a second chassis ID": {
			join(chassis, port, ttl, tlv(1, sub(7, "other"))),
			with(func(a *account) { a.damaged("a TLV that may come once comes again") }),
		},
		"a management address that is longer than its TLV": {
			join(chassis, port, ttl, tlv(8, []byte{200, 1, 198, 18, 0, 1})),
			with(func(a *account) { a.damaged("a management address is longer than its TLV, or empty") }),
		},
		"capabilities cut short": {
			join(chassis, port, ttl, tlv(7, u16(4))),
			with(func(a *account) { a.damaged("the capabilities are not four octets long") }),
		},
		"an organization without a subtype": {
			join(chassis, port, ttl, tlv(127, []byte{0x00, 0x80, 0xc2})),
			with(func(a *account) { a.damaged("a TLV of an organization is shorter than its header") }),
		},
		"a VLAN of one octet": {
			join(chassis, port, ttl, tlv(127, []byte{0x00, 0x80, 0xc2, 1, 10})),
			with(func(a *account) { a.damaged("a TLV of an organization is shorter than its definition") }),
		},
		"nothing": {
			nil,
			account{
				Neighbor: topology.Neighbor{Protocol: "lldp"},
				damage:   []string{"a mandatory TLV is missing: chassis ID, port ID or time to live"},
			},
		},
	} {
		t.Run(name, func(t *testing.T) {
			if got := decodeLLDP(c.data); !reflect.DeepEqual(got, c.want) {
				t.Errorf("got  %+v\nwant %+v", got, c.want)
			}
		})
	}
}
