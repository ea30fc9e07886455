package probe

import (
	"encoding/hex"
	"net/netip"
	"slices"
	"testing"

	"cablewright/topology"
)

// spine is a row of lldpRemTable.
func spine(name, port string) []Value {
	return []Value{num(4), octets("00 1b 21 0a 0b 0c"), num(5), text(port), text("descr " + port), text(name), text("Acme OS"), octets("28")}
}

func TestLLDP(t *testing.T) {
	var answers Answers
	answers.put(systemTable, "0", Value{}, Value{}, num(10_000))
	answers.ports("swp1", "swp2")
	answers.put(lldpRemTable, "2500.2.7", spine("spine1\x00\x00", "swp9")...)
	answers.put(lldpRemManAddrTable, "0.2.7.1.4.192.0.2.7", num(2)) // another TimeMark (SONiC)
	answers.put(lldpRemManAddrTable, "2500.2.7.2.16.32.1.13.184.0.0.0.0.0.0.0.0.0.0.0.7", num(2))
	answers.put(lldpRemManAddrTable, "2500.2.7.1.4.127.0.0.1", num(2))
	answers.put(lldpXdot3RemPortTable, "2500.2.7", num(36))
	answers.put(lldpXdot3RemLinkAggTable, "2500.2.7", octets("c0"))
	seen := decode(&answers)
	if len(seen.Neighbors) != 1 {
		t.Fatalf("%d neighbours, want 1", len(seen.Neighbors))
	}
	got := seen.Neighbors[0]
	for _, check := range []struct{ what, got, want string }{
		{"protocol", got.Protocol, "lldp"},
		{"port", got.Port, "swp2"},
		{"chassis", string(got.Chassis), "mac:00:1b:21:0a:0b:0c"},
		{"port ID", string(got.PortID), "ifname:swp9"},
		{"port description", got.PortDescr, "descr swp9"},
		{"name", got.Name, "spine1"},
		{"description", got.Description, "Acme OS"},
		{"PHY", got.PHY, "10GBASE-SR"},
	} {
		if check.got != check.want {
			t.Errorf("%s %q, want %q", check.what, check.got, check.want)
		}
	}
	if got.Age != 7_500 || !got.Aggregated || got.Duplex != topology.FullDuplex {
		t.Errorf("age %d, aggregated %v, duplex %v; want 7500, true, full", got.Age, got.Aggregated, got.Duplex)
	}
	if !slices.Equal(got.Capabilities, []string{topology.CapBridge, topology.CapRouter}) {
		t.Errorf("capabilities %q", got.Capabilities)
	}
	if want := []netip.Addr{netip.MustParseAddr("192.0.2.7"), netip.MustParseAddr("2001:db8::7")}; !slices.Equal(got.Mgmt, want) {
		t.Errorf("managed at %v, want %v", got.Mgmt, want)
	}
	wantGaps(t, seen)
}

func TestLLDPAddressJoin(t *testing.T) {
	for _, test := range []struct {
		name      string
		neighbors []string // indexes of lldpRemTable
		address   string   // index of lldpRemManAddrTable
		want      []string // address of each neighbour
	}{
		{"same RemIndex", []string{"0.1.1", "0.1.2"}, "0.1.2.1.4.192.0.2.7", []string{"", "192.0.2.7"}},
		{"other RemIndex, only neighbour on the port (FortiSwitch)", []string{"0.1.1", "0.2.2"}, "0.1.9.1.4.192.0.2.7", []string{"192.0.2.7", ""}},
		{"other RemIndex, two neighbours", []string{"0.1.1", "0.1.2"}, "0.1.9.1.4.192.0.2.7", []string{"", ""}},
		{"other port", []string{"0.1.1"}, "0.2.1.1.4.192.0.2.7", []string{""}},
	} {
		t.Run(test.name, func(t *testing.T) {
			var answers Answers
			answers.ports("swp1", "swp2")
			for i, index := range test.neighbors {
				answers.put(lldpRemTable, index, spine("spine", []string{"a", "b"}[i])...)
			}
			answers.put(lldpRemManAddrTable, test.address, num(2))
			for i, neighbor := range decode(&answers).Neighbors {
				got := ""
				if len(neighbor.Mgmt) > 0 {
					got = neighbor.Mgmt[0].String()
				}
				if got != test.want[i] {
					t.Errorf("neighbour %d is managed at %q, want %q", i, got, test.want[i])
				}
			}
		})
	}
}

func TestLLDPRows(t *testing.T) {
	for _, test := range []struct {
		name  string
		table func(a *Answers)
		ports []string // the local port of each neighbour
		gaps  []string
	}{
		{"two neighbours on a port", func(a *Answers) {
			a.put(lldpRemTable, "0.1.1", spine("a", "x")...)
			a.put(lldpRemTable, "0.1.2", spine("b", "y")...)
		}, []string{"swp1", "swp1"}, nil},
		{"one neighbour under two TimeMarks", func(a *Answers) {
			a.put(lldpRemTable, "100.1.1", spine("a", "x")...)
			a.put(lldpRemTable, "200.1.4", spine("a", "x")...)
		}, []string{"swp1"}, nil},
		{"no TimeMark in the index (TP-Link)", func(a *Answers) {
			a.put(lldpRemTable, "2.1", spine("a", "x")...)
		}, []string{"swp2"}, nil},
		{"RemIndex alone (MikroTik)", func(a *Answers) {
			a.put(lldpRemTable, "5", spine("a", "x")...)
		}, []string{""}, nil},
		{"an index that is too long", func(a *Answers) {
			a.put(lldpRemTable, "0.1.1", spine("a", "x")...)
			a.put(lldpRemTable, "0.1.1.4.4", spine("b", "y")...)
		}, []string{"swp1"}, []string{"lldp lldpRemTable: 1 of 2 rows have an index that is no TimeMark.LocalPortNum.RemIndex"}},
		{"an empty row", func(a *Answers) {
			a.put(lldpRemTable, "0.1.1", num(4), octets("000000000000"), num(0), text(""), text("port"))
		}, nil, nil},
		{"an address that is none", func(a *Answers) {
			a.put(lldpRemTable, "0.1.1", spine("a", "x")...)
			a.put(lldpRemManAddrTable, "0.1.1.0.1.207", num(1))
			a.put(lldpRemManAddrTable, "0.1", num(1))
		}, []string{"swp1"}, []string{"lldp lldpRemManAddrTable: 2 of 2 rows have an index without an address"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			var answers Answers
			answers.ports("swp1", "swp2")
			test.table(&answers)
			seen := decode(&answers)
			var ports []string
			for _, neighbor := range seen.Neighbors {
				ports = append(ports, neighbor.Port)
			}
			if !slices.Equal(ports, test.ports) {
				t.Errorf("neighbours on %q, want %q", ports, test.ports)
			}
			wantGaps(t, seen, test.gaps...)
		})
	}
}

func TestLLDPKeepsTheLatestTimeMark(t *testing.T) {
	var answers Answers
	answers.put(systemTable, "0", Value{}, Value{}, num(1000))
	answers.put(lldpRemTable, "100.1.1", spine("a", "x")...)
	answers.put(lldpRemTable, "400.1.4", spine("a", "x")...)
	answers.put(lldpRemTable, "5000.2.4", spine("a", "x")...) // a time to come
	seen := decode(&answers)
	if len(seen.Neighbors) != 2 || seen.Neighbors[0].Age != 600 || seen.Neighbors[1].Age != 0 {
		t.Errorf("got %+v, want ages 600 and 0", seen.Neighbors)
	}
}

func TestLLDPV2(t *testing.T) {
	var answers Answers
	answers.ports("swp1", "swp2")
	answers.put(lldpRemTable, "0.1.1", spine("a", "x")...)
	answers.put(lldpV2RemTable, "0.1.1.1", spine("a", "x")...) // known already
	answers.put(lldpV2RemTable, "0.2.1.1", spine("b", "y")...)
	answers.put(lldpV2RemTable, "0.2.3.2", spine("b", "y")...)  // by another destination address
	answers.put(lldpV2RemTable, "0.40.1.3", spine("c", "z")...) // on a port of no table
	answers.put(lldpV2RemTable, "0.2.1", spine("d", "z")...)
	answers.put(lldpV2RemManAddrTable, "0.2.1.1.1.4.192.0.2.9", num(2))
	seen := decode(&answers)
	var got []string
	for _, neighbor := range seen.Neighbors {
		got = append(got, neighbor.Port+" "+neighbor.Name)
	}
	if want := []string{"swp1 a", "ifIndex 40 c", "swp2 b"}; !slices.Equal(got, want) {
		t.Fatalf("got %q, want %q", got, want)
	}
	if mgmt := seen.Neighbors[2].Mgmt; len(mgmt) != 1 || mgmt[0].String() != "192.0.2.9" {
		t.Errorf("b is managed at %v, want 192.0.2.9", mgmt)
	}
	wantGaps(t, seen, "lldpv2 lldpV2RemTable: 1 of 5 rows have an index that is no TimeMark.LocalPortNum.RemIndex")
}

func TestCapabilityWords(t *testing.T) {
	for _, test := range []struct {
		bits string
		want []string
	}{
		{"28", []string{topology.CapBridge, topology.CapRouter}},
		{"2800", []string{topology.CapBridge, topology.CapRouter}},
		{"01", []string{topology.CapStation}},
		{"0080", []string{topology.CapCVLAN}},
		{"", nil},
		{"00000000ff", nil},
		{hex.EncodeToString([]byte("28 00 2 4 ")), []string{topology.CapBridge, topology.CapRouter}}, // as net-snmp prints it
		{hex.EncodeToString([]byte("04 5")), []string{topology.CapTelephone}},
		{hex.EncodeToString([]byte("00")), nil},
	} {
		if got := capabilityWords(octets(test.bits).Bytes); !slices.Equal(got, test.want) {
			t.Errorf("capabilityWords(%s) = %q, want %q", test.bits, got, test.want)
		}
	}
}
