package discovery_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"runtime"
	"slices"
	"testing"

	"cablewright/discovery"
)

// tangle makes a connected network at random: several addresses a device, some
// dead, some shared, neighbours known by any of them.
func tangle(random *rand.Rand, size int) (n *network, names []string) {
	n = newNetwork()
	var boxes []*box
	for i := range size {
		addrs := []string{fmt.Sprintf("10.0.%d.1", i)}
		for k := range random.IntN(3) {
			addrs = append(addrs, fmt.Sprintf("10.0.%d.%d", i, k+2))
		}
		boxes = append(boxes, n.add(fmt.Sprintf("sw%d", i), addrs...))
		names = append(names, boxes[i].name)
	}
	named := func(from, to *box) {
		var told []string
		for range random.IntN(3) {
			told = append(told, []string{"10.255.0.1", "192.0.2.1", "10.254.0.1"}[random.IntN(3)])
		}
		from.names(to.name, append(told, to.addrs[random.IntN(len(to.addrs))].String())...)
	}
	for i := 1; i < size; i++ {
		named(boxes[random.IntN(i)], boxes[i]) // a tree, so that all are found
		for range random.IntN(4) {
			named(boxes[i], boxes[random.IntN(size)])
		}
	}
	return n, names
}

// What is found must not depend on who answers first: not without a limit of
// hops, and not with one.
func TestOrderOfAnswersDoesNotMatter(t *testing.T) {
	for round := range uint64(60) {
		n, names := tangle(rand.New(rand.NewPCG(round, 1)), 60)
		for _, hops := range []int{discovery.Unlimited, 3, 5} {
			var first []string
			for _, workers := range []int{1, 3, 64} {
				crawler := n.crawler()
				crawler.MaxHops = hops
				crawler.Workers = workers
				n.begin = func(context.Context, *box) {
					for range rand.IntN(4) {
						runtime.Gosched()
					}
				}
				crawl := crawler.Run(t.Context(), seeds("10.0.0.1"))
				got := devices(crawl)
				slices.Sort(got)
				if hops == discovery.Unlimited {
					wantDevices(t, crawl, names...)
					wantLeftOut(t, crawl)
				}
				if first == nil {
					first = got
				}
				if !slices.Equal(got, first) {
					t.Fatalf("round %d, %d hops, %d workers: found %q, with one worker %q", round, hops, workers, got, first)
				}
			}
		}
	}
}

// Wherever a crawl is interrupted, it ends, and keeps what was observed.
func TestInterruptedAnywhere(t *testing.T) {
	for round := range uint64(100) {
		random := rand.New(rand.NewPCG(round, 2))
		n, _ := tangle(random, 40)
		ctx, cancel := context.WithCancel(t.Context())
		last := random.IntN(60)
		crawler := n.crawler()
		crawler.Workers = 1 + random.IntN(20)
		crawler.Progress = func(event discovery.Event) {
			if event.Done+event.Failed == last {
				cancel()
			}
		}
		crawl := crawler.Run(ctx, seeds("10.0.0.1"))
		cancel()
		if observed := len(devices(crawl)); observed < len(n.read) {
			t.Errorf("round %d: %d observations of %d devices read", round, observed, len(n.read))
		}
		if !crawl.Interrupted && len(crawl.LeftOut) > 0 {
			t.Errorf("round %d: not interrupted, and left out %q", round, leftOut(crawl))
		}
	}
}
