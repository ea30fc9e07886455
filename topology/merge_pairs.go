package topology

import (
	"slices"
	"strings"
)

// route is a direction between two nodes.
type route struct{ from, to int }

// sharePort settles what several rows of one port say of one neighbour: they
// describe the same cable. LLDP and CDP both tell of it, and some devices speak
// from their bridge and VLAN interfaces too, through the port that the cable is
// in. A row whose far port was not found takes it from one that was found.
func (m *merger) sharePort(claims []claim) {
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
		if agreed, ok := m.agreedPort(claims, same); ok {
			for _, i := range same {
				claims[i].far.port, claims[i].match = agreed.far.port, agreed.match
			}
		}
	}
}

// agreedPort returns the row that tells the one far port: the only one named by
// the most telling protocol, or the only one among those that a cable can be in.
// Rows are in the order of compareClaims: LLDP first.
func (m *merger) agreedPort(claims []claim, rows []int) (agreed claim, ok bool) {
	named := make([]claim, 0, len(rows))
	for _, i := range rows {
		if c := claims[i]; c.far.port != "" && c.neighbor.Protocol == protocolOf(named, c) {
			named = append(named, c)
		}
	}
	if differ(named) {
		named = slices.DeleteFunc(named, func(c claim) bool { return !m.takesCable(c.far) })
	}
	if len(named) == 0 || differ(named) {
		return claim{}, false
	}
	return named[0], true
}

// protocolOf returns the protocol of the rows so far, or that of the first.
func protocolOf(rows []claim, first claim) string {
	if len(rows) > 0 {
		return rows[0].neighbor.Protocol
	}
	return first.neighbor.Protocol
}

func differ(rows []claim) bool {
	return slices.ContainsFunc(rows, func(c claim) bool { return c.far.port != rows[0].far.port })
}

// takesCable reports whether a cable can be in a port: by its kind where the
// device told it, else by its name.
func (m *merger) takesCable(e end) bool {
	port := m.nodes[e.node].port(e.port)
	if port != nil && port.Kind != KindUnknownPort {
		return port.Kind == Physical
	}
	name := strings.ToLower(e.port[strings.LastIndexByte(e.port, '/')+1:]) // MikroTik: "bridge/ether1"
	return !strings.HasPrefix(name, "br") && !strings.Contains(name, "vlan")
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
