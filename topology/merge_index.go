package topology

import (
	"net/netip"
	"slices"
	"strings"
)

// identityIndex finds nodes by what others say of them.
type identityIndex struct {
	byChassis map[ID][]int
	byMAC     map[MAC][]int // of ports
	byAddr    map[netip.Addr][]int
	byName    map[string][]int
	bySerial  map[string][]int
}

func newIdentityIndex(nodes []*node) identityIndex {
	x := identityIndex{
		byChassis: make(map[ID][]int),
		byMAC:     make(map[MAC][]int),
		byAddr:    make(map[netip.Addr][]int),
		byName:    make(map[string][]int),
		bySerial:  make(map[string][]int),
	}
	for i, n := range nodes {
		id := identityOf(&n.device)
		x.add(i, &id)
	}
	return x
}

// add makes a node known under an identity.
func (x *identityIndex) add(i int, id *identity) {
	for _, chassis := range id.chassis {
		addOnce(x.byChassis, chassis, i)
	}
	for _, mac := range id.macs {
		if mac.Identifies() {
			addOnce(x.byMAC, mac, i)
		}
	}
	for _, addr := range id.addrs {
		if identifyingAddr(addr) {
			addOnce(x.byAddr, addr, i)
		}
	}
	if key := lowerName(id.name); key != "" {
		addOnce(x.byName, key, i)
	}
	if realSerial(id.serial) {
		addOnce(x.bySerial, strings.ToLower(id.serial), i)
	}
}

func addOnce[K comparable](index map[K][]int, key K, i int) {
	if list := index[key]; len(list) == 0 || list[len(list)-1] != i {
		index[key] = append(list, i)
	}
}

// The weight of each sign that a description fits a node, and of a name that
// speaks against it. Two devices that answer to a description equally well, or
// one that answers poorly, are no answer.
const (
	weightSerial   = 5
	weightChassis  = 4 // the very identifier
	weightOwnMAC   = 3 // the chassis identifier is the address of a port or bridge
	weightName     = 3
	weightAddr     = 3
	weightPortMAC  = 3
	weightOtherone = -3 // another name or chassis identifier: a stale row, or a borrowed address
	enough         = 3
)

// lookup returns the node that a description fits best, if it fits well enough
// and better than any other. by is the node that gives the description, or -1.
func (x *identityIndex) lookup(nodes []*node, id *identity, by int) (int, bool) {
	scores := make(map[int]int, 2)
	for node, signs := range x.signs(id) {
		scores[node] = signs
		if name := nodes[node].device.Name; !namesAgree(name, id.name) {
			scores[node] += weightOtherone
		}
		if x.denies(nodes[node], node, id, node == by) {
			scores[node] += weightOtherone
		}
	}
	best, score, tie := -1, enough-1, false
	for node, s := range scores {
		switch {
		case s > score:
			best, score, tie = node, s, false
		case s == score && best >= 0:
			tie = true
		}
	}
	return best, best >= 0 && !tie
}

// denies reports whether a chassis identifier speaks against a description being
// of a node that answered: the node tells another one, and has the address on no
// port. A node that tells none may send an address that it lists nowhere; but if
// it hears that itself, it hears somebody else.
func (x *identityIndex) denies(n *node, number int, id *identity, self bool) bool {
	told := id.chassisMACs()
	if !n.device.Observed || len(told) == 0 {
		return false
	}
	isMAC := func(own ID) bool { return own.Kind() == KindMAC }
	if !self && !slices.ContainsFunc(n.device.Chassis, isMAC) {
		return false
	}
	return !slices.ContainsFunc(told, func(chassis ID) bool {
		mac, _ := chassis.MAC()
		return slices.Contains(x.byChassis[chassis], number) || slices.Contains(x.byMAC[mac], number) ||
			slices.Contains(x.byChassis[NewID(KindBridge, chassis.Value())], number)
	})
}

// signs adds up, for every node, the signs that the description is of it.
func (x *identityIndex) signs(id *identity) map[int]int {
	scores := make(map[int]int, 2)
	credit := func(weight int, nodes []int) {
		for _, node := range nodes {
			scores[node] += weight
		}
	}
	for _, chassis := range id.chassis {
		if identifies(chassis) {
			credit(weightChassis, x.byChassis[chassis])
			x.creditOwnMAC(chassis, credit)
		}
	}
	credit(weightPortMAC, x.byMACs(id.macs))
	credit(weightAddr, x.byAddrs(id.addrs))
	if realSerial(id.serial) {
		credit(weightSerial, x.bySerial[strings.ToLower(id.serial)])
	}
	if namesakes := x.byName[lowerName(id.name)]; len(namesakes) <= crowd {
		credit(weightName, namesakes)
	} else {
		creditAmong(scores, namesakes)
	}
	return scores
}

// creditAmong lets a name that a crowd has speak for those nodes only that
// something else speaks for: alone, it tells none of the crowd from the others.
func creditAmong(scores map[int]int, namesakes []int) {
	for node := range scores {
		if _, found := slices.BinarySearch(namesakes, node); found { // nodes are added in order
			scores[node] += weightName
		}
	}
}

// creditOwnMAC recognises a device by an address that is not the chassis
// identifier it tells itself: that of a port, or of its bridge.
func (x *identityIndex) creditOwnMAC(chassis ID, credit func(int, []int)) {
	mac, ok := chassis.MAC()
	if !ok || len(x.byChassis[chassis]) > 0 {
		return
	}
	if bridges := x.byChassis[NewID(KindBridge, chassis.Value())]; len(bridges) > 0 {
		credit(weightOwnMAC, bridges)
		return
	}
	credit(weightOwnMAC, x.byMAC[mac])
}

// byMACs returns the nodes that have any of the addresses on a port, each once.
func (x *identityIndex) byMACs(macs []MAC) []int {
	var nodes []int
	for _, mac := range macs {
		nodes = append(nodes, x.byMAC[mac]...)
	}
	slices.Sort(nodes)
	return slices.Compact(nodes)
}

func (x *identityIndex) byAddrs(addrs []netip.Addr) []int {
	var nodes []int
	for _, addr := range addrs {
		if identifyingAddr(addr) {
			nodes = append(nodes, x.byAddr[addr]...)
		}
	}
	slices.Sort(nodes)
	return slices.Compact(nodes)
}
