package cli

import (
	"cmp"
	"fmt"
	"net/netip"
	"slices"
	"strings"

	"cablewright/topology"
)

// listSummary shows the devices and links, and how many gaps there are.
func listSummary(n *topology.Network, _ string) (listing, error) {
	devices, _ := listDevices(n, "")
	links, _ := listLinks(n, "")
	sections := append(devices.sections, links.sections...)
	if len(n.Gaps) > 0 {
		gaps, _ := listGaps(n, "")
		sections = append(sections, gaps.sections...)
	}
	return listing{sections, withLists(n.Snapshot)}, nil
}

// withLists returns the snapshot with an empty list for one that a file made by
// hand has left out.
func withLists(s *topology.Snapshot) topology.Snapshot {
	return topology.Snapshot{
		Version: s.Version, Taken: s.Taken,
		Devices: list(s.Devices), Links: list(s.Links), Segments: list(s.Segments),
		Endpoints: list(s.Endpoints), Gaps: list(s.Gaps),
	}
}

func listDevices(n *topology.Network, _ string) (listing, error) {
	devices := byName(n)
	table := func(style style) *table {
		t := newTable("NAME", "ROLE", "MODEL", "ADDRESS", "PORTS UP", "LINKS", "ASKED")
		for _, d := range devices {
			t.row(d.Label(), d.Role, deviceModel(d), joinAddrs(d.Mgmt, 2), portsUp(d), fmt.Sprint(len(n.LinksOf(d.ID))), asked(d))
		}
		t.paint = func(row, _ int, cell string) string {
			if !devices[row].Observed {
				return style.dim(cell)
			}
			return cell
		}
		return t
	}
	return listing{[]section{{count(len(devices), "device"), table}}, devices}, nil
}

// byName returns the devices in the order people look them up.
func byName(n *topology.Network) []*topology.Device {
	devices := make([]*topology.Device, len(n.Devices))
	for i := range n.Devices {
		devices[i] = &n.Devices[i]
	}
	slices.SortFunc(devices, func(a, b *topology.Device) int {
		return cmp.Or(topology.CompareNatural(a.Label(), b.Label()), cmp.Compare(a.ID, b.ID))
	})
	return devices
}

// listDevice shows one device: its properties, then its ports.
func listDevice(n *topology.Network, what string) (listing, error) {
	d, err := findDevice(n, what)
	if err != nil {
		return listing{}, err
	}
	properties := func(style) *table { return deviceProperties(n, d) }
	ports := func(style) *table { return devicePorts(n, d) }
	return listing{[]section{{d.Label(), properties}, {count(len(d.Ports), "port"), ports}}, d}, nil
}

// findDevice returns the one device that the text names, or an error that names
// what it could mean.
func findDevice(n *topology.Network, text string) (*topology.Device, error) {
	found := n.Find(text)
	switch len(found) {
	case 1:
		return found[0], nil
	case 0:
		var names []string
		for _, d := range byName(n) {
			names = append(names, d.Label())
		}
		if near := nearest(text, names, 3); len(near) > 0 {
			return nil, fmt.Errorf("there is no device %q; the nearest names are %s", text, strings.Join(near, ", "))
		}
		return nil, hint(fmt.Errorf("there is no device %q", text), "cablewright show FILE devices lists them")
	}
	var ids []string
	for _, d := range found {
		ids = append(ids, string(d.ID))
	}
	return nil, hint(fmt.Errorf("%q names %d devices", text, len(found)), "say which by its ID: %s", strings.Join(ids, ", "))
}

func deviceProperties(n *topology.Network, d *topology.Device) *table {
	t := newTable()
	for _, property := range [][2]string{
		{"id", string(d.ID)},
		{"name", d.Name},
		{"asked", asked(d)},
		{"role", d.Role},
		{"vendor", d.Vendor},
		{"model", d.Model},
		{"serial", d.Serial},
		{"software", d.OS},
		{"location", d.Location},
		{"addresses", joinAddrs(d.Mgmt, len(d.Mgmt))},
		{"chassis", joinIDs(d.Chassis)},
		{"description", d.Description},
	} {
		if property[1] != "" {
			t.row(property[0], property[1])
		}
	}
	return t
}

func devicePorts(n *topology.Network, d *topology.Device) *table {
	t := newTable("PORT", "KIND", "STATE", "SPEED", "DUPLEX", "LAG", "BEHIND IT", "ALIAS")
	for i := range d.Ports {
		p := &d.Ports[i]
		t.row(p.Name, p.Kind.String(), portState(p), speed(p.Speed), p.Duplex.String(), p.LAG, behind(n, topology.PortRef{Device: d.ID, Port: p.Name}), p.Alias)
	}
	return t
}

// portState returns "up", "down" or "disabled", as people say it.
func portState(p *topology.Port) string {
	if p.Admin == topology.Down {
		return "disabled"
	}
	return p.Oper.String()
}

// behind names the far ends of the links at a port.
func behind(n *topology.Network, ref topology.PortRef) string {
	var far []string
	for _, i := range n.LinksAt(ref) {
		end := n.Links[i].B
		if end == ref {
			end = n.Links[i].A
		}
		far = append(far, n.Label(end))
	}
	return strings.Join(far, ", ")
}

func deviceModel(d *topology.Device) string { return cmp.Or(d.Model, d.Vendor) }

// asked says whether what we know of the device comes from itself.
func asked(d *topology.Device) string {
	if d.Observed {
		return "yes"
	}
	return "no"
}

// portsUp returns "6/52": how many of the ports that take a cable are up. It is
// empty for a device that was not asked.
func portsUp(d *topology.Device) string {
	if !d.Observed {
		return ""
	}
	up, all := 0, 0
	for i := range d.Ports {
		if d.Ports[i].Kind != topology.Physical {
			continue
		}
		all++
		if d.Ports[i].Oper == topology.Up {
			up++
		}
	}
	return fmt.Sprintf("%d/%d", up, all)
}

func joinIDs(ids []topology.ID) string {
	var texts []string
	for _, id := range ids {
		texts = append(texts, string(id))
	}
	return strings.Join(texts, " ")
}

// joinAddrs names up to limit addresses, and how many more there are.
func joinAddrs(addrs []netip.Addr, limit int) string {
	var texts []string
	for _, addr := range addrs[:min(limit, len(addrs))] {
		texts = append(texts, addr.String())
	}
	if more := len(addrs) - limit; more > 0 {
		texts = append(texts, fmt.Sprintf("+%d", more))
	}
	return strings.Join(texts, " ")
}
