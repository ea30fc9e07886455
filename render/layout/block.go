package layout

import (
	"cmp"
	"math"
	"slices"

	"cablewright/topology"
)

// block is what moves as one within a row: a device alone, or a leaf or a pair
// of leaves with the hosts that hang on nothing else in columns below.
type block struct {
	nodes   []*node   // side by side
	columns [][]*node // hosts
	hosts   []*node
	level   int
	part    int // connected part of the network
	row     *row
	place   int     // position in its row
	x, w, h float64 // left edge and size
	crest   float64 // height of the highest of nodes
	zone    float64 // height of the port names above the hosts
}

// widestHosts is the width in pixels up to which hosts stand in one row, which
// can be read at a glance. What would be wider is put in columns.
const widestHosts = 1300.0

// pair is two leaves that hosts hang on together.
type pair struct{ a, b int }

// makeBlocks makes a block of every node, and where hosts are many, joins hosts
// with the leaf or the pair of leaves they hang on.
func (p *plan) makeBlocks() {
	index := make(map[*node]int, len(p.nodes))
	for i, n := range p.nodes {
		index[n] = i
		n.block = &block{nodes: []*node{n}, level: n.level}
	}
	if p.hostsWidth() > widestHosts {
		p.hangHosts(index)
	}
	for _, node := range p.nodes {
		if node.block.nodes != nil && node.block.nodes[0] == node {
			p.blocks = append(p.blocks, node.block)
		}
	}
}

// hostsWidth estimates how wide a row of all hosts is.
func (p *plan) hostsWidth() float64 {
	width := 0.0
	for _, node := range p.nodes {
		if node.level == 0 {
			width += max(minBox, TextWidth(node.name, NameSize)+20) + blockGap
		}
	}
	return width
}

// hangHosts moves hosts into the blocks of their leaves. A leaf joins the one
// other leaf with which it shares most hosts; hosts shared with a third stay in
// a row of their own.
func (p *plan) hangHosts(index map[*node]int) {
	shared := map[pair][]*node{}
	for _, host := range p.nodes {
		if leaves, ok := host.leaves(index); ok {
			shared[leaves] = append(shared[leaves], host)
		}
	}
	pairs := make([]pair, 0, len(shared))
	for leaves := range shared {
		pairs = append(pairs, leaves)
	}
	slices.SortFunc(pairs, func(x, y pair) int {
		return cmp.Or(cmp.Compare(len(shared[y]), len(shared[x])), cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b))
	})
	for _, leaves := range pairs {
		p.nodes[leaves.a].marry(p.nodes[leaves.b])
	}
	for _, leaves := range pairs {
		if a, b := p.nodes[leaves.a].block, p.nodes[leaves.b].block; a == b {
			a.hosts = append(a.hosts, shared[leaves]...)
		}
	}
	for _, block := range p.uniqueBlocks() {
		block.fillColumns()
	}
}

// marry puts two leaves in one block, if both are free and on one level.
func (n *node) marry(other *node) {
	if n == other || n.level != other.level || len(n.block.nodes) > 1 || len(other.block.nodes) > 1 {
		return
	}
	if topology.CompareNatural(n.label, other.label) > 0 {
		n.block.nodes = []*node{other, n}
	} else {
		n.block.nodes = []*node{n, other}
	}
	other.block = n.block
}

func (p *plan) uniqueBlocks() []*block {
	var blocks []*block
	for _, node := range p.nodes {
		if node.block.nodes[0] == node {
			blocks = append(blocks, node.block)
		}
	}
	return blocks
}

// leaves returns the one or two devices that a host hangs on, and false if it
// is none or is linked in another way. The only one is given twice.
func (n *node) leaves(index map[*node]int) (pair, bool) {
	var found []int
	for _, e := range n.edges {
		far := e.opposite(n).node
		if n.level != 0 || far.hub || far.level <= 0 {
			return pair{}, false
		}
		found = append(found, index[far])
	}
	slices.Sort(found)
	found = slices.Compact(found)
	if len(found) == 0 || len(found) > 2 {
		return pair{}, false
	}
	return pair{found[0], found[len(found)-1]}, true
}

// fillColumns puts the hosts in columns: those of the first leaf, those of both,
// those of the second, each in the order of the leaf's ports. The columns make
// the block about as wide as high.
func (b *block) fillColumns() {
	var groups [3][]*node
	for _, host := range b.hosts {
		group := b.lean(host)
		groups[group] = append(groups[group], host)
		host.block = b
	}
	for _, group := range groups {
		if len(group) == 0 {
			continue
		}
		slices.SortStableFunc(group, func(x, y *node) int {
			return cmp.Or(topology.CompareNatural(x.edges[0].opposite(x).text, y.edges[0].opposite(y).text),
				topology.CompareNatural(x.label, y.label))
		})
		count := int(math.Ceil(math.Sqrt(float64(len(group)) / 6)))
		each := (len(group) + count - 1) / count
		b.columns = slices.AppendSeq(b.columns, slices.Chunk(group, each))
	}
}

// lean returns 0 for a host of the first leaf, 2 for one of the second and 1 for
// one of both.
func (b *block) lean(host *node) int {
	first, second := false, false
	for _, e := range host.edges {
		if e.opposite(host).node == b.nodes[0] {
			first = true
		} else {
			second = true
		}
	}
	switch {
	case !second:
		return 0
	case first:
		return 1
	}
	return 2
}

// hosted reports whether the node is one of the hosts in its block.
func (n *node) hosted() bool { return len(n.block.columns) > 0 && n.level == 0 }

// Sizes of the columns in pixels.
const (
	hostPitch = 8.0  // between hosts in a column
	lanePitch = 4.5  // between the wires beside a column
	fanHeight = 26.0 // between port names and hosts, at least
)

// fan is the height in which the wires of a block spread to the columns.
func (b *block) fan() float64 { return max(fanHeight, min(110, 0.12*b.w)) }

// sizeColumns returns the width and height of the host columns.
func (b *block) sizeColumns() (w, h float64) {
	for _, column := range b.columns {
		boxes, beside := columnWidths(column)
		w += boxes + beside
		h = max(h, float64(len(column))*(highest(column)+hostPitch)-hostPitch)
	}
	return w, h
}

// columnWidths returns how wide the boxes of a column are, and the space for
// port names and lanes beside them.
func columnWidths(column []*node) (boxes, beside float64) {
	names, lanes := 0.0, 0
	for _, host := range column {
		boxes = max(boxes, host.W)
		lanes += len(host.edges)
		for _, e := range host.edges {
			names = max(names, TextWidth(e.hostEnd(host).text, PortSize))
		}
	}
	return boxes, names + 14 + float64(lanes)*lanePitch + 12
}

// highest returns the height of the highest box.
func highest(column []*node) float64 {
	height := 0.0
	for _, host := range column {
		height = max(height, host.H)
	}
	return height
}

// hostEnd returns the end at the host.
func (e *edge) hostEnd(host *node) *end {
	if e.ends[0].node == host {
		return e.ends[0]
	}
	return e.ends[1]
}

// placeHosts gives the hosts their places below the leaves, whose own places
// are known, and every wire its lane to the right of its column: the first host
// has the lane next to it, so that lanes do not cross.
func (b *block) placeHosts(y float64) {
	width, _ := b.sizeColumns()
	x := b.x + (b.w-width)/2
	for _, column := range b.columns {
		height := highest(column)
		boxes, beside := columnWidths(column)
		lanes := 0
		for _, host := range column {
			lanes += len(host.edges)
		}
		lane := x + boxes + beside - 12 - float64(lanes)*lanePitch
		for i, host := range column {
			host.Rect = Rect{x, y + float64(i)*(height+hostPitch), boxes, height}
			for _, e := range host.edges {
				lane += lanePitch
				e.lane = lane
			}
		}
		x += boxes + beside
	}
}
