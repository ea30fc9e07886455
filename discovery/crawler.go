package discovery

import (
	"context"
	"net/netip"
)

// Crawler observes a network from seeds on. Its fields are its configuration
// and are not changed by Run.
type Crawler struct {
	Source  Source
	Scope   []netip.Prefix // where it may go; empty: DefaultScope of the seeds
	Exclude []netip.Prefix // where it may not go, even in scope
	MaxHops int            // how far from the seeds: 0 is the seeds alone; below 0: Unlimited
	Workers int            // targets asked at a time; 0: DefaultWorkers

	// FollowARP makes every address in an ARP or neighbour cache a target too,
	// asked when nothing better is left. Those that do not answer leave no gap:
	// nobody said that there is an agent.
	FollowARP bool

	// Resolve looks up the name of a neighbour that tells no address in scope;
	// nil: names are not looked up. It is called from several goroutines.
	Resolve func(ctx context.Context, name string) ([]netip.Addr, error)

	// Progress is told of every change, one call at a time; nil: nobody is.
	// The crawl waits for it to return.
	Progress func(Event)
}

// Values of Crawler's limits.
const (
	Unlimited      = -1 // for MaxHops
	DefaultWorkers = 64
)

// Event is the state of a crawl after a target was begun or finished.
type Event struct {
	Target  Target // the one begun or finished
	Queued  int    // targets that wait
	Running int    // targets being asked
	Done    int    // targets that answered, those known by another address too
	Failed  int    // targets that did not
}

// Run crawls until nothing new is in scope, or ctx ends; what was learned until
// then is kept either way.
//
// Targets nearer to the seeds are asked first, but none waits for all of the
// nearer ones to finish. The devices found do not depend on the order in which
// they answer; the address that a device with several is asked at may.
func (c *Crawler) Run(ctx context.Context, seeds []Target) Crawl {
	run := newCrawl(c, seeds)
	run.loop(ctx)
	return run.result()
}

// scopeOf returns where a crawl from the seeds may go.
func (c *Crawler) scopeOf(seeds []Target) scope {
	allow := c.Scope
	if len(allow) == 0 {
		allow = DefaultScope(seeds)
	}
	return scope{allow: allow, exclude: c.Exclude}
}

func (c *Crawler) workers() int {
	if c.Workers <= 0 {
		return DefaultWorkers
	}
	return c.Workers
}

// inReach reports whether a device so many hops from the seeds is to be asked.
func (c *Crawler) inReach(hops int) bool { return c.MaxHops < 0 || hops <= c.MaxHops }
