package capacity

import (
	"fmt"
	"testing"
	"time"

	"cablewright/topology"
)

func TestOversubscriptions(t *testing.T) {
	member := func(lag string) func(*topology.Port) {
		return func(p *topology.Port) { p.LAG = lag }
	}
	tests := []struct {
		name, network, want string
		change              []func(*topology.Snapshot)
	}{
		{
			name:    "hosts and stations below, spines above, a peer beside",
			network: "leaf1 1 = host1 1\nleaf1 2 station\nleaf1 3 station\nleaf1 9 = spine1 1\nleaf1 8 = leaf2 8\nleaf1 5",
			want:    "leaf1 1: 3 ports 30 G / 1 ports 10 G\n",
		},
		{name: "no uplinks, no ratio", network: "leaf1 1 = host1 1", want: ""},
		{name: "no downlinks, no ratio", network: "leaf1 9 = spine1 1", want: ""},
		{
			name:    "an uplink on a port that is not known",
			network: "leaf1 1 = host1 1\nleaf1 9 = spine1 1\nleaf1 - = spine1 2", want: "",
		},
		{
			name:    "a port that is down counts nowhere",
			network: "leaf1 1 = host1 1\nleaf1 2 station\nleaf1 9 = spine1 1\nleaf1 8 = spine1 2",
			change:  []func(*topology.Snapshot){setPort("leaf1", "2", setDown), setPort("spine1", "2", setDown)},
			want:    "leaf1 1: 1 ports 10 G / 1 ports 10 G\n",
		},
		{
			name:    "the far end tells a speed that the near end does not",
			network: "leaf1 1 = host1 1\nleaf1 9 = spine1 1",
			change:  []func(*topology.Snapshot){setPort("leaf1", "9", func(p *topology.Port) { p.Speed = 0 })},
			want:    "leaf1 1: 1 ports 10 G / 1 ports 10 G\n",
		},
		{
			name:    "an uplink of no known speed",
			network: "leaf1 1 = host1 1\nleaf1 9 = spine1 -",
			change:  []func(*topology.Snapshot){setPort("leaf1", "9", func(p *topology.Port) { p.Speed = 0 })},
			want:    "",
		},
		{
			name:    "two neighbours heard on an aggregate and one on its member count once",
			network: "leaf1 1 = host1 1\nleaf1 9 = spine1 1\nleaf1 bond = spine1 2\nleaf1 bond = spine1 3",
			change:  []func(*topology.Snapshot){setPort("leaf1", "9", member("bond"))},
			want:    "leaf1 1: 1 ports 10 G / 1 ports 10 G\n",
		},
		{
			name:    "up through a segment",
			network: "leaf1 1 = host1 1\nleaf1 9 ~ spine1 1 ~ leaf2 9",
			want:    "leaf1 1: 1 ports 10 G / 1 ports 10 G\n",
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			n := network(t, test.network, test.change...)
			got := ""
			for _, o := range Oversubscriptions(n, tiersOf(n)) {
				got += fmt.Sprintf("%s %d: %d ports %d G / %d ports %d G\n", o.Device.Name, o.Tier, o.Down.Ports, o.Down.Speed/1e9, o.Up.Ports, o.Up.Speed/1e9)
			}
			if got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

func TestPortUses(t *testing.T) {
	n := network(t, "leaf1 1 = host1 1\nleaf1 2\nleaf1 3\nleaf1 4\nleaf1 5\nleaf1 6 station\ncloud 1\n? cloud",
		setPort("leaf1", "1", setDown), // plugged in all the same
		setPort("leaf1", "3", func(p *topology.Port) { p.Oper = topology.NotPresent }),
		setPort("leaf1", "4", func(p *topology.Port) { p.Oper = topology.StatusUnknown }),
		setPort("leaf1", "5", func(p *topology.Port) { p.Kind = topology.Virtual }),
	)
	uses := PortUses(n)
	if len(uses) != 2 || uses[0].Device.Name != "leaf1" || uses[1].Device.Name != "host1" {
		t.Fatalf("uses of %v, want of leaf1 and host1", uses)
	}
	use := uses[0]
	if use.Used != 3 || use.Free != 1 || use.Unknown != 1 || use.FreePercent() != 40 {
		t.Errorf("%d used, %d free, %d unknown, %v %% free; want 3, 1, 1, 40 %%", use.Used, use.Free, use.Unknown, use.FreePercent())
	}
}

func TestLoads(t *testing.T) {
	const wires = "a 1 = b 1\na 2\na 3 = b 3"
	count := func(device, port string, in, out uint64) func(*topology.Snapshot) {
		return setPort(device, port, func(p *topology.Port) { p.Counters = &topology.Counters{InOctets: in, OutOctets: out} })
	}
	uptime := func(device string, hundredths int64) func(*topology.Snapshot) {
		return func(s *topology.Snapshot) {
			for i := range s.Devices {
				if s.Devices[i].Name == device {
					s.Devices[i].Uptime = hundredths
				}
			}
		}
	}
	const gigabyte = 1_000_000_000
	before := []func(*topology.Snapshot){
		uptime("a", 1000), uptime("b", 2000),
		count("a", "1", 0, 5), count("a", "2", 0, 0), count("b", "1", 7, 7), count("b", "3", 0, 0),
	}
	tests := []struct {
		name, want string
		after      []func(*topology.Snapshot)
	}{
		{
			name:  "rates of end A, and of B where A has no counters",
			after: []func(*topology.Snapshot){uptime("a", 11000), uptime("b", 12000), count("a", "1", gigabyte, 5), count("a", "2", 0, gigabyte), count("b", "1", 7, 9), count("b", "3", 0, gigabyte/2)},
			want:  "a 1: in 80 M out 0 M\na 2: in 0 M out 80 M\nb 3: in 0 M out 40 M\n",
		},
		{name: "no uptime", after: []func(*topology.Snapshot){count("a", "1", gigabyte, 5)}},
		{name: "restarted", after: []func(*topology.Snapshot){uptime("a", 500), count("a", "1", gigabyte, gigabyte)}},
		{name: "too soon", after: []func(*topology.Snapshot){uptime("a", 1000+2999), count("a", "1", gigabyte, gigabyte)}},
		{name: "counter went back", after: []func(*topology.Snapshot){uptime("a", 11000), count("a", "1", gigabyte, 4)}},
		{name: "more than the port can carry", after: []func(*topology.Snapshot){uptime("a", 11000), count("a", "1", 200*gigabyte, 5)}},
		{
			name: "the speed changed",
			after: []func(*topology.Snapshot){uptime("a", 11000), count("a", "1", gigabyte, 5),
				setPort("a", "1", func(p *topology.Port) { p.Speed = 1e9 })},
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := ""
			for _, load := range Loads(network(t, wires, before...), network(t, wires, test.after...)) {
				got += fmt.Sprintf("%s %s: in %.0f M out %.0f M\n", load.At.Device, load.At.Port, load.In/1e6, load.Out/1e6)
			}
			if got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

func TestDamages(t *testing.T) {
	setErrors := func(errors topology.Errors) func(p *topology.Port) {
		return func(p *topology.Port) { p.Errors = &errors }
	}
	told := func(n uint64) *uint64 { return &n }
	uptime := func(hundredths int64) func(*topology.Snapshot) {
		return func(s *topology.Snapshot) { s.Devices[0].Uptime = hundredths }
	}
	octets := func(in uint64) func(*topology.Snapshot) {
		return setPort("a", "1", func(p *topology.Port) { p.Counters = &topology.Counters{InOctets: in} })
	}
	before := []func(*topology.Snapshot){uptime(1000), setPort("a", "1", setErrors(topology.Errors{FCS: told(5), In: told(9)}))}
	rose := setPort("a", "1", setErrors(topology.Errors{FCS: told(25), In: told(9), Symbol: told(70)}))
	for _, test := range []struct {
		name          string
		before, after []func(*topology.Snapshot)
		want          string
	}{
		{"rose", nil, []func(*topology.Snapshot){uptime(11000), rose}, "a 1 of b 1: FCS {20 true} symbol {0 false} in {0 true} of 1000 G in 1m40s"},
		{"of what arrived", []func(*topology.Snapshot){octets(1e9)}, []func(*topology.Snapshot){uptime(11000), rose, octets(2e9)},
			"a 1 of b 1: FCS {20 true} symbol {0 false} in {0 true} of 8 G in 1m40s"},
		{"at another speed", nil, []func(*topology.Snapshot){uptime(11000), rose, setPort("a", "1", func(p *topology.Port) { p.Speed = 1e9 })},
			"a 1 of b 1: FCS {20 true} symbol {0 false} in {0 true} of 100 G in 1m40s"},
		{"one went back", nil, []func(*topology.Snapshot){uptime(11000), setPort("a", "1", setErrors(topology.Errors{FCS: told(4), In: told(10)}))},
			"a 1 of b 1: FCS {0 false} symbol {0 false} in {1 true} of 1000 G in 1m40s"},
		{"the same", nil, []func(*topology.Snapshot){uptime(11000), setPort("a", "1", setErrors(topology.Errors{FCS: told(5), In: told(9)}))}, ""},
		{"restarted", nil, []func(*topology.Snapshot){uptime(500), rose}, ""},
		{"too soon", nil, []func(*topology.Snapshot){uptime(1000 + 2999), rose}, ""},
		{"octets went back", []func(*topology.Snapshot){octets(1e9)}, []func(*topology.Snapshot){uptime(11000), rose, octets(5)}, ""},
		{"more octets than the port can carry", []func(*topology.Snapshot){octets(0)}, []func(*topology.Snapshot){uptime(11000), rose, octets(200e9)}, ""},
		{"no longer told", nil, []func(*topology.Snapshot){uptime(11000)}, ""},
		{"no physical port", nil, []func(*topology.Snapshot){uptime(11000), rose, setPort("a", "1", func(p *topology.Port) { p.Kind = topology.Aggregate })}, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			const wires = "a 1 = b 1"
			got := ""
			for _, d := range Damages(network(t, wires, append(before, test.before...)...), network(t, wires, test.after...)) {
				got += fmt.Sprintf("%s %s of %s %s: FCS %v symbol %v in %v of %.0f G in %v", d.At.Device, d.At.Port, d.Far.Device, d.Far.Port,
					d.FCS, d.Symbol, d.In, d.Bits/1e9, d.Over)
			}
			if got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

func TestLoadPercent(t *testing.T) {
	load := Load{In: 2e9, Out: 7.5e9, Speed: 10e9, Over: time.Minute}
	if got := load.Percent(); got != 75 {
		t.Errorf("the fuller direction of 20 %% and 75 %% is %v %%", got)
	}
}

func TestAllShared(t *testing.T) {
	const pod = "leaf1 1 = spine1 1\nleaf1 2 = spine1 2\nleaf2 1 = spine1 3\nleaf2 2 = spine2 1\n"
	tests := []struct {
		name, network string
		want          string
		change        []func(*topology.Snapshot)
	}{
		{name: "both on spine1, spine2 beside it", network: pod, want: "leaf1 on spine1, beside spine2\n"},
		{name: "one neighbour and none beside it", network: "leaf1 1 = spine1 1\nleaf1 2 = spine1 2\nleaf2 1 = spine2 1\nleaf2 2 = spine2 2", want: ""},
		{name: "one uplink only", network: "leaf1 1 = spine1 1\nleaf2 1 = spine1 3\nleaf2 2 = spine2 1", want: ""},
		{name: "units of a stack", network: "leaf1 1 = spine1 Te1/1/1\nleaf1 2 = spine1 Te2/1/1\nleaf2 1 = spine1 Te1/1/2\nleaf2 2 = spine2 1", want: ""},
		{name: "one unit of a stack", network: "leaf1 1 = spine1 Te1/1/1\nleaf1 2 = spine1 Te1/1/3\nleaf2 1 = spine1 Te1/1/2\nleaf2 2 = spine2 1", want: "leaf1 on spine1, beside spine2\n"},
		{name: "a square has another way up", network: "leaf1 1 = spine1 1\nleaf1 2 = spine1 2\nleaf2 1 = spine2 1\nleaf2 2 = spine2 2\nleaf1 3 = leaf2 3\nspine1 9 = spine2 9", want: ""},
		{name: "another way up through a segment", network: pod + "leaf1 3 ~ spine2 3 ~ leaf3 3", want: ""},
		{
			name: "a link that is down is no uplink", network: pod,
			change: []func(*topology.Snapshot){setPort("spine1", "2", setDown)}, want: "",
		},
		{name: "hosts too", network: "host1 1 = leaf1 1\nhost1 2 = leaf1 2\nleaf1 8 = leaf2 8", want: "host1 on leaf1, beside leaf2\n"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			n := network(t, test.network, test.change...)
			got := ""
			for _, shared := range AllShared(n, tiersOf(n)) {
				got += shared.Device.Name + " on " + shared.Neighbor.Name + ", beside"
				for _, other := range shared.Others {
					got += " " + other.Name
				}
				got += "\n"
			}
			if got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

// BenchmarkMeasures computes everything on a fabric of 100,000 links.
func BenchmarkMeasures(b *testing.B) {
	n := fabric(50, 2000)
	tiers := tiersOf(n)
	b.Run("Oversubscriptions", func(b *testing.B) {
		for b.Loop() {
			Oversubscriptions(n, tiers)
		}
	})
	b.Run("PortUses", func(b *testing.B) {
		for b.Loop() {
			PortUses(n)
		}
	})
	b.Run("AllShared", func(b *testing.B) {
		for b.Loop() {
			AllShared(n, tiers)
		}
	})
}
