package discovery

import (
	"context"
	"net/netip"
	"slices"
	"strings"

	"cablewright/topology"
)

// lookup is a name to resolve, once, however many leads have it.
type lookup struct {
	name  string
	addrs []netip.Addr
	done  bool
	leads []*lead // who waits for it
}

// search looks for an address of a lead that has none in scope: in the ARP
// entries known and yet to come, then by its name.
func (c *crawl) search(l *lead) {
	if l.searched || len(l.visits) > 0 || l.kind == guess || l.isHost() {
		return
	}
	l.searched = true
	for _, mac := range l.macs {
		c.waiting[mac] = append(c.waiting[mac], l)
		l.offer(c.arp[mac]...)
	}
	if c.follow(l); len(l.visits) == 0 && c.known.described(&l.claim) == nil {
		c.lookUp(l)
	}
}

// proxied is how many addresses one MAC address may stand for. More than that are
// not its own: a router answers for whole networks behind it (proxy ARP).
const proxied = 64

// hearARP keeps ARP entries, and gives them to the leads that wait for them.
func (c *crawl) hearARP(entries []topology.ARPEntry) {
	for _, entry := range entries {
		if !entry.MAC.Identifies() || len(c.arp[entry.MAC]) == proxied || slices.Contains(c.arp[entry.MAC], entry.Addr) {
			continue
		}
		c.arp[entry.MAC] = append(c.arp[entry.MAC], entry.Addr)
		for _, l := range c.waiting[entry.MAC] {
			if len(l.visits) == 0 {
				l.offer(entry.Addr)
				c.follow(l)
			}
		}
	}
}

// lookUp has the name of a lead resolved; not one that an agent on a loopback
// address told: it is of the network that the agent was recorded in.
func (c *crawl) lookUp(l *lead) {
	if c.Resolve == nil || l.claim.Name == "" || l.local && l.kind != seed {
		return
	}
	key := strings.ToLower(l.claim.Name)
	entry, ok := c.lookups[key]
	if !ok {
		entry = &lookup{name: l.claim.Name}
		c.lookups[key] = entry
		c.unasked = append(c.unasked, entry)
	}
	if !entry.done {
		entry.leads = append(entry.leads, l)
		return
	}
	l.offer(entry.addrs...)
	c.follow(l)
}

// resolve asks for the addresses of a name. A name that is not found gives
// none, and the lead is reported as left out.
func (c *crawl) resolve(entry *lookup) task {
	return func(ctx context.Context) func() {
		addrs, _ := c.Resolve(ctx, entry.name)
		return func() {
			entry.done, entry.addrs = true, addrs
			for _, l := range entry.leads {
				l.offer(addrs...)
				c.follow(l)
			}
		}
	}
}
