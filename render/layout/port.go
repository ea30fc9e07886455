package layout

import (
	"cmp"
	"slices"
)

// mostLevel is the number of ends on a side up to which their names are written
// level; more are written upright, which takes less width.
const mostLevel = 4

// chooseSides decides on which side of its boxes every wire ends. Wires to
// lower rows leave at the bottom, unless hosts hang there; wires to the next
// box in the row leave at the side and others in the row at the top.
func (p *plan) chooseSides() {
	for _, node := range p.nodes {
		node.ends = [4][]*end{}
	}
	for _, e := range p.edges {
		a, b := e.ends[0], e.ends[1]
		switch {
		case a.node.hosted() || b.node.hosted():
			a.side, b.side = hostSide(a.node), hostSide(b.node)
		case a.node.block.row != b.node.block.row:
			upper, lower := e.upper()
			upper.side, lower.side = bottom, top
			if upper.node.block.hasHosts() {
				upper.side = top
			}
		case a.node.spot+1 == b.node.spot:
			a.side, b.side = right, left
		case b.node.spot+1 == a.node.spot:
			a.side, b.side = left, right
		default:
			a.side, b.side = top, top
		}
		for _, end := range e.ends {
			end.node.ends[end.side] = append(end.node.ends[end.side], end)
		}
	}
}

func hostSide(n *node) side {
	if n.hosted() {
		return right
	}
	return bottom
}

// size sets the size of a box so that its texts fit in it and the names of its
// ports beside each other.
func (n *node) size(topUpright, bottomUpright bool) {
	for _, end := range n.ends[top] {
		end.upright = topUpright
	}
	for _, end := range n.ends[bottom] {
		end.upright = bottomUpright
	}
	n.W = max(sideWidth(n.ends[top], topUpright), sideWidth(n.ends[bottom], bottomUpright))
	if n.hub {
		n.W, n.H = max(n.W, 30), 7
		return
	}
	n.W = max(n.W, minBox, TextWidth(n.name, NameSize*boldFactor)+20, TextWidth(n.note, NoteSize)+20)
	n.H = 26
	if n.note != "" {
		n.H = 38
	}
	n.H = max(n.H, sidePitch*float64(max(len(n.ends[left]), len(n.ends[right])))+8)
}

// sideWidth returns the width that the names on the top or bottom of a box need.
func sideWidth(ends []*end, upright bool) float64 {
	width := 0.0
	for _, end := range ends {
		width = max(width, TextWidth(end.text, PortSize))
	}
	switch {
	case upright:
		return uprightW*float64(len(ends)) + 2*sideInset
	case len(ends) == 1:
		return 2 * (width + 5) // the wire is in the middle, the name right of it
	}
	return (width+10)*float64(len(ends)) + 2*sideInset
}

// sideInset keeps wires from the corners of a box, in pixels.
const sideInset = 6.0

// zoneHeight returns the height that names above or below a box need.
func zoneHeight(ends []*end) float64 {
	height, bundled := 0.0, false
	for _, end := range ends {
		if end.upright {
			height = max(height, TextWidth(end.text, PortSize)+7)
		} else {
			height = max(height, portLine+3)
		}
		bundled = bundled || end.lag != ""
	}
	if bundled {
		height += bundleThick + 2
	}
	return height
}

// placePorts puts the ends in order along their sides and gives them their
// places, across at first: the rows have no height yet.
func (p *plan) placePorts() {
	for _, row := range p.rows {
		for _, block := range row.blocks {
			if block.hasHosts() {
				block.placeHosts(0)
			}
		}
	}
	p.aimEnds()
	for _, node := range p.nodes {
		for side, ends := range node.ends {
			slices.SortStableFunc(ends, func(a, b *end) int {
				return cmp.Or(cmp.Compare(a.aim, b.aim), cmp.Compare(a.edge.ends[0].node.spot, b.edge.ends[0].node.spot))
			})
			if s := node.ends[side]; len(s) > 0 && s[0].side <= bottom {
				node.spread(s)
			}
		}
	}
}

// aimEnds tells every end where its wire turns next.
func (p *plan) aimEnds() {
	for _, e := range p.edges {
		for i, end := range e.ends {
			far := e.ends[1-i]
			end.aim = far.node.middle()
			switch {
			case e.lane != 0:
				end.aim = e.lane
			case len(e.slots) > 0:
				slot := e.slots[0]
				if _, lower := e.upper(); lower == end {
					slot = e.slots[len(e.slots)-1]
				}
				end.aim = slot.x
			}
		}
	}
}

func (n *node) middle() float64 { return n.X + n.W/2 }

// spread distributes ends over the width of a box. A level name stands right of
// its wire, an upright one too, so wire and name are centred as one; a wire
// alone is in the middle.
func (n *node) spread(ends []*end) {
	cell := (n.W - 2*sideInset) / float64(len(ends))
	for i, end := range ends {
		width := TextWidth(end.text, PortSize) + 4
		if end.upright {
			width = portLine
		}
		if len(ends) == 1 || n.hub {
			width = 0
		}
		end.at.X = n.X + sideInset + (float64(i)+0.5)*cell - width/2
	}
}

// placeSides gives the ends on the sides of a box their places, from top to
// bottom. The row has its height.
func (n *node) placeSides() {
	for i, end := range n.ends[left] {
		end.at = Point{n.X, n.Y + 16 + sidePitch*float64(i)}
	}
	for i, end := range n.ends[right] {
		if n.hosted() {
			end.at = Point{n.X + n.W, n.Y + (float64(i)+0.5)*n.H/float64(len(n.ends[right])) + 4}
		} else {
			end.at = Point{n.X + n.W, n.Y + 16 + sidePitch*float64(i)}
		}
	}
	for _, end := range n.ends[top] {
		end.at.Y = n.Y
	}
	for _, end := range n.ends[bottom] {
		end.at.Y = n.Y + n.H
	}
}

// placeName puts the port name beside the wire, next to the box.
func (e *end) placeName() {
	if e.text == "" {
		return
	}
	width := TextWidth(e.text, PortSize)
	area := Rect{e.at.X + 3, e.at.Y + 2, width, portLine}
	switch e.side {
	case top:
		area.Y = e.at.Y - 2 - portLine
	case left:
		area.X, area.Y = e.at.X-4-width, e.at.Y-portLine
	case right:
		area.X, area.Y = e.at.X+4, e.at.Y-portLine
	}
	if e.upright && e.side <= bottom {
		area = Rect{e.at.X + 1, e.at.Y + 4, portLine, width}
		if e.side == top {
			area.Y = e.at.Y - 4 - width
		}
	}
	e.label = Label{Rect: area, Text: e.text, Upright: e.upright && e.side <= bottom}
}
