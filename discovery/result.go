package discovery

import (
	"cmp"
	"net/netip"
	"slices"
	"strings"

	"cablewright/topology"
)

// Crawl is what came of a crawl.
type Crawl struct {
	// Observations are sorted by Target: one of every device that answered, and
	// one with nothing but gaps of every target that did not.
	Observations []topology.Observation
	LeftOut      []LeftOut // sorted; empty means that everything named was asked
	Targets      int       // targets that were asked
	Failed       int       // of these, targets of which nothing was learned
	Interrupted  bool      // the context ended before the crawl was complete
}

// LeftOut is something that was named and not asked. Hosts and phones that tell
// no management address are not among it: nobody expects those to answer.
type LeftOut struct {
	Addr netip.Addr `json:"addr,omitzero"` // zero: none is known
	Name string     `json:"name,omitempty"`
	By   string     `json:"by"` // the Target that named it; SeedList: the user did
	Why  string     `json:"why"`
}

// SeedList is the LeftOut.By of a seed.
const SeedList = "seeds"

// String returns "10.1.0.1 sw2, named by 10.0.0.1: out of scope".
func (l LeftOut) String() string {
	text := l.Name
	if l.Addr.IsValid() {
		text = strings.TrimSpace(l.Addr.String() + " " + l.Name)
	}
	return text + ", named by " + l.By + ": " + l.Why
}

func (l LeftOut) compare(other LeftOut) int {
	return cmp.Or(l.Addr.Compare(other.Addr), cmp.Compare(l.Name, other.Name),
		topology.CompareNatural(l.By, other.By), cmp.Compare(l.Why, other.Why))
}

// result gathers what was learned.
func (c *crawl) result() Crawl {
	result := Crawl{
		Observations: c.failed,
		Targets:      c.count.Done + c.count.Failed,
		Failed:       c.count.Failed,
		Interrupted:  c.interrupted,
	}
	for _, f := range c.found {
		if f.done {
			result.Observations = append(result.Observations, f.observation())
		}
	}
	slices.SortFunc(result.Observations, func(a, b topology.Observation) int {
		return topology.CompareNatural(a.Target, b.Target)
	})
	for _, l := range c.leads {
		if l.kind != guess && c.known.described(&l.claim) == nil {
			result.LeftOut = append(result.LeftOut, l.leftOut(c.Crawler)...)
		}
	}
	slices.SortFunc(result.LeftOut, LeftOut.compare)
	result.LeftOut = slices.Compact(result.LeftOut)
	return result
}

// observation returns what was seen of the device, with the addresses it
// answered at.
func (f *found) observation() topology.Observation {
	seen := f.seen
	mgmt := slices.Clone(seen.Device.Mgmt)
	for _, addr := range f.at {
		if !addr.IsLoopback() {
			mgmt = append(mgmt, addr)
		}
	}
	slices.SortFunc(mgmt, netip.Addr.Compare)
	seen.Device.Mgmt = slices.Compact(mgmt)
	return seen
}

// name is what the neighbour is called, or else its chassis identifier.
func (l *lead) name() string {
	if l.claim.Name == "" && len(l.claim.Chassis) > 0 {
		return string(l.claim.Chassis[0])
	}
	return l.claim.Name
}

// leftOut says what of the lead was not asked and why, given that it was not
// found by another way.
func (l *lead) leftOut(crawler *Crawler) []LeftOut {
	one := LeftOut{Name: l.name(), By: l.by}
	if len(l.claim.Mgmt) > 0 {
		one.Addr = l.claim.Mgmt[0]
	}
	switch {
	case slices.ContainsFunc(l.visits, func(v *visit) bool { return v.state == queued || v.state == interrupted }):
		one.Why = "interrupted"
	case len(l.visits) > 0:
		return nil // it is in a gap
	case l.isHost() && len(l.claim.Mgmt) == 0:
		return nil
	case !crawler.inReach(l.hops):
		one.Why = "further from the seeds than the limit of hops"
	case len(l.outside) > 0:
		return l.outside
	default:
		one.Why = "no address of it is known"
	}
	return []LeftOut{one}
}
