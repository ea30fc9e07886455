package discovery

import "net/netip"

// add follows a new lead.
func (c *crawl) add(l *lead) {
	c.leads = append(c.leads, l)
	c.follow(l)
}

// follow sees to it that a lead is being asked, unless it is too far, or is one
// of the devices found. It is called again when the lead has become nearer or
// has more addresses.
func (c *crawl) follow(l *lead) {
	if !c.inReach(l.hops) {
		return
	}
	for _, v := range l.visits {
		c.nearer(v, l.hops)
	}
	if l.pending() {
		return
	}
	if f := c.known.described(&l.claim); f != nil {
		c.closer(f, l.hops)
		return
	}
	if !c.try(l) {
		c.search(l)
	}
}

// try has the next address of a lead asked, and reports whether there is one.
func (c *crawl) try(l *lead) bool {
	for l.next < len(l.claim.Mgmt) {
		target := Target{Addr: l.claim.Mgmt[l.next], Port: l.port, Name: l.claim.Name}
		l.next++
		if why := c.scope.objection(target.Addr); why != "" {
			l.outside = append(l.outside, LeftOut{Addr: target.Addr, Name: l.name(), By: l.by, Why: why})
			continue
		}
		v := c.visit(target, l)
		l.visits = append(l.visits, v)
		v.leads = append(v.leads, l)
		if l.pending() {
			return true
		}
	}
	return false
}

// visit returns the visit to an address, as near as a lead to it is.
func (c *crawl) visit(target Target, l *lead) *visit {
	key := netip.AddrPortFrom(target.Addr, target.Port)
	v, ok := c.visits[key]
	if !ok {
		v = &visit{target: target, hops: l.hops, guess: l.kind == guess}
		c.visits[key] = v
		c.queue.push(v)
		return v
	}
	v.guess = v.guess && l.kind == guess
	c.nearer(v, l.hops)
	return v
}

// nearer notes a shorter way to a target.
func (c *crawl) nearer(v *visit, hops int) {
	v.hops = min(v.hops, hops)
	if v.state == queued {
		c.queue.moved(v)
	}
	if v.found != nil {
		c.closer(v.found, hops)
	}
}

// closer notes a shorter way to a device, and with it to those it named.
func (c *crawl) closer(f *found, hops int) {
	if hops >= f.hops {
		return
	}
	f.hops = hops
	c.expand(f)
}

// expand follows whom a device named.
func (c *crawl) expand(f *found) {
	for _, l := range f.leads {
		l.hops = f.hops + 1
		c.follow(l)
	}
}

// settled reports whether all who wait for a visit have been found elsewhere
// since it was queued; it need not be made then.
func (c *crawl) settled(v *visit) bool {
	for _, l := range v.leads {
		if l.kind == seed {
			return false
		}
		f := c.known.described(&l.claim)
		if f == nil {
			return false
		}
		c.closer(f, l.hops)
	}
	v.state = failed // for leads that come later: their next address
	delete(c.visits, netip.AddrPortFrom(v.target.Addr, v.target.Port))
	return true
}
