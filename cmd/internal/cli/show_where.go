package cli

import (
	"fmt"
	"net/netip"
	"slices"
	"strings"

	"cablewright/topology"
)

// location is one place where an address was found.
type location struct {
	What  string         `json:"what"` // "device", "port" or "endpoint"
	At    topology.Place `json:"at"`   // zero: known by ARP only
	MAC   topology.MAC   `json:"mac,omitzero"`
	Addrs []netip.Addr   `json:"addrs,omitempty"`
	VLAN  int            `json:"vlan,omitempty"`
}

// listWhere finds a MAC or IP address among devices, ports and endpoints.
func listWhere(n *topology.Network, what string) (listing, error) {
	matches, err := addressMatcher(what)
	if err != nil {
		return listing{}, err
	}
	found := append(ownAddresses(n, matches), endpointsAt(n, matches)...)
	if len(found) == 0 {
		return listing{}, fmt.Errorf("%s was not seen on any port", what)
	}
	table := func(style) *table {
		t := newTable("WHAT", "DEVICE", "PORT", "VLAN", "MAC", "ADDRESSES")
		for _, at := range found {
			t.row(at.What, at.At.Name, at.At.Port, vlan(at.VLAN), at.MAC.String(), joinAddrs(at.Addrs, len(at.Addrs)))
		}
		return t
	}
	return listing{[]section{{"", table}}, found}, nil
}

// addressMatcher returns a test for the address that the text gives.
func addressMatcher(text string) (func(topology.MAC, []netip.Addr) bool, error) {
	if addr, err := netip.ParseAddr(text); err == nil {
		addr = addr.Unmap()
		return func(_ topology.MAC, addrs []netip.Addr) bool { return slices.Contains(addrs, addr) }, nil
	}
	mac, err := topology.ParseMAC(text)
	if err != nil || mac.IsZero() {
		return nil, hint(fmt.Errorf("%q is neither a MAC nor an IP address: want such as 00:1b:21:0a:0b:0c or 198.18.0.21", text),
			"cablewright show FILE neighbors %s finds a device by its name", text)
	}
	return func(m topology.MAC, _ []netip.Addr) bool { return m == mac }, nil
}

// ownAddresses finds addresses that belong to devices and their ports.
func ownAddresses(n *topology.Network, matches func(topology.MAC, []netip.Addr) bool) []location {
	var found []location
	for _, d := range byName(n) {
		place := n.Place(topology.PortRef{Device: d.ID})
		if matches(topology.MAC{}, d.Mgmt) {
			found = append(found, location{What: "device", At: place, Addrs: d.Mgmt})
		}
		for _, p := range d.Ports {
			if matches(p.MAC, p.Addrs) {
				place.Port = p.Name
				found = append(found, location{What: "port", At: place, MAC: p.MAC, Addrs: p.Addrs, VLAN: p.VLAN})
			}
		}
	}
	return found
}

func endpointsAt(n *topology.Network, matches func(topology.MAC, []netip.Addr) bool) []location {
	var found []location
	for _, e := range n.Endpoints {
		if matches(e.MAC, e.Addrs) {
			found = append(found, endpointLocation(n, e))
		}
	}
	return found
}

func endpointLocation(n *topology.Network, e topology.Endpoint) location {
	at := location{What: "endpoint", MAC: e.MAC, Addrs: e.Addrs, VLAN: e.VLAN}
	if e.At.Device != "" {
		at.At = n.Place(e.At)
	}
	return at
}

func listEndpoints(n *topology.Network, _ string) (listing, error) {
	table := func(style) *table {
		t := newTable("MAC", "ADDRESSES", "DEVICE", "PORT", "VLAN")
		for _, e := range n.Endpoints {
			at := endpointLocation(n, e)
			t.row(e.MAC.String(), joinAddrs(e.Addrs, 3), at.At.Name, at.At.Port, vlan(e.VLAN))
		}
		return t
	}
	return listing{[]section{{count(len(n.Endpoints), "endpoint"), table}}, list(n.Endpoints)}, nil
}

func listSegments(n *topology.Network, _ string) (listing, error) {
	table := func(style) *table {
		t := newTable("SEGMENT", "PORTS")
		for i, segment := range n.Segments {
			var ports []string
			for _, ref := range segment.Ports {
				ports = append(ports, n.Label(ref))
			}
			t.row(fmt.Sprint(i+1), strings.Join(ports, ", "))
		}
		return t
	}
	return listing{[]section{{count(len(n.Segments), "segment"), table}}, list(n.Segments)}, nil
}

func listGaps(n *topology.Network, _ string) (listing, error) {
	table := func(style) *table {
		t := newTable("TARGET", "ASKED FOR", "WHY NOT")
		for _, gap := range n.Gaps {
			t.row(gap.Target, gap.Probe, gap.Reason)
		}
		return t
	}
	return listing{[]section{{count(len(n.Gaps), "gap"), table}}, list(n.Gaps)}, nil
}

func vlan(id int) string {
	if id == 0 {
		return ""
	}
	return fmt.Sprint(id)
}
