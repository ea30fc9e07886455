package topology

import "slices"

// guessLeaves returns the devices to start from where no host is known: the
// thinner side of a leaf-spine fabric, else those with the fewest neighbours.
// In a chain, a ring or an even mesh all stand side by side.
func (g *tierGraph) guessLeaves(part []int) []int {
	most := 0
	for _, i := range part {
		most = max(most, len(g.near[i]))
	}
	if most <= 2 {
		return part
	}
	if leaves := g.thinSide(part); leaves != nil {
		return leaves
	}
	switches := selectFrom(part, func(i int) bool { return g.Devices[i].Role != RoleRouter })
	if len(switches) == 0 {
		switches = part
	}
	fewest := most
	for _, i := range switches {
		fewest = min(fewest, len(g.near[i]))
	}
	return selectFrom(switches, func(i int) bool { return len(g.near[i]) == fewest })
}

// isEdge reports whether a device that nobody asked is a server that bridges,
// or a small switch at the edge: it hangs on one or two leaves which have a
// better connected device above them, where a spine would be that device.
func (g *tierGraph) isEdge(i int) bool {
	device := &g.Devices[i]
	if device.Observed || device.Role == RoleRouter || g.bears[i] > 0 || g.tier[i] != 2 || len(g.near[i]) > 2 {
		return false
	}
	return !slices.ContainsFunc(g.near[i], func(leaf int) bool {
		uplink := slices.ContainsFunc(g.above(leaf), func(j int) bool { return len(g.near[j]) > len(g.near[i]) })
		return g.tier[leaf] != 1 || !uplink
	})
}

// thinSide returns the leaves of a graph that is leaf-spine by shape: two sides
// with no link inside a side, and every device linked to more than half of the
// other side. The leaves are the larger side, so the one with fewer neighbours
// each; of equal sides, the one without the first device.
func (g *tierGraph) thinSide(part []int) []int {
	side := map[int]int{part[0]: 0}
	sides := [2][]int{{part[0]}, nil}
	for queue := []int{part[0]}; len(queue) > 0; queue = queue[1:] {
		mine := side[queue[0]]
		for _, j := range g.near[queue[0]] {
			theirs, seen := side[j]
			if seen && theirs == mine {
				return nil
			}
			if !seen {
				side[j] = 1 - mine
				sides[1-mine] = append(sides[1-mine], j)
				queue = append(queue, j)
			}
		}
	}
	for _, i := range part {
		if 2*len(g.near[i]) <= len(sides[1-side[i]]) {
			return nil
		}
	}
	if len(sides[0]) > len(sides[1]) {
		return sides[0]
	}
	return sides[1]
}

// isBareLeaf reports whether a device that the climb put higher is a leaf
// without hosts: a switch hanging on one leaf alone that has its uplinks
// elsewhere, one that hangs on the spines of a leaf, or the far end of a branch
// in which nobody saw a host.
func (g *tierGraph) isBareLeaf(i int, leaves []int) bool {
	if g.bears[i] > 0 || g.Devices[i].Role == RoleRouter && !g.routed(leaves) {
		return false
	}
	below := selectFrom(g.near[i], func(j int) bool { return g.tier[j] < g.tier[i] })
	switch {
	case g.tier[i] == 2:
		return len(g.near[i]) == 1 && len(g.above(below[0])) > 1 && g.looksLike(i, below[0])
	case g.tier[i] == 3:
		return g.sharesSpines(i, below)
	}
	return g.tier[i] >= 5 && g.isBranchEnd(i, leaves)
}

// routed reports whether the leaves route as well, so that being a router does
// not set a device apart from them.
func (g *tierGraph) routed(leaves []int) bool {
	return slices.ContainsFunc(leaves, func(i int) bool { return g.Devices[i].Role == RoleRouter })
}

// sharesSpines reports whether some leaf hangs on all that the device stands on
// and looks like it. A pair linked with each other is taken for a core unless
// leaves have such links too, or routers hang on the pair in turn.
func (g *tierGraph) sharesSpines(i int, below []int) bool {
	pair := append(selectFrom(g.near[i], func(j int) bool { return g.tier[j] == g.tier[i] }), i)
	border := false
	for _, k := range pair {
		border = border || g.ups[k] > 0
	}
	if slices.ContainsFunc(g.above(i), func(j int) bool { return g.ups[j] > 0 }) {
		return false // there is more than routers above
	}
	return slices.ContainsFunc(g.near[below[0]], func(leaf int) bool {
		if g.tier[leaf] != 1 || !contains(g.near[leaf], below) || !g.looksLike(i, leaf) {
			return false
		}
		peers := slices.ContainsFunc(g.near[leaf], func(j int) bool { return g.tier[j] == 1 })
		return border || peers || len(pair) == 1
	})
}

// isBranchEnd reports whether the device is the end of a branch as far from the
// leaves as a leaf across the core: nothing but routers above it, and no more
// neighbours than a leaf has.
func (g *tierGraph) isBranchEnd(i int, leaves []int) bool {
	count := 0
	for _, j := range g.near[i] {
		if g.Devices[j].Role == RoleRouter && g.tier[j] > g.tier[i] {
			continue
		}
		if g.tier[j] > g.tier[i] {
			return false
		}
		count++
	}
	return slices.ContainsFunc(leaves, func(leaf int) bool {
		return count <= len(g.near[leaf]) && g.looksLike(i, leaf)
	})
}

// looksLike compares what is known of a device with what is known of a leaf:
// role, model, and that its links to other equipment are not faster.
func (g *tierGraph) looksLike(i, leaf int) bool {
	a, b := &g.Devices[i], &g.Devices[leaf]
	return sameIfKnown(a.Role, b.Role) && sameIfKnown(a.Model, b.Model) &&
		(g.fast[i] == 0 || g.fast[leaf] == 0 || g.fast[i] <= g.fast[leaf])
}

func sameIfKnown(a, b string) bool { return a == "" || b == "" || a == b }

// standsAbove reports whether a device on one tier with three or more of its
// neighbours belongs above them: beside what it has below it, it has at least
// twice as many neighbours on the tier as they have. So a core is lifted that
// bears one server, and a star's middle; the members of a ring are not.
func (g *tierGraph) standsAbove(i int) bool {
	if g.tier[i] == 1 && g.joinsBlocks(i) {
		return true
	}
	beside := selectFrom(g.near[i], func(j int) bool { return g.tier[j] == g.tier[i] })
	if len(beside) < 3 {
		return false
	}
	sum := 0.0
	for _, j := range beside {
		sum += g.levelness(j)
	}
	return g.levelness(i) >= 2*sum/float64(len(beside))
}

// joinsBlocks reports whether a device that bears hosts is a core all the same:
// it hangs on all that one leaf hangs on and all that another does, and these
// two have nothing in common.
func (g *tierGraph) joinsBlocks(i int) bool {
	if g.ups[i] < 3 {
		return false
	}
	mine := g.above(i)
	var first []int
	for _, j := range mine {
		for _, leaf := range g.near[j] {
			if g.tier[leaf] != 1 || g.ups[leaf] >= len(mine) {
				continue
			}
			theirs := g.above(leaf)
			switch {
			case !contains(mine, theirs):
			case first == nil:
				first = theirs
			case !slices.ContainsFunc(theirs, func(k int) bool { return slices.Contains(first, k) }):
				return true
			}
		}
	}
	return false
}

// above returns the neighbours on higher tiers.
func (g *tierGraph) above(i int) []int {
	return selectFrom(g.near[i], func(j int) bool { return g.tier[j] > g.tier[i] })
}

// contains reports whether every one of part is in list.
func contains(list, part []int) bool {
	return !slices.ContainsFunc(part, func(i int) bool { return !slices.Contains(list, i) })
}

// levelness is the number of neighbours on the device's own tier for each below
// it, hosts included.
func (g *tierGraph) levelness(i int) float64 {
	beside, below := 0, g.bears[i]
	for _, j := range g.near[i] {
		switch {
		case g.tier[j] == g.tier[i]:
			beside++
		case g.tier[j] < g.tier[i]:
			below++
		}
	}
	return float64(beside) / max(0.5, float64(below))
}
