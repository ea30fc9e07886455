package topology

import (
	"encoding/binary"
	"net/netip"
	"slices"
	"strings"
)

// stranger is a description of a device by somebody else, and the place where
// the node that it turns out to be is written.
type stranger struct {
	identity
	node     *int
	heardAt  end // node -1: not heard on a port
	protocol string
}

// introduce finds the node that each description fits. Descriptions that fit
// none are compared with each other: those of one device share a new node.
func (m *merger) introduce(strangers []stranger) {
	var unknown []stranger
	for _, s := range strangers {
		if found, ok := m.index.lookup(m.nodes, &s.identity, s.heardAt.node); ok {
			*s.node = found
			continue
		}
		unknown = append(unknown, s)
	}
	for _, cluster := range clusterStrangers(unknown) {
		for _, i := range cluster {
			*unknown[i].node = len(m.nodes)
			m.index.add(len(m.nodes), &unknown[i].identity)
		}
		m.nodes = append(m.nodes, newNode())
	}
}

// clusterStrangers groups the descriptions that are of one device, the surest
// sign first, so that a weak sign never joins what a strong one has told apart.
func clusterStrangers(strangers []stranger) [][]int {
	c := &clustering{strangers: strangers, sets: newDisjointSets(len(strangers)), of: make([]identity, len(strangers))}
	all := make([]int, len(strangers))
	for i := range strangers {
		c.of[i] = strangers[i].identity
		c.of[i].chassis = c.of[i].chassisMACs()
		all[i] = i
	}
	for _, sign := range []func(*stranger) []string{bySerial, byChassis, byAddress, byPortMAC, byName} {
		c.joinBy(sign)
	}
	c.joinTwoProtocols()
	return c.sets.groups(all)
}

type clustering struct {
	strangers []stranger
	sets      disjointSets
	of        []identity // what is known of each set, at its representative; of chassis, the MAC addresses
}

// joinBy joins the descriptions that share a key, unless what is known of their
// sets speaks against it.
func (c *clustering) joinBy(sign func(*stranger) []string) {
	first := make(map[string][]int)
	for i := range c.strangers {
		for _, key := range sign(&c.strangers[i]) {
			c.joinFirst(i, first[key])
			if root := c.sets.find(i); !slices.Contains(first[key], root) {
				first[key] = append(first[key], root)
			}
		}
	}
}

// crowd is how many devices may share a sign before it tells nothing: a name
// that an installer left on every machine.
const crowd = 64

func (c *clustering) joinFirst(i int, candidates []int) {
	if len(candidates) > crowd {
		return
	}
	for _, candidate := range candidates {
		a, b := c.sets.find(i), c.sets.find(candidate)
		if a != b && c.of[a].compatible(&c.of[b]) {
			c.sets.join(a, b)
			c.of[min(a, b)] = c.of[a].and(&c.of[b])
		}
	}
}

// compatible reports whether nothing speaks against two descriptions being of
// one device. Their chassis identifiers are MAC addresses, as in clustering.of.
func (id *identity) compatible(other *identity) bool {
	if realSerial(id.serial) && realSerial(other.serial) && !strings.EqualFold(id.serial, other.serial) {
		return false
	}
	if !namesAgree(id.name, other.name) {
		return false
	}
	return len(id.chassis) == 0 || len(other.chassis) == 0 || id.sendsPortMACs(other) ||
		slices.ContainsFunc(id.chassis, func(mac ID) bool { return slices.Contains(other.chassis, mac) })
}

// sendsPortMACs recognises a device that sends the address of each port as its
// chassis identifier, as NX-OS does before release 7: the name and a management
// address are equal, and the ports are of one block of addresses. Without the
// last, cameras fresh from the box would be one.
func (id *identity) sendsPortMACs(other *identity) bool {
	return id.name != "" && other.name != "" && telling(id.name) && oneBlock(id.chassis[0], other.chassis[0]) &&
		slices.ContainsFunc(id.addrs, func(addr netip.Addr) bool {
			return identifyingAddr(addr) && slices.Contains(other.addrs, addr)
		})
}

// oneBlock reports whether the addresses of two ports may be of one chassis: less
// than 256 apart.
func oneBlock(a, b ID) bool {
	number := func(id ID) int64 {
		mac, _ := id.MAC()
		return int64(binary.BigEndian.Uint64(append([]byte{0, 0}, mac[:]...)))
	}
	apart := number(a) - number(b)
	return -256 < apart && apart < 256
}

func (id *identity) chassisMACs() []ID {
	var macs []ID
	for _, chassis := range id.chassis {
		if chassis.Kind() == KindMAC && identifies(chassis) {
			macs = append(macs, chassis)
		}
	}
	return macs
}

func (id *identity) and(other *identity) identity {
	both := identity{name: id.name, serial: id.serial}
	if len(other.name) > len(both.name) {
		both.name = other.name // the one with the domain says more
	}
	if both.serial == "" {
		both.serial = other.serial
	}
	both.chassis = unite(id.chassis, other.chassis)
	both.addrs = unite(id.addrs, other.addrs)
	return both
}

// unite copies the longer list and looks only for what is in the shorter one:
// sets grow by one description at a time.
func unite[T comparable](a, b []T) []T {
	if len(a) < len(b) {
		a, b = b, a
	}
	united := slices.Clone(a)
	for _, one := range b {
		if !slices.Contains(united, one) {
			united = append(united, one)
		}
	}
	return united
}

func bySerial(s *stranger) []string {
	if !realSerial(s.serial) {
		return nil
	}
	return []string{strings.ToLower(s.serial)}
}

// byChassis leaves out identifiers that mean nothing outside their device.
func byChassis(s *stranger) []string {
	var keys []string
	for _, id := range s.chassis {
		if identifies(id) && (chassisRank(id) < weakRank || id.Kind() == KindCDP || id.Kind() == KindAddress) {
			keys = append(keys, string(id))
		}
	}
	return keys
}

func byAddress(s *stranger) []string {
	var keys []string
	for _, addr := range s.addrs {
		if identifyingAddr(addr) {
			keys = append(keys, addr.String())
		}
	}
	return keys
}

// byPortMAC joins what the firmware of a network card says with what the
// operating system behind it says: both name the card's address.
func byPortMAC(s *stranger) []string {
	var keys []string
	for _, id := range s.chassisMACs() {
		keys = append(keys, id.Value())
	}
	for _, mac := range s.macs {
		if mac.Identifies() {
			keys = append(keys, mac.String())
		}
	}
	return keys
}

func byName(s *stranger) []string {
	if key := lowerName(s.name); key != "" {
		return []string{key}
	}
	return nil
}

// joinTwoProtocols joins the LLDP and the CDP account of the one neighbour on a
// port, which may share no identifier. A port where one protocol hears several
// is left alone.
func (c *clustering) joinTwoProtocols() {
	type heard struct {
		at       end
		protocol string
	}
	first := make(map[heard]int)
	count := make(map[heard]int)
	for i, s := range c.strangers {
		key := heard{s.heardAt, s.protocol}
		if count[key]++; count[key] == 1 {
			first[key] = i
		}
	}
	for i, s := range c.strangers {
		lldp, cdp := heard{s.heardAt, "lldp"}, heard{s.heardAt, "cdp"}
		if s.heardAt.node >= 0 && s.heardAt.port != "" && s.protocol == "cdp" && count[lldp] == 1 && count[cdp] == 1 {
			c.joinFirst(i, []int{first[lldp]})
		}
	}
}
