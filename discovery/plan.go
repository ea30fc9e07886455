package discovery

import (
	"net/netip"

	"cablewright/discovery/probe"
)

// Plan is what a crawl would do, for people to look at before it does.
type Plan struct {
	Seeds   []Target       // that would be asked
	LeftOut []LeftOut      // seeds that would not
	Scope   []netip.Prefix // where it may go from there
	Exclude []netip.Prefix
	MaxHops int // below 0: Unlimited
	Workers int
	Probes  []Question // of each device, in the order they are asked
}

// Question is what one probe asks of a device.
type Question struct {
	Probe  string
	Title  string
	Tables []string // as the MIB calls them
}

// Plan returns what Run would do with the seeds and a Source of these probes.
// It asks nobody anything.
func (c *Crawler) Plan(seeds []Target, probes []probe.Probe) Plan {
	where := c.scopeOf(seeds)
	plan := Plan{Scope: where.allow, Exclude: where.exclude, MaxHops: c.MaxHops, Workers: c.workers()}
	for _, seed := range seeds {
		if why := where.objection(seed.Addr.Unmap()); seed.Addr.IsValid() && why != "" {
			plan.LeftOut = append(plan.LeftOut, LeftOut{Addr: seed.Addr.Unmap(), Name: seed.Name, By: SeedList, Why: why})
			continue
		}
		plan.Seeds = append(plan.Seeds, seed)
	}
	for _, p := range probes {
		question := Question{Probe: p.Name, Title: p.Title}
		for _, table := range p.Tables {
			question.Tables = append(question.Tables, table.Name)
		}
		plan.Probes = append(plan.Probes, question)
	}
	return plan
}
