package discovery

import (
	"context"
	"errors"
	"net/netip"
	"slices"

	"cablewright/topology"
)

// crawl is the state of one Run. Only the goroutine of loop touches it: tasks
// run beside it, and send what they want done to it as functions.
//
//	leads ─▶ follow ─▶ visits ─▶ queue ─▶ Source.Observe ─▶ finish ─▶ leads
//
// A lead is followed again when a shorter way to it is found, or an address. So
// the devices that MaxHops includes do not depend on who answers first.
type crawl struct {
	*Crawler
	scope  scope
	events chan func()

	leads   []*lead
	visits  map[netip.AddrPort]*visit
	queue   queue
	known   registry
	found   []*found
	failed  []topology.Observation
	arp     map[topology.MAC][]netip.Addr
	waiting map[topology.MAC][]*lead // for an ARP entry
	lookups map[string]*lookup       // by name
	unasked []*lookup                // of these, the ones to start

	tasks       int   // running
	count       Event // Done and Failed so far
	interrupted bool
}

// task runs in a goroutine of its own, and returns what to do with its result.
type task func(ctx context.Context) (then func())

func newCrawl(c *Crawler, seeds []Target) *crawl {
	run := &crawl{
		Crawler: c,
		scope:   c.scopeOf(seeds),
		events:  make(chan func()),
		visits:  make(map[netip.AddrPort]*visit),
		known:   make(registry),
		arp:     make(map[topology.MAC][]netip.Addr),
		waiting: make(map[topology.MAC][]*lead),
		lookups: make(map[string]*lookup),
	}
	for _, target := range seeds {
		run.add(seedLead(target))
	}
	return run
}

// loop runs tasks until there are none.
func (c *crawl) loop(ctx context.Context) {
	for {
		c.start(ctx)
		if c.tasks == 0 {
			return
		}
		(<-c.events)()
	}
}

// start gives waiting work to free workers.
func (c *crawl) start(ctx context.Context) {
	for c.tasks < c.workers() {
		if ctx.Err() != nil {
			c.interrupted = c.interrupted || c.queue.len() > 0 || len(c.unasked) > 0
			return
		}
		run := c.nextTask()
		if run == nil {
			return
		}
		c.tasks++
		go func() {
			then := run(ctx)
			c.events <- func() {
				c.tasks--
				then()
			}
		}()
	}
}

// nextTask returns what to do next; nil if there is nothing. Names come last: a
// name server that does not answer would keep every worker.
func (c *crawl) nextTask() task {
	for c.queue.len() > 0 {
		v := c.queue.pop()
		if c.settled(v) {
			continue
		}
		c.report(v.target, 1)
		return c.observe(v)
	}
	if len(c.unasked) == 0 {
		return nil
	}
	entry := c.unasked[0]
	c.unasked = c.unasked[1:]
	return c.resolve(entry)
}

// observe asks one target.
func (c *crawl) observe(v *visit) task {
	return func(ctx context.Context) func() {
		seen, err := c.Source.Observe(ctx, v.target, func(device topology.Device) bool {
			answer := make(chan bool, 1)
			c.events <- func() { answer <- c.admit(v, device) }
			return <-answer
		})
		return func() { c.finish(ctx, v, seen, err) }
	}
}

// admit decides whether the device at a target is a new one.
func (c *crawl) admit(v *visit, device topology.Device) bool {
	device.Mgmt = append(slices.Clip(device.Mgmt), v.target.Addr)
	if f := c.known.same(&device); f != nil {
		v.found = f
		f.at = append(f.at, v.target.Addr)
		f.device.Mgmt = append(slices.Clip(f.device.Mgmt), v.target.Addr)
		c.known.add(f)
		return false
	}
	v.found = &found{device: device, hops: v.hops, at: []netip.Addr{v.target.Addr}}
	c.found = append(c.found, v.found)
	c.known.add(v.found)
	return true
}

// finish takes what came of a visit.
func (c *crawl) finish(ctx context.Context, v *visit, seen topology.Observation, err error) {
	c.interrupted = c.interrupted || ctx.Err() != nil
	switch {
	case err == nil:
		c.learn(v, seen)
	case errors.Is(err, ErrKnown) && v.found != nil:
		v.state = answered
		c.count.Done++
	case ctx.Err() != nil && v.found == nil:
		v.state = interrupted // it might have answered
	default:
		c.fail(v, seen, err)
	}
	c.report(v.target, 0)
	for _, l := range v.leads {
		c.follow(l) // at its next address, unless it was found
	}
}

// fail keeps the gaps of a target of which nothing was learned.
func (c *crawl) fail(v *visit, seen topology.Observation, err error) {
	v.state = failed
	c.count.Failed++
	if v.guess {
		return
	}
	if len(seen.Gaps) == 0 {
		seen = unreached(v.target, err)
	}
	c.failed = append(c.failed, seen)
}

// learn keeps an observation, and follows whom it names.
func (c *crawl) learn(v *visit, seen topology.Observation) {
	v.state = answered
	c.count.Done++
	if v.found == nil && !c.admit(v, seen.Device) {
		return // the source told too late which device it is
	}
	f := v.found
	f.done, f.seen, f.device = true, seen, seen.Device
	f.device.Mgmt = append(slices.Clip(f.device.Mgmt), f.at...)
	c.known.add(f)
	f.leads = leadsOf(&seen, v.target)
	if c.FollowARP {
		f.leads = append(f.leads, guessesOf(&seen, v.target, c.scope)...)
	}
	c.leads = append(c.leads, f.leads...)
	c.expand(f)
	c.hearARP(seen.ARP)
}

// report tells the state of the crawl; starting counts the target that is about
// to be started.
func (c *crawl) report(target Target, starting int) {
	if c.Progress == nil {
		return
	}
	event := c.count
	event.Target, event.Queued, event.Running = target, c.queue.len(), c.tasks+starting
	c.Progress(event)
}
