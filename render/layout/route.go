package layout

import (
	"cmp"
	"math"
	"slices"
)

// track is a stretch along a row, above its port names, that a wire runs on.
type track struct {
	from, to float64
	lane     int // 0 is next to the boxes
}

// layTracks gives every wire that leaves a box at the top without leading
// upwards a stretch along its row. Short stretches are nearest to the boxes, so
// that arcs nest.
func (p *plan) layTracks() {
	for _, e := range p.edges {
		a, b := e.ends[0], e.ends[1]
		upper, _ := e.upper()
		row := upper.node.block.row
		switch {
		case a.side == top && b.side == top && a.node.block.row == b.node.block.row:
			e.track = &track{from: min(a.at.X, b.at.X), to: max(a.at.X, b.at.X)}
		case upper.side == top && a.node.block.row != b.node.block.row:
			e.track = &track{from: min(upper.at.X, e.slots[0].x), to: max(upper.at.X, e.slots[0].x)}
		default:
			continue
		}
		row.tracks = append(row.tracks, e.track)
	}
	for _, row := range p.rows {
		row.packTracks()
	}
}

// packTracks puts the stretches of a row into as few lanes as a greedy choice
// finds.
func (r *row) packTracks() {
	slices.SortStableFunc(r.tracks, func(a, b *track) int { return cmp.Compare(a.to-a.from, b.to-b.from) })
	var lanes [][]*track
	for _, t := range r.tracks {
		t.lane = slices.IndexFunc(lanes, func(lane []*track) bool { return t.fits(lane) })
		if t.lane < 0 {
			t.lane = len(lanes)
			lanes = append(lanes, nil)
		}
		lanes[t.lane] = append(lanes[t.lane], t)
	}
}

func (t *track) fits(lane []*track) bool {
	return !slices.ContainsFunc(lane, func(o *track) bool { return t.from < o.to+4 && o.from < t.to+4 })
}

// lanes returns how many tracks lie above each other.
func (r *row) lanes() int {
	count := 0
	for _, t := range r.tracks {
		count = max(count, t.lane+1)
	}
	return count
}

func (r *row) trackY(t *track) float64 {
	return r.y - r.topZone - trackPitch*float64(t.lane+1)
}

// placeDown gives the rows their y, and everything in them.
func (p *plan) placeDown() {
	slant := p.slants()
	y := 0.0
	for i, row := range p.rows {
		if i > 0 {
			y = p.rows[i-1].zoneBottom + bandHeight(slant[i])
		}
		row.zoneTop = y
		if lanes := row.lanes(); lanes > 0 {
			y += trackPitch * float64(lanes+1)
		}
		row.y = y + row.topZone
		row.zoneBottom = row.y + row.height + row.bottomZone
		for _, block := range row.blocks {
			for _, node := range block.nodes {
				node.Y = row.y
			}
			if block.hasHosts() {
				block.placeHosts(row.y + row.hostsAt())
			}
		}
	}
	for _, node := range p.nodes {
		node.placeSides()
		for _, ends := range node.ends {
			for _, end := range ends {
				end.placeName()
			}
		}
	}
}

// slants returns for every row how far, across, the wires of the band above it
// lead at most; less than zero where there are none.
func (p *plan) slants() []float64 {
	slant := slices.Repeat([]float64{-1}, len(p.rows))
	for _, e := range p.edges {
		upper, lower := e.upper()
		if upper.node.block.row == lower.node.block.row {
			continue
		}
		x := upper.at.X
		for _, s := range e.slots {
			if s.row != upper.node.block.row {
				slant[s.row.index] = max(slant[s.row.index], math.Abs(s.x-x))
			}
			x = s.x
		}
		last := lower.node.block.row.index
		slant[last] = max(slant[last], math.Abs(lower.at.X-x))
	}
	return slant
}

// bandHeight returns the height of a band: enough that wires are not too flat
// to be followed.
func bandHeight(slant float64) float64 {
	if slant < 0 {
		return 34
	}
	return min(420, 34+0.15*slant)
}

// route draws every wire through the places that were kept for it.
func (p *plan) route() {
	for _, e := range p.edges {
		a, b := e.ends[0], e.ends[1]
		switch {
		case e.lane != 0:
			e.points = e.routeToHost()
		case e.track != nil && a.node.block.row == b.node.block.row:
			y := a.node.block.row.trackY(e.track)
			e.points = []Point{a.at, {a.at.X, y}, {b.at.X, y}, b.at}
		case a.side == left || a.side == right:
			e.points = []Point{a.at, b.at}
		default:
			e.points = p.routeDown(e)
		}
	}
}

// routeToHost leads from a leaf down and along its lane to a host, or back if
// the host is the first end.
func (e *edge) routeToHost() []Point {
	host, leaf := e.ends[0], e.ends[1]
	if leaf.side == right {
		host, leaf = leaf, host
	}
	block := leaf.node.block
	zone, hosts := leaf.node.Y+block.crest+block.zone, block.row.y+block.row.hostsAt()
	points := []Point{host.at, {e.lane, host.at.Y}, {e.lane, hosts - 4}, {leaf.at.X, zone}, leaf.at}
	if host == e.ends[1] {
		slices.Reverse(points)
	}
	return points
}

// routeDown leads from the upper row through the slots to the lower one.
func (p *plan) routeDown(e *edge) []Point {
	upper, lower := e.upper()
	start, end := upper.node.block.row, lower.node.block.row
	points := []Point{upper.at}
	if e.track != nil {
		y := start.trackY(e.track)
		points = append(points, Point{upper.at.X, y}, Point{e.slots[0].x, y}, Point{e.slots[0].x, start.zoneBottom})
	} else {
		points = append(points, Point{upper.at.X, start.zoneBottom})
	}
	for _, s := range e.slots {
		if s.row != start {
			points = append(points, Point{s.x, s.row.zoneTop}, Point{s.x, s.row.zoneBottom})
		}
	}
	points = append(points, Point{lower.at.X, end.zoneTop}, lower.at)
	if upper != e.ends[0] {
		slices.Reverse(points)
	}
	return straighten(points)
}

// straighten leaves out points that lie on a vertical between their neighbours.
func straighten(points []Point) []Point {
	kept := points[:1]
	for i := 1; i < len(points)-1; i++ {
		if last := kept[len(kept)-1]; last.X != points[i].X || points[i].X != points[i+1].X {
			kept = append(kept, points[i])
		}
	}
	return append(kept, points[len(points)-1])
}
