package topology

import (
	"slices"
	"strings"
)

// route is a direction between two nodes.
type route struct{ from, to int }

// sharePort settles what several rows of one port say of one neighbour: LLDP
// and CDP describe the same cable. A row whose far port was not found takes it
// from one that was found; a stranger's port takes the name that LLDP tells.
func sharePort(claims []claim) {
	type hearing struct {
		near end
		far  int
	}
	rows := make(map[hearing][]int)
	for i, c := range claims {
		if c.near.port != "" {
			key := hearing{c.near, c.far.node}
			rows[key] = append(rows[key], i)
		}
	}
	for _, same := range rows {
		if len(same) < 2 {
			continue
		}
		if port, match, ok := agreedPort(claims, same); ok {
			for _, i := range same {
				claims[i].far.port, claims[i].match = port, match
			}
		}
	}
}

// agreedPort returns the one far port that rows of the most telling protocol
// name. Rows are in the order of compareClaims: LLDP first.
func agreedPort(claims []claim, rows []int) (port, match string, ok bool) {
	protocol := ""
	for _, i := range rows {
		c := &claims[i]
		switch {
		case c.far.port == "":
		case port == "":
			port, match, protocol = c.far.port, c.match, c.neighbor.Protocol
		case c.far.port != port && c.neighbor.Protocol == protocol:
			return "", "", false // one protocol hears two ports of it
		}
	}
	return port, match, port != ""
}

// lowerUnits moves claims from a logical unit to the port it is a part of: a
// cable is in ge-0/0/17, not in ge-0/0/17.0.
func (m *merger) lowerUnits(claims []claim) {
	for i := range claims {
		claims[i].near = m.lowerUnit(claims[i].near)
		claims[i].far = m.lowerUnit(claims[i].far)
	}
}

func (m *merger) lowerUnit(e end) end {
	dot := strings.LastIndexByte(e.port, '.')
	if dot < 0 {
		return e
	}
	n := m.nodes[e.node]
	unit, base := n.port(e.port), n.port(e.port[:dot])
	if base == nil || base.Kind != Physical || unit != nil && unit.Kind == Physical {
		return e
	}
	return end{e.node, base.Name}
}

// lowerAggregates moves claims from an aggregate to the member that the other
// end hears: some agents report what a member hears on its bundle.
func (m *merger) lowerAggregates(claims []claim) {
	members := make(map[end][]end)
	for member, bundle := range m.bundles() {
		members[bundle] = append(members[bundle], member)
	}
	if len(members) == 0 {
		return
	}
	hears := make(map[end][]end) // a port: the far ports it hears
	for _, c := range claims {
		if c.far.port != "" && c.near.port != "" {
			hears[c.near] = append(hears[c.near], c.far)
		}
	}
	for i := range claims {
		c := &claims[i]
		if member, ok := memberFacing(members[c.near], hears, c.far); ok {
			c.near = member
		}
		if member, ok := memberFacing(members[c.far], hears, c.near); ok {
			c.far = member
		}
	}
}

// bundles gives the aggregate of every port that is a member of one.
func (m *merger) bundles() map[end]end {
	bundles := make(map[end]end)
	for i, n := range m.nodes {
		for j := range n.device.Ports {
			if port := &n.device.Ports[j]; port.LAG != "" && port.LAG != port.Name {
				bundles[end{i, port.Name}] = end{i, port.LAG}
			}
		}
	}
	return bundles
}

// memberFacing returns the one member that far hears or that hears far.
func memberFacing(members []end, hears map[end][]end, far end) (end, bool) {
	var facing []end
	for _, member := range members {
		if slices.Contains(hears[member], far) || slices.Contains(hears[far], member) {
			facing = append(facing, member)
		}
	}
	if len(facing) != 1 {
		return end{}, false
	}
	return facing[0], true
}

// completeFromReverse fills a port that one row leaves open from the row of the
// other end, when exactly one fits.
func completeFromReverse(claims []claim) {
	if !slices.ContainsFunc(claims, claim.isOpen) {
		return
	}
	between := make(map[route][]int)
	for i, c := range claims {
		between[route{c.near.node, c.far.node}] = append(between[route{c.near.node, c.far.node}], i)
	}
	completed := make([]claim, len(claims))
	copy(completed, claims)
	for i, c := range claims {
		back := between[route{c.far.node, c.near.node}]
		switch {
		case c.far.port == "" && c.near.port != "":
			if port, ok := oneEnd(claims, back, func(r *claim) bool { return r.far == c.near }, nearPort); ok {
				completed[i].far.port, completed[i].match = port, "reverse"
			}
		case c.near.port == "" && c.far.port != "":
			if port, ok := oneEnd(claims, back, func(r *claim) bool { return r.near == c.far }, farPort); ok {
				completed[i].near.port = port
			}
		}
	}
	copy(claims, completed)
}

// isOpen reports whether a port of the claim is not known.
func (c claim) isOpen() bool { return c.near.port == "" || c.far.port == "" }

func nearPort(c *claim) string { return c.near.port }
func farPort(c *claim) string  { return c.far.port }

// oneEnd returns the one port that the rows which fit name.
func oneEnd(claims []claim, rows []int, fits func(*claim) bool, port func(*claim) string) (string, bool) {
	found := ""
	for _, i := range rows {
		if !fits(&claims[i]) || port(&claims[i]) == "" {
			continue
		}
		if found != "" && found != port(&claims[i]) {
			return "", false
		}
		found = port(&claims[i])
	}
	return found, found != ""
}

// pairLastOpen joins the rows of two devices that each leave the other's port
// open, when there is just one such port at each end.
func pairLastOpen(claims []claim) {
	if !slices.ContainsFunc(claims, claim.isOpen) {
		return
	}
	open := make(map[route][]string) // near ports of the rows without a far port
	settled := make(map[end]bool)
	for _, c := range claims {
		if c.far.port != "" {
			settled[c.near], settled[c.far] = true, true
		}
	}
	for _, c := range claims {
		key := route{c.near.node, c.far.node}
		if c.far.port == "" && c.near.port != "" && !settled[c.near] && !slices.Contains(open[key], c.near.port) {
			open[key] = append(open[key], c.near.port)
		}
	}
	for i := range claims {
		c := &claims[i]
		there, back := open[route{c.near.node, c.far.node}], open[route{c.far.node, c.near.node}]
		if c.far.port == "" && len(there) == 1 && len(back) == 1 && there[0] == c.near.port {
			c.far.port, c.match = back[0], "only one left"
		}
	}
}
