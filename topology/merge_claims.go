package topology

import (
	"cmp"
	"net/netip"
	"slices"
	"strings"
	"time"
)

// end is a port of a node; an empty port is one that is not known.
type end struct {
	node int
	port string
}

// claim is one neighbour row: near hears far.
type claim struct {
	near     end
	far      end
	neighbor *Neighbor
	seen     time.Time
	match    string // how far.port was found
}

// claim collects every neighbour row with the node that reports it. Accounts
// that no device gave of itself (two speakers on a captured wire) are described
// like neighbours, so they are attributed here too.
func (m *merger) claim(observations []Observation) []claim {
	var strangers []stranger
	for i := range observations {
		if seen := &observations[i]; m.owner[i] < 0 && hasIdentity(&seen.Device) {
			strangers = append(strangers, stranger{identityOf(&seen.Device), &m.owner[i], end{node: -1}, ""})
		}
	}
	m.introduce(strangers)
	claims := make([]claim, 0, countNeighbors(observations))
	for i := range observations {
		seen := &observations[i]
		if m.owner[i] < 0 {
			continue
		}
		reporter := m.nodes[m.owner[i]]
		var names map[string]string
		if !seen.Device.Observed {
			names = reporter.adopt(seen)
		}
		for j := range seen.Neighbors {
			neighbor := &seen.Neighbors[j]
			near := end{m.owner[i], cmp.Or(names[neighbor.Port], neighbor.Port)}
			claims = append(claims, claim{near: near, far: end{node: -1}, neighbor: neighbor, seen: seen.Taken})
		}
	}
	claims = dropSuperseded(claims)
	slices.SortStableFunc(claims, compareClaims)
	return claims
}

// rowLife is how long a neighbour row outlives its neighbour: the default
// holdtime of CDP, which is longer than the TTL of LLDP (IEEE 802.1AB-2016
// §9.2.5.22: 120 s).
const rowLife = 180 * time.Second

// dropSuperseded leaves out the rows of older accounts of a device where a newer
// one tells of the same port: the cable was moved in between.
func dropSuperseded(claims []claim) []claim {
	type hearing struct {
		near     end
		protocol string
	}
	newest := make(map[hearing]time.Time)
	for _, c := range claims {
		key := hearing{c.near, c.neighbor.Protocol}
		if c.near.port != "" && c.seen.After(newest[key]) {
			newest[key] = c.seen
		}
	}
	return slices.DeleteFunc(claims, func(c claim) bool {
		return c.seen.Add(rowLife).Before(newest[hearing{c.near, c.neighbor.Protocol}])
	})
}

// dropUnplugged leaves out the rows of ports that are down where the same far
// port is heard on one that is up: the plug was moved, and the agent (OmniSwitch
// among others) keeps the old row.
func (m *merger) dropUnplugged(claims []claim) []claim {
	type hearing struct {
		by  int
		far end
	}
	live := make(map[hearing]bool)
	for _, c := range claims {
		if port := m.nodes[c.near.node].port(c.near.port); port != nil && port.Oper == Up && c.far.port != "" {
			live[hearing{c.near.node, c.far}] = true
		}
	}
	return slices.DeleteFunc(claims, func(c claim) bool {
		port := m.nodes[c.near.node].port(c.near.port)
		return port != nil && (port.Oper == Down || port.Oper == NotPresent) && live[hearing{c.near.node, c.far}]
	})
}

func countNeighbors(observations []Observation) int {
	n := 0
	for i := range observations {
		n += len(observations[i].Neighbors)
	}
	return n
}

func compareClaims(a, b claim) int {
	if order := compareEnds(a.near, b.near); order != 0 {
		return order
	}
	return cmp.Or(
		-cmp.Compare(a.neighbor.Protocol, b.neighbor.Protocol), // lldp before cdp: it says more
		cmp.Compare(a.neighbor.Chassis, b.neighbor.Chassis),
		cmp.Compare(a.neighbor.PortID, b.neighbor.PortID),
		cmp.Compare(a.neighbor.Name, b.neighbor.Name),
	)
}

// attribute finds the node that each claim speaks of, and makes nodes for
// strangers.
func (m *merger) attribute(claims []claim) {
	strangers := make([]stranger, 0, len(claims))
	for i := range claims {
		c := &claims[i]
		strangers = append(strangers, stranger{identityOfNeighbor(c.neighbor), &c.far.node, c.near, c.neighbor.Protocol})
	}
	m.introduce(strangers)
	for i := range claims {
		c := &claims[i]
		n := m.nodes[c.far.node]
		if n.device.Observed { // its agent may not tell what it tells its neighbours
			n.device.Role = cmp.Or(n.device.Role, RoleOf(c.neighbor.Capabilities))
			continue
		}
		n.describe(c.neighbor)
		n.heardAt = c.near
	}
}

// describe adds to a stranger what a neighbour row tells of it.
func (n *node) describe(neighbor *Neighbor) {
	d := Device{
		Name:         neighbor.Name,
		Serial:       neighbor.Serial,
		Model:        neighbor.Platform,
		Description:  neighbor.Description,
		Role:         RoleOf(neighbor.Capabilities),
		Capabilities: neighbor.Capabilities,
		Mgmt:         neighbor.Mgmt,
	}
	if neighbor.Chassis != "" {
		d.Chassis = []ID{neighbor.Chassis}
	}
	fillDevice(&n.device, &d)
}

// identity is the part of an account that tells which device it is of.
type identity struct {
	name, serial string
	chassis      []ID
	addrs        []netip.Addr
	macs         []MAC
}

func identityOf(d *Device) identity {
	id := identity{name: d.Name, serial: d.Serial, chassis: d.Chassis, addrs: slices.Collect(d.addrs())}
	for _, port := range d.Ports {
		id.macs = append(id.macs, port.MAC)
	}
	return id
}

func identityOfNeighbor(n *Neighbor) identity {
	id := identity{name: n.Name, serial: n.Serial, addrs: n.Mgmt}
	if n.Chassis != "" {
		id.chassis = []ID{n.Chassis}
		if mac, err := ParseMAC(n.Chassis.Value()); err == nil && n.Chassis.Kind() == KindCDP {
			id.chassis = append(id.chassis, MACID(mac)) // phones and small switches: the device ID is their MAC address
		}
	}
	if mac, ok := n.PortID.MAC(); ok {
		id.macs = append(id.macs, mac)
	}
	if !n.MAC.IsZero() {
		id.macs = append(id.macs, n.MAC)
	}
	return id
}

func hasIdentity(d *Device) bool {
	return d.Name != "" || len(d.Chassis) > 0 || len(d.Mgmt) > 0 || d.Serial != ""
}

// lowerName is the key under which names are looked up; empty for names that
// tell nothing.
func lowerName(name string) string {
	if !telling(name) {
		return ""
	}
	return strings.ToLower(ShortName(name))
}
