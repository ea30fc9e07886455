package capacity

import (
	"slices"

	"cablewright/topology"
)

// Bridge is a link whose loss splits its network in two.
type Bridge struct {
	Link   int // position in Snapshot.Links
	Behind Part
}

// Articulation is a device whose loss splits its network.
type Articulation struct {
	Device *topology.Device
	Behind []Part // each apart from the others and from the rest, if there is one
}

// Part is a group of devices that a loss cuts off. The rest is what the device
// with the most links is in; when that device itself is lost, it is the largest
// part, or nothing where two are equally large.
type Part struct {
	Devices []*topology.Device // at least one; shared between parts, not to be changed

	// Proved says that every device of the part, or every device of the rest,
	// was observed, so that no link between the two can have stayed unseen.
	Proved bool
}

// Cuts returns the single points of failure of the graph: bridges in the order
// of Links, articulation devices in the order of Devices.
//
// It is Tarjan's search for bridges and for articulation points (R. Tarjan,
// "Depth-first search and linear graph algorithms", 1972; the same, "A note on
// finding the bridges of a graph", 1974), with a stack of its own, so that a
// long chain of devices costs no recursion. Time and memory are linear.
func (g *Graph) Cuts() ([]Bridge, []Articulation) {
	s := newSearch(g)
	for _, root := range g.roots() {
		if s.entered[root] == 0 {
			s.component(root)
		}
	}
	slices.SortFunc(s.bridges, func(a, b Bridge) int { return a.Link - b.Link })
	return s.bridges, s.articulations()
}

// roots returns the vertices by number of arcs, most first, then in order.
func (g *Graph) roots() []int32 {
	roots := make([]int32, len(g.devices))
	for v := range roots {
		roots[v] = int32(v)
	}
	slices.SortStableFunc(roots, func(a, b int32) int { return len(g.from(b)) - len(g.from(a)) })
	return roots
}

// search is the state of one depth-first search.
type search struct {
	*Graph
	clock   int32
	entered []int32 // by vertex: when it was entered, from 1; 0: not yet
	low     []int32 // by vertex: the earliest entry that its subtree reaches by one arc back

	order  []*topology.Device // devices as they were entered: a subtree is a range
	hidden []int32            // how many of order[:i] were not observed
	behind [][]Part           // by vertex: what its loss cuts off

	path    []step
	bridges []Bridge
	pending []pendingCut // cuts of the component under way
}

// step is one vertex on the path from the root.
type step struct {
	vertex int32
	edge   int32 // the edge it was entered by
	next   int32 // position in arcs of the next arc to follow
	first  int32 // length of order when it was entered
}

// pendingCut is a cut whose rest is not known before its component ends.
type pendingCut struct {
	vertex   int32 // the articulation vertex, or -1 for a bridge
	link     int32
	from, to int32 // the part, as a range of order
}

func newSearch(g *Graph) *search {
	size := len(g.devices)
	return &search{
		Graph:   g,
		entered: make([]int32, size),
		low:     make([]int32, size),
		order:   make([]*topology.Device, 0, size),
		hidden:  append(make([]int32, 0, size+1), 0),
		behind:  make([][]Part, size),
	}
}

// component searches everything that hangs together with root.
func (s *search) component(root int32) {
	first := int32(len(s.order))
	s.enter(root, -1)
	for len(s.path) > 0 {
		top := &s.path[len(s.path)-1]
		if top.next == s.start[top.vertex+1] {
			s.leave()
			continue
		}
		a := s.arcs[top.next]
		top.next++
		switch {
		case a.edge == top.edge: // the way we came; a parallel link is another edge
		case s.entered[a.to] == 0:
			s.enter(a.to, a.edge)
		default:
			s.low[top.vertex] = min(s.low[top.vertex], s.entered[a.to])
		}
	}
	s.settle(root, first)
}

func (s *search) enter(v, edge int32) {
	s.clock++
	s.entered[v], s.low[v] = s.clock, s.clock
	s.path = append(s.path, step{vertex: v, edge: edge, next: s.start[v], first: int32(len(s.order))})
	device := s.devices[v]
	if device == nil {
		return
	}
	hidden := s.hidden[len(s.order)]
	if !device.Observed {
		hidden++
	}
	s.order = append(s.order, device)
	s.hidden = append(s.hidden, hidden)
}

// leave ends the top of the path and notes what hangs on it alone.
func (s *search) leave() {
	child := s.path[len(s.path)-1]
	s.path = s.path[:len(s.path)-1]
	if len(s.path) == 0 {
		return
	}
	parent := s.path[len(s.path)-1].vertex
	low := s.low[child.vertex]
	s.low[parent] = min(s.low[parent], low)
	cut := pendingCut{vertex: parent, from: child.first, to: int32(len(s.order))}
	if cut.from == cut.to {
		return // a segment with no device behind it
	}
	if low >= s.entered[parent] && s.devices[parent] != nil {
		s.pending = append(s.pending, cut)
	}
	if link := s.links[child.edge]; low > s.entered[parent] && link != segmentEdge {
		cut.vertex, cut.link = -1, link
		s.pending = append(s.pending, cut)
	}
}

// settle turns the pending cuts of a component into parts. The root is special:
// all of its subtrees are apart from each other, and one may be the rest.
func (s *search) settle(root, first int32) {
	rest := s.restAt(root)
	for i, cut := range s.pending {
		part := Part{Devices: s.order[cut.from:cut.to], Proved: s.proved(cut, first)}
		switch {
		case cut.vertex < 0:
			s.bridges = append(s.bridges, Bridge{Link: int(cut.link), Behind: part})
		case i != rest:
			s.behind[cut.vertex] = append(s.behind[cut.vertex], part)
		}
	}
	s.pending = s.pending[:0]
}

// restAt returns the position in pending of the part at a root that is larger
// than all others there, or -1. A root with one subtree loses nothing.
func (s *search) restAt(root int32) int {
	rest, most, again := -1, int32(0), false
	for i, cut := range s.pending {
		if cut.vertex != root {
			continue
		}
		size := cut.to - cut.from
		again = size == most || again && size < most
		if size > most {
			rest, most = i, size
		}
	}
	if again {
		return -1
	}
	return rest
}

// proved counts the unobserved devices on both sides of a cut in the component
// that begins at first. The lost device itself is on neither side.
func (s *search) proved(cut pendingCut, first int32) bool {
	inside := s.hidden[cut.to] - s.hidden[cut.from]
	outside := s.hidden[len(s.order)] - s.hidden[first] - inside
	if cut.vertex >= 0 && !s.devices[cut.vertex].Observed {
		outside--
	}
	return inside == 0 || outside == 0
}

func (s *search) articulations() []Articulation {
	var found []Articulation
	for v, parts := range s.behind {
		if len(parts) > 0 {
			found = append(found, Articulation{Device: s.devices[v], Behind: parts})
		}
	}
	return found
}
