package layout

import (
	"cmp"
	"slices"

	"cablewright/topology"
)

// sweeps is how often the rows are sorted by their neighbours, down and up in
// turn. More than this changes little in practice.
const sweeps = 8

// order puts the blocks of every level in an order with few crossings: first
// neighbours on the same level next to each other, then the barycentre method
// (Sugiyama, Tagawa, Toda 1981). The best order seen is kept. Parts that are
// not connected stay apart.
func (p *plan) order() {
	p.findParts()
	levels := p.levels()
	for _, level := range levels {
		arrange(level)
	}
	best, fewest := copyLevels(levels), p.crossings(levels)
	for sweep := range sweeps {
		if fewest == 0 {
			break
		}
		p.sweep(levels, sweep%2 == 0)
		if count := p.crossings(levels); count < fewest {
			best, fewest = copyLevels(levels), count
		}
	}
	p.blocks = slices.Concat(best...)
	for _, level := range best {
		number(level)
	}
}

// levels returns the blocks by level, the highest first, each in the order of
// p.blocks.
func (p *plan) levels() [][]*block {
	byLevel := map[int][]*block{}
	var keys []int
	for _, block := range p.blocks {
		if byLevel[block.level] == nil {
			keys = append(keys, block.level)
		}
		byLevel[block.level] = append(byLevel[block.level], block)
	}
	slices.SortFunc(keys, func(a, b int) int { return cmp.Compare(b, a) })
	levels := make([][]*block, len(keys))
	for i, key := range keys {
		levels[i] = byLevel[key]
	}
	return levels
}

func copyLevels(levels [][]*block) [][]*block {
	copied := make([][]*block, len(levels))
	for i := range levels {
		copied[i] = slices.Clone(levels[i])
	}
	return copied
}

// number stores the position of every block in its level.
func number(level []*block) {
	for i, block := range level {
		block.place = i
	}
}

// around calls f with the block at the other end of every edge.
func (b *block) around(f func(*block)) {
	for _, node := range b.nodes {
		for _, e := range node.edges {
			if far := e.opposite(node).node.block; far != b {
				f(far)
			}
		}
	}
}

// findParts numbers the connected parts of the network, the largest first, and
// sorts the blocks by part, then by name.
func (p *plan) findParts() {
	slices.SortStableFunc(p.blocks, func(a, b *block) int {
		return topology.CompareNatural(a.nodes[0].label, b.nodes[0].label)
	})
	seen := map[*block]bool{}
	var parts [][]*block
	for _, start := range p.blocks {
		if seen[start] {
			continue
		}
		seen[start] = true
		part := []*block{start}
		for at := 0; at < len(part); at++ {
			part[at].around(func(far *block) {
				if !seen[far] {
					seen[far] = true
					part = append(part, far)
				}
			})
		}
		parts = append(parts, part)
	}
	slices.SortStableFunc(parts, func(a, b []*block) int { return cmp.Compare(len(b), len(a)) })
	for i, part := range parts {
		for _, block := range part {
			block.part = i
		}
	}
	slices.SortStableFunc(p.blocks, func(a, b *block) int { return cmp.Compare(a.part, b.part) })
}

// arrange lines up a level by walking along the links within it, so that peers
// and the members of a chain or ring stand side by side. A walk starts at the
// end of a chain where there is one.
func arrange(level []*block) {
	peers := func(b *block) []*block {
		var list []*block
		b.around(func(far *block) {
			if far.level == b.level && !slices.Contains(list, far) {
				list = append(list, far)
			}
		})
		return list
	}
	seen := map[*block]bool{}
	line := make([]*block, 0, len(level))
	var walk func(*block)
	walk = func(b *block) {
		if seen[b] {
			return
		}
		seen[b] = true
		line = append(line, b)
		for _, far := range peers(b) {
			walk(far)
		}
	}
	for at := 0; at < len(level); {
		part := level[at].part
		end := at
		for ; end < len(level) && level[end].part == part; end++ {
			if len(peers(level[end])) == 1 {
				walk(level[end])
			}
		}
		for _, block := range level[at:end] {
			walk(block)
		}
		at = end
	}
	copy(level, line)
	number(level)
}

// sweep sorts each level by the mean position of its neighbours in the levels
// that were sorted before it.
func (p *plan) sweep(levels [][]*block, down bool) {
	for i := range levels {
		if !down {
			i = len(levels) - 1 - i
		}
		level := levels[i]
		key := make(map[*block]float64, len(level))
		for _, block := range level {
			key[block] = block.barycentre(levels, down)
		}
		slices.SortStableFunc(level, func(a, b *block) int {
			return cmp.Or(cmp.Compare(a.part, b.part), cmp.Compare(key[a], key[b]))
		})
		number(level)
	}
}

// barycentre returns the mean position of the neighbours above (or below) a
// block, as a share of their level, or its own position if there are none.
func (b *block) barycentre(levels [][]*block, above bool) float64 {
	size := make(map[int]int, len(levels))
	for _, level := range levels {
		size[level[0].level] = len(level)
	}
	share := func(b *block) float64 { return (float64(b.place) + 0.5) / float64(size[b.level]) }
	sum, count := 0.0, 0
	b.around(func(far *block) {
		if far.level != b.level && (far.level > b.level) == above {
			sum += share(far)
			count++
		}
	})
	if count == 0 {
		return share(b)
	}
	return sum / float64(count)
}

// span is an edge between two levels as the positions of its ends.
type span struct{ upper, lower int }

// crossings counts the crossings of edges that join the same two levels, and for
// every edge within a level the blocks that it passes.
func (p *plan) crossings(levels [][]*block) int {
	groups := map[[2]int][]span{}
	count := 0
	for _, e := range p.edges {
		a, b := e.ends[0].node.block, e.ends[1].node.block
		if a.level < b.level {
			a, b = b, a
		}
		if a.level == b.level {
			count += max(0, a.place-b.place-1, b.place-a.place-1)
		} else {
			key := [2]int{a.level, b.level}
			groups[key] = append(groups[key], span{a.place, b.place})
		}
	}
	for key, spans := range groups {
		for _, level := range levels {
			if level[0].level == key[1] {
				count += inversions(spans, len(level))
			}
		}
	}
	return count
}

// inversions counts the pairs of spans that cross, with a Fenwick tree over the
// positions in the lower level.
func inversions(spans []span, size int) int {
	slices.SortFunc(spans, func(a, b span) int {
		return cmp.Or(cmp.Compare(a.upper, b.upper), cmp.Compare(a.lower, b.lower))
	})
	tree := make([]int, size+1)
	count := 0
	for done, s := range spans {
		notRight := 0
		for i := s.lower + 1; i > 0; i -= i & -i {
			notRight += tree[i]
		}
		count += done - notRight
		for i := s.lower + 1; i <= size; i += i & -i {
			tree[i]++
		}
	}
	return count
}
