package probe

import (
	"slices"
	"testing"

	"cablewright/topology"
)

func TestForwarding(t *testing.T) {
	const learned, station = 3, "2.0.94.16.0.1"
	host := topology.FDBEntry{MAC: mac("02:00:5e:10:00:01"), VLAN: 10, Port: "swp2"}
	plain := host
	plain.VLAN = 0
	for _, test := range []struct {
		name  string
		table func(a *Answers)
		want  []topology.FDBEntry
		gaps  []string
	}{
		{"Q-BRIDGE", func(a *Answers) {
			a.put(dot1qTpFdbTable, "10."+station, num(2), num(learned))
		}, []topology.FDBEntry{host}, nil},
		{"no status", func(a *Answers) {
			a.put(dot1qTpFdbTable, "10."+station, num(2))
		}, []topology.FDBEntry{host}, nil},
		{"length in the index", func(a *Answers) {
			a.put(dot1qTpFdbTable, "10.6."+station, num(2), num(learned))
		}, []topology.FDBEntry{host}, nil},
		{"own, aged and port 0", func(a *Answers) {
			a.put(dot1qTpFdbTable, "10."+station, num(2), num(fdbSelf))
			a.put(dot1qTpFdbTable, "11."+station, num(2), num(fdbInvalid))
			a.put(dot1qTpFdbTable, "12."+station, num(0), num(learned))
		}, nil, nil},
		{"zero and group addresses", func(a *Answers) {
			a.put(dot1qTpFdbTable, "10.0.0.0.0.0.0", num(2), num(learned))
			a.put(dot1qTpFdbTable, "10.1.0.94.0.0.5", num(2), num(learned))
		}, nil, nil},
		{"FdbId told", func(a *Answers) {
			a.put(dot1qVlanCurrentTable, "0.10", num(7001))
			a.put(dot1qVlanCurrentTable, "55.10", num(7001)) // the same under a later TimeMark
			a.put(dot1qTpFdbTable, "7001."+station, num(2), num(learned))
		}, []topology.FDBEntry{host}, nil},
		{"FdbId too large and not told", func(a *Answers) {
			a.put(dot1qTpFdbTable, "7001."+station, num(2), num(learned))
		}, []topology.FDBEntry{plain}, nil},
		{"FdbId 0", func(a *Answers) {
			a.put(dot1qTpFdbTable, "0."+station, num(2), num(learned))
		}, []topology.FDBEntry{plain}, nil},
		{"shared learning", func(a *Answers) {
			a.put(dot1qVlanCurrentTable, "0.10", num(1))
			a.put(dot1qVlanCurrentTable, "0.20", num(1))
			a.put(dot1qTpFdbTable, "1."+station, num(2), num(learned))
		}, []topology.FDBEntry{plain}, nil},
		{"component in front (802.1Q-2011)", func(a *Answers) {
			a.put(ieee8021QBridgeTpFdbTable, "1.10."+station, num(2), num(learned))
		}, []topology.FDBEntry{host}, nil},
		{"BRIDGE-MIB", func(a *Answers) {
			a.put(dot1dTpFdbTable, station, num(2), num(learned), octets("02005e100001"))
		}, []topology.FDBEntry{plain}, nil},
		{"BRIDGE-MIB indexed by a row number (FortiSwitch)", func(a *Answers) {
			a.put(dot1dTpFdbTable, "17", num(2), num(learned), octets("02005e100001"))
			a.put(dot1dTpFdbTable, "18", num(2), num(learned))
		}, []topology.FDBEntry{plain}, []string{"bridge dot1dTpFdbTable: 1 of 2 rows have an index without a MAC address"}},
		{"bad index", func(a *Answers) {
			a.put(dot1qTpFdbTable, "10.2.0.94.16.0", num(2), num(learned))
			a.put(dot1qTpFdbTable, "10.2.0.94.16.0.256", num(2), num(learned))
			a.put(dot1qTpFdbTable, "10."+station, num(2), num(learned))
		}, []topology.FDBEntry{host}, []string{"bridge dot1qTpFdbTable: 2 of 3 rows have an index without a MAC address"}},
		{"port of no interface", func(a *Answers) {
			a.put(dot1qTpFdbTable, "10."+station, num(2), num(learned))
			a.put(dot1qTpFdbTable, "11."+station, num(49154), num(learned))
		}, []topology.FDBEntry{host}, []string{"bridge dot1qTpFdbTable: 1 of 2 rows have a port number that is no interface"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			var answers Answers
			answers.ports("swp1", "swp2")
			test.table(&answers)
			seen := decode(&answers)
			if !slices.Equal(seen.Forwarding, test.want) {
				t.Errorf("got %v, want %v", seen.Forwarding, test.want)
			}
			wantGaps(t, seen, test.gaps...)
		})
	}
}

func TestBridgePorts(t *testing.T) {
	for _, test := range []struct {
		name   string
		listed map[string]int64 // bridge port to ifIndex
		want   map[uint32]int
	}{
		{"no list: ifIndex", nil, map[uint32]int{2: 2}},
		{"all themselves: the rest too", map[string]int64{"1": 1}, map[uint32]int{1: 1, 2: 2}},
		{"other numbers: the rest unknown", map[string]int64{"1": 3, "5": 1}, map[uint32]int{1: 3, 5: 1, 2: 0}},
		{"all 0 (VOSS): ifIndex", map[string]int64{"1": 0, "2": 0}, map[uint32]int{2: 2}},
		{"an ifIndex that is none", map[string]int64{"1": 1000001}, map[uint32]int{1: 1}},
	} {
		t.Run(test.name, func(t *testing.T) {
			var answers Answers
			answers.ports("a", "b", "c")
			for number, ifIndex := range test.listed {
				answers.put(dot1dBasePortTable, number, num(ifIndex))
			}
			device := decode(&answers).Device
			ports := newBridgePorts(&answers, &device)
			for number, want := range test.want {
				if got := ports.ifIndex(number); got != want {
					t.Errorf("bridge port %d is ifIndex %d, want %d", number, got, want)
				}
			}
		})
	}
}

func TestForwardingByIfIndex(t *testing.T) {
	var answers Answers
	answers.ports("a", "b", "c", "d")
	answers.put(dot1dBasePortTable, "1", num(3))
	answers.put(dot1dBasePortTable, "2", num(4))
	answers.put(dot1qTpFdbTable, "1.2.0.94.16.0.1", num(4), num(3)) // no bridge port is 4, an ifIndex is
	if got := decode(&answers).Forwarding; len(got) != 1 || got[0].Port != "d" {
		t.Errorf("got %v, want one entry on d", got)
	}
}

func TestPVID(t *testing.T) {
	var answers Answers
	answers.ports("a", "b", "c")
	answers.put(dot1dBasePortTable, "1", num(2))
	answers.put(dot1dBasePortTable, "2", num(3))
	answers.put(dot1qPortVlanTable, "1", num(10))
	answers.put(dot1qPortVlanTable, "2", num(4095))
	answers.put(dot1qPortVlanTable, "9", num(20))
	for i, port := range decode(&answers).Device.Ports {
		if want := []int{0, 10, 0}[i]; port.VLAN != want {
			t.Errorf("%s has PVID %d, want %d", port.Name, port.VLAN, want)
		}
	}
}

func TestLAG(t *testing.T) {
	for _, test := range []struct {
		name  string
		table func(a *Answers)
		want  string // LAG of swp1
	}{
		{"attached", func(a *Answers) { a.put(dot3adAggPortTable, "1", num(3), num(3)) }, "bond0"},
		{"down, but selected", func(a *Answers) { a.put(dot3adAggPortTable, "1", num(3), num(0)) }, "bond0"},
		{"none", func(a *Answers) { a.put(dot3adAggPortTable, "1", num(0), num(0)) }, ""},
		{"itself", func(a *Answers) { a.put(dot3adAggPortTable, "1", num(1), num(1)) }, ""},
		{"of no interface", func(a *Answers) { a.put(dot3adAggPortTable, "1", num(77), num(77)) }, ""},
		{"PAgP", func(a *Answers) { a.put(pagpEthernetPortTable, "1", num(3)) }, "bond0"},
		{"PAgP, not bundled", func(a *Answers) { a.put(pagpEthernetPortTable, "1", num(1)) }, ""},
		{"ifStack", func(a *Answers) { a.put(ifStackTable, "3.1", num(1)) }, "bond0"},
		{"ifStack with a unit between (Junos)", func(a *Answers) {
			a.put(ifStackTable, "3.4", num(1))
			a.put(ifStackTable, "4.1", num(1))
		}, "bond0"},
		{"ifStack with a unit of the aggregate (Junos)", func(a *Answers) {
			a.put(ifStackTable, "5.4", num(1))
			a.put(ifStackTable, "4.1", num(1))
		}, "bond0"},
		{"ifStack, VLAN over port", func(a *Answers) { a.put(ifStackTable, "4.1", num(1)) }, ""},
		{"ifStack, ends", func(a *Answers) {
			a.put(ifStackTable, "0.3", num(1))
			a.put(ifStackTable, "3.0", num(1))
		}, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			var answers Answers
			answers.ports("swp1", "swp2", "bond0", "Vlan10", "bond0.0")
			test.table(&answers)
			for _, port := range decode(&answers).Device.Ports {
				want := ""
				if port.Name == "swp1" {
					want = test.want
				}
				if port.LAG != want {
					t.Errorf("%s is in %q, want %q", port.Name, port.LAG, want)
				}
			}
		})
	}
}
