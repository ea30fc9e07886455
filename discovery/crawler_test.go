package discovery_test

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"net/netip"
	"reflect"
	"slices"
	"testing"

	"cablewright/discovery"
	"cablewright/topology"
)

// chain makes sw0 - sw1 - ... at 10.0.0.1, 10.0.0.2, ...
func chain(n *network, length int) []*box {
	var boxes []*box
	for i := range length {
		boxes = append(boxes, n.add(fmt.Sprintf("sw%d", i), fmt.Sprintf("10.0.0.%d", i+1)))
		if i > 0 {
			join(boxes[i-1], boxes[i])
		}
	}
	return boxes
}

func TestChainAndRing(t *testing.T) {
	for _, ring := range []bool{false, true} {
		t.Run(fmt.Sprintf("ring %t", ring), func(t *testing.T) {
			n := newNetwork()
			boxes := chain(n, 5)
			if ring {
				join(boxes[4], boxes[0])
			}
			crawl := n.crawler().Run(t.Context(), seeds("10.0.0.3"))
			wantDevices(t, crawl, "sw0", "sw1", "sw2", "sw3", "sw4")
			wantLeftOut(t, crawl)
			if crawl.Targets != 5 || crawl.Failed != 0 || crawl.Interrupted {
				t.Errorf("targets %d, failed %d, interrupted %t; want 5, 0, false", crawl.Targets, crawl.Failed, crawl.Interrupted)
			}
			for target, times := range n.asked {
				if times != 1 {
					t.Errorf("%s was asked %d times", target, times)
				}
			}
		})
	}
}

func TestObservationsAreSorted(t *testing.T) {
	n := newNetwork()
	chain(n, 12)
	crawl := n.crawler().Run(t.Context(), seeds("10.0.0.5"))
	for i, seen := range crawl.Observations {
		if want := fmt.Sprintf("10.0.0.%d", i+1); seen.Target != want {
			t.Errorf("observation %d is of %s, want %s", i, seen.Target, want)
		}
	}
}

func TestMaxHops(t *testing.T) {
	for _, test := range []struct {
		hops    int
		devices []string
		leftOut []string
	}{
		{0, []string{"sw1"}, []string{
			"10.0.0.1 sw0 by 10.0.0.2: further from the seeds than the limit of hops",
			"10.0.0.3 sw2 by 10.0.0.2: further from the seeds than the limit of hops",
		}},
		{1, []string{"sw0", "sw1", "sw2"}, []string{
			"10.0.0.4 sw3 by 10.0.0.3: further from the seeds than the limit of hops",
		}},
		{discovery.Unlimited, []string{"sw0", "sw1", "sw2", "sw3"}, nil},
	} {
		t.Run(fmt.Sprint(test.hops), func(t *testing.T) {
			n := newNetwork()
			chain(n, 4)
			crawler := n.crawler()
			crawler.MaxHops = test.hops
			crawl := crawler.Run(t.Context(), seeds("10.0.0.2"))
			wantDevices(t, crawl, test.devices...)
			wantLeftOut(t, crawl, test.leftOut...)
		})
	}
}

// twoWays joins seed and far by way of a and b, and by way of near. Behind far
// is behind, with two addresses.
func twoWays(n *network) (near, far, behind *box) {
	seed, a, b := n.add("seed", "10.0.0.1"), n.add("a", "10.0.0.2"), n.add("b", "10.0.0.3")
	near, far, behind = n.add("near", "10.0.0.4"), n.add("far", "10.0.0.5"), n.add("behind", "10.0.0.6", "10.0.0.7")
	join(seed, a)
	join(a, b)
	join(b, far)
	join(seed, near)
	join(near, far)
	far.names("behind", "10.0.0.6", "10.0.0.7")
	return near, far, behind
}

// The long way to far is walked before near has answered. When near does, far
// turns out to be closer, and what is behind it to be within the limit.
func TestShorterWayFoundLater(t *testing.T) {
	n := newNetwork()
	near, far, _ := twoWays(n)
	crawler := n.crawler()
	crawler.MaxHops = 3
	done := make(chan struct{})
	n.begin = func(_ context.Context, b *box) {
		if b == near {
			<-done
		}
	}
	crawler.Progress = func(event discovery.Event) {
		if event.Done == 4 && event.Running == 1 && event.Target.Addr == far.addrs[0] {
			close(done)
		}
	}
	wantDevices(t, crawler.Run(t.Context(), seeds("10.0.0.1")), "seed", "a", "b", "near", "far", "behind")
}

// The shorter way is found while behind is being asked at its first address,
// which is no reason to ask it at its second.
func TestShorterWayToATargetBeingAsked(t *testing.T) {
	n := newNetwork()
	near, _, behind := twoWays(n)
	begun, done := make(chan struct{}), make(chan struct{})
	n.begin = func(_ context.Context, b *box) {
		switch b {
		case near:
			<-begun
		case behind:
			close(begun)
			<-done
		}
	}
	crawler := n.crawler()
	crawler.Progress = func(event discovery.Event) {
		if event.Target.Addr == near.addrs[0] && event.Done == 5 {
			close(done)
		}
	}
	wantDevices(t, crawler.Run(t.Context(), seeds("10.0.0.1")), "seed", "a", "b", "near", "far", "behind")
	if n.asked["10.0.0.7"] != 0 {
		t.Error("the second address was asked while the first was about to answer")
	}
}

func TestScopeAndExclude(t *testing.T) {
	n := newNetwork()
	sw := n.add("sw", "10.0.0.1")
	sw.names("other", "192.0.2.9")
	sw.names("closed", "10.9.0.1")
	sw.names("both", "192.0.2.10", "10.0.0.2")
	sw.names("lost")
	n.add("other", "192.0.2.9")
	n.add("closed", "10.9.0.1")
	n.add("both", "192.0.2.10", "10.0.0.2")
	crawler := n.crawler()
	crawler.Exclude = []netip.Prefix{netip.MustParsePrefix("10.9.0.0/16")}
	crawl := crawler.Run(t.Context(), seeds("10.0.0.1", "203.0.113.1", "10.9.9.9"))
	wantDevices(t, crawl, "sw", "both")
	wantLeftOut(t, crawl,
		"- lost by 10.0.0.1: no address of it is known",
		"10.9.0.1 closed by 10.0.0.1: excluded by 10.9.0.0/16",
		"10.9.9.9  by seeds: excluded by 10.9.0.0/16",
		"192.0.2.9 other by 10.0.0.1: out of scope",
	)
	for _, never := range []string{"192.0.2.9", "192.0.2.10", "10.9.0.1", "10.9.9.9"} {
		if n.asked[never] != 0 {
			t.Errorf("%s was asked", never)
		}
	}
}

func TestGivenScopeHoldsSeedsToo(t *testing.T) {
	n := newNetwork()
	n.add("sw", "10.0.0.1")
	crawler := n.crawler()
	crawler.Scope = []netip.Prefix{netip.MustParsePrefix("10.1.0.0/16")}
	crawl := crawler.Run(t.Context(), seeds("10.0.0.1"))
	wantDevices(t, crawl)
	wantLeftOut(t, crawl, "10.0.0.1  by seeds: out of scope")
}

// A crawl of simulated agents must not leave this machine, whatever addresses
// the recordings tell.
func TestLoopbackSeedsStayOnLoopback(t *testing.T) {
	n := newNetwork()
	a, b := n.add("a", "127.0.0.11"), n.add("b", "127.0.0.12")
	a.names("b", "127.0.0.12")
	b.names("c", "10.0.0.1")
	n.add("c", "10.0.0.1")
	crawl := n.crawler().Run(t.Context(), seeds("127.0.0.11"))
	wantDevices(t, crawl, "a", "b")
	wantLeftOut(t, crawl, "10.0.0.1 c by 127.0.0.12: out of scope")
}

// The loopback address that a remote device tells is not our own.
func TestLoopbackOfANeighborIsNotAsked(t *testing.T) {
	n := newNetwork()
	n.add("sw", "10.0.0.1").names("mine", "127.0.0.5", "::1", "0.0.0.0")
	n.add("me", "127.0.0.5", "::1")
	wantDevices(t, n.crawler().Run(t.Context(), seeds("10.0.0.1")), "sw")
}

func TestPortIsInherited(t *testing.T) {
	n := newNetwork()
	chain(n, 3)
	crawl := n.crawler().Run(t.Context(), []discovery.Target{{Addr: netip.MustParseAddr("10.0.0.1"), Port: 1161}})
	wantDevices(t, crawl, "sw0", "sw1", "sw2")
	if n.asked["10.0.0.3:1161"] != 1 {
		t.Errorf("asked %v, want port 1161 throughout", n.asked)
	}
}

func TestSeveralAddressesOneDevice(t *testing.T) {
	n := newNetwork()
	core := n.add("core", "10.0.0.1", "10.0.1.1", "10.0.2.1")
	for i := range 3 {
		leaf := n.add(fmt.Sprintf("leaf%d", i), fmt.Sprintf("10.0.3.%d", i+1))
		leaf.names("core", core.addrs[i].String()) // each at the address towards itself
		core.names(leaf.name, leaf.addrs[0].String())
	}
	crawl := n.crawler().Run(t.Context(), seeds("10.0.0.1", "10.0.3.2", "10.0.1.1", "10.0.2.1"))
	wantDevices(t, crawl, "core", "leaf0", "leaf1", "leaf2")
	if n.read["core"] != 1 {
		t.Errorf("core was read %d times, want once", n.read["core"])
	}
	i := slices.IndexFunc(crawl.Observations, func(o topology.Observation) bool { return o.Device.Name == "core" })
	if mgmt := crawl.Observations[i].Device.Mgmt; !slices.Equal(mgmt, core.addrs) {
		t.Errorf("core is managed at %v, want all the seeds of it, %v", mgmt, core.addrs)
	}
}

// The second address of core is known because it answered there, not because
// core lists it: a leaf that names it is not taken at its next word.
func TestAddressThatADeviceDoesNotTell(t *testing.T) {
	n := newNetwork()
	core := n.add("core", "10.0.0.1")
	n.byAddr[netip.MustParseAddr("10.0.0.2")] = core
	n.add("leaf", "10.0.0.9").names("core", "10.0.0.2", "10.0.0.3")
	crawler := n.crawler()
	crawler.Workers = 1
	crawl := crawler.Run(t.Context(), seeds("10.0.0.1", "10.0.0.2", "10.0.0.9"))
	wantDevices(t, crawl, "core", "leaf")
	if n.asked["10.0.0.3"] != 0 || crawl.Failed != 0 {
		t.Error("an address that is not needed was asked")
	}
}

// Both seeds are being asked at the moment that the first of them is admitted.
func TestTwoSeedsOfOneDeviceAtOnce(t *testing.T) {
	n := newNetwork()
	n.add("core", "10.0.0.1", "10.0.0.2")
	arrived := make(chan struct{}, 2)
	both := make(chan struct{})
	n.begin = func(context.Context, *box) {
		arrived <- struct{}{}
		<-both
	}
	go func() {
		<-arrived
		<-arrived
		close(both)
	}()
	crawl := n.crawler().Run(t.Context(), seeds("10.0.0.1", "10.0.0.2"))
	wantDevices(t, crawl, "core")
	if n.read["core"] != 1 || crawl.Targets != 2 {
		t.Errorf("core was read %d times over %d targets, want once over 2", n.read["core"], crawl.Targets)
	}
}

// An anycast gateway address is on every leaf; none may hide the others.
func TestSharedAddress(t *testing.T) {
	n := newNetwork()
	spine := n.add("spine", "10.0.0.1")
	for i := range 4 {
		leaf := n.add(fmt.Sprintf("leaf%d", i), fmt.Sprintf("10.0.1.%d", i+1), "10.0.9.1")
		spine.names(leaf.name, "10.0.9.1", leaf.addrs[0].String())
	}
	wantDevices(t, n.crawler().Run(t.Context(), seeds("10.0.0.1")), "spine", "leaf0", "leaf1", "leaf2", "leaf3")
}

// Two switches that pose as one share a chassis identifier, not a name.
func TestSharedChassis(t *testing.T) {
	n := newNetwork()
	spine := n.add("spine", "10.0.0.1")
	for _, name := range []string{"mlag1", "mlag2"} {
		peer := n.add(name, "10.0.1."+name[4:])
		peer.seen.Device.Chassis = []topology.ID{"mac:00:1b:21:00:00:01"}
		spine.names(name, peer.addrs[0].String())
		spine.seen.Neighbors[len(spine.seen.Neighbors)-1].Chassis = "mac:00:1b:21:00:00:01"
	}
	wantDevices(t, n.crawler().Run(t.Context(), seeds("10.0.0.1")), "spine", "mlag1", "mlag2")
}

// A device that takes an address of another for its own does not hide it from
// a user who names it.
func TestSeedIsAskedWhateverOthersSay(t *testing.T) {
	n := newNetwork()
	n.add("thief", "10.0.0.1", "10.0.0.2")
	n.add("victim", "10.0.0.2")
	n.byAddr[netip.MustParseAddr("10.0.0.1")].seen.Device.Name = ""
	crawler := n.crawler()
	crawler.Workers = 1
	wantDevices(t, crawler.Run(t.Context(), seeds("10.0.0.1", "10.0.0.2")), "", "victim")
}

// The address of a virtual router is that of its master of the day.
func TestVirtualRouterAddressIdentifiesNobody(t *testing.T) {
	n := newNetwork()
	sw, backup := n.add("sw", "10.0.0.1"), n.add("backup", "10.0.0.2", "10.0.0.254")
	backup.seen.Device.Ports[1].MAC = topology.MAC{0, 0, 0x5e, 0, 1, 7}
	n.add("master", "10.0.0.254")
	join(sw, backup)
	backup.names("", "10.0.0.254")
	wantDevices(t, n.crawler().Run(t.Context(), seeds("10.0.0.1")), "sw", "backup", "master")
}

// A row that tells a chassis identifier alone is of the device that has it.
func TestKnownByChassisAlone(t *testing.T) {
	n := newNetwork()
	sw, peer := n.add("sw", "10.0.0.1"), n.add("peer", "10.0.0.2")
	join(sw, peer)
	peer.seen.Device.Chassis = []topology.ID{"mac:00:1b:21:00:00:09"}
	sw.seen.Neighbors = append(sw.seen.Neighbors, topology.Neighbor{Protocol: "lldp", Chassis: "mac:00:1b:21:00:00:09"})
	crawl := n.crawler().Run(t.Context(), seeds("10.0.0.1"))
	wantDevices(t, crawl, "sw", "peer")
	wantLeftOut(t, crawl)
}

// Factory names and nothing else in common: all of them are asked.
func TestSameNameIsNotSameDevice(t *testing.T) {
	n := newNetwork()
	sw := n.add("sw", "10.0.0.1")
	for i := range 3 {
		addr := fmt.Sprintf("10.0.1.%d", i+1)
		n.add(fmt.Sprintf("s%d", i), addr).seen.Device.Name = "switch"
		sw.names("switch", addr)
	}
	wantDevices(t, n.crawler().Run(t.Context(), seeds("10.0.0.1")), "sw", "switch", "switch", "switch")
}

// One neighbour in two rows, of which the second tells the address that works.
func TestRowsOfOneNeighbor(t *testing.T) {
	n := newNetwork()
	sw := n.add("sw", "10.0.0.1")
	for i, addr := range []string{"10.0.0.8", "10.0.0.9"} {
		sw.names("peer", addr)
		sw.seen.Neighbors[i].Chassis = "mac:00:1b:21:00:00:09"
	}
	n.add("peer", "10.0.0.9")
	wantDevices(t, n.crawler().Run(t.Context(), seeds("10.0.0.1")), "sw", "peer")
}

// Both addresses wait when the first of them answers and tells the second.
func TestWaitingAddressOfAKnownDevice(t *testing.T) {
	n := newNetwork()
	sw := n.add("sw", "10.0.0.1")
	n.add("peer", "10.0.0.8", "10.0.0.9")
	sw.names("peer", "10.0.0.8")
	sw.names("peer", "10.0.0.9")
	crawler := n.crawler()
	crawler.Workers = 1
	wantDevices(t, crawler.Run(t.Context(), seeds("10.0.0.1")), "sw", "peer")
	if want := []string{"10.0.0.1", "10.0.0.8"}; !slices.Equal(n.order, want) {
		t.Errorf("asked %q, want %q", n.order, want)
	}
}

// Three targets wait at three hops when a slow seed names the last of them: it
// is asked before the second.
func TestNearerTargetIsAskedSooner(t *testing.T) {
	n := newNetwork()
	a, b, slow := n.add("a", "10.0.0.1"), n.add("b", "10.0.0.2"), n.add("slow", "10.0.0.3")
	first, second, third := n.add("first", "10.0.0.4"), n.add("second", "10.0.0.5"), n.add("third", "10.0.0.6")
	join(a, b)
	for _, far := range []*box{first, second, third} {
		join(b, far)
	}
	join(slow, third)
	waiting, known := make(chan struct{}), make(chan struct{})
	n.begin = func(_ context.Context, b *box) {
		switch b {
		case slow:
			<-waiting
		case first:
			close(waiting)
			<-known
		}
	}
	crawler := n.crawler()
	crawler.Workers = 2
	crawler.Progress = func(event discovery.Event) {
		if event.Target.Addr == third.addrs[0] && event.Done == 3 {
			close(known)
		}
	}
	crawler.Run(t.Context(), seeds("10.0.0.3", "10.0.0.1"))
	if slices.Index(n.order, "10.0.0.6") > slices.Index(n.order, "10.0.0.5") {
		t.Errorf("asked in the order %q, want 10.0.0.6 before 10.0.0.5", n.order)
	}
}

func TestNextAddressWhenOneFails(t *testing.T) {
	n := newNetwork()
	n.add("sw", "10.0.0.1").names("peer", "10.0.0.7", "10.0.0.8", "10.0.0.9")
	n.add("peer", "10.0.0.9")
	crawl := n.crawler().Run(t.Context(), seeds("10.0.0.1"))
	wantDevices(t, crawl, "sw", "peer")
	if crawl.Failed != 2 || crawl.Targets != 4 {
		t.Errorf("%d of %d targets failed, want 2 of 4", crawl.Failed, crawl.Targets)
	}
	wantLeftOut(t, crawl)
}

func TestFailedTargetIsAGap(t *testing.T) {
	n := newNetwork()
	crawl := n.crawler().Run(t.Context(), seeds("10.0.0.1"))
	want := []topology.Observation{{
		Target: "10.0.0.1",
		Gaps:   []topology.Gap{{Target: "10.0.0.1", Probe: "reach", Reason: "no answer"}},
	}}
	if !reflect.DeepEqual(crawl.Observations, want) {
		t.Errorf("observations %+v, want %+v", crawl.Observations, want)
	}
}

// The ARP entry is told by a device that is asked before the one that names the
// neighbour without an address, by that one, and by one that is asked after it.
func TestAddressFromARP(t *testing.T) {
	for _, teller := range []string{"first", "second", "third"} {
		t.Run(teller, func(t *testing.T) {
			n := newNetwork()
			first, second, third := n.add("first", "10.0.0.1"), n.add("second", "10.0.0.2"), n.add("third", "10.0.0.3")
			join(first, second)
			join(second, third)
			second.names("quiet")
			second.seen.Neighbors[2].Chassis = "mac:00:1b:21:00:00:07"
			n.add("quiet", "10.0.0.7")
			tells := map[string]*box{"first": first, "second": second, "third": third}[teller]
			tells.seen.ARP = []topology.ARPEntry{
				{Addr: netip.MustParseAddr("10.0.0.7"), MAC: topology.MAC{0, 0x1b, 0x21, 0, 0, 7}},
				{Addr: netip.MustParseAddr("10.0.0.8"), MAC: topology.MAC{0, 0x1b, 0x21, 0, 0, 8}},
			}
			crawl := n.crawler().Run(t.Context(), seeds("10.0.0.1"))
			wantDevices(t, crawl, "first", "second", "third", "quiet")
			wantLeftOut(t, crawl)
			if n.asked["10.0.0.8"] != 0 {
				t.Error("an ARP entry that nobody named was asked")
			}
		})
	}
}

// A router answers for many addresses with its own MAC address. They are not asked
// one after the other for the neighbour that has it.
func TestProxyARP(t *testing.T) {
	n := newNetwork()
	sw := n.add("sw", "10.0.0.1")
	sw.names("quiet")
	sw.seen.Neighbors[0].Chassis = "mac:00:1b:21:00:00:07"
	for i := range 500 {
		addr := netip.AddrFrom4([4]byte{10, 1, byte(i >> 8), byte(i)})
		sw.seen.ARP = append(sw.seen.ARP, topology.ARPEntry{Addr: addr, MAC: topology.MAC{0, 0x1b, 0x21, 0, 0, 7}})
	}
	crawl := n.crawler().Run(t.Context(), seeds("10.0.0.1"))
	if crawl.Targets > 1+64 {
		t.Errorf("%d targets asked, want at most 64 for the one that is quiet", crawl.Targets)
	}
}

// Every leaf of a fabric has the address of the anycast gateway. It tells neither
// that two of them are one, nor that a device reached twice is two.
func TestAnycastGateway(t *testing.T) {
	n := newNetwork()
	gateway := netip.MustParseAddr("10.9.9.1")
	spine := n.add("spine", "10.0.0.1")
	var names []string
	for i := range 100 {
		leaf := n.add(fmt.Sprintf("leaf%d", i), fmt.Sprintf("10.0.1.%d", i+1), fmt.Sprintf("10.0.2.%d", i+1))
		leaf.seen.Device.Ports[0].Addrs = append(leaf.seen.Device.Ports[0].Addrs, gateway)
		spine.names(leaf.name, leaf.addrs[0].String())
		leaf.names("elsewhere", leaf.addrs[1].String()) // itself, under a name it had
		names = append(names, leaf.name)
	}
	crawl := n.crawler().Run(t.Context(), seeds("10.0.0.1"))
	wantDevices(t, crawl, append(names, "spine")...)
}

func TestFollowARP(t *testing.T) {
	n := newNetwork()
	sw, near, next := n.add("sw", "10.0.0.1"), n.add("near", "10.0.0.9"), n.add("next", "10.0.0.10")
	n.add("station", "10.0.0.7")
	for i, addr := range []string{"10.0.0.6", "10.0.0.7", "10.0.0.8", "192.0.2.1"} {
		sw.seen.ARP = append(sw.seen.ARP, topology.ARPEntry{Addr: netip.MustParseAddr(addr), MAC: topology.MAC{2, 0, 0, 0, 0, byte(i)}})
	}
	join(sw, near)
	join(near, next)
	next.names("gone", "10.0.0.8")
	crawler := n.crawler()
	crawler.FollowARP = true
	crawler.Workers = 1
	crawl := crawler.Run(t.Context(), seeds("10.0.0.1"))
	wantDevices(t, crawl, "sw", "near", "next", "station")
	wantLeftOut(t, crawl)
	want := []string{"10.0.0.1", "10.0.0.9", "10.0.0.10", "10.0.0.8", "10.0.0.6", "10.0.0.7"}
	if !slices.Equal(n.order, want) {
		t.Errorf("asked in the order %q, want guesses last: %q", n.order, want)
	}
	var failed []string
	for _, seen := range crawl.Observations {
		if !seen.Device.Observed {
			failed = append(failed, seen.Target)
		}
	}
	if want := []string{"10.0.0.8"}; !slices.Equal(failed, want) {
		t.Errorf("gaps of %q, want of %q alone: a guess that does not answer is none", failed, want)
	}
}

func TestAddressFromName(t *testing.T) {
	n := newNetwork()
	a, b := n.add("a", "10.0.0.1"), n.add("b", "10.0.0.2")
	join(a, b)
	a.names("quiet")
	b.names("QUIET", "192.0.2.1") // its address is out of scope
	b.names("nobody")
	b.names("host")
	b.seen.Neighbors[3].Capabilities = []string{topology.CapStation}
	n.add("quiet", "10.0.0.7")
	var names []string
	crawler := n.crawler()
	crawler.Workers = 1
	crawler.Resolve = func(_ context.Context, name string) ([]netip.Addr, error) {
		names = append(names, name)
		if name == "quiet" {
			return []netip.Addr{netip.MustParseAddr("10.0.0.7")}, nil
		}
		return nil, errors.New("no such name")
	}
	crawl := crawler.Run(t.Context(), seeds("10.0.0.1"))
	wantDevices(t, crawl, "a", "b", "quiet")
	if want := []string{"quiet", "nobody"}; !slices.Equal(names, want) {
		t.Errorf("names looked up: %q, want each once and no host's: %q", names, want)
	}
	wantLeftOut(t, crawl,
		"- nobody by 10.0.0.2: no address of it is known")
}

// The names that simulated agents tell are of another network: no name server is
// to hear of them.
func TestNoNamesFromLoopback(t *testing.T) {
	n := newNetwork()
	n.add("sw", "127.1.0.1").names("elsewhere", "192.0.2.7")
	crawler := n.crawler()
	crawler.Resolve = func(_ context.Context, name string) ([]netip.Addr, error) {
		t.Errorf("%q was looked up", name)
		return nil, errors.New("no such name")
	}
	wantDevices(t, crawler.Run(t.Context(), seeds("127.1.0.1")), "sw")
}

func TestSeedByNameAlone(t *testing.T) {
	n := newNetwork()
	n.add("sw", "10.0.0.1")
	crawler := n.crawler()
	crawler.Resolve = func(_ context.Context, name string) ([]netip.Addr, error) {
		if name == "sw.example.net" {
			return []netip.Addr{netip.MustParseAddr("10.0.0.1")}, nil
		}
		return nil, errors.New("no such name")
	}
	crawl := crawler.Run(t.Context(), []discovery.Target{{Name: "sw.example.net"}, {Name: "typo"}})
	wantDevices(t, crawl, "sw")
	wantLeftOut(t, crawl, "- typo by seeds: no address of it is known")
}

// A device that does not answer yet keeps nobody else waiting, whatever the
// depth: it is let go only when all the others are done.
func TestNoBarrier(t *testing.T) {
	n := newNetwork()
	boxes := chain(n, 6)
	slow := n.add("slow", "10.0.1.1")
	join(boxes[0], slow)
	others := make(chan struct{})
	n.begin = func(_ context.Context, b *box) {
		if b == slow {
			<-others
		}
	}
	crawler := n.crawler()
	crawler.Workers = 2
	crawler.Progress = func(event discovery.Event) {
		if event.Done == len(boxes) && event.Running == 1 {
			close(others)
		}
	}
	wantDevices(t, crawler.Run(t.Context(), seeds("10.0.0.1")), "sw0", "sw1", "sw2", "sw3", "sw4", "sw5", "slow")
}

func TestCancelKeepsWhatWasLearned(t *testing.T) {
	n := newNetwork()
	boxes := chain(n, 6)
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	n.begin = func(_ context.Context, b *box) {
		if b == boxes[3] {
			cancel()
		}
	}
	crawl := n.crawler().Run(ctx, seeds("10.0.0.1"))
	wantDevices(t, crawl, "sw0", "sw1", "sw2")
	wantLeftOut(t, crawl, "10.0.0.4 sw3 by 10.0.0.3: interrupted")
	if !crawl.Interrupted {
		t.Error("Interrupted is false")
	}
}

// Some are being asked and some wait when the crawl is interrupted: all of them
// are reported, none as failed.
func TestCancelWithManyUnderWay(t *testing.T) {
	n := newNetwork()
	core := n.add("core", "10.0.0.1")
	for i := range 20 {
		join(core, n.add(fmt.Sprintf("leaf%d", i), fmt.Sprintf("10.0.1.%d", i+1)))
	}
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	n.begin = func(ctx context.Context, b *box) {
		switch b.name {
		case "core":
		case "leaf3":
			cancel()
		default:
			<-ctx.Done()
		}
	}
	crawler := n.crawler()
	crawler.Workers = 4
	crawl := crawler.Run(ctx, seeds("10.0.0.1"))
	wantDevices(t, crawl, "core")
	if crawl.Failed != 0 || len(crawl.LeftOut) != 20 {
		t.Errorf("%d failed and %d left out, want 0 and 20", crawl.Failed, len(crawl.LeftOut))
	}
	for _, left := range crawl.LeftOut {
		if left.Why != "interrupted" {
			t.Errorf("%s, want that it was interrupted", left)
		}
	}
}

func TestCancelBeforeTheStart(t *testing.T) {
	n := newNetwork()
	chain(n, 2)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	crawl := n.crawler().Run(ctx, seeds("10.0.0.1"))
	wantDevices(t, crawl)
	wantLeftOut(t, crawl, "10.0.0.1  by seeds: interrupted")
	if !crawl.Interrupted || len(n.asked) != 0 {
		t.Errorf("interrupted %t, asked %v; want true and nobody", crawl.Interrupted, n.asked)
	}
}

func TestWorkersBoundTargets(t *testing.T) {
	n := newNetwork()
	core := n.add("core", "10.0.0.1")
	for i := range 20 {
		join(core, n.add(fmt.Sprintf("leaf%d", i), fmt.Sprintf("10.0.1.%d", i+1)))
	}
	crawler := n.crawler()
	crawler.Workers = 3
	most := 0
	crawler.Progress = func(event discovery.Event) { most = max(most, event.Running) }
	crawl := crawler.Run(t.Context(), seeds("10.0.0.1"))
	if len(crawl.Observations) != 21 || most != 3 {
		t.Errorf("%d observations with at most %d at a time, want 21 with 3", len(crawl.Observations), most)
	}
}

// fabric makes leaves with cables to two spines each, and returns all names.
// The spines have two addresses, and are known to some leaves by either.
func fabric(n *network, spines, leaves int) []string {
	var names []string
	var top []*box
	for i := range spines {
		top = append(top, n.add(fmt.Sprintf("spine%d", i), fmt.Sprintf("10.1.0.%d", i+1), fmt.Sprintf("10.1.1.%d", i+1)))
		names = append(names, top[i].name)
	}
	for i := range leaves {
		leaf := n.add(fmt.Sprintf("leaf%d", i), fmt.Sprintf("10.2.%d.%d", i/200, i%200+1))
		names = append(names, leaf.name)
		for k := range 2 {
			spine := top[(i+k*7)%spines]
			leaf.names(spine.name, spine.addrs[i%2].String())
			spine.names(leaf.name, leaf.addrs[0].String())
		}
	}
	return names
}

// Asked in another order every time, the same devices are found, each is read
// once, and nothing is left out.
func TestManyDevicesInAnyOrder(t *testing.T) {
	n := newNetwork()
	want := fabric(n, 20, 1980)
	for round := range uint64(3) {
		random := rand.New(rand.NewPCG(round, 0))
		for _, b := range n.byAddr {
			random.Shuffle(len(b.seen.Neighbors), func(i, j int) {
				b.seen.Neighbors[i], b.seen.Neighbors[j] = b.seen.Neighbors[j], b.seen.Neighbors[i]
			})
		}
		clear(n.read)
		crawler := n.crawler()
		crawler.Workers = 1 + int(round)*40
		crawl := crawler.Run(t.Context(), seeds("10.2.0.1"))
		wantDevices(t, crawl, want...)
		wantLeftOut(t, crawl)
		for name, times := range n.read {
			if times != 1 {
				t.Errorf("%s was read %d times", name, times)
			}
		}
	}
}

// BenchmarkCrawler is the crawler's own cost: the devices answer at once.
func BenchmarkCrawler(b *testing.B) {
	n := newNetwork()
	fabric(n, 20, 1980)
	for b.Loop() {
		n.crawler().Run(b.Context(), seeds("10.2.0.1"))
	}
}

func TestLeftOutString(t *testing.T) {
	for _, test := range []struct {
		left discovery.LeftOut
		want string
	}{
		{discovery.LeftOut{Addr: netip.MustParseAddr("10.1.0.1"), Name: "sw2", By: "10.0.0.1", Why: "out of scope"}, "10.1.0.1 sw2, named by 10.0.0.1: out of scope"},
		{discovery.LeftOut{Addr: netip.MustParseAddr("10.1.0.1"), By: "seeds", Why: "out of scope"}, "10.1.0.1, named by seeds: out of scope"},
		{discovery.LeftOut{Name: "sw2", By: "10.0.0.1", Why: "no address of it is known"}, "sw2, named by 10.0.0.1: no address of it is known"},
	} {
		if got := fmt.Sprint(test.left); got != test.want {
			t.Errorf("got %q, want %q", got, test.want)
		}
	}
}
