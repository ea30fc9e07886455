package frame

import (
	"cmp"
	"net/netip"
	"slices"
	"strconv"
	"strings"

	"cablewright/topology"
)

// told returns the accounts of a speaker, LLDP first: it says more.
func (s *speaker) told() []account {
	var accounts []account
	for _, spoken := range []protocol{lldp, cdp} {
		if a, ok := s.accounts[spoken]; ok {
			accounts = append(accounts, a)
		}
	}
	return accounts
}

// neighbors returns the speaker as seen from a port of somebody else.
func (s *speaker) neighbors(port string) []topology.Neighbor {
	var neighbors []topology.Neighbor
	for _, a := range s.told() {
		a.Port = port
		neighbors = append(neighbors, a.Neighbor)
	}
	return neighbors
}

// device returns what the speaker tells of itself, with the port it speaks on.
func (s *speaker) device() topology.Device {
	var d topology.Device
	for _, a := range s.told() {
		d.Name = cmp.Or(d.Name, a.Name)
		d.Description = cmp.Or(d.Description, a.Description)
		d.Model = cmp.Or(d.Model, a.Platform)
		d.Serial = cmp.Or(d.Serial, a.Serial)
		if a.Chassis != "" {
			d.Chassis = append(d.Chassis, a.Chassis)
		}
		d.Mgmt = append(d.Mgmt, a.Mgmt...)
		d.Capabilities = append(d.Capabilities, a.Capabilities...)
	}
	d.Chassis = sorted(d.Chassis, cmp.Compare)
	d.Mgmt = sorted(d.Mgmt, netip.Addr.Compare)
	d.Capabilities = sorted(d.Capabilities, cmp.Compare)
	d.Role = topology.RoleOf(d.Capabilities)
	d.Ports = []topology.Port{s.port()}
	return d
}

func sorted[T comparable](list []T, compare func(a, b T) int) []T {
	slices.SortFunc(list, compare)
	return slices.Compact(list)
}

// port returns the port that the speaker speaks on.
func (s *speaker) port() topology.Port {
	port := topology.Port{Name: s.portName(), Kind: topology.Physical, MAC: s.mac}
	for _, a := range s.told() {
		if a.Protocol == string(lldp) {
			port.LLDP = a.PortID
		}
		if a.PortID.Kind() == topology.KindAlias {
			port.Alias = a.PortID.Value()
		}
		port.PHY = cmp.Or(port.PHY, a.PHY)
		port.Duplex = cmp.Or(port.Duplex, a.Duplex)
		port.VLAN = cmp.Or(port.VLAN, a.VLAN)
		for _, descr := range []string{a.PortDescr, a.PortID.Value()} {
			if descr != port.Name && isName(descr) {
				port.Descr = cmp.Or(port.Descr, descr)
			}
		}
	}
	return port
}

// portName returns the interface name among what the speaker calls its port: the
// port ID where it is a name, else that of CDP, else the port description if it
// looks like one, else whatever there is.
func (s *speaker) portName() string {
	l, c := s.accounts[lldp], s.accounts[cdp]
	value, mac := l.PortID.Value(), ""
	if !s.mac.IsZero() {
		mac = s.mac.String()
	}
	switch l.PortID.Kind() {
	case topology.KindIfName:
		return value
	case topology.KindLocal:
		if isName(value) {
			return value
		}
	}
	if c.PortID.Kind() == topology.KindIfName {
		return c.PortID.Value()
	}
	if isName(l.PortDescr) {
		return l.PortDescr
	}
	return cmp.Or(value, l.PortDescr, c.PortID.Value(), mac, "port")
}

// isName reports whether a text can be the name of an interface: not a number
// alone, and not an operator's remark.
func isName(text string) bool {
	if _, err := strconv.Atoi(text); err == nil {
		return false
	}
	_, err := topology.ParseMAC(text)
	return text != "" && err != nil && len(text) <= 32 && !strings.ContainsAny(text, " \t") && strings.ContainsAny(text, "0123456789")
}
