package layout

import (
	"cmp"
	"math"
	"slices"
)

// slot is where one edge passes through a row, straight down in a gap.
type slot struct {
	row *row
	aim float64 // where it would pass if it could
	x   float64
}

// between returns the space that two boxes side by side need: for the port
// names of the links that join them.
func between(a, b *node) float64 {
	names := 0.0
	for _, end := range a.ends[right] {
		far := end.edge.opposite(a)
		if far.node == b {
			names = max(names, TextWidth(end.text, PortSize)+TextWidth(far.text, PortSize)+32)
		}
	}
	return max(blockGap, names)
}

// gap returns the space between block i-1 and block i.
func (r *row) gap(i int) float64 {
	a, b := r.blocks[i-1].nodes, r.blocks[i].nodes
	need := between(a[len(a)-1], b[0])
	if count := len(r.slots[i]); count > 0 {
		need = max(need, blockGap+slotPitch*float64(count))
	}
	return need
}

// placeAcross gives the blocks their x: each as near as possible below and
// above its neighbours, in order and apart.
func (p *plan) placeAcross() {
	for _, row := range p.rows {
		row.spread(func(*block) (float64, bool) { return 0, false })
	}
	for pass := range 6 {
		for i := range p.rows {
			if pass%2 == 1 {
				i = len(p.rows) - 1 - i
			}
			p.rows[i].spread(func(b *block) (float64, bool) { return b.pull(pass%2 == 0) })
		}
	}
}

// pull returns where the middle of the block would be best for its neighbours
// in the rows above, or below; false if it has none there.
func (b *block) pull(above bool) (float64, bool) {
	sum, count := 0.0, 0
	for _, node := range b.nodes {
		for _, e := range node.edges {
			far := e.opposite(node).node
			if far.block.row != b.row && (far.block.row.index < b.row.index) == above {
				sum += far.middle() - (node.middle() - (b.x + b.w/2))
				count++
			}
		}
	}
	if count == 0 {
		return 0, false
	}
	return sum / float64(count), true
}

// spread places the blocks of a row as near to where they want to be as their
// order and gaps allow: isotonic regression by pooling adjacent violators. A
// block without a wish stays where it is.
func (r *row) spread(want func(*block) (float64, bool)) {
	type pool struct {
		mean  float64
		count int
	}
	offset := make([]float64, len(r.blocks)) // of the left edge when all are packed
	var pools []pool
	for i, block := range r.blocks {
		if i > 0 {
			offset[i] = offset[i-1] + r.blocks[i-1].w + r.gap(i)
		}
		middle, ok := want(block)
		if !ok {
			middle = block.x + block.w/2
		}
		pools = append(pools, pool{middle - block.w/2 - offset[i], 1})
		for n := len(pools); n > 1 && pools[n-1].mean <= pools[n-2].mean; n = len(pools) {
			a, b := pools[n-2], pools[n-1]
			count := a.count + b.count
			mean := (a.mean*float64(a.count) + b.mean*float64(b.count)) / float64(count)
			pools = append(pools[:n-2], pool{mean, count})
		}
	}
	i := 0
	for _, pool := range pools {
		for range pool.count {
			r.blocks[i].moveTo(pool.mean + offset[i])
			i++
		}
	}
}

// moveTo places the block and the boxes in it, side by side in its middle.
func (b *block) moveTo(x float64) {
	b.x = x
	width := 0.0
	for i, node := range b.nodes {
		width += node.W
		if i > 0 {
			width += between(b.nodes[i-1], node)
		}
	}
	x += (b.w - width) / 2
	for i, node := range b.nodes {
		if i > 0 {
			x += between(b.nodes[i-1], node)
		}
		node.X = x
		x += node.W
	}
}

// chooseSlots decides through which gaps the wires pass that have rows between
// their ends, or that leave a box at the top and lead downwards.
func (p *plan) chooseSlots() {
	for _, e := range p.edges {
		upper, lower := e.upper()
		first := upper.node.block.row.index
		if upper.side == bottom {
			first++
		}
		if upper.node.block == lower.node.block {
			continue
		}
		for i := first; i < lower.node.block.row.index; i++ {
			e.pass(p.rows[i])
		}
	}
}

// pass puts the edge into the gap of the row that is nearest to the straight
// line between its ends.
func (e *edge) pass(r *row) {
	upper, lower := e.upper()
	s := &slot{row: r, aim: e.at(r, upper.node.middle(), lower.node.middle())}
	gap := r.nearestGap(s.aim)
	r.slots[gap] = append(r.slots[gap], s)
	e.slots = append(e.slots, s)
}

// at returns the x in a row of the straight line between two x in the rows of
// the ends.
func (e *edge) at(r *row, upperX, lowerX float64) float64 {
	upper, lower := e.upper()
	from, to := upper.node.block.row.index, lower.node.block.row.index
	return upperX + (lowerX-upperX)*float64(r.index-from)/float64(to-from)
}

// aimSlots makes the wires pass where they lead straight from port to port.
func (p *plan) aimSlots() {
	for _, e := range p.edges {
		upper, lower := e.upper()
		for _, s := range e.slots {
			s.aim = e.at(s.row, upper.at.X, lower.at.X)
		}
	}
}

// nearestGap returns the gap whose middle is nearest to x.
func (r *row) nearestGap(x float64) int {
	i, _ := slices.BinarySearchFunc(r.blocks, x, func(b *block, x float64) int { return cmp.Compare(b.x+b.w/2, x) })
	// x is between the middles of the blocks i-1 and i: gap i is the one there.
	return i
}

// placeSlots gives the wires in the gaps of all rows their x.
func (p *plan) placeSlots() {
	for _, row := range p.rows {
		row.placeSlots()
	}
}

// placeSlots gives the wires in every gap their x: as near as possible to where
// they would pass if they were straight, in the order in which they would, and
// apart.
func (r *row) placeSlots() {
	for i, gap := range r.slots {
		slices.SortStableFunc(gap, func(a, b *slot) int { return cmp.Compare(a.aim, b.aim) })
		low, high := r.gapBounds(i)
		for j, slot := range gap {
			slot.x = max(slot.aim, low+slotPitch*float64(j))
			if j > 0 {
				slot.x = max(slot.x, gap[j-1].x+slotPitch)
			}
		}
		for j := len(gap) - 1; j >= 0; j-- {
			gap[j].x = min(gap[j].x, high-slotPitch*float64(len(gap)-1-j))
		}
	}
}

// gapBounds returns between which x wires can pass through a gap. At the ends
// of a row there is no outer bound.
func (r *row) gapBounds(i int) (low, high float64) {
	low, high = math.Inf(-1), math.Inf(1)
	if i > 0 {
		low = r.blocks[i-1].x + r.blocks[i-1].w + blockGap/2
	}
	if i < len(r.blocks) {
		high = r.blocks[i].x - blockGap/2
	}
	return low, high
}
