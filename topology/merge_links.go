package topology

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
)

// cable is a link under construction.
type cable struct {
	a, b   end // in the order of PortRef once the nodes have names
	claims []claim
}

// joinEnds makes one cable of the claims that name the same two ports, from
// either end. What is heard through a tunnel is not plugged in: it leaves the
// device that was heard, and no cable.
func joinEnds(m *merger, claims []claim) []cable {
	type ends struct{ low, high end }
	position := make(map[ends]int, len(claims)/2)
	var cables []cable
	for _, c := range claims {
		if m.isTunnel(c.near) || m.isTunnel(c.far) {
			continue
		}
		key := ends{c.near, c.far}
		if compareEnds(key.low, key.high) > 0 {
			key.low, key.high = key.high, key.low
		}
		i, ok := position[key]
		if !ok {
			i = len(cables)
			position[key] = i
			cables = append(cables, cable{a: key.low, b: key.high})
		}
		cables[i].claims = append(cables[i].claims, c)
	}
	return cables
}

// isTunnel goes by the kind of a port where the device told it, else by its name.
func (m *merger) isTunnel(e end) bool {
	port := m.nodes[e.node].port(e.port)
	if port != nil && port.Kind != KindUnknownPort {
		return port.Kind == Tunnel
	}
	number, found := strings.CutPrefix(strings.ToLower(e.port), "tunnel")
	_, err := strconv.Atoi(number)
	return found && err == nil
}

func compareEnds(a, b end) int {
	return cmp.Or(cmp.Compare(a.node, b.node), cmp.Compare(a.port, b.port))
}

// wires turns the cables into links, and those that share a port into segments.
func (m *merger) wires(cables []cable) ([]Link, []Segment) {
	links := make([]Link, len(cables))
	for i := range cables {
		links[i] = m.link(&cables[i])
	}
	inSegment := sharedPorts(links, m.aggregatesOf(cables))
	segments := segmentsOf(links, inSegment)
	links = keepUnless(links, inSegment)
	slices.SortFunc(links, compareLinks)
	return links, segments
}

// aggregatesOf returns those ends of cables that are aggregates.
func (m *merger) aggregatesOf(cables []cable) map[PortRef]bool {
	aggregates := make(map[PortRef]bool)
	for _, c := range cables {
		for _, e := range []end{c.a, c.b} {
			if port := m.nodes[e.node].port(e.port); port != nil && port.Kind == Aggregate {
				aggregates[m.ref(e)] = true
			}
		}
	}
	return aggregates
}

func compareLinks(a, b Link) int {
	if order := a.A.Compare(b.A); order != 0 {
		return order
	}
	return a.B.Compare(b.B)
}

func (m *merger) link(c *cable) Link {
	l := Link{A: m.ref(c.a), B: m.ref(c.b)}
	reportedByA, reportedByB := false, false
	for i := range c.claims {
		said := &c.claims[i]
		l.Evidence = append(l.Evidence, m.evidence(said))
		reportedByA = reportedByA || said.near == c.a
		reportedByB = reportedByB || said.near == c.b
	}
	l.State = m.state(c, reportedByA, reportedByB)
	if l.A.Compare(l.B) > 0 {
		l.A, l.B = l.B, l.A
	}
	l.Evidence = sortEvidence(l.Evidence)
	return l
}

func (m *merger) evidence(c *claim) Evidence {
	return Evidence{
		Protocol: c.neighbor.Protocol,
		Reporter: m.ref(c.near),
		Heard:    heard(c.neighbor),
		Seen:     c.seen,
		Age:      c.neighbor.Age,
		Match:    c.match,
	}
}

// heard writes what a row says in its own words: "sp1 swp4".
func heard(n *Neighbor) string {
	name := cmp.Or(n.Name, n.Chassis.Value(), "?")
	return name + " " + cmp.Or(n.PortID.Value(), n.PortDescr, "?")
}

func sortEvidence(evidence []Evidence) []Evidence {
	slices.SortFunc(evidence, func(a, b Evidence) int {
		return cmp.Or(
			-cmp.Compare(a.Protocol, b.Protocol), // lldp first
			a.Reporter.Compare(b.Reporter),
			cmp.Compare(a.Heard, b.Heard),
			cmp.Compare(a.Match, b.Match),
			b.Seen.Compare(a.Seen),
			cmp.Compare(a.Age, b.Age),
		)
	})
	return slices.CompactFunc(evidence, func(a, b Evidence) bool {
		return a.Protocol == b.Protocol && a.Reporter == b.Reporter && a.Heard == b.Heard
	})
}

// state says how far a cable is proved. An end is counted as silent only if it
// could have spoken: it answered, its neighbour table was complete, and it runs
// the protocol. Where a port is not known, the other end may have spoken without
// being understood.
func (m *merger) state(c *cable, byA, byB bool) LinkState {
	switch {
	case byA && byB:
		return Confirmed
	case c.a.port == "" || c.b.port == "":
		return Unverified
	}
	silent := c.b
	if byB {
		silent = c.a
	}
	n := m.nodes[silent.node]
	for i := range c.claims {
		protocol := c.claims[i].neighbor.Protocol
		if n.device.Observed && n.speaks[protocol] && !n.silent[protocol] {
			return OneWay
		}
	}
	return Unverified
}

// sharedPorts returns, for every link that is part of a segment, the number of
// the segment; -1 for the others. A port that has links to several others is
// shared, unless the others were asked and do not confirm it: such a row is
// stale or wrong, and stays a one-way link. An aggregate is no medium: each of
// its members has a cable of its own.
func sharedPorts(links []Link, aggregates map[PortRef]bool) []int {
	opposite := make(map[PortRef][]PortRef)
	note := func(port, far PortRef) {
		if port.Port != "" && !aggregates[port] && !slices.Contains(opposite[port], far) {
			opposite[port] = append(opposite[port], far)
		}
	}
	for _, l := range links {
		if l.State != OneWay && l.A != l.B {
			note(l.A, l.B)
			note(l.B, l.A)
		}
	}
	sets := newDisjointSets(len(links))
	first := make(map[PortRef]int)
	shared := make([]bool, len(links))
	for i, l := range links {
		if l.State == OneWay || l.A == l.B {
			continue
		}
		for _, port := range []PortRef{l.A, l.B} {
			if len(opposite[port]) < 2 {
				continue
			}
			shared[i] = true
			if j, ok := first[port]; ok {
				sets.join(i, j)
			} else {
				first[port] = i
			}
		}
	}
	segment := make([]int, len(links))
	for i := range links {
		segment[i] = -1
		if shared[i] {
			segment[i] = sets.find(i)
		}
	}
	return segment
}

func segmentsOf(links []Link, segment []int) []Segment {
	byNumber := make(map[int]*Segment)
	for i, l := range links {
		if segment[i] < 0 {
			continue
		}
		s, ok := byNumber[segment[i]]
		if !ok {
			s = &Segment{}
			byNumber[segment[i]] = s
		}
		s.Ports = append(s.Ports, l.A, l.B)
		s.Evidence = append(s.Evidence, l.Evidence...)
	}
	segments := make([]Segment, 0, len(byNumber))
	for _, s := range byNumber {
		s.Ports = sortedUnique(s.Ports, PortRef.Compare)
		s.Evidence = sortEvidence(s.Evidence)
		segments = append(segments, *s)
	}
	slices.SortFunc(segments, func(a, b Segment) int { return slices.CompareFunc(a.Ports, b.Ports, PortRef.Compare) })
	return segments
}

func keepUnless(links []Link, segment []int) []Link {
	kept := make([]Link, 0, len(links))
	for i, l := range links {
		if segment[i] < 0 {
			kept = append(kept, l)
		}
	}
	return kept
}
