package layout

import (
	"cmp"
	"slices"

	"cablewright/topology"
)

// plan is a Scene in the making.
type plan struct {
	net    *topology.Network
	nodes  []*node // devices in their order, then the hubs of the segments
	edges  []*edge // links in their order, then taps
	blocks []*block
	rows   []*row
}

// node is a device or the hub of a segment.
type node struct {
	Rect
	tier  int
	level int // rows are stacked by it: twice the tier, hubs in between
	hub   bool
	label string // full name
	name  string
	note  string
	ends  [4][]*end // by side, in order along it
	edges []*edge   // in order; a self-link once
	block *block
	spot  int // position among the boxes of its row
}

// side is a side of a box.
type side int

const (
	top side = iota
	bottom
	left
	right
)

// end is where an edge meets a node.
type end struct {
	edge    *edge
	node    *node
	side    side
	at      Point
	aim     float64 // x of the next bend: ends on one side are sorted by it
	text    string  // port name
	upright bool
	lag     string
	label   Label
}

// edge is a link or a tap.
type edge struct {
	link, segment, tap int
	ends               [2]*end
	slots              []*slot // where it passes through rows, from top to bottom
	track              *track
	lane               float64 // x of the vertical part beside a host column
	points             []Point
}

// upper returns the end in the upper row first.
func (e *edge) upper() (upper, lower *end) {
	if e.ends[0].node.block.row.index <= e.ends[1].node.block.row.index {
		return e.ends[0], e.ends[1]
	}
	return e.ends[1], e.ends[0]
}

// opposite returns the end at the other node; of a self-link, the second end.
func (e *edge) opposite(n *node) *end {
	if e.ends[0].node == n {
		return e.ends[1]
	}
	return e.ends[0]
}

// Widest texts in pixels; longer ones are shortened.
const (
	maxName = 190.0
	maxPort = 84.0
)

// Place gives everything in the network its place. The tiers are those of
// topology.Tiers.
func Place(n *topology.Network, tiers map[topology.DeviceID]int) *Scene {
	p := &plan{net: n}
	p.addNodes(tiers)
	p.addEdges()
	p.makeBlocks()
	p.order()
	p.stack(p.levels())
	p.stack(p.breakRows())
	p.placeAcross()
	p.chooseSlots()
	p.placeAcross()
	p.placeSlots()
	p.placePorts()
	p.aimSlots()
	p.placeSlots()
	p.layTracks()
	p.placeDown()
	p.route()
	return p.scene()
}

func (p *plan) addNodes(tiers map[topology.DeviceID]int) {
	for i := range p.net.Devices {
		device := &p.net.Devices[i]
		tier := tiers[device.ID]
		node := &node{tier: tier, level: 2 * tier, label: device.Label()}
		node.name = Fit(node.label, NameSize*boldFactor, maxName)
		if tier > 0 {
			node.note = Fit(cmp.Or(device.Model, device.Role), NoteSize, maxName)
		}
		p.nodes = append(p.nodes, node)
	}
}

// addEdges adds the links, and for every segment a hub just below its highest
// member with a tap to each.
func (p *plan) addEdges() {
	position := make(map[topology.DeviceID]*node, len(p.nodes))
	for i := range p.net.Devices {
		position[p.net.Devices[i].ID] = p.nodes[i]
	}
	for i, link := range p.net.Links {
		p.join(&edge{link: i, segment: -1}, position[link.A.Device], position[link.B.Device], link.A, link.B)
	}
	for i, segment := range p.net.Segments {
		hub := &node{hub: true, level: -1}
		for tap, port := range segment.Ports {
			member := position[port.Device]
			hub.level = max(hub.level, 2*member.tier-1)
			p.join(&edge{link: -1, segment: i, tap: tap}, member, hub, port, topology.PortRef{})
		}
		p.nodes = append(p.nodes, hub)
	}
	lowest := 0
	for _, node := range p.nodes {
		lowest = min(lowest, node.level)
	}
	for _, node := range p.nodes {
		if len(node.edges) == 0 {
			node.tier, node.level = NoTier, lowest-1
		}
	}
}

func (p *plan) join(e *edge, a, b *node, portA, portB topology.PortRef) {
	for i, node := range []*node{a, b} {
		ref := []topology.PortRef{portA, portB}[i]
		e.ends[i] = &end{edge: e, node: node, text: Fit(ShortPort(ref.Port), PortSize, maxPort)}
		if port := p.net.Port(ref); port != nil {
			e.ends[i].lag = port.LAG
		}
		if i == 0 || b != a {
			node.edges = append(node.edges, e)
		}
	}
	p.edges = append(p.edges, e)
}

// scene copies the finished plan into a Scene with all coordinates positive.
func (p *plan) scene() *Scene {
	s := &Scene{Bundles: p.bundles()}
	for _, node := range p.nodes {
		if node.hub {
			s.Hubs = append(s.Hubs, Hub{node.Rect})
		} else {
			s.Boxes = append(s.Boxes, Box{Rect: node.Rect, Tier: node.tier, Name: node.name, Note: node.note})
		}
	}
	for _, e := range p.edges {
		s.Wires = append(s.Wires, Wire{
			Link: e.link, Segment: e.segment, Tap: e.tap, Points: e.points,
			Names: [2]Label{e.ends[0].label, e.ends[1].label},
		})
	}
	s.Rows = p.strips()
	s.moveToOrigin()
	return s
}

// strips returns the rows as a reader sees them: hosts in columns are a strip
// of their own.
func (p *plan) strips() []Row {
	var strips []Row
	for _, row := range p.rows {
		if first := row.blocks[0].nodes[0]; !first.hub {
			crest := 0.0
			for _, block := range row.blocks {
				crest = max(crest, block.crest)
			}
			strips = append(strips, Row{first.tier, row.y, crest})
			if at := row.hostsAt(); at > 0 {
				strips = append(strips, Row{0, row.y + at, row.height - at})
			}
		}
	}
	slices.SortStableFunc(strips, func(a, b Row) int { return cmp.Compare(a.Y, b.Y) })
	return strips
}

// moveToOrigin shifts everything so that the smallest coordinates are zero.
func (s *Scene) moveToOrigin() {
	if len(s.Boxes) == 0 {
		return
	}
	first := s.Boxes[0].Rect
	low, high := Point{first.X, first.Y}, Point{first.X, first.Y}
	s.each(func(x, y *float64) {
		low.X, low.Y = min(low.X, *x), min(low.Y, *y)
		high.X, high.Y = max(high.X, *x), max(high.Y, *y)
	})
	for _, box := range s.Boxes {
		high.X, high.Y = max(high.X, box.X+box.W), max(high.Y, box.Y+box.H)
	}
	s.each(func(x, y *float64) { *x, *y = *x-low.X, *y-low.Y })
	for i := range s.Rows {
		s.Rows[i].Y -= low.Y
	}
	s.Width, s.Height = high.X-low.X, high.Y-low.Y
}

// each calls f with every place in the scene.
func (s *Scene) each(f func(x, y *float64)) {
	for i := range s.Boxes {
		f(&s.Boxes[i].X, &s.Boxes[i].Y)
	}
	for i := range s.Hubs {
		f(&s.Hubs[i].X, &s.Hubs[i].Y)
	}
	for i := range s.Bundles {
		f(&s.Bundles[i].X, &s.Bundles[i].Y)
	}
	for i := range s.Wires {
		for j := range s.Wires[i].Points {
			f(&s.Wires[i].Points[j].X, &s.Wires[i].Points[j].Y)
		}
		for j := range s.Wires[i].Names {
			if s.Wires[i].Names[j].Text != "" {
				f(&s.Wires[i].Names[j].X, &s.Wires[i].Names[j].Y)
			}
		}
	}
}
