package cli

import (
	"cmp"
	"slices"
	"strings"

	"cablewright/topology"
)

func listLinks(n *topology.Network, _ string) (listing, error) {
	cables := cablesByName(n)
	table := func(style style) *table {
		t := newTable("DEVICE", "PORT", "DEVICE", "PORT", "SPEED", "STATE", "TOLD BY")
		for _, c := range cables {
			t.row(c.a.Name, portOr(c.a.Port), c.b.Name, portOr(c.b.Port), linkSpeed(n, c.a, c.b), c.link.State.String(), toldBy(n, c.link.Evidence))
		}
		t.paint = func(row, _ int, cell string) string { return style.linkState(cables[row].link.State, cell) }
		return t
	}
	return listing{[]section{{count(len(n.Links), "link"), table}}, list(n.Links)}, nil
}

// cable is a link as people read it: from the device that was asked to the one
// that was not, else from the one whose name comes first.
type cable struct {
	link *topology.Link
	a, b topology.Place
}

// cablesByName returns the links in the order of the names of their devices and
// ports. Snapshots have them in the order of device IDs, which nobody knows by
// heart.
func cablesByName(n *topology.Network) []cable {
	asked := func(p topology.Place) bool { return n.Device(p.Device).Observed }
	cables := make([]cable, len(n.Links))
	for i := range n.Links {
		link := &n.Links[i]
		c := cable{link, n.Place(link.A), n.Place(link.B)}
		if asked(c.b) && !asked(c.a) || asked(c.a) == asked(c.b) && comparePlaces(c.a, c.b) > 0 {
			c.a, c.b = c.b, c.a
		}
		cables[i] = c
	}
	slices.SortStableFunc(cables, func(a, b cable) int {
		return cmp.Or(comparePlaces(a.a, b.a), comparePlaces(a.b, b.b))
	})
	return cables
}

func comparePlaces(a, b topology.Place) int {
	return cmp.Or(
		topology.CompareNatural(a.Name, b.Name),
		topology.CompareNatural(a.Port, b.Port),
		cmp.Compare(a.Device, b.Device),
	)
}

// neighbor is one far end, for --json.
type neighbor struct {
	Port     string              `json:"port"` // empty: not known
	Neighbor topology.Place      `json:"neighbor"`
	State    topology.LinkState  `json:"state"`
	Evidence []topology.Evidence `json:"evidence"`
}

// deviceNeighbors are the neighbours of one device in the order of its ports.
type deviceNeighbors struct {
	Device    topology.Place `json:"device"`
	Neighbors []neighbor     `json:"neighbors"`
}

func listNeighbors(n *topology.Network, what string) (listing, error) {
	devices := byName(n)
	if what != "" {
		d, err := findDevice(n, what)
		if err != nil {
			return listing{}, err
		}
		devices = []*topology.Device{d}
	}
	var all []deviceNeighbors
	for _, d := range devices {
		all = append(all, neighborsOf(n, d))
	}
	table := func(style style) *table { return neighborTable(n, all, style) }
	return listing{[]section{{"", table}}, list(all)}, nil
}

func neighborsOf(n *topology.Network, d *topology.Device) deviceNeighbors {
	out := deviceNeighbors{Device: n.Place(topology.PortRef{Device: d.ID}), Neighbors: []neighbor{}}
	for _, i := range n.LinksOf(d.ID) {
		link := &n.Links[i]
		near, far := link.Opposite(d.ID)
		out.Neighbors = append(out.Neighbors, neighbor{near.Port, n.Place(far), link.State, link.Evidence})
	}
	slices.SortStableFunc(out.Neighbors, func(a, b neighbor) int { return topology.CompareNatural(a.Port, b.Port) })
	return out
}

func neighborTable(n *topology.Network, all []deviceNeighbors, style style) *table {
	t := newTable("DEVICE", "PORT", "NEIGHBOUR", "ITS PORT", "STATE", "TOLD BY")
	var states []topology.LinkState
	for _, device := range all {
		for _, far := range device.Neighbors {
			t.row(device.Device.Name, portOr(far.Port), far.Neighbor.Name, portOr(far.Neighbor.Port), far.State.String(), toldBy(n, far.Evidence))
			states = append(states, far.State)
		}
	}
	t.paint = func(row, _ int, cell string) string { return style.linkState(states[row], cell) }
	return t
}

// linkState dims what is not proved, and marks what is reported by one end only
// though both were asked.
func (s style) linkState(state topology.LinkState, text string) string {
	switch state {
	case topology.OneWay:
		return s.yellow(text)
	case topology.Unverified:
		return s.dim(text)
	}
	return text
}

// portOr shows a port that is not known as "?".
func portOr(name string) string {
	if name == "" {
		return "?"
	}
	return name
}

// linkSpeed returns the speed of the link, or both when its ends differ.
func linkSpeed(n *topology.Network, ends ...topology.Place) string {
	var speeds []string
	for _, end := range ends {
		if port := n.Port(topology.PortRef{Device: end.Device, Port: end.Port}); port != nil && port.Speed > 0 {
			speeds = append(speeds, speed(port.Speed))
		}
	}
	return strings.Join(slices.Compact(speeds), " ≠ ")
}

// toldBy returns "lldp: leaf1, spine1; cdp: leaf1": which ends report a link
// over which protocol.
func toldBy(n *topology.Network, evidence []topology.Evidence) string {
	var parts []string
	for i := 0; i < len(evidence); {
		protocol := evidence[i].Protocol
		var names []string
		for ; i < len(evidence) && evidence[i].Protocol == protocol; i++ {
			names = append(names, n.Place(evidence[i].Reporter).Name)
		}
		slices.SortFunc(names, topology.CompareNatural)
		parts = append(parts, protocol+": "+strings.Join(slices.Compact(names), ", "))
	}
	return strings.Join(parts, "; ")
}
