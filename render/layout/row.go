package layout

import (
	"math"
	"slices"
)

// row is a line of blocks with the gaps between them. Gap i is left of block i;
// the last is right of all.
type row struct {
	index  int
	blocks []*block
	line   []*node   // boxes from left to right, hosts left out
	slots  [][]*slot // by gap
	tracks []*track

	topUpright, bottomUpright bool    // whether port names are written upright
	topZone, bottomZone       float64 // heights of the port names
	height                    float64
	y                         float64 // upper edge of the boxes
	zoneTop, zoneBottom       float64 // where the bands above and below begin
}

// Distances in pixels.
const (
	blockGap   = 26.0 // between blocks
	slotPitch  = 5.0  // between wires through a gap
	trackPitch = 7.0  // between wires along a row
	sidePitch  = 15.0 // between ends on the side of a box
	uprightW   = 13.0 // space of an end with an upright name
	minBox     = 64.0
)

// stack makes rows of the lists of blocks, from top to bottom, and sizes what
// stands in them.
func (p *plan) stack(lists [][]*block) {
	p.rows = nil
	for i, blocks := range lists {
		r := &row{index: i, blocks: blocks, slots: make([][]*slot, len(blocks)+1)}
		for place, block := range blocks {
			block.row, block.place = r, place
			for _, node := range block.nodes {
				node.spot = len(r.line)
				r.line = append(r.line, node)
			}
		}
		p.rows = append(p.rows, r)
	}
	p.chooseSides()
	for _, row := range p.rows {
		row.size()
	}
}

// breakRows cuts levels that are much wider than the picture should be into
// rows of about the same width. A picture is about twice as wide
// as high.
func (p *plan) breakRows() [][]*block {
	area, widest := 0.0, 0.0
	for _, block := range p.blocks {
		area += (block.w + blockGap) * (block.h + 90)
		widest = max(widest, block.w)
	}
	for _, e := range p.edges {
		if e.ends[0].node.block != e.ends[1].node.block {
			area += edgeArea
		}
	}
	limit := max(2100, widest, math.Sqrt(2.2*area))
	var lists [][]*block
	for _, row := range p.rows {
		runs := cut(row.blocks, limit)
		if row.apart() {
			runs = deal(row.blocks, len(runs))
		} else {
			fold(runs)
		}
		lists = append(lists, runs...)
	}
	return lists
}

// edgeArea is the space that a wire between blocks takes, in square pixels.
const edgeArea = 5000

// apart reports whether the first and the last block hang on different devices,
// as the access switches of different buildings do.
func (r *row) apart() bool {
	above := func(b *block) map[*block]bool {
		set := map[*block]bool{}
		b.around(func(far *block) {
			if far.level > b.level {
				set[far] = true
			}
		})
		return set
	}
	first, last := above(r.blocks[0]), above(r.blocks[len(r.blocks)-1])
	for block := range first {
		if last[block] {
			return false
		}
	}
	return len(first) > 0 && len(last) > 0
}

// deal fills rows column by column, so that blocks which hang on the same
// device stay below it.
func deal(blocks []*block, count int) [][]*block {
	rows := make([][]*block, count)
	for i, block := range blocks {
		rows[i%count] = append(rows[i%count], block)
	}
	return rows
}

// fold turns a row around where the link that was cut leads from the end of the
// row before to its start, so that rings and chains go on below their end.
func fold(runs [][]*block) {
	for i := 1; i < len(runs); i++ {
		last := runs[i-1][len(runs[i-1])-1]
		if i%2 == 0 {
			last = runs[i-1][0]
		}
		linked := false
		last.around(func(far *block) { linked = linked || far == runs[i][0] })
		if !linked {
			return
		}
		if i%2 == 1 {
			slices.Reverse(runs[i])
		}
	}
}

// cut divides blocks into runs of about the same width, none over the limit by
// much: wires through a row cost more than some width.
func cut(blocks []*block, limit float64) [][]*block {
	total := 0.0
	for _, block := range blocks {
		total += block.w + blockGap
	}
	count := math.Ceil(total / (1.4 * limit))
	var runs [][]*block
	start, sum := 0, 0.0
	for i, block := range blocks {
		sum += block.w + blockGap
		if sum >= total/count*float64(len(runs)+1)-0.5 || i == len(blocks)-1 {
			runs = append(runs, blocks[start:i+1])
			start = i + 1
		}
	}
	return runs
}

// size sets the sizes of the boxes and blocks, and how the port names of the
// row are written.
func (r *row) size() {
	r.topUpright, r.bottomUpright = false, false
	for _, node := range r.line {
		r.topUpright = r.topUpright || len(node.ends[top]) > mostLevel
		r.bottomUpright = r.bottomUpright || !node.block.hasHosts() && len(node.ends[bottom]) > mostLevel
	}
	r.topZone, r.bottomZone = 0, 0
	for _, block := range r.blocks {
		for _, host := range block.hosts {
			host.size(false, false)
		}
		below := 0.0
		for _, node := range block.nodes {
			upright := r.bottomUpright
			if block.hasHosts() {
				upright = len(node.ends[bottom]) > mostLevel
			}
			node.size(r.topUpright, upright)
			r.topZone = max(r.topZone, zoneHeight(node.ends[top]))
			below = max(below, zoneHeight(node.ends[bottom]))
		}
		if block.hasHosts() {
			block.zone = below
		} else {
			r.bottomZone = max(r.bottomZone, below)
		}
		block.size()
	}
	r.height = r.measure()
}

func (b *block) hasHosts() bool { return len(b.columns) > 0 }

// size sets the size of a block from those of its boxes.
func (b *block) size() {
	b.w, b.crest = 0, 0
	for i, node := range b.nodes {
		b.crest = max(b.crest, node.H)
		b.w += node.W
		if i > 0 {
			b.w += between(b.nodes[i-1], node)
		}
	}
	b.h = b.crest
	if b.hasHosts() {
		width, height := b.sizeColumns()
		b.w = max(b.w, width)
		b.h += b.zone + b.fan() + height
	}
}

// hostsAt is the distance from the top of the row to its first host.
func (r *row) hostsAt() float64 {
	at := 0.0
	for _, block := range r.blocks {
		if block.hasHosts() {
			at = max(at, block.crest+block.zone+block.fan())
		}
	}
	return at
}

// measure returns the height of the row down to the end of its hosts, which
// begin at one height however high the boxes above them are.
func (r *row) measure() float64 {
	height, at := 0.0, r.hostsAt()
	for _, block := range r.blocks {
		height = max(height, block.crest)
		if block.hasHosts() {
			_, hosts := block.sizeColumns()
			height = max(height, at+hosts)
		}
	}
	return height
}
