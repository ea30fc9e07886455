package topology

import (
	"cmp"
	"net/netip"
	"slices"
)

// endpoints places the stations that speak no neighbour protocol. A bridge
// learns an address on every port that leads to it, so the port nearest to the
// station is the one that leads to no other bridge; between several of those,
// the one with the fewest addresses.
func (m *merger) endpoints(observations []Observation, cables []cable) []Endpoint {
	p := &placement{merger: m, own: m.ownMACs(), load: make(map[end]int), at: make(map[MAC]spot)}
	p.count(observations)
	p.uplinks = m.uplinks(cables, p.bridges())
	p.place(observations)
	addrs := p.addresses(observations)
	endpoints := make([]Endpoint, 0, len(p.at))
	for mac, spot := range p.at {
		endpoint := Endpoint{MAC: mac, VLAN: spot.vlan, Addrs: sortedUnique(addrs[mac], compareAddr)}
		if spot.near != passing {
			endpoint.At = m.ref(spot.end)
		}
		endpoints = append(endpoints, endpoint)
	}
	slices.SortFunc(endpoints, func(a, b Endpoint) int { return slices.Compare(a.MAC[:], b.MAC[:]) })
	return endpoints
}

// placement looks for the best spot of every address.
type placement struct {
	*merger
	uplinks map[end]nearness
	own     map[MAC]bool // addresses of the devices themselves
	load    map[end]int  // how many addresses a port has learned
	at      map[MAC]spot
}

type spot struct {
	end  end
	vlan int
	near nearness
}

// nearness says how near a port can be to a station that is learned on it.
type nearness uint8

const (
	passing nearness = iota // the port leads to a bridge that was asked: the station is behind that
	outer                   // it leads to a bridge that was not, or did not tell: nothing nearer is known
	edge                    // it leads to no bridge
)

// uplinks are the ports that lead to another bridge or router, and the
// aggregates that such ports are members of. bridges are the nodes that told what
// they have learned.
func (m *merger) uplinks(cables []cable, bridges map[int]bool) map[end]nearness {
	up := make(map[end]nearness, 2*len(cables))
	bundle := m.bundles()
	note := func(near, far end) {
		distance := m.leadsTo(far, bridges)
		if distance == edge {
			return
		}
		up[near] = distance
		if lag, ok := bundle[near]; ok {
			up[lag] = distance
		}
	}
	for _, c := range cables {
		note(c.a, c.b)
		note(c.b, c.a)
	}
	return up
}

// leadsTo says how near a station can be that is learned on a port opposite
// far.
func (m *merger) leadsTo(far end, bridges map[int]bool) nearness {
	d := &m.nodes[far.node].device
	switch {
	case d.Role == RoleHost || d.Role == RolePhone || d.Role == RoleAP:
		return edge
	case bridges[far.node]:
		return passing
	case d.Role == "" && !d.Observed:
		return edge
	}
	return outer
}

func (p *placement) nearness(at end) nearness {
	if at.port == "" {
		return passing
	}
	if distance, isUplink := p.uplinks[at]; isUplink {
		return distance
	}
	return edge
}

// ownMACs are the addresses that belong to devices: they are no endpoints.
func (m *merger) ownMACs() map[MAC]bool {
	own := make(map[MAC]bool)
	for _, n := range m.nodes {
		for _, port := range n.device.Ports {
			own[port.MAC] = true
		}
		for _, id := range n.device.Chassis {
			if mac, ok := id.MAC(); ok {
				own[mac] = true
			}
		}
	}
	return own
}

func (p *placement) isStation(mac MAC) bool { return mac.Identifies() && !p.own[mac] }

func (p *placement) count(observations []Observation) {
	for i := range observations {
		for _, entry := range observations[i].Forwarding {
			p.load[end{p.owner[i], entry.Port}]++
		}
	}
}

// bridges are the nodes with an address on some port.
func (p *placement) bridges() map[int]bool {
	bridges := make(map[int]bool)
	for at := range p.load {
		bridges[at.node] = true
	}
	return bridges
}

func (p *placement) place(observations []Observation) {
	for i := range observations {
		if p.owner[i] < 0 {
			continue
		}
		for _, entry := range observations[i].Forwarding {
			if !p.isStation(entry.MAC) {
				continue
			}
			at := end{p.owner[i], entry.Port}
			candidate := spot{at, entry.VLAN, p.nearness(at)}
			if best, ok := p.at[entry.MAC]; !ok || p.better(candidate, best) {
				p.at[entry.MAC] = candidate
			}
		}
	}
}

func (p *placement) better(a, b spot) bool {
	if a.near != b.near {
		return a.near > b.near
	}
	return cmp.Or(cmp.Compare(p.load[a.end], p.load[b.end]), compareEnds(a.end, b.end), cmp.Compare(a.vlan, b.vlan)) < 0
}

// addresses returns the network addresses of each station, and adds the
// stations that only ARP knows.
func (p *placement) addresses(observations []Observation) map[MAC][]netip.Addr {
	addrs := make(map[MAC][]netip.Addr)
	for i := range observations {
		for _, entry := range observations[i].ARP {
			if !p.isStation(entry.MAC) {
				continue
			}
			addrs[entry.MAC] = append(addrs[entry.MAC], entry.Addr)
			if _, placed := p.at[entry.MAC]; !placed {
				p.at[entry.MAC] = spot{}
			}
		}
	}
	return addrs
}
