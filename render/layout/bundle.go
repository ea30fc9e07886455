package layout

import "cablewright/topology"

// bundles returns the areas around the ends that belong to one LAG and are next
// to each other on a side of their box.
func (p *plan) bundles() []Bundle {
	var bundles []Bundle
	for i, node := range p.nodes {
		if node.hub {
			continue
		}
		for _, ends := range node.ends {
			for from := 0; from < len(ends); {
				to := from + 1
				for to < len(ends) && ends[to].lag != "" && ends[to].lag == ends[from].lag {
					to++
				}
				if to-from > 1 && !heldFromLeft(ends[from]) {
					port := topology.PortRef{Device: p.net.Devices[i].ID, Port: ends[from].lag}
					bundles = append(bundles, Bundle{Rect: hold(ends[from:to]), Port: port})
				}
				from = to
			}
		}
	}
	return bundles
}

// bundleThick is the length of wire that a bundle covers, in pixels.
const bundleThick = 6.0

// hold returns the area around wires just beyond their port names, or half-way
// to the box beside.
func hold(ends []*end) Rect {
	const reach, thick = 4.0, bundleThick
	first, last := ends[0], ends[len(ends)-1]
	beyond := 0.0
	for _, end := range ends {
		width := end.label.W
		if end.side <= bottom {
			width = end.label.H
		}
		beyond = max(beyond, width+4)
	}
	switch first.side {
	case top:
		return Rect{first.at.X - reach, first.at.Y - beyond - thick, last.at.X - first.at.X + 2*reach, thick}
	case bottom:
		return Rect{first.at.X - reach, first.at.Y + beyond, last.at.X - first.at.X + 2*reach, thick}
	case left:
		far := first.edge.opposite(first.node)
		return Rect{(first.at.X + far.at.X - thick) / 2, first.at.Y - reach, thick, last.at.Y - first.at.Y + 2*reach}
	}
	if far := first.edge.opposite(first.node); far.side == left {
		return hold([]*end{far, last.edge.opposite(last.node)})
	}
	return Rect{first.at.X + beyond, first.at.Y - reach, thick, last.at.Y - first.at.Y + 2*reach}
}

// heldFromLeft reports whether the LAG is drawn already, at the box to the left.
func heldFromLeft(e *end) bool {
	return e.side == left && e.edge.opposite(e.node).lag != ""
}
