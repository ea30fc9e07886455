package discovery

import (
	"net/netip"
	"slices"
	"strings"

	"cablewright/topology"
)

// lead is a device that somebody named, and where it may be reached.
type lead struct {
	kind  leadKind
	by    string // the Target that named it, or SeedList
	local bool   // that one answers at a loopback address
	port  uint16 // to ask it at: the one at which whoever named it answers
	hops  int    // from the seeds

	// claim is what is told of it: Name, Chassis, Capabilities and in Mgmt the
	// addresses to try, in order.
	claim topology.Device
	next  int            // position in claim.Mgmt of the address to try next
	macs  []topology.MAC // of its chassis and ports, for ARP entries to tell addresses

	visits   []*visit  // addresses of it that are asked or were
	outside  []LeftOut // addresses of it that must not be asked
	searched bool      // ARP and names are being looked at
}

type leadKind uint8

const (
	named leadKind = iota // by a neighbour
	seed                  // by the user: asked whatever others say of its address
	guess                 // by an ARP entry
)

// pending reports whether one of its addresses is yet to answer.
func (l *lead) pending() bool {
	return len(l.visits) > 0 && l.visits[len(l.visits)-1].state <= running
}

// offer adds addresses to try.
func (l *lead) offer(addrs ...netip.Addr) {
	for _, addr := range addrs {
		addr = addr.Unmap()
		if canAnswer(addr, l.local) && !slices.Contains(l.claim.Mgmt, addr) {
			l.claim.Mgmt = append(l.claim.Mgmt, addr)
		}
	}
}

// canAnswer reports whether an address can be that of one remote device. A
// loopback address is one only as told by an agent that has one itself, as
// simulated agents do.
func canAnswer(addr netip.Addr, local bool) bool {
	return addr.IsValid() && !addr.IsUnspecified() && !addr.IsMulticast() &&
		addr != netip.AddrFrom4([4]byte{255, 255, 255, 255}) && (local || !addr.IsLoopback())
}

func seedLead(target Target) *lead {
	l := &lead{kind: seed, by: SeedList, local: true, port: target.Port, claim: topology.Device{Name: target.Name}}
	if target.Addr.IsValid() {
		l.claim.Mgmt = []netip.Addr{target.Addr.Unmap()}
	}
	return l
}

// leadsOf returns the neighbours that a target named, in the order of their
// rows; rows that share an address or a chassis identifier as one.
func leadsOf(seen *topology.Observation, from Target) []*lead {
	var leads []*lead
	bySign := make(map[topology.ID]*lead)
	for i := range seen.Neighbors {
		row := neighborLead(&seen.Neighbors[i], from)
		signs := signsOf(&row.claim)
		l := row
		if at := slices.IndexFunc(signs, func(sign topology.ID) bool { return sameName(bySign[sign], row) }); at >= 0 {
			l = bySign[signs[at]]
			l.absorb(row)
		} else if len(row.claim.Mgmt) > 0 || len(row.macs) > 0 || row.claim.Name != "" {
			leads = append(leads, row)
		}
		for _, sign := range signs {
			bySign[sign] = l
		}
	}
	return leads
}

func neighborLead(n *topology.Neighbor, from Target) *lead {
	l := &lead{by: from.String(), local: from.Addr.IsLoopback(), port: from.Port}
	l.claim.Name = n.Name
	l.claim.Capabilities = n.Capabilities
	l.offer(n.Mgmt...)
	switch n.Chassis.Kind() {
	case topology.KindAddress:
		addr, _ := netip.ParseAddr(n.Chassis.Value())
		l.offer(addr)
	case topology.KindMAC, topology.KindComponent:
		l.claim.Chassis = []topology.ID{n.Chassis}
	}
	for _, id := range []topology.ID{n.Chassis, n.PortID, topology.MACID(n.MAC)} {
		if mac, ok := id.MAC(); ok && mac.Identifies() && !slices.Contains(l.macs, mac) {
			l.macs = append(l.macs, mac)
		}
	}
	return l
}

func sameName(l, row *lead) bool {
	return l != nil && strings.EqualFold(topology.ShortName(l.claim.Name), topology.ShortName(row.claim.Name))
}

// absorb adds what another row tells of the same neighbour.
func (l *lead) absorb(row *lead) {
	l.offer(row.claim.Mgmt...)
	for _, id := range row.claim.Chassis {
		if !slices.Contains(l.claim.Chassis, id) {
			l.claim.Chassis = append(l.claim.Chassis, id)
		}
	}
	for _, mac := range row.macs {
		if !slices.Contains(l.macs, mac) {
			l.macs = append(l.macs, mac)
		}
	}
	l.claim.Capabilities = append(slices.Clip(l.claim.Capabilities), row.claim.Capabilities...)
}

// isHost reports whether the lead is a station or phone by what it says of
// itself. Those are asked at the address they tell, and not looked for.
func (l *lead) isHost() bool {
	role := topology.RoleOf(l.claim.Capabilities)
	return role == topology.RoleHost || role == topology.RolePhone
}

// guessesOf returns the addresses in scope that are in the ARP and neighbour
// caches of a target.
func guessesOf(seen *topology.Observation, from Target, where scope) []*lead {
	var leads []*lead
	for _, entry := range seen.ARP {
		l := &lead{kind: guess, by: from.String(), local: from.Addr.IsLoopback(), port: from.Port}
		if l.offer(entry.Addr); len(l.claim.Mgmt) > 0 && where.objection(l.claim.Mgmt[0]) == "" {
			leads = append(leads, l)
		}
	}
	return leads
}
