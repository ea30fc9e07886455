package discovery_test

import (
	"context"
	"errors"
	"fmt"
	"net/netip"
	"slices"
	"sync"
	"testing"

	"cablewright/discovery"
	"cablewright/topology"
)

var errNoAnswer = errors.New("no answer")

// network is a Source of made-up devices.
type network struct {
	byAddr map[netip.Addr]*box
	begin  func(ctx context.Context, b *box) // called before a device answers; nil: nothing

	mu    sync.Mutex
	asked map[string]int // visits by target
	order []string       // targets as they were asked
	read  map[string]int // observations completed, by device name
}

// box is one made-up device.
type box struct {
	name  string
	addrs []netip.Addr
	seen  topology.Observation
}

func newNetwork() *network {
	return &network{byAddr: make(map[netip.Addr]*box), asked: make(map[string]int), read: make(map[string]int)}
}

// add makes a device that answers at the addresses. Its serial number is its
// name.
func (n *network) add(name string, addrs ...string) *box {
	b := &box{name: name}
	b.seen.Device = topology.Device{Name: name, Serial: "serial of " + name, Observed: true}
	for _, text := range addrs {
		addr := netip.MustParseAddr(text)
		b.addrs = append(b.addrs, addr)
		b.seen.Device.Ports = append(b.seen.Device.Ports, topology.Port{Name: "to " + text, Addrs: []netip.Addr{addr}})
		n.byAddr[addr] = b
	}
	return b
}

// names makes b hear a neighbour of that name, which tells the addresses.
func (b *box) names(name string, addrs ...string) {
	neighbor := topology.Neighbor{Protocol: "lldp", Name: name}
	for _, text := range addrs {
		neighbor.Mgmt = append(neighbor.Mgmt, netip.MustParseAddr(text))
	}
	b.seen.Neighbors = append(b.seen.Neighbors, neighbor)
}

// join makes two devices hear each other at their first address.
func join(a, b *box) {
	a.names(b.name, b.addrs[0].String())
	b.names(a.name, a.addrs[0].String())
}

func (n *network) Observe(ctx context.Context, target discovery.Target, admit func(topology.Device) bool) (topology.Observation, error) {
	n.mu.Lock()
	n.asked[target.String()]++
	n.order = append(n.order, target.String())
	n.mu.Unlock()
	b := n.byAddr[target.Addr]
	if n.begin != nil && b != nil {
		n.begin(ctx, b)
	}
	if ctx.Err() != nil {
		return topology.Observation{Target: target.String()}, ctx.Err()
	}
	if b == nil {
		return topology.Observation{}, errNoAnswer
	}
	if !admit(b.seen.Device) {
		return topology.Observation{}, discovery.ErrKnown
	}
	n.mu.Lock()
	n.read[b.name]++
	n.mu.Unlock()
	seen := b.seen
	seen.Target = target.String()
	return seen, nil
}

// crawler returns one without limits.
func (n *network) crawler() *discovery.Crawler {
	return &discovery.Crawler{Source: n, MaxHops: discovery.Unlimited}
}

func seeds(addrs ...string) []discovery.Target {
	var targets []discovery.Target
	for _, text := range addrs {
		targets = append(targets, discovery.Target{Addr: netip.MustParseAddr(text)})
	}
	return targets
}

// devices returns the names of the devices observed, in the order of the
// observations.
func devices(crawl discovery.Crawl) []string {
	var names []string
	for _, seen := range crawl.Observations {
		if seen.Device.Observed {
			names = append(names, seen.Device.Name)
		}
	}
	return names
}

func wantDevices(t *testing.T, crawl discovery.Crawl, want ...string) {
	t.Helper()
	got := devices(crawl)
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		t.Errorf("observed %q, want %q", got, want)
	}
}

// leftOut returns "address name: why" of what was left out.
func leftOut(crawl discovery.Crawl) []string {
	var list []string
	for _, l := range crawl.LeftOut {
		addr := "-"
		if l.Addr.IsValid() {
			addr = l.Addr.String()
		}
		list = append(list, fmt.Sprintf("%s %s by %s: %s", addr, l.Name, l.By, l.Why))
	}
	return list
}

func wantLeftOut(t *testing.T, crawl discovery.Crawl, want ...string) {
	t.Helper()
	if got := leftOut(crawl); !slices.Equal(got, want) {
		t.Errorf("left out %q, want %q", got, want)
	}
}
