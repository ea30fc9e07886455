package topology

import (
	"slices"
	"strconv"
	"strings"
)

// matchPorts finds the far port of each claim: on a device that answered, among
// its ports; on a stranger, by the name its neighbours give it, which makes the
// port. Then what one end leaves open is taken from the other.
func (m *merger) matchPorts(claims []claim) {
	for i := range claims {
		c := &claims[i]
		if far := m.nodes[c.far.node]; far.device.Observed {
			c.far.port, c.match = far.find(c.neighbor)
		}
	}
	m.nameStrangersPorts(claims)
	m.lowerUnits(claims)
	m.sharePort(claims)
	m.lowerAggregates(claims)
	completeFromReverse(claims)
	pairLastOpen(claims)
}

// portFinder finds ports of one device by what neighbours call them. -1 marks a
// key that several ports share.
type portFinder struct {
	device    *Device
	announced map[ID]int
	name      map[string]int // ifName and ifDescr
	canonical map[string]int
	alias     map[string]int
	mac       map[MAC]int
	index     map[int]int
}

func newPortFinder(d *Device) *portFinder {
	f := &portFinder{
		device: d, announced: make(map[ID]int), name: make(map[string]int), canonical: make(map[string]int),
		alias: make(map[string]int), mac: make(map[MAC]int), index: make(map[int]int),
	}
	for i := range d.Ports {
		p := &d.Ports[i]
		unique(f.announced, p.LLDP, i)
		unique(f.name, p.Name, i)
		unique(f.alias, p.Alias, i)
		unique(f.index, p.Index, i)
		if p.Kind != Virtual && p.Kind != Aggregate { // those borrow the address of a member
			unique(f.mac, p.MAC, i)
		}
	}
	for i := range d.Ports {
		p := &d.Ports[i]
		if _, taken := f.name[p.Descr]; !taken {
			unique(f.name, p.Descr, i)
		}
		unique(f.canonical, CanonicalPort(p.Name), i)
		if canonical := CanonicalPort(p.Descr); canonical != CanonicalPort(p.Name) {
			unique(f.canonical, canonical, i)
		}
	}
	return f
}

func unique[K comparable](index map[K]int, key K, i int) {
	var zero K
	if key == zero {
		return
	}
	if _, taken := index[key]; taken {
		index[key] = -1
		return
	}
	index[key] = i
}

func (n *node) find(neighbor *Neighbor) (port, match string) {
	if n.finder == nil {
		n.finder = newPortFinder(&n.device)
	}
	i, match := n.finder.find(neighbor)
	if i < 0 {
		return "", ""
	}
	return n.device.Ports[i].Name, match
}

// find tries the surest reading of a port identifier first. An identifier of
// kind "local" may be anything, an ifIndex among them, so it is tried as text
// before it is tried as a number.
func (f *portFinder) find(n *Neighbor) (port int, match string) {
	id, value := n.PortID, n.PortID.Value()
	if i, ok := lookup(f.announced, id); ok {
		return i, "lldp"
	}
	if mac, ok := id.MAC(); ok {
		if i, ok := lookup(f.mac, mac); ok {
			return i, "mac"
		}
		return f.byText(n.PortDescr, "descr")
	}
	if i, match := f.byText(value, "ifname"); i >= 0 {
		return i, match
	}
	if i, match := f.byText(n.PortDescr, "descr"); i >= 0 {
		return i, match
	}
	if number, err := strconv.Atoi(value); err == nil && id.Kind() == KindLocal {
		if i, ok := lookup(f.index, number); ok {
			return i, "ifindex"
		}
	}
	for _, text := range []string{value, n.PortDescr} {
		if i, ok := lookup(f.alias, text); ok {
			return i, "ifalias"
		}
	}
	return -1, ""
}

func (f *portFinder) byText(text, match string) (int, string) {
	if i, ok := lookup(f.name, text); ok {
		return i, match
	}
	if i, ok := lookup(f.canonical, CanonicalPort(text)); ok {
		return i, match
	}
	return -1, ""
}

func lookup[K comparable](index map[K]int, key K) (int, bool) {
	var zero K
	i, ok := index[key]
	return i, ok && i >= 0 && key != zero
}

// nameStrangersPorts gives the far ports of strangers a name, and the strangers
// those ports. Two spellings of one interface are one port.
func (m *merger) nameStrangersPorts(claims []claim) {
	named := make(map[end]string) // canonical name on a node: the name it got
	for i := range claims {
		c := &claims[i]
		far := m.nodes[c.far.node]
		if far.device.Observed {
			continue
		}
		if port, match := far.find(c.neighbor); port != "" { // a captured speaker names its own
			c.far.port, c.match = port, match
			continue
		}
		name, match := strangersPort(c.neighbor)
		if name == "" {
			continue
		}
		key := end{c.far.node, CanonicalPort(name)}
		if known, ok := named[key]; ok {
			c.far.port, c.match = known, match
			continue
		}
		named[key], c.far.port, c.match = name, name, match
		far.addPort(name, c.neighbor)
	}
}

func (n *node) addPort(name string, neighbor *Neighbor) {
	if slices.ContainsFunc(n.device.Ports, func(p Port) bool { return p.Name == name }) {
		return
	}
	port := Port{Name: name, LLDP: neighbor.PortID, Duplex: neighbor.Duplex, PHY: neighbor.PHY}
	if neighbor.Protocol == "cdp" {
		port.LLDP = ""
	}
	if mac, ok := neighbor.PortID.MAC(); ok {
		port.MAC = mac
	}
	if neighbor.PortDescr != name {
		port.Descr = neighbor.PortDescr
	}
	n.device.Ports = append(n.device.Ports, port)
}

// strangersPort chooses the name of a port from what a neighbour row says of
// it: an interface name where one is told, else the identifier itself.
func strangersPort(n *Neighbor) (name, match string) {
	value := n.PortID.Value()
	switch n.PortID.Kind() {
	case KindIfName, KindAlias:
		return value, "told"
	case "":
		return n.PortDescr, "descr"
	case KindLocal:
		if _, err := strconv.Atoi(value); err != nil {
			return value, "told"
		}
	}
	if looksLikePort(n.PortDescr) {
		return n.PortDescr, "descr"
	}
	return value, "told"
}

// looksLikePort reports whether a port description is the name of an interface
// and not an operator's remark.
func looksLikePort(text string) bool {
	return text != "" && len(text) <= 32 && !strings.ContainsAny(text, " \t") && strings.ContainsAny(text, "0123456789")
}
