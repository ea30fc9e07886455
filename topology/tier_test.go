package topology

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// tierNetwork builds a network from words: "a-b" links two devices, "a" alone
// adds one. A device is an observed switch without a role, unless its name
// starts with h (host), r (router), u (unobserved and without a role) or v
// (unobserved switch).
func tierNetwork(text string) *Network {
	s := &Snapshot{}
	known := map[string]bool{}
	add := func(name string) {
		if known[name] {
			return
		}
		known[name] = true
		device := Device{ID: DeviceID(name), Name: name, Observed: name[0] != 'u' && name[0] != 'v'}
		switch name[0] {
		case 'h':
			device.Role = RoleHost
		case 'r':
			device.Role = RoleRouter
		case 'v':
			device.Role = RoleSwitch
		}
		s.Devices = append(s.Devices, device)
	}
	for i, word := range strings.Fields(text) {
		a, b, linked := strings.Cut(word, "-")
		add(a)
		if linked {
			add(b)
			s.Links = append(s.Links, Link{A: PortRef{DeviceID(a), fmt.Sprint("p", i)}, B: PortRef{DeviceID(b), fmt.Sprint("p", i)}})
		}
	}
	slices.SortFunc(s.Devices, func(a, b Device) int { return CompareNatural(string(a.ID), string(b.ID)) })
	return NewNetwork(s)
}

// mesh links every one of the first list with every one of the second.
func mesh(upper, lower string) string {
	var words []string
	for _, a := range strings.Fields(upper) {
		for _, b := range strings.Fields(lower) {
			words = append(words, a+"-"+b)
		}
	}
	return strings.Join(words, " ") + " "
}

// formatTiers lists the tiers from 0 upwards: "h1 h2 | l1 l2 | s1".
func formatTiers(tiers map[DeviceID]int) string {
	var rows []string
	for _, id := range slices.SortedFunc(maps.Keys(tiers), func(a, b DeviceID) int { return CompareNatural(string(a), string(b)) }) {
		for len(rows) <= tiers[id] {
			rows = append(rows, "")
		}
		rows[tiers[id]] = strings.TrimSpace(rows[tiers[id]] + " " + string(id))
	}
	return strings.Join(rows, " | ")
}

func TestTiers(t *testing.T) {
	leafSpine := mesh("s1 s2", "l1 l2 l3 l4")
	hosts := "l1-h1 l2-h2 l3-h3 l4-h4 "
	campus := mesh("c1 c2", "d1 d2 d3 d4") + mesh("d1 d2", "a1 a2 a3") + mesh("d3 d4", "a4 a5 a6") + "c1-c2 d1-d2 d3-d4 "
	cases := []struct{ name, network, want string }{
		{"leaf-spine", leafSpine + hosts, "h1 h2 h3 h4 | l1 l2 l3 l4 | s1 s2"},
		{"leaf-spine without hosts", leafSpine, " | l1 l2 l3 l4 | s1 s2"},
		{"as many spines as leaves, no hosts", mesh("s1 s2 s3", "s4 s5 s6"), " | s4 s5 s6 | s1 s2 s3"},
		{"more spines than leaves", mesh("s1 s2 s3 s4", "l1 l2") + "l1-h1 l2-h2", "h1 h2 | l1 l2 | s1 s2 s3 s4"},
		{"dual-homed hosts and peer links", leafSpine + mesh("l1 l2", "h1 h2") + mesh("l3 l4", "h3") + "l1-l2 l3-l4", "h1 h2 h3 | l1 l2 l3 l4 | s1 s2"},
		{"peer links without hosts", leafSpine + "l1-l2 l3-l4", " | l1 l2 l3 l4 | s1 s2"},
		{"a leaf without hosts", leafSpine + "l1-h1 l2-h2 l3-h3", "h1 h2 h3 | l1 l2 l3 l4 | s1 s2"},
		{"a leaf with one uplink", "s1-l1 s1-l2 s2-l2 s1-l3 s2-l3 s1-l4 s2-l4", " | l1 l2 l3 l4 | s1 s2"},
		{"border leaves with routers above", leafSpine + hosts + mesh("s1 s2", "b1 b2") + mesh("b1 b2", "r1 r2"), "h1 h2 h3 h4 | b1 b2 l1 l2 l3 l4 | r1 r2 s1 s2"},
		{"a paired border with a router", leafSpine + hosts + mesh("s1 s2", "b1 b2") + "b1-b2 b1-r1", "h1 h2 h3 h4 | b1 b2 l1 l2 l3 l4 | r1 s1 s2"},
		{"a server on one spine", leafSpine + hosts + "l1-h5 l2-h6 l3-h7 l4-h8 s1-h9", "h1 h2 h3 h4 h5 h6 h7 h8 h9 | l1 l2 l3 l4 | s1 s2"},
		{"unobserved hosts", leafSpine + "l1-u1 l2-u2 l3-u3 l4-u4 l1-u5 l2-u5", "u1 u2 u3 u4 u5 | l1 l2 l3 l4 | s1 s2"},
		{"unobserved spines", mesh("u1 u2", "l1 l2 l3") + "l1-h1 l2-h2 l3-h3", "h1 h2 h3 | l1 l2 l3 | u1 u2"},
		{"super-spines", mesh("s1 s2", "l1 l2 l3") + mesh("s3 s4", "l4 l5 l6") + mesh("x1", "s1 s3") + mesh("x2", "s2 s4") + "l1-h1 l2-h2 l3-h3 l4-h4 l5-h5 l6-h6",
			"h1 h2 h3 h4 h5 h6 | l1 l2 l3 l4 l5 l6 | s1 s2 s3 s4 | x1 x2"},
		{"campus", campus + "a1-h1 a2-h2 a3-h3 a4-h4 a5-h5 a6-h6", "h1 h2 h3 h4 h5 h6 | a1 a2 a3 a4 a5 a6 | d1 d2 d3 d4 | c1 c2"},
		{"campus, hosts in one block only", campus + "a1-h1 a2-h2 a3-h3", "h1 h2 h3 | a1 a2 a3 a4 a5 a6 | d1 d2 d3 d4 | c1 c2"},
		{"campus without hosts", campus, " | a1 a2 a3 a4 a5 a6 | d1 d2 d3 d4 | c1 c2"},
		{"campus, a server on the core", campus + "a1-h1 a2-h2 a3-h3 a4-h4 a5-h5 a6-h6 c1-h7", "h1 h2 h3 h4 h5 h6 h7 | a1 a2 a3 a4 a5 a6 | d1 d2 d3 d4 | c1 c2"},
		{"campus of one block", mesh("d1 d2", "a1 a2 a3 c1 c2") + "c1-c2 d1-d2 a1-h1 a2-h2 a3-h3", "h1 h2 h3 | a1 a2 a3 | d1 d2 | c1 c2"},
		{"tree without hosts", mesh("c1", "d1 d2") + mesh("d1", "a1 a2 a3") + mesh("d2", "a4 a5 a6"), " | a1 a2 a3 a4 a5 a6 | d1 d2 | c1"},
		{"ring of access switches", "a1-a2 a2-a3 a3-a4 a4-a1 a1-h1 a2-h2 a3-h3 a4-h4", "h1 h2 h3 h4 | a1 a2 a3 a4"},
		{"ring without hosts", "a1-a2 a2-a3 a3-a4 a4-a5 a5-a1", " | a1 a2 a3 a4 a5"},
		{"chain", "a1-a2 a2-a3 a3-a4", " | a1 a2 a3 a4"},
		{"chain with hosts", "a1-a2 a2-a3 a1-h1 a2-h2 a3-h3", "h1 h2 h3 | a1 a2 a3"},
		{"single switch", "a1", " | a1"},
		{"single switch with hosts", "a1-h1 a1-h2 a1-u3", "h1 h2 u3 | a1"},
		{"star", "m1-a1 m1-a2 m1-a3", " | a1 a2 a3 | m1"},
		{"star with hosts everywhere", "m1-a1 m1-a2 m1-a3 m1-h1 a1-h2 a2-h3 a3-h4", "h1 h2 h3 h4 | a1 a2 a3 | m1"},
		{"a switch with hosts and its uplink", "a1-a2 a1-h1", "h1 | a1 | a2"},
		{"a switch behind a leaf", leafSpine + hosts + "l1-a1", "h1 h2 h3 h4 | a1 l1 l2 l3 l4 | s1 s2"},
		{"servers that bridge", leafSpine + hosts + mesh("l1 l2", "v1 v2") + "l3-v3", "h1 h2 h3 h4 v1 v2 v3 | l1 l2 l3 l4 | s1 s2"},
		{"two spines nobody asked over two leaves", mesh("v1 v2", "l1 l2") + "l1-h1 l2-h2", "h1 h2 | l1 l2 | v1 v2"},
		{"routers only", mesh("r1 r2", "r3 r4 r5 r6") + "r3-r4 r5-r6", " | r3 r4 r5 r6 | r1 r2"},
		{"isolated", "a1 h1 u1", "h1 u1 | a1"},
		{"a host and what it hangs on", "h1-u1", "h1 | u1"},
		{"hosts only", "h1-h2", "h1 h2"},
		{"self-link", "a1-a1 a1-h1", "h1 | a1"},
		{"two parts", "a1-h1 " + mesh("s1 s2", "l1 l2 l3"), "h1 | a1 l1 l2 l3 | s1 s2"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if got := formatTiers(Tiers(tierNetwork(c.network))); strings.TrimSpace(got) != strings.TrimSpace(c.want) {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

// Whatever the graph: stations are on tier 0, what was asked and is no station
// is not, and two runs agree.
func TestTiersOfAnyGraph(t *testing.T) {
	for seed := range uint64(200) {
		rng := rand.New(rand.NewPCG(seed, 7))
		size := 1 + rng.IntN(40)
		var words []string
		for range rng.IntN(3 * size) {
			a, b := rng.IntN(size), rng.IntN(size)
			words = append(words, fmt.Sprintf("%c%d-%c%d", "ahruv"[a%5], a, "ahruv"[b%5], b))
		}
		n := tierNetwork(strings.Join(append(words, "a0"), " "))
		tiers := Tiers(n)
		for _, d := range n.Devices {
			if tier := tiers[d.ID]; d.Role == RoleHost && tier != 0 || d.Observed && d.Role != RoleHost && tier < 1 {
				t.Errorf("seed %d: %s is on tier %d", seed, d.ID, tier)
			}
		}
		if again := Tiers(n); !maps.Equal(tiers, again) {
			t.Errorf("seed %d: two runs differ", seed)
		}
	}
}

// The role, the model or the speed tell a core from a leaf that has no hosts.
func TestTiersBySpeed(t *testing.T) {
	n := tierNetwork(mesh("d1 d2", "a1 a2 c1") + "a1-h1 a2-h2")
	if got, want := formatTiers(Tiers(n)), "h1 h2 | a1 a2 c1 | d1 d2"; got != want {
		t.Fatalf("alike: got %s, want %s", got, want)
	}
	speeds := map[byte]int64{'a': 1e9, 'c': 10e9, 'd': 0, 'h': 1e9}
	for i := range n.Devices {
		for _, l := range n.LinksOf(n.Devices[i].ID) {
			near, _ := n.Links[l].Opposite(n.Devices[i].ID)
			n.Devices[i].Ports = append(n.Devices[i].Ports, Port{Name: near.Port, Speed: speeds[n.Devices[i].ID[0]]})
		}
	}
	if got, want := formatTiers(Tiers(NewNetwork(n.Snapshot))), "h1 h2 | a1 a2 | d1 d2 | c1"; got != want {
		t.Errorf("faster: got %s, want %s", got, want)
	}
}

func TestTiersByEndpointsAndSegments(t *testing.T) {
	n := tierNetwork(mesh("s1", "l1 l2") + "s1-x1")
	n.Endpoints = []Endpoint{{At: PortRef{"l1", "p9"}}, {At: PortRef{"l2", "p9"}}, {At: PortRef{"x1", "p9"}}}
	n.Segments = []Segment{{Ports: []PortRef{{"h1", "eth0"}, {"h2", "eth0"}, {"l1", "p7"}}}, {}}
	n.Devices = append(n.Devices, Device{ID: "h1", Role: RoleHost}, Device{ID: "h2", Role: RoleHost})
	if got, want := formatTiers(Tiers(NewNetwork(n.Snapshot))), "h1 h2 | l1 l2 x1 | s1"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
