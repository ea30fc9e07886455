package topology

import "slices"

// Tiers returns how high every device stands, found from the graph alone: names
// are not looked at.
//
//	0   hosts, phones, access points, and unobserved devices that look like them
//	1   access or leaf switches: what bears the hosts
//	2   spines or distribution, 3 core, and so on upwards
//
// A device stands one above the lowest of its neighbours, and beside those it
// shares a ring, a chain or a peer link with. Where no host is known, the
// devices with fewer neighbours than theirs are taken as leaves. A graph cannot
// tell a core above one pair of distribution switches from two leaves without
// hosts: role, model and speed decide, and where they are silent it is a leaf.
func Tiers(n *Network) map[DeviceID]int {
	g := newTierGraph(n)
	for _, part := range g.parts() {
		g.levelPart(part)
	}
	tiers := make(map[DeviceID]int, len(n.Devices))
	for i := range n.Devices {
		tiers[n.Devices[i].ID] = g.tier[i]
	}
	return tiers
}

// tierGraph is the network as devices (by position in Snapshot.Devices) and
// their distinct neighbours.
type tierGraph struct {
	*Network
	near  [][]int // neighbours that are no hosts, ascending
	bears []int   // how many hosts hang on it
	host  []bool
	fast  []int64 // speed of the fastest link to a neighbour that is no host, bit/s
	floor []int   // lowest tier that is allowed
	tier  []int
	ups   []int // how many neighbours are on a higher tier
}

func newTierGraph(n *Network) *tierGraph {
	size := len(n.Devices)
	g := &tierGraph{
		Network: n, near: make([][]int, size), bears: make([]int, size), host: make([]bool, size),
		fast: make([]int64, size), floor: make([]int, size), tier: make([]int, size), ups: make([]int, size),
	}
	all := g.adjacency()
	for i := range all {
		g.host[i] = g.isHost(i, all[i])
	}
	for i, neighbors := range all {
		for _, j := range neighbors {
			if g.host[j] {
				g.bears[i]++
			} else if !g.host[i] {
				g.near[i] = append(g.near[i], j)
			}
		}
	}
	for _, endpoint := range n.Endpoints {
		if i, ok := n.devices[endpoint.At.Device]; ok {
			g.bears[i]++
		}
	}
	g.measureSpeeds()
	return g
}

// adjacency returns the distinct neighbours of every device. The members of a
// segment neighbour its best connected one, which is the likely switch.
func (g *tierGraph) adjacency() [][]int {
	all := make([][]int, len(g.Devices))
	join := func(a, b int) {
		if a != b {
			all[a], all[b] = append(all[a], b), append(all[b], a)
		}
	}
	for _, link := range g.Links {
		join(g.devices[link.A.Device], g.devices[link.B.Device])
	}
	for _, segment := range g.Segments {
		hub := g.bestConnected(segment.Ports)
		for _, port := range segment.Ports {
			join(hub, g.devices[port.Device])
		}
	}
	for i := range all {
		slices.Sort(all[i])
		all[i] = slices.Compact(all[i])
	}
	return all
}

func (g *tierGraph) bestConnected(ports []PortRef) int {
	best, links := 0, -1
	for _, port := range ports {
		if count := len(g.LinksOf(port.Device)); count > links {
			best, links = g.devices[port.Device], count
		}
	}
	return best
}

// isHost tells stations from equipment. A device that nobody asked and that
// tells no role is a host if it hangs on one or two devices which are none: a
// spine would hang on more.
func (g *tierGraph) isHost(i int, neighbors []int) bool {
	device := &g.Devices[i]
	if isStation(device) || device.Observed || device.Role != "" {
		return isStation(device)
	}
	equipment := !slices.ContainsFunc(neighbors, func(j int) bool { return isStation(&g.Devices[j]) })
	return equipment && len(neighbors) <= 2
}

func isStation(d *Device) bool {
	return d.Role == RoleHost || d.Role == RolePhone || d.Role == RoleAP
}

func (g *tierGraph) measureSpeeds() {
	for _, link := range g.Links {
		a, b := g.devices[link.A.Device], g.devices[link.B.Device]
		if g.host[a] || g.host[b] || a == b {
			continue
		}
		for _, end := range []PortRef{link.A, link.B} {
			if port := g.Port(end); port != nil {
				g.fast[a], g.fast[b] = max(g.fast[a], port.Speed), max(g.fast[b], port.Speed)
			}
		}
	}
}

// parts returns the connected parts of the graph without its hosts.
func (g *tierGraph) parts() [][]int {
	var parts [][]int
	seen := slices.Clone(g.host)
	for start := range seen {
		if seen[start] {
			continue
		}
		seen[start] = true
		part := []int{start}
		for at := 0; at < len(part); at++ {
			for _, j := range g.near[part[at]] {
				if !seen[j] {
					seen[j] = true
					part = append(part, j)
				}
			}
		}
		slices.Sort(part)
		parts = append(parts, part)
	}
	return parts
}

// levelPart gives the devices of one connected part their tiers: up from the
// leaves, then corrected for leaves without hosts and for spines with some.
func (g *tierGraph) levelPart(part []int) {
	leaves := selectFrom(part, func(i int) bool { return g.bears[i] > 0 })
	if len(leaves) == 0 {
		leaves = g.guessLeaves(part)
	}
	g.climb(part, leaves)
	if edge := selectFrom(part, g.isEdge); len(edge) > 0 {
		g.putAside(edge)
		part = selectFrom(part, func(i int) bool { return !g.host[i] })
		g.climb(part, leaves)
	}
	for range maxTierRounds {
		more := selectFrom(part, func(i int) bool { return g.tier[i] > 1 && g.isBareLeaf(i, leaves) })
		raise := selectFrom(part, g.standsAbove)
		if len(more)+len(raise) == 0 {
			return
		}
		leaves = append(leaves, more...)
		for _, i := range raise {
			g.floor[i] = g.tier[i] + 1
		}
		g.climb(part, leaves)
	}
}

// putAside makes hosts of devices that were taken for equipment.
func (g *tierGraph) putAside(edge []int) {
	for _, i := range edge {
		g.host[i], g.tier[i] = true, 0
		for _, j := range g.near[i] {
			g.bears[j]++
			g.near[j] = selectFrom(g.near[j], func(k int) bool { return k != i })
		}
	}
}

// maxTierRounds bounds the corrections; a network of t tiers needs about t.
const maxTierRounds = 8

// climb sets tier 1 on the leaves and one more with every step away from them,
// no device below its floor.
func (g *tierGraph) climb(part, leaves []int) {
	for _, i := range part {
		g.tier[i] = 0
	}
	waiting := map[int][]int{}
	for _, i := range leaves {
		level := max(1, g.floor[i])
		waiting[level] = append(waiting[level], i)
	}
	for level := 1; len(waiting) > 0; level++ {
		for _, i := range waiting[level] {
			if g.tier[i] != 0 {
				continue
			}
			g.tier[i] = level
			for _, j := range g.near[i] {
				next := max(level+1, g.floor[j])
				waiting[next] = append(waiting[next], j)
			}
		}
		delete(waiting, level)
	}
	for _, i := range part {
		g.ups[i] = len(g.above(i))
	}
}

func selectFrom(list []int, keep func(int) bool) []int {
	var kept []int
	for _, i := range list {
		if keep(i) {
			kept = append(kept, i)
		}
	}
	return kept
}
