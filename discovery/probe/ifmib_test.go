package probe

import (
	"slices"
	"testing"

	"cablewright/topology"
)

func TestSpeedOf(t *testing.T) {
	for _, test := range []struct {
		name             string
		low, high, speed int64
	}{
		{"1 Gb/s", 1_000_000_000, 1000, 1_000_000_000},
		{"10 Gb/s: ifSpeed at its maximum", 4294967295, 10000, 10_000_000_000},
		{"400 Gb/s", 4294967295, 400000, 400_000_000_000},
		{"less than a Mb/s", 64_000, 0, 64_000},
		{"a fraction of a Mb/s", 1_544_000, 2, 1_544_000},
		{"ifHighSpeed 0 on a port that is up", 100_000_000, 0, 100_000_000},
		{"ifHighSpeed in bit/s", 1_000_000_000, 1_000_000_000, 1_000_000_000},
		{"ifHighSpeed in bit/s, ifSpeed silent", 0, 1_000_000_000, 1_000_000_000},
		{"ifHighSpeed in bit/s, 10 Mb/s", 10_000_000, 10_000_000, 10_000_000},
		{"ifHighSpeed at its maximum", 1_000_000_000, 4294967295, 1_000_000_000},
		{"both at their maximum", 4294967295, 4294967295, 0},
		{"ifSpeed wrapped", 1_410_065_408, 10000, 10_000_000_000},
		{"ifSpeed at a default", 10_000_000, 25000, 25_000_000_000},
		{"OTN", 4294967295, 10312, 10_312_000_000},
		{"an aggregate of 16 times 800 Gb/s", 4294967295, 12_800_000, 12_800_000_000_000},
		{"nothing", 0, 0, 0},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := speedOf(num(test.low), num(test.high)); got != test.speed {
				t.Errorf("speedOf(%d, %d) = %d, want %d", test.low, test.high, got, test.speed)
			}
		})
	}
}

func TestInterfaces(t *testing.T) {
	var answers Answers
	answers.put(ifTable, "3", text("Ethernet3"), num(6), num(9214), num(4294967295), octets("00 1b 21 0a 0b 0c"), num(1), num(1))
	answers.put(ifXTable, "3", text("Et3"), counter64(7), counter64(9), num(25000), text("to spine1"))
	answers.put(ifTable, "10", text("down"), num(6), num(2147483647), num(1000000000), octets(""), num(2), num(6))
	answers.put(ifTable, "11", text("Port-Channel1"), num(161), Value{}, Value{}, Value{}, num(1), num(7))
	answers.put(ifXTable, "12", text("only-in-ifXTable"))
	answers.put(ifTable, "0", text("nonsense"))
	seen := decode(&answers)
	want := []topology.Port{
		{Name: "Et3", Descr: "Ethernet3", Alias: "to spine1", Index: 3, Kind: topology.Physical, MAC: mac("00:1b:21:0a:0b:0c"),
			MTU: 9214, Speed: 25_000_000_000, Admin: topology.Up, Oper: topology.Up},
		{Name: "down", Index: 10, Kind: topology.Physical, Admin: topology.Down, Oper: topology.NotPresent},
		{Name: "Port-Channel1", Index: 11, Kind: topology.Aggregate, Admin: topology.Up, Oper: topology.LowerLayerDown},
		{Name: "only-in-ifXTable", Index: 12},
	}
	if len(seen.Device.Ports) != len(want) {
		t.Fatalf("%d ports, want %d: %+v", len(seen.Device.Ports), len(want), seen.Device.Ports)
	}
	for i, port := range seen.Device.Ports {
		counters := port.Counters
		if port.Index == 3 && (counters == nil || *counters != topology.Counters{InOctets: 7, OutOctets: 9}) {
			t.Errorf("counters of Et3: %v, want 7 in, 9 out", counters)
		}
		port.Counters = nil
		if !samePort(port, want[i]) {
			t.Errorf("port %d:\n got %+v\nwant %+v", i, port, want[i])
		}
	}
	wantGaps(t, seen, "ifmib ifTable: 1 of 5 rows have an index that is no ifIndex")
}

// samePort compares what is compared with == of two ports.
func samePort(a, b topology.Port) bool {
	return a.Name == b.Name && a.Descr == b.Descr && a.Alias == b.Alias && a.Index == b.Index && a.Kind == b.Kind &&
		a.MAC == b.MAC && a.MTU == b.MTU && a.Speed == b.Speed && a.Admin == b.Admin && a.Oper == b.Oper
}

func TestNamePorts(t *testing.T) {
	for _, test := range []struct {
		name  string
		ports []topology.Port
		want  []string
	}{
		{"ifName", []topology.Port{{Index: 1, Name: "ge-0/0/0", Descr: "x"}}, []string{"ge-0/0/0"}},
		{"ifDescr without ifName", []topology.Port{{Index: 1, Descr: "eth0"}}, []string{"eth0"}},
		{"neither", []topology.Port{{Index: 7}}, []string{"ifIndex 7"}},
		{"ifName twice, ifDescr tells", []topology.Port{
			{Index: 1, Name: "Ethernet", Descr: "port 1"}, {Index: 2, Name: "Ethernet", Descr: "port 2"}}, []string{"port 1", "port 2"}},
		{"all the same", []topology.Port{{Index: 1, Name: "lan"}, {Index: 2, Name: "lan"}},
			[]string{"lan (ifIndex 1)", "lan (ifIndex 2)"}},
		{"ifDescr that is another's ifName", []topology.Port{
			{Index: 1, Name: "a", Descr: "b"}, {Index: 2, Name: "a", Descr: "c"}, {Index: 3, Name: "b"}},
			[]string{"a (ifIndex 1)", "c", "b"}},
		{"made again under a new number", []topology.Port{
			{Index: 4, Name: "swp50", Oper: topology.Down}, {Index: 8, Name: "swp50", Oper: topology.Up}},
			[]string{"swp50 (ifIndex 4)", "swp50"}},
		{"twice and both up", []topology.Port{{Index: 1, Name: "lan", Oper: topology.Up}, {Index: 2, Name: "lan", Oper: topology.Up}},
			[]string{"lan (ifIndex 1)", "lan (ifIndex 2)"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			namePorts(test.ports)
			for i, port := range test.ports {
				if port.Name != test.want[i] {
					t.Errorf("port %d is %q, want %q", i, port.Name, test.want[i])
				}
			}
		})
	}
}

func TestKindOf(t *testing.T) {
	for _, test := range []struct {
		ifType int64
		name   string
		want   topology.PortKind
	}{
		{6, "swp1", topology.Physical}, {6, "br0", topology.Virtual}, {6, "docker0", topology.Virtual},
		{6, "Vlan10", topology.Virtual}, {6, "bond0", topology.Aggregate}, {117, "Gi0/1", topology.Physical},
		{161, "ae0", topology.Aggregate}, {54, "Trk1", topology.Aggregate}, {24, "lo", topology.Virtual},
		{53, "ge-0/0/0.0", topology.Virtual}, {1, "x", topology.KindUnknownPort}, {0, "", topology.KindUnknownPort},
		{6, "bridge-port 3", topology.Physical}, {6, "brocade1", topology.Physical}, {6, "br-lan", topology.Virtual},
		{6, "ath0", topology.Virtual}, {6, "wlan1", topology.Virtual}, {6, "wan", topology.Physical}, {6, "Vethernet12", topology.Virtual},
		{6, "Po1", topology.Aggregate}, {6, "port1", topology.Physical},
		{6, "WAN Miniport (IP)-QoS Packet Scheduler-0000", topology.Virtual}, {6, "Some 4-port Adapter #3", topology.Physical},
	} {
		if got := kindOf(test.ifType, test.name, test.name); got != test.want {
			t.Errorf("kindOf(%d, %q) = %v, want %v", test.ifType, test.name, got, test.want)
		}
	}
	if got := kindOf(6, "ethernet_3", "Some Adapter-QoS Packet Scheduler-0000"); got != topology.Virtual {
		t.Errorf("a driver is %v, want virtual", got)
	}
	if got := kindOf(6, "", "docker0"); got != topology.Virtual {
		t.Errorf("a bridge that has a description alone is %v, want virtual", got)
	}
}

// A VLAN of a port is no port; a breakout, and the port of a module that has the
// name of a port, are.
func TestUnits(t *testing.T) {
	own, other := mac("02:00:00:00:00:01"), mac("02:00:00:00:00:02")
	ports := []topology.Port{
		{Name: "eth0", MAC: own}, {Name: "eth0.100", MAC: own}, {Name: "eth1.100", MAC: own}, {Name: "eth0.a", MAC: own},
		{Name: "1/1", MAC: own}, {Name: "1/1.2", MAC: other}, {Name: "1/1:2", MAC: own},
		{Name: "wl0", MAC: own, Kind: topology.Virtual}, {Name: "wl0.1", MAC: other},
	}
	want := []string{"eth0.100", "wl0", "wl0.1"}
	for i := range ports {
		if ports[i].Kind == topology.KindUnknownPort {
			ports[i].Kind = topology.Physical
		}
	}
	markUnits(ports)
	var got []string
	for _, port := range ports {
		if port.Kind == topology.Virtual {
			got = append(got, port.Name)
		}
	}
	if !slices.Equal(got, want) {
		t.Errorf("virtual are %q, want %q", got, want)
	}
}

func TestDuplex(t *testing.T) {
	var answers Answers
	answers.ports("swp1", "swp2", "swp3", "swp4")
	answers.results[ifTable.Name].Cells[ifOperStatus][3].Value = num(2) // swp4 is down
	for index, duplex := range map[string]int64{"1": 3, "2": 2, "3": 1, "4": 2, "99": 3} {
		answers.put(dot3StatsTable, index, num(duplex))
	}
	seen := decode(&answers)
	want := []topology.Duplex{topology.FullDuplex, topology.HalfDuplex, topology.DuplexUnknown, topology.DuplexUnknown}
	for i, port := range seen.Device.Ports {
		if port.Duplex != want[i] {
			t.Errorf("%s is %v, want %v", port.Name, port.Duplex, want[i])
		}
	}
}
