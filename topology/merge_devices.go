package topology

import (
	"cmp"
	"net/netip"
	"slices"
	"strings"
)

// gather makes one node of the observations of each device that answered.
func (m *merger) gather(observations []Observation) {
	accounts := make([]int, 0, len(observations))
	for i := range observations {
		m.owner[i] = -1
		if observations[i].Device.Observed {
			accounts = append(accounts, i)
		}
	}
	for _, group := range sameDevice(observations, accounts) {
		n := newNode()
		for _, i := range group {
			n.absorb(&observations[i])
			m.owner[i] = len(m.nodes)
		}
		m.nodes = append(m.nodes, n)
	}
	m.index = newIdentityIndex(m.nodes)
}

func newNode() *node {
	return &node{speaks: make(map[string]bool), silent: make(map[string]bool)}
}

// sameDevice groups the accounts that Same joins. Only accounts that share some
// identity are compared. Within a group, the newest account comes first.
func sameDevice(observations []Observation, accounts []int) [][]int {
	sets := newDisjointSets(len(observations))
	shared, keys := accountsByKey(observations, accounts)
	for _, i := range accounts {
		for _, key := range keys[i] {
			for _, j := range shared[key] {
				if j > i && sets.find(i) != sets.find(j) && Same(&observations[i].Device, &observations[j].Device) {
					sets.join(i, j)
				}
			}
		}
	}
	return sets.groups(accounts)
}

// accountsByKey lists the accounts that hold each key, and the keys of each.
func accountsByKey(observations []Observation, accounts []int) (shared map[string][]int, keys map[int][]string) {
	named := make(map[string]int)
	for _, i := range accounts {
		named[lowerName(observations[i].Device.Name)]++
	}
	shared, keys = make(map[string][]int), make(map[int][]string, len(accounts))
	for _, i := range accounts {
		d := &observations[i].Device
		keys[i] = append(identityKeys(d), nameKeys(d, named[lowerName(d.Name)] > crowd)...)
		for _, key := range keys[i] {
			shared[key] = append(shared[key], i)
		}
	}
	return shared, keys
}

// identityKeys are the identifiers over which two accounts of one device can meet.
func identityKeys(d *Device) []string {
	var keys []string
	for _, id := range d.Chassis {
		if identifies(id) {
			keys = append(keys, string(id))
		}
	}
	if realSerial(d.Serial) {
		keys = append(keys, KindSerial+":"+strings.ToLower(d.Serial))
	}
	return keys
}

// nameKeys are those over which accounts of one name can meet. Where a crowd has
// the name, comparing each with each would take too long: there the name counts
// together with what else Same wants of two accounts that share no identifier.
func nameKeys(d *Device, crowded bool) []string {
	name := lowerName(d.Name)
	if name == "" {
		return nil
	}
	name = "name:" + name
	if !crowded {
		return []string{name}
	}
	var keys []string
	for addr := range d.addrs() {
		if identifyingAddr(addr) {
			keys = append(keys, name+"@"+addr.String())
		}
	}
	for mac := range identifyingMACs(d) {
		keys = append(keys, name+"#"+mac.String())
	}
	return keys
}

// absorb adds an account to the node. What the node already knows stays: the
// newest account is absorbed first.
func (n *node) absorb(seen *Observation) {
	d, from := &n.device, &seen.Device
	fillDevice(d, from)
	d.Observed = d.Observed || from.Observed
	if from.Observed {
		if addr, ok := targetAddr(seen.Target); ok {
			d.Mgmt = append(d.Mgmt, addr)
		}
	}
	n.heardOf(seen)
}

// heardOf notes which neighbour protocols the account covers. A device that
// tells its LLDP chassis identifier runs LLDP, even if it hears nobody.
func (n *node) heardOf(seen *Observation) {
	for i := range seen.Neighbors {
		n.speaks[seen.Neighbors[i].Protocol] = true
	}
	if slices.ContainsFunc(seen.Device.Chassis, isLLDPChassis) {
		n.speaks["lldp"] = true
	}
	for _, gap := range seen.Gaps {
		n.silent[strings.TrimSuffix(gap.Probe, "v2")] = true
	}
}

func isLLDPChassis(id ID) bool {
	switch id.Kind() {
	case KindBridge, KindEngine, KindCDP, KindSerial, KindCapture:
		return false
	}
	return id != ""
}

// targetAddr returns the address in a Target such as "10.0.0.1",
// "10.0.0.1:1161" or "[2001:db8::1]:161".
func targetAddr(target string) (netip.Addr, bool) {
	if addr, err := netip.ParseAddr(target); err == nil {
		return addr, true
	}
	withPort, err := netip.ParseAddrPort(target)
	return withPort.Addr(), err == nil
}

// fillDevice completes d with what from knows and d does not.
func fillDevice(d, from *Device) {
	d.Name = cmp.Or(d.Name, from.Name)
	d.Vendor = cmp.Or(d.Vendor, from.Vendor)
	d.Model = cmp.Or(d.Model, from.Model)
	d.Serial = cmp.Or(d.Serial, from.Serial)
	d.OS = cmp.Or(d.OS, from.OS)
	d.Description = cmp.Or(d.Description, from.Description)
	d.ObjectID = cmp.Or(d.ObjectID, from.ObjectID)
	d.Role = cmp.Or(d.Role, from.Role)
	d.Location = cmp.Or(d.Location, from.Location)
	d.Uptime = cmp.Or(d.Uptime, from.Uptime)
	d.Capabilities = append(d.Capabilities, from.Capabilities...)
	d.Chassis = append(d.Chassis, from.Chassis...)
	d.Mgmt = append(d.Mgmt, from.Mgmt...)
	if d.PoE == nil {
		d.PoE = from.PoE
	}
	d.Ports = unitePorts(d.Ports, from.Ports)
}

// unitePorts adds to have the ports it lacks, by name.
func unitePorts(have, more []Port) []Port {
	if len(have) == 0 {
		return slices.Clone(more)
	}
	position := make(map[string]int, len(have))
	for i := range have {
		position[have[i].Name] = i
	}
	for _, port := range more {
		if i, ok := position[port.Name]; ok {
			fillPort(&have[i], &port)
			continue
		}
		position[port.Name] = len(have)
		have = append(have, port)
	}
	return have
}

// fillPort completes the identity of a port. Its state is left alone: the state
// of two moments does not mix.
func fillPort(p, from *Port) {
	p.Descr = cmp.Or(p.Descr, from.Descr)
	p.Alias = cmp.Or(p.Alias, from.Alias)
	p.Index = cmp.Or(p.Index, from.Index)
	p.Kind = cmp.Or(p.Kind, from.Kind)
	p.LLDP = cmp.Or(p.LLDP, from.LLDP)
	if p.MAC.IsZero() {
		p.MAC = from.MAC
	}
}

// nameNodes gives every node its DeviceID: its strongest identity. Nodes that
// share it, as the two switches of a pair can share a chassis identifier, add
// what tells them apart.
func (m *merger) nameNodes() {
	taken := make(map[DeviceID]int, len(m.nodes))
	for _, n := range m.nodes {
		n.id = n.identities()[0]
	}
	for _, n := range m.nodes {
		if n.id == nameless { // all that is known of it is where it was heard
			n.id = DeviceID("behind:" + string(m.nodes[n.heardAt.node].id) + ":" + n.heardAt.port)
		}
		taken[n.id]++
	}
	for _, n := range m.nodes {
		if taken[n.id] > 1 {
			for _, more := range n.identities()[1:] {
				n.id += "," + more
			}
		}
	}
	m.numberTwins()
}

// numberTwins tells apart the nodes that nothing else does, in the order they
// were made in.
func (m *merger) numberTwins() {
	seen := make(map[DeviceID]int)
	for _, n := range m.nodes {
		base := n.id
		if seen[base]++; seen[base] > 1 {
			n.id = DeviceID(NewID(string(base)+",twin", itoa(seen[base])))
		}
	}
}

const nameless = "nameless"

// identities lists what can name the device, strongest first and never empty.
// The LLDP chassis identifier leads, because neighbours report it too: a device
// keeps its ID whether it was asked or only heard of.
func (n *node) identities() []DeviceID {
	d := &n.device
	chassis := sortedUnique(d.Chassis, compareChassis)
	var found []DeviceID
	add := func(id ID) {
		if id != "" && !slices.Contains(found, DeviceID(id)) {
			found = append(found, DeviceID(id))
		}
	}
	for _, id := range chassis {
		if identifies(id) && chassisRank(id) < weakRank {
			add(id)
		}
	}
	found = found[:min(len(found), 1)] // one chassis identifier is enough
	if realSerial(d.Serial) {
		add(NewID(KindSerial, d.Serial))
	}
	add(NewID("name", strings.ToLower(d.Name)))
	for _, id := range chassis {
		if identifies(id) {
			add(id)
		}
	}
	for _, addr := range sortedUnique(d.Mgmt, compareAddr) {
		add(NewID(KindAddress, addr.String()))
	}
	if len(found) == 0 {
		add(nameless)
	}
	return found[:min(len(found), 3)]
}

// weakRank is where the identifiers begin that mean little outside the device.
const weakRank = 5

func chassisRank(id ID) int {
	mac, isMAC := id.MAC()
	switch id.Kind() {
	case KindMAC:
		if isMAC && mac.IsLocal() {
			return 1
		}
		return 0
	case KindBridge:
		return 2
	case KindEngine:
		return 3
	case KindComponent, KindCapture:
		return 4
	}
	return weakRank
}

func compareChassis(a, b ID) int {
	return cmp.Or(cmp.Compare(chassisRank(a), chassisRank(b)), cmp.Compare(a, b))
}

func compareAddr(a, b netip.Addr) int { return a.Compare(b) }
