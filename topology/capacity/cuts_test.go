package capacity

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"gonum.org/v1/gonum/graph/topo"

	"cablewright/topology"
)

// cutText writes the cuts of a network one a line: "a 1 = b 1 | b c" for a
// bridge and what is behind it, "b | c | d e" for a device; "?" where unproved.
func cutText(n *topology.Network, g *Graph) string {
	var out strings.Builder
	bridges, articulations := g.Cuts()
	for _, bridge := range bridges {
		link := n.Links[bridge.Link]
		fmt.Fprintf(&out, "%s = %s%s\n", n.Label(link.A), n.Label(link.B), partText(bridge.Behind))
	}
	for _, articulation := range articulations {
		out.WriteString(articulation.Device.Name)
		for _, part := range articulation.Behind {
			out.WriteString(partText(part))
		}
		out.WriteByte('\n')
	}
	return out.String()
}

func partText(part Part) string {
	text := " |"
	for _, device := range part.Devices {
		text += " " + device.Name
	}
	if !part.Proved {
		text += "?"
	}
	return text
}

func TestCuts(t *testing.T) {
	tests := []struct {
		name, network, want string
		change              func(*topology.Snapshot)
	}{
		{name: "nothing", network: "", want: ""},
		{name: "one device", network: "a 1", want: ""},
		{name: "pair", network: "a 1 = b 1", want: "a 1 = b 1 | b\n"},
		{name: "parallel links are no bridge", network: "a 1 = b 1\na 2 = b 2", want: ""},
		{name: "self-link", network: "a 1 = a 2\na 3 = b 1\na 4 = b 2", want: ""},
		{name: "ring", network: "a 1 = b 1\nb 2 = c 1\nc 2 = a 2", want: ""},
		{
			name:    "star on parallel links",
			network: "core 1 = x 1\ncore 2 = x 2\ncore 3 = y 1\ncore 4 = y 2",
			want:    "core | x | y\n",
		},
		{
			name:    "two rings that share a device",
			network: "a 1 = b 1\nb 2 = c 1\nc 2 = a 2\na 3 = d 1\nd 2 = e 1\ne 2 = a 4",
			want:    "a | b c | d e\n",
		},
		{
			name:    "a ring and a larger one that share a device",
			network: "a 1 = b 1\nb 2 = c 1\nc 2 = a 2\na 3 = d 1\nd 2 = e 1\ne 2 = f 1\nf 2 = a 4",
			want:    "a | b c\n",
		},
		{
			name:    "chain behind a ring",
			network: "a 1 = b 1\nb 2 = c 1\nc 2 = a 2\na 3 = d 1\nd 2 = e 1",
			want:    "a 3 = d 1 | d e\nd 2 = e 1 | e\na | b c | d e\nd | e\n",
		},
		{
			name:    "a link that is down carries nothing",
			network: "a 1 = b 1\na 2 = b 2", change: setPort("b", "2", setDown),
			want: "a 1 = b 1 | b\n",
		},
		{
			name:    "unknown ports are links all the same",
			network: "a 1 = b -\na 2 = b -", want: "",
		},
		{
			name:    "a segment joins",
			network: "a 1 ~ b 1 ~ c 1\na 2 = b 2\nc 2 = b 3", want: "",
		},
		{
			name:    "behind a segment is no link",
			network: "a 1 ~ b 1 ~ c 1\nc 2 = d 1", want: "c 2 = d 1 | d\nc | d\n",
		},
		{
			name:    "two islands",
			network: "a 1 = b 1\nc 1 = d 1", want: "a 1 = b 1 | b\nc 1 = d 1 | d\n",
		},
		{
			name:    "an unobserved neighbour alone has no unseen way round",
			network: "a 1 = b 1\na 2 = b 2\nb 3 = cloud 1\n? cloud",
			want:    "b 3 = cloud 1 | cloud\nb | a | cloud\n",
		},
		{
			name:    "unobserved devices on both sides may be linked",
			network: "a 1 = b 1\na 2 = b 2\na 3 = isp1 1\nb 3 = isp2 1\n? isp1\n? isp2",
			want:    "a 3 = isp1 1 | isp1?\nb 3 = isp2 1 | isp2?\na | isp1?\nb | isp2?\n",
		},
		{
			name:    "an unobserved device in the middle is on neither side",
			network: "m 1 = a 1\nm 2 = a 2\nm 3 = b 1\nm 4 = b 2\n? m",
			want:    "m | a | b\n",
		},
		{
			name:    "an unobserved device that is lost needs no proof",
			network: "m 1 = a 1\nm 2 = a 2\nm 3 = b 1\nm 4 = b 2\na 3 = d 1\na 4 = d 2\nb 3 = cloud 1\nb 4 = cloud 2\n? m\n? cloud",
			want:    "m | a d | b cloud\na | d\nb | cloud?\n",
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var change []func(*topology.Snapshot)
			if test.change != nil {
				change = append(change, test.change)
			}
			n := network(t, test.network, change...)
			if got := cutText(n, NewGraph(n, all)); got != test.want {
				t.Errorf("got\n%swant\n%s", got, test.want)
			}
		})
	}
}

// The search must agree with what happens when each part is taken away, as
// gonum counts the islands that are left.
func TestCutsAgreeWithLosses(t *testing.T) {
	for seed := range uint64(60) {
		n := randomNetwork(rand.New(rand.NewPCG(seed, 1)))
		g := NewGraph(n, all)
		bridges, articulations := g.Cuts()
		var gotLinks []int
		for _, bridge := range bridges {
			gotLinks = append(gotLinks, bridge.Link)
		}
		if want := lossyLinks(n); !slices.Equal(gotLinks, want) {
			t.Fatalf("seed %d: bridges %v, want %v", seed, gotLinks, want)
		}
		var gotDevices []topology.DeviceID
		for _, articulation := range articulations {
			gotDevices = append(gotDevices, articulation.Device.ID)
			checkParts(t, n, articulation)
		}
		if want := lossyDevices(n); !slices.Equal(gotDevices, want) {
			t.Fatalf("seed %d: articulations %v, want %v", seed, gotDevices, want)
		}
	}
}

func randomNetwork(random *rand.Rand) *topology.Network {
	s := &topology.Snapshot{}
	size := 2 + random.IntN(14)
	for i := range size {
		s.Devices = append(s.Devices, topology.Device{ID: topology.DeviceID(fmt.Sprint("d", i)), Observed: true})
	}
	for range random.IntN(2 * size) {
		s.Links = append(s.Links, topology.Link{
			A: topology.PortRef{Device: s.Devices[random.IntN(size)].ID},
			B: topology.PortRef{Device: s.Devices[random.IntN(size)].ID},
		})
	}
	return topology.NewNetwork(s)
}

func islands(g *Graph) int { return len(topo.ConnectedComponents(g)) }

func lossyLinks(n *topology.Network) []int {
	whole := islands(NewGraph(n, all))
	var lossy []int
	for i := range n.Links {
		s := *n.Snapshot
		s.Links = slices.Delete(slices.Clone(s.Links), i, i+1)
		if islands(NewGraph(topology.NewNetwork(&s), all)) > whole {
			lossy = append(lossy, i)
		}
	}
	return lossy
}

func lossyDevices(n *topology.Network) []topology.DeviceID {
	whole := islands(NewGraph(n, all))
	var lossy []topology.DeviceID
	for i := range n.Devices {
		id := n.Devices[i].ID
		if islands(without(n, id)) > whole {
			lossy = append(lossy, id)
		}
	}
	return lossy
}

func without(n *topology.Network, id topology.DeviceID) *Graph {
	return NewGraph(n, func(d *topology.Device) bool { return d.ID != id })
}

// checkParts checks that each part is one whole island once the device is gone.
func checkParts(t *testing.T, n *topology.Network, a Articulation) {
	t.Helper()
	g := without(n, a.Device.ID)
	island := map[topology.DeviceID]int{}
	size := map[int]int{}
	for i, nodes := range topo.ConnectedComponents(g) {
		for _, node := range nodes {
			island[g.Device(node.ID()).ID] = i
			size[i]++
		}
	}
	for _, part := range a.Behind {
		home := island[part.Devices[0].ID]
		for _, device := range part.Devices {
			if island[device.ID] != home {
				t.Fatalf("loss of %s: %s and %s are in one part and not joined", a.Device.ID, part.Devices[0].ID, device.ID)
			}
		}
		if len(part.Devices) != size[home] {
			t.Fatalf("loss of %s: the part of %s has %d devices, want %d", a.Device.ID, part.Devices[0].ID, len(part.Devices), size[home])
		}
	}
}

// A long chain must cost neither recursion nor squared time.
func TestCutsOfLongChain(t *testing.T) {
	const length = 50_000
	s := &topology.Snapshot{}
	for i := range length {
		s.Devices = append(s.Devices, topology.Device{ID: topology.DeviceID(fmt.Sprintf("d%06d", i)), Observed: true})
		if i > 0 {
			s.Links = append(s.Links, topology.Link{A: topology.PortRef{Device: s.Devices[i-1].ID}, B: topology.PortRef{Device: s.Devices[i].ID}})
		}
	}
	bridges, articulations := NewGraph(topology.NewNetwork(s), all).Cuts()
	if len(bridges) != length-1 || len(articulations) != length-2 {
		t.Errorf("%d bridges and %d articulations, want %d and %d", len(bridges), len(articulations), length-1, length-2)
	}
}

// BenchmarkCuts searches a leaf-spine fabric of 100,000 links.
func BenchmarkCuts(b *testing.B) {
	n := fabric(50, 2000)
	for b.Loop() {
		NewGraph(n, all).Cuts()
	}
}

// fabric returns a full mesh of spines and leaves.
func fabric(spines, leaves int) *topology.Network {
	s := &topology.Snapshot{}
	for i := range spines {
		s.Devices = append(s.Devices, fabricDevice(fmt.Sprintf("spine%03d", i), leaves))
	}
	for j := range leaves {
		leaf := fabricDevice(fmt.Sprintf("leaf%04d", j), spines)
		for i := range spines {
			s.Links = append(s.Links, topology.Link{
				A: topology.PortRef{Device: leaf.ID, Port: leaf.Ports[i].Name},
				B: topology.PortRef{Device: s.Devices[i].ID, Port: s.Devices[i].Ports[j].Name},
			})
		}
		s.Devices = append(s.Devices, leaf)
	}
	return topology.NewNetwork(s)
}

func fabricDevice(name string, ports int) topology.Device {
	device := topology.Device{ID: topology.DeviceID(name), Name: name, Role: topology.RoleSwitch, Observed: true}
	for i := range ports {
		device.Ports = append(device.Ports, topology.Port{
			Name: fmt.Sprint("swp", i+1), Kind: topology.Physical, Oper: topology.Up, Speed: 100e9,
		})
	}
	return device
}
