package topology

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"net/netip"
	"slices"
	"strings"
	"testing"
	"time"
)

var noon = time.Date(2026, 3, 4, 12, 0, 0, 0, time.UTC)

// agent starts the account of a device that answered: named ports, a chassis
// address made from the name, and an address to be managed at.
func agent(name string, ports ...string) *Observation {
	seed := byte(0)
	for i := range len(name) {
		seed = seed*31 + name[i]
	}
	o := &Observation{Target: fmt.Sprintf("10.0.0.%d", seed), Taken: noon}
	o.Device = Device{Name: name, Observed: true, Role: RoleSwitch, Chassis: []ID{MACID(MAC{0, 1, 2, 3, seed, 0xff})}}
	for i, port := range ports {
		mac := MAC{0, 1, 2, 3, seed, byte(i + 1)}
		o.Device.Ports = append(o.Device.Ports, Port{Name: port, Index: i + 1, Kind: Physical, MAC: mac, Oper: Up})
	}
	return o
}

// hears adds an LLDP row as that of an interoperable agent: chassis by address,
// port by interface name, system name.
func (o *Observation) hears(port string, other *Observation, otherPort string) *Observation {
	o.Neighbors = append(o.Neighbors, Neighbor{
		Protocol: "lldp", Port: port, Name: other.Device.Name,
		Chassis: other.Device.Chassis[0], PortID: NewID(KindIfName, otherPort),
		Capabilities: []string{CapBridge},
	})
	return o
}

func (o *Observation) row(n Neighbor) *Observation {
	o.Neighbors = append(o.Neighbors, n)
	return o
}

// picture writes what a merge found in lines that a test can compare.
func picture(s *Snapshot) string {
	n := NewNetwork(s)
	var b strings.Builder
	for _, l := range s.Links {
		fmt.Fprintf(&b, "%s - %s %s %s\n", n.Label(l.A), n.Label(l.B), l.State, protocols(l.Evidence))
	}
	for _, segment := range s.Segments {
		labels := make([]string, len(segment.Ports))
		for i, port := range segment.Ports {
			labels[i] = n.Label(port)
		}
		fmt.Fprintf(&b, "segment %s\n", strings.Join(labels, ", "))
	}
	return b.String()
}

func protocols(evidence []Evidence) string {
	names := make([]string, len(evidence))
	for i, e := range evidence {
		names[i] = e.Protocol
	}
	return strings.Join(names, "+")
}

func TestMergeLinks(t *testing.T) {
	a, b, c := func() *Observation { return agent("a", "p1", "p2", "p3") }, func() *Observation { return agent("b", "p1", "p2", "p3") }, func() *Observation { return agent("c", "p1", "p2") }
	host := agent("h1", "eth0")
	host.Device.Observed = false
	nxAddr := []netip.Addr{netip.MustParseAddr("10.0.9.9")}
	cdp := func(name, port string) Neighbor {
		return Neighbor{Protocol: "cdp", Name: name, Chassis: NewID(KindCDP, name), PortID: NewID(KindIfName, port)}
	}
	at := func(n Neighbor, port string) Neighbor { n.Port = port; return n }
	for _, test := range []struct {
		name string
		seen []*Observation
		want string
	}{
		{"both ends report it", []*Observation{a().hears("p1", b(), "p2"), b().hears("p2", a(), "p1")}, "a p1 - b p2 confirmed lldp+lldp\n"},
		{"the other end was asked and does not", []*Observation{a().hears("p1", b(), "p2"), b()}, "a p1 - b p2 one-way lldp\n"},
		{"the other end could not be asked", []*Observation{a().hears("p1", b(), "p2")}, "a p1 - b p2 unverified lldp\n"},
		{"the other end's table is in a gap", []*Observation{a().hears("p1", b(), "p2"), func() *Observation {
			o := b()
			o.Gaps = []Gap{{Target: "10.0.0.98", Probe: "lldp", Reason: "no answer"}}
			return o
		}()}, "a p1 - b p2 unverified lldp\n"},
		{"the other end does not run the protocol", []*Observation{a().row(at(cdp("b", "p2"), "p1")), b()}, "a p1 - b p2 unverified cdp\n"},
		{"LLDP and CDP of both ends are one cable", []*Observation{
			a().hears("p1", b(), "p2").row(at(cdp("b.example.net", "p2"), "p1")),
			b().hears("p2", a(), "p1").row(at(cdp("a", "p1"), "p2")),
		}, "a p1 - b p2 confirmed lldp+lldp+cdp+cdp\n"},
		{"CDP names a stranger that LLDP describes", []*Observation{
			a().hears("p1", host, "eth0").row(Neighbor{Protocol: "cdp", Port: "p1", Name: "h1", Chassis: "cdp:h1", PortID: "ifname:to a p1"}),
		}, "a p1 - h1 eth0 unverified lldp+cdp\n"},
		{"parallel links", []*Observation{
			a().hears("p1", b(), "p1").hears("p2", b(), "p2"), b().hears("p1", a(), "p1").hears("p2", a(), "p2"),
		}, "a p1 - b p1 confirmed lldp+lldp\na p2 - b p2 confirmed lldp+lldp\n"},
		{"a cable between two ports of one device", []*Observation{a().hears("p1", a(), "p2").hears("p2", a(), "p1")}, "a p1 - a p2 confirmed lldp+lldp\n"},
		{"a port that hears itself", []*Observation{a().hears("p1", a(), "p1")}, "a p1 - a p1 confirmed lldp\n"},
		{"a namesake with another chassis is not the listener itself", []*Observation{
			a().row(Neighbor{Protocol: "lldp", Port: "p1", Name: "a", Chassis: "mac:00:99:00:00:00:01", PortID: "ifname:p1"}),
		}, "a p1 - a p1 unverified lldp\n"},
		{"a borrowed address does not make the listener its own neighbour", []*Observation{
			a().row(Neighbor{Protocol: "lldp", Port: "p1", Chassis: "mac:00:99:00:00:00:01", PortID: "ifname:p1", Mgmt: []netip.Addr{netip.MustParseAddr(a().Target)}}),
		}, "a p1 - 10.0.0.97 p1 unverified lldp\n"},
		{"a chassis identifier for each port", []*Observation{
			a().row(Neighbor{Protocol: "lldp", Port: "p1", Name: "nx", Chassis: "mac:00:99:00:00:00:01", PortID: "local:Eth1/1", Mgmt: nxAddr}).
				row(Neighbor{Protocol: "lldp", Port: "p2", Name: "nx", Chassis: "mac:00:99:00:00:00:02", PortID: "local:Eth1/2", Mgmt: nxAddr}).
				row(Neighbor{Protocol: "cdp", Port: "p2", Name: "nx", Chassis: "cdp:nx", PortID: "ifname:Ethernet1/2", Mgmt: nxAddr}),
		}, "a p1 - nx Eth1/1 unverified lldp\na p2 - nx Eth1/2 unverified lldp+cdp\n"},
		{"a tunnel that only its name tells", []*Observation{
			a().row(Neighbor{Protocol: "cdp", Port: "p1", Name: "r2", Chassis: "cdp:r2", PortID: "ifname:Tunnel40"}),
		}, ""},
		{"two cameras with the name and address they came with", []*Observation{
			a().row(Neighbor{Protocol: "lldp", Port: "p1", Name: "axis", Chassis: "mac:00:99:00:00:11:01", PortID: "ifname:eth0", Mgmt: nxAddr}).
				row(Neighbor{Protocol: "lldp", Port: "p2", Name: "axis", Chassis: "mac:00:99:00:00:33:02", PortID: "ifname:eth0", Mgmt: nxAddr}),
		}, "a p1 - axis eth0 unverified lldp\na p2 - axis eth0 unverified lldp\n"},
		{"two neighbours behind an aggregate are no segment", []*Observation{
			func() *Observation { o := a(); o.Device.Ports[0].Kind = Aggregate; return o }().hears("p1", b(), "p1").hears("p1", c(), "p1"),
		}, "a p1 - b p1 unverified lldp\na p1 - c p1 unverified lldp\n"},
		{"a row that outlives its plug", []*Observation{
			func() *Observation { o := a(); o.Device.Ports[0].Oper = Down; return o }().hears("p1", b(), "p1").hears("p2", b(), "p1").hears("p3", b(), "p3"),
		}, "a p2 - b p1 unverified lldp\na p3 - b p3 unverified lldp\n"},
		{"the last row of a port that went down", []*Observation{
			func() *Observation { o := a(); o.Device.Ports[0].Oper = Down; return o }().hears("p1", b(), "p1"),
		}, "a p1 - b p1 unverified lldp\n"},
		{"a neighbour that speaks from a port and from a VLAN of its bridge", []*Observation{
			a().row(Neighbor{Protocol: "lldp", Port: "p1", Name: "tik", Chassis: "mac:00:99:00:00:00:01", PortID: "ifname:bridge-lan/vlan32"}).
				row(Neighbor{Protocol: "lldp", Port: "p1", Name: "tik", Chassis: "mac:00:99:00:00:00:01", PortID: "ifname:bridge-lan/ether1"}),
		}, "a p1 - tik bridge-lan/ether1 unverified lldp+lldp\n"},
		{"the far port is told by the other end alone", []*Observation{
			a().row(Neighbor{Protocol: "lldp", Port: "p1", Name: "b", Chassis: b().Device.Chassis[0], PortID: "local:77"}),
			b().hears("p3", a(), "p1"),
		}, "a p1 - b p3 confirmed lldp+lldp\n"},
		{"neither end tells, and there is one open port at each", []*Observation{
			a().row(Neighbor{Protocol: "lldp", Port: "p1", Name: "b", Chassis: b().Device.Chassis[0], PortID: "local:77"}).hears("p2", b(), "p2"),
			b().row(Neighbor{Protocol: "lldp", Port: "p3", Name: "a", Chassis: a().Device.Chassis[0], PortID: "local:78"}).hears("p2", a(), "p2"),
		}, "a p1 - b p3 confirmed lldp+lldp\na p2 - b p2 confirmed lldp+lldp\n"},
		{"neither end tells, and it could be either", []*Observation{
			a().row(Neighbor{Protocol: "lldp", Port: "p1", Name: "b", Chassis: b().Device.Chassis[0], PortID: "local:77"}).
				row(Neighbor{Protocol: "lldp", Port: "p2", Name: "b", Chassis: b().Device.Chassis[0], PortID: "local:79"}),
			b().row(Neighbor{Protocol: "lldp", Port: "p3", Name: "a", Chassis: a().Device.Chassis[0], PortID: "local:78"}),
		}, "a ? - b p3 unverified lldp\na p1 - b ? unverified lldp\na p2 - b ? unverified lldp\n"},
		{"the near port is told by the other end alone", []*Observation{
			a().hears("", b(), "p1"), b().hears("p1", a(), "p2"),
		}, "a p2 - b p1 confirmed lldp+lldp\n"},
		{"a hub", []*Observation{
			a().hears("p1", b(), "p1").hears("p1", c(), "p1"),
			b().hears("p1", a(), "p1").hears("p1", c(), "p1"),
			c().hears("p1", a(), "p1").hears("p1", b(), "p1"),
		}, "segment a p1, b p1, c p1\n"},
		{"two strangers behind one port", []*Observation{
			a().hears("p1", b(), "p1").hears("p1", c(), "p1"),
		}, "segment a p1, b p1, c p1\n"},
		{"one device that speaks from its bridge too", []*Observation{
			a().hears("p1", host, "bridge1/vlan75").hears("p1", host, "ether1"),
		}, "a p1 - h1 ether1 unverified lldp+lldp\n"},
		{"one device on a hub with two ports", []*Observation{
			a().hears("p1", b(), "p1").hears("p1", b(), "p2"), b().hears("p1", a(), "p1").hears("p2", a(), "p1"),
		}, "segment a p1, b p1, b p2\n"},
		{"a stale row does not make a segment", []*Observation{
			a().hears("p1", b(), "p1").hears("p1", c(), "p2"), b().hears("p1", a(), "p1"), c(),
		}, "a p1 - b p1 confirmed lldp+lldp\na p1 - c p2 one-way lldp\n"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := picture(Merge(noon, values(test.seen))); got != test.want {
				t.Errorf("got\n%swant\n%s", got, test.want)
			}
		})
	}
}

func values(list []*Observation) []Observation {
	out := make([]Observation, len(list))
	for i, o := range list {
		out[i] = *o
	}
	return out
}

func TestMergeFindsTheFarPort(t *testing.T) {
	b := agent("b", "GigabitEthernet1/0/4", "xe-0/0/1", "Po1")
	b.Device.Ports[0].Alias = "to a"
	b.Device.Ports[0].LLDP = "local:0x104"
	b.Device.Ports[1].Descr = "xe-0/0/1 description"
	for _, test := range []struct {
		name string
		row  Neighbor
		want string
	}{
		{"interface name", Neighbor{PortID: "ifname:GigabitEthernet1/0/4"}, "GigabitEthernet1/0/4"},
		{"abbreviated interface name", Neighbor{PortID: "ifname:Gi1/0/4"}, "GigabitEthernet1/0/4"},
		{"announced identifier", Neighbor{PortID: "local:0x104"}, "GigabitEthernet1/0/4"},
		{"address of the port", Neighbor{PortID: MACID(b.Device.Ports[1].MAC)}, "xe-0/0/1"},
		{"ifIndex as local text", Neighbor{PortID: "local:2"}, "xe-0/0/1"},
		{"local number with the name in the description", Neighbor{PortID: "local:1", PortDescr: "xe-0/0/1"}, "xe-0/0/1"},
		{"alias", Neighbor{PortID: "alias:to a"}, "GigabitEthernet1/0/4"},
		{"logical unit", Neighbor{PortID: "ifname:xe-0/0/1.0"}, "xe-0/0/1"},
		{"a name it does not have", Neighbor{PortID: "ifname:Gi1/0/5"}, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			test.row.Protocol, test.row.Port, test.row.Name, test.row.Chassis = "lldp", "p1", "b", b.Device.Chassis[0]
			s := Merge(noon, []Observation{*agent("a", "p1").row(test.row), *b})
			if len(s.Links) != 1 || len(s.Devices) != 2 {
				t.Fatalf("%d links between %d devices", len(s.Links), len(s.Devices))
			}
			_, far := s.Links[0].Opposite("mac:" + DeviceID(agent("a").Device.Chassis[0].Value()))
			if far.Port != test.want {
				t.Errorf("far port %q, want %q", far.Port, test.want)
			}
		})
	}
}

func TestMergeStrangers(t *testing.T) {
	row := func(port string, n Neighbor) Neighbor { n.Port, n.Protocol = port, "lldp"; return n }
	for _, test := range []struct {
		name string
		rows []Neighbor
		want int // devices beside the reporter
	}{
		{"one host on two ports", []Neighbor{
			row("p1", Neighbor{Chassis: "mac:00:00:00:00:0a:01", Name: "h", PortID: "ifname:eth0"}),
			row("p2", Neighbor{Chassis: "mac:00:00:00:00:0a:01", Name: "h", PortID: "ifname:eth1"}),
		}, 1},
		{"one name, two chassis", []Neighbor{
			row("p1", Neighbor{Chassis: "mac:00:00:00:00:0a:01", Name: "h", PortID: "ifname:eth0"}),
			row("p2", Neighbor{Chassis: "mac:00:00:00:00:0a:02", Name: "h", PortID: "ifname:eth0"}),
		}, 2},
		{"one chassis, two names: a pair that poses as one", []Neighbor{
			row("p1", Neighbor{Chassis: "mac:00:00:00:00:0a:01", Name: "left", PortID: "ifname:e1"}),
			row("p2", Neighbor{Chassis: "mac:00:00:00:00:0a:01", Name: "right", PortID: "ifname:e1"}),
		}, 2},
		{"chassis that names a port, on three hosts", []Neighbor{
			row("p1", Neighbor{Chassis: "ifname:vmnic0", Name: "esx1"}),
			row("p2", Neighbor{Chassis: "ifname:vmnic0", Name: "esx2"}),
			row("p3", Neighbor{Chassis: "ifname:vmnic0"}),
		}, 3},
		{"default name", []Neighbor{
			row("p1", Neighbor{Chassis: "local:x", Name: "localhost"}),
			row("p2", Neighbor{Chassis: "local:y", Name: "localhost"}),
		}, 2},
		{"card firmware and its host", []Neighbor{
			row("p1", Neighbor{Chassis: "mac:00:00:00:00:0a:07", PortID: "mac:00:00:00:00:0a:07"}),
			row("p1", Neighbor{Chassis: "mac:00:00:00:00:0a:01", Name: "h", PortID: "mac:00:00:00:00:0a:07"}),
		}, 2}, // the chassis differ and both are addresses: not enough to call them one
		{"one management address", []Neighbor{
			row("p1", Neighbor{Chassis: "local:1", Mgmt: []netip.Addr{netip.MustParseAddr("10.9.0.1")}}),
			row("p2", Neighbor{Chassis: "local:2", Mgmt: []netip.Addr{netip.MustParseAddr("10.9.0.1")}}),
		}, 1},
		{"nothing told", []Neighbor{row("p1", Neighbor{}), row("p2", Neighbor{})}, 2},
	} {
		t.Run(test.name, func(t *testing.T) {
			o := agent("a", "p1", "p2", "p3")
			o.Neighbors = test.rows
			s := Merge(noon, []Observation{*o})
			if got := len(s.Devices) - 1; got != test.want {
				t.Errorf("%d devices, want %d: %+v", got, test.want, s.Devices)
			}
			ids := make(map[DeviceID]bool)
			for _, d := range s.Devices {
				if d.ID == "" || ids[d.ID] {
					t.Errorf("device ID %q is empty or used twice", d.ID)
				}
				ids[d.ID] = true
			}
		})
	}
}

// A borrowed management address must not pull a neighbour onto the device that
// has it.
func TestMergeBorrowedAddress(t *testing.T) {
	b := agent("b", "p1")
	b.Device.Mgmt = []netip.Addr{netip.MustParseAddr("10.9.0.1")}
	a := agent("a", "p1").row(Neighbor{
		Protocol: "lldp", Port: "p1", Name: "rogue", Chassis: "mac:00:00:00:00:0a:01",
		PortID: "ifname:p1", Mgmt: b.Device.Mgmt,
	})
	s := Merge(noon, []Observation{*a, *b})
	if len(s.Devices) != 3 {
		t.Errorf("%d devices, want 3: the rogue is its own", len(s.Devices))
	}
}

func TestMergeOneDeviceAtSeveralAddresses(t *testing.T) {
	first, second := agent("a", "p1"), agent("a", "p1")
	second.Target = "[2001:db8::1]:1161"
	second.Device.PoE = []PSE{{Group: 1, Power: 370}}
	s := Merge(noon, []Observation{*first, *second})
	if len(s.Devices) != 1 {
		t.Fatalf("%d devices, want 1", len(s.Devices))
	}
	want := []netip.Addr{netip.MustParseAddr("10.0.0.97"), netip.MustParseAddr("2001:db8::1")}
	if !slices.Equal(s.Devices[0].Mgmt, want) {
		t.Errorf("management addresses %v, want %v", s.Devices[0].Mgmt, want)
	}
	if !slices.Equal(s.Devices[0].PoE, second.Device.PoE) {
		t.Errorf("power over Ethernet %v, want %v", s.Devices[0].PoE, second.Device.PoE)
	}
}

// Agents that report on the bundle what its members hear.
func TestMergeLowersAggregates(t *testing.T) {
	a := agent("a", "e1", "e2", "bond0")
	a.Device.Ports[0].LAG, a.Device.Ports[1].LAG, a.Device.Ports[2].Kind = "bond0", "bond0", Aggregate
	b := agent("b", "s1", "s2")
	a.hears("bond0", b, "s1").hears("bond0", b, "s2")
	b.hears("s1", a, "e1").hears("s2", a, "e2")
	want := "a e1 - b s1 confirmed lldp+lldp\na e2 - b s2 confirmed lldp+lldp\n"
	if got := picture(Merge(noon, []Observation{*a, *b})); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

// An older account must not add a neighbour to a port whose cable was moved.
func TestMergeNewerAccountOfAPortWins(t *testing.T) {
	b, c := agent("b", "p1", "p2"), agent("c", "p1", "p2")
	for _, test := range []struct {
		name string
		age  time.Duration
		want string
	}{
		{"moved an hour ago", time.Hour, "a p1 - b p1 one-way lldp\na p1 - c p1 confirmed lldp+lldp\na p2 - b p2 one-way lldp\n"},
		{"both rows may be alive", time.Minute, "a p2 - b p2 one-way lldp\nsegment a p1, b p1, c p1\n"},
	} {
		t.Run(test.name, func(t *testing.T) {
			old := agent("a", "p1", "p2").hears("p1", b, "p1").hears("p2", b, "p2")
			oldB := agent("b", "p1", "p2").hears("p1", old, "p1")
			old.Taken, oldB.Taken = noon.Add(-test.age), noon.Add(-test.age)
			now := agent("a", "p1", "p2").hears("p1", c, "p1")
			nowC := agent("c", "p1", "p2").hears("p1", now, "p1")
			got := picture(Merge(noon, []Observation{*old, *oldB, *now, *nowC}))
			if got != test.want {
				t.Errorf("got\n%swant\n%s", got, test.want)
			}
		})
	}
}

func TestMergeLowersUnits(t *testing.T) {
	a, b := agent("a", "ge-0/0/1", "ge-0/0/1.0"), agent("b", "ge-0/0/2", "ge-0/0/2.0")
	a.Device.Ports[1].Kind, b.Device.Ports[1].Kind = Virtual, Virtual
	a.hears("ge-0/0/1.0", b, "ge-0/0/2.0")
	b.hears("ge-0/0/2", a, "ge-0/0/1")
	want := "a ge-0/0/1 - b ge-0/0/2 confirmed lldp+lldp\n"
	if got := picture(Merge(noon, []Observation{*a, *b})); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

func TestMergeTunnelsAreNoCables(t *testing.T) {
	a, b := agent("a", "e1", "Tu0"), agent("b", "e1")
	a.Device.Ports[1].Kind = Tunnel
	a.hears("Tu0", b, "Tu7")
	s := Merge(noon, []Observation{*a})
	if len(s.Links) != 0 || len(s.Devices) != 2 {
		t.Errorf("%d links and %d devices, want none and both", len(s.Links), len(s.Devices))
	}
}

func TestMergeEndpoints(t *testing.T) {
	pc, printer, own := MAC{0, 0x50, 0, 0, 0, 1}, MAC{0, 0x50, 0, 0, 0, 2}, agent("b").Device.Chassis[0]
	ownMAC, _ := own.MAC()
	a, b := agent("a", "p1", "p2"), agent("b", "p1", "p2")
	a.hears("p1", b, "p1")
	b.hears("p1", a, "p1")
	a.Forwarding = []FDBEntry{{pc, 10, "p2"}, {printer, 10, "p1"}, {ownMAC, 10, "p1"}, {MAC{0x01, 0, 0x5e, 0, 0, 1}, 10, "p2"}}
	b.Forwarding = []FDBEntry{{pc, 10, "p1"}, {printer, 20, "p2"}}
	a.ARP = []ARPEntry{{netip.MustParseAddr("10.1.0.1"), pc, "p2"}, {netip.MustParseAddr("10.1.0.9"), MAC{0, 0x50, 0, 0, 0, 9}, "p2"}}
	s := Merge(noon, []Observation{*a, *b})
	n := NewNetwork(s)
	var got []string
	for _, e := range s.Endpoints {
		got = append(got, fmt.Sprintf("%s %v %s vlan %d", e.MAC, e.Addrs, n.Label(e.At), e.VLAN))
	}
	want := []string{
		"00:50:00:00:00:01 [10.1.0.1] a p2 vlan 10",
		"00:50:00:00:00:02 [] b p2 vlan 20",
		"00:50:00:00:00:09 [10.1.0.9]  ? vlan 0",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %q\nwant %q", got, want)
	}
}

// TestMergeEndpointsSilentBridge has a bridge that was asked and tells no address
// it learned: a station behind it is at the port that leads there.
func TestMergeEndpointsSilentBridge(t *testing.T) {
	a, b := agent("a", "p1", "p2"), agent("b", "p1", "p2")
	a.hears("p1", b, "p1")
	b.hears("p1", a, "p1")
	a.Forwarding = []FDBEntry{{MAC{0, 0x50, 0, 0, 0, 1}, 10, "p1"}}
	s := Merge(noon, []Observation{*a, *b})
	if got := NewNetwork(s).Label(s.Endpoints[0].At); got != "a p1" {
		t.Errorf("at %q, want a p1", got)
	}
}

// meshed is a network with every kind of trouble in it, for the tests of order
// and of storing.
func meshed() []Observation {
	a, b, c := agent("a", "p1", "p2", "p3", "p4"), agent("b", "p1", "p2", "p3"), agent("c", "p1", "p2")
	a.hears("p1", b, "p1").hears("p2", b, "p2").hears("p3", c, "p1")
	b.hears("p1", a, "p1").hears("p2", a, "p2").hears("p3", c, "p2")
	b.row(Neighbor{Protocol: "cdp", Port: "p1", Name: "a.example.net", Chassis: "cdp:a.example.net", PortID: "ifname:p1"})
	for i, name := range []string{"h1", "h2", "h1"} {
		a.row(Neighbor{Protocol: "lldp", Port: "p4", Name: name, Chassis: MACID(MAC{0, 9, 9, 9, 9, byte(i)}), PortID: "ifname:eth0"})
	}
	c.row(Neighbor{Protocol: "lldp", Port: "p2", Chassis: "ifname:vmnic0"})
	a.Forwarding = []FDBEntry{{MAC{0, 0x50, 0, 0, 0, 1}, 10, "p4"}}
	again := agent("c", "p1", "p2")
	again.Target = "10.0.7.7"
	again.Gaps = []Gap{{"10.0.7.7", "bridge", "no answer"}}
	return []Observation{*a, *b, *c, *again, {Target: "10.0.0.200", Gaps: []Gap{{"10.0.0.200", "snmp", "no answer"}}}}
}

func stored(t *testing.T, s *Snapshot) string {
	t.Helper()
	var b bytes.Buffer
	if err := WriteSnapshot(&b, s); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestMergeDoesNotDependOnOrder(t *testing.T) {
	want := stored(t, Merge(noon, meshed()))
	random := rand.New(rand.NewPCG(1, 2))
	for range 50 {
		shuffled := meshed()
		random.Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
		for k := range shuffled {
			rows := shuffled[k].Neighbors
			random.Shuffle(len(rows), func(i, j int) { rows[i], rows[j] = rows[j], rows[i] })
		}
		if got := stored(t, Merge(noon, shuffled)); got != want {
			t.Fatalf("order changed the snapshot:\n%s\nwant\n%s", got, want)
		}
	}
}

func TestObservationsGiveTheSnapshotBack(t *testing.T) {
	first := Merge(noon, meshed())
	again := Merge(noon, Observations(first))
	if got, want := picture(again), picture(first); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	if got, want := len(again.Devices), len(first.Devices); got != want {
		t.Errorf("%d devices, want %d", got, want)
	}
	for i := range first.Devices {
		if got, want := again.Devices[i].ID, first.Devices[i].ID; got != want {
			t.Errorf("device %d is %q, want %q", i, got, want)
		}
	}
	if !slices.EqualFunc(again.Endpoints, first.Endpoints, func(a, b Endpoint) bool { return a.MAC == b.MAC && a.At == b.At }) {
		t.Errorf("endpoints %v, want %v", again.Endpoints, first.Endpoints)
	}
	if !slices.Equal(again.Gaps, first.Gaps) {
		t.Errorf("gaps %v, want %v", again.Gaps, first.Gaps)
	}
}

func BenchmarkMerge100kLinks(b *testing.B) {
	observations := fabric(2000, 50)
	b.ReportAllocs()
	for b.Loop() {
		if s := Merge(noon, observations); len(s.Links) != 100_000 {
			b.Fatalf("%d links", len(s.Links))
		}
	}
}

// fabric makes a ring of devices where each has links to the next ones, all
// heard from both ends.
func fabric(devices, links int) []Observation {
	observations := make([]Observation, devices)
	for i := range observations {
		d := &observations[i].Device
		observations[i].Target = fmt.Sprintf("device %d", i)
		*d = Device{Name: fmt.Sprintf("sw%d", i), Observed: true, Chassis: []ID{MACID(MAC{0, 2, 0, byte(i >> 8), byte(i), 0})}}
		for p := range 2 * links {
			d.Ports = append(d.Ports, Port{Name: fmt.Sprintf("Eth1/%d", p), Index: p + 1, Kind: Physical, MAC: MAC{0, 4, byte(p), byte(i >> 8), byte(i), 0}})
		}
	}
	hear := func(i, p, j, q int) {
		far := &observations[j].Device
		observations[i].Neighbors = append(observations[i].Neighbors, Neighbor{
			Protocol: "lldp", Port: observations[i].Device.Ports[p].Name, Name: far.Name,
			Chassis: far.Chassis[0], PortID: NewID(KindIfName, far.Ports[q].Name),
		})
	}
	for i := range observations {
		for k := range links {
			j := (i + k + 1) % devices
			hear(i, k, j, links+k)
			hear(j, links+k, i, k)
		}
	}
	return observations
}

// TestMergeTellsNothing has neighbours that tell nothing to know them by: what
// names them is where they were heard, so that they keep their IDs.
func TestMergeTellsNothing(t *testing.T) {
	o := agent("a", "p1", "p2")
	for _, n := range []Neighbor{
		{Port: "p1", Chassis: "ifname:vmnic2", PortID: "ifname:vmnic2"},
		{Port: "p2", Chassis: "local:00:00:00:00:00:00", PortID: "local:00:00:00:00:00:00"},
	} {
		n.Protocol = "lldp"
		o.row(n)
	}
	var got []DeviceID
	for _, d := range Merge(noon, []Observation{*o}).Devices {
		got = append(got, d.ID)
	}
	chassis := DeviceID(o.Device.Chassis[0])
	if want := []DeviceID{"behind:" + chassis + ":p1", "behind:" + chassis + ":p2", chassis}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestMergeRoleByNeighbors has agents that do not tell what they are, but their
// neighbours heard it (IOS without LLDP).
func TestMergeRoleByNeighbors(t *testing.T) {
	a, b := agent("a", "p1"), agent("b", "p1")
	b.Device.Role = ""
	a.row(Neighbor{Protocol: "cdp", Port: "p1", Name: "b", Chassis: "cdp:b", PortID: "ifname:p1", Capabilities: []string{CapRouter}})
	b.row(Neighbor{Protocol: "cdp", Port: "p1", Name: "a", Chassis: "cdp:a", PortID: "ifname:p1", Capabilities: []string{CapRouter}})
	roles := make(map[string]string)
	for _, d := range Merge(noon, []Observation{*a, *b}).Devices {
		roles[d.Name] = d.Role
	}
	if roles["a"] != RoleSwitch || roles["b"] != RoleRouter {
		t.Errorf("got %v, want a to be what it says itself, and b what a heard", roles)
	}
}

// TestMergeNamesakes has so many devices of one name that the name tells nothing
// by itself; with an address beside it, it still does.
func TestMergeNamesakes(t *testing.T) {
	var seen []Observation
	for i := range byte(2 * crowd) {
		o := agent("core", "p1", "p2")
		o.Target = fmt.Sprintf("10.1.0.%d", i)
		o.Device.Chassis = nil
		for j := range o.Device.Ports {
			o.Device.Ports[j].MAC = MAC{0, 1, 2, 4, i, byte(j)}
		}
		o.Device.Ports[0].Addrs = []netip.Addr{netip.AddrFrom4([4]byte{10, 2, 0, i})}
		seen = append(seen, *o)
	}
	again := seen[7]
	again.Target, again.Device.Serial = "10.1.1.7", "S7" // the same device at another address
	again.Neighbors = []Neighbor{
		{Protocol: "lldp", Port: "p1", Name: "core", PortID: "ifname:p2", Mgmt: []netip.Addr{netip.MustParseAddr("10.2.0.9")}},
		{Protocol: "lldp", Port: "p2", Name: "core", PortID: "ifname:p2"},
	}
	s := Merge(noon, append(seen, again))
	if len(s.Devices) != 2*crowd+1 { // and the stranger behind p2
		t.Errorf("%d devices, want %d", len(s.Devices), 2*crowd+1)
	}
	n := NewNetwork(s)
	link := s.Links[slices.IndexFunc(s.Links, func(l Link) bool { return l.A.Port != l.B.Port })]
	for _, end := range []PortRef{link.A, link.B} {
		want := netip.MustParseAddr(map[string]string{"p1": "10.2.0.7", "p2": "10.2.0.9"}[end.Port])
		if d := n.Device(end.Device); !d.HasAddr(want) {
			t.Errorf("%s is of the device at %v, want the one at %s", end.Port, d.Mgmt, want)
		}
	}
}
