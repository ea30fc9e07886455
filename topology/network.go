package topology

import (
	"cmp"
	"net/netip"
	"slices"
	"strings"
)

// Network is a read-only index over a Snapshot, for checks and drawings that
// ask who is where. It holds positions, not copies: what it returns points into
// the Snapshot and must not be changed.
type Network struct {
	*Snapshot
	devices map[DeviceID]int
	ports   map[PortRef]int // position in Device.Ports
	links   map[DeviceID][]int
	at      map[PortRef][]int
}

// NewNetwork indexes a snapshot.
func NewNetwork(s *Snapshot) *Network {
	n := &Network{
		Snapshot: s,
		devices:  make(map[DeviceID]int, len(s.Devices)),
		ports:    make(map[PortRef]int),
		links:    make(map[DeviceID][]int, len(s.Devices)),
		at:       make(map[PortRef][]int, 2*len(s.Links)),
	}
	for i := range s.Devices {
		device := &s.Devices[i]
		n.devices[device.ID] = i
		for j := range device.Ports {
			n.ports[PortRef{device.ID, device.Ports[j].Name}] = j
		}
	}
	for i, link := range s.Links {
		n.links[link.A.Device] = append(n.links[link.A.Device], i)
		n.at[link.A] = append(n.at[link.A], i)
		if link.B.Device != link.A.Device {
			n.links[link.B.Device] = append(n.links[link.B.Device], i)
		}
		if link.B != link.A {
			n.at[link.B] = append(n.at[link.B], i)
		}
	}
	return n
}

// Device returns the device with that ID, or nil.
func (n *Network) Device(id DeviceID) *Device {
	if i, ok := n.devices[id]; ok {
		return &n.Devices[i]
	}
	return nil
}

// Port returns the port, or nil when the device does not list it (as an
// unobserved device may not).
func (n *Network) Port(ref PortRef) *Port {
	if j, ok := n.ports[ref]; ok {
		return &n.Device(ref.Device).Ports[j]
	}
	return nil
}

// LinksOf returns the positions in Links of the links that end at the device,
// in order; a self-link once.
func (n *Network) LinksOf(id DeviceID) []int { return n.links[id] }

// LinksAt returns the positions in Links of the links that end at the port.
func (n *Network) LinksAt(ref PortRef) []int { return n.at[ref] }

// Place returns the place of a port for a Finding.
func (n *Network) Place(ref PortRef) Place {
	place := Place{Device: ref.Device, Name: string(ref.Device), Port: ref.Port}
	if device := n.Device(ref.Device); device != nil {
		place.Name = device.Label()
	}
	return place
}

// Label returns "leaf1 swp49" for a port, and "leaf1 ?" when the port is not
// known.
func (n *Network) Label(ref PortRef) string {
	place := n.Place(ref)
	return place.Name + " " + cmp.Or(place.Port, "?")
}

// Find returns the devices that a person may mean by the text: an ID, a name
// (with or without domain, in any case), a management address, a serial number
// or a chassis identifier.
func (n *Network) Find(text string) []*Device {
	var found []*Device
	for i := range n.Devices {
		if n.Devices[i].answersTo(text) {
			found = append(found, &n.Devices[i])
		}
	}
	return found
}

func (d *Device) answersTo(text string) bool {
	if string(d.ID) == text || strings.EqualFold(d.Name, text) || strings.EqualFold(ShortName(d.Name), text) {
		return true
	}
	if d.Serial != "" && strings.EqualFold(d.Serial, text) {
		return true
	}
	if addr, err := netip.ParseAddr(text); err == nil {
		return d.HasAddr(addr)
	}
	return slices.ContainsFunc(d.Chassis, func(id ID) bool { return string(id) == text || id.Value() == text })
}

// HasAddr reports whether the address is one the device is managed at or has on
// a port.
func (d *Device) HasAddr(addr netip.Addr) bool {
	if slices.Contains(d.Mgmt, addr) {
		return true
	}
	return slices.ContainsFunc(d.Ports, func(p Port) bool { return slices.Contains(p.Addrs, addr) })
}

// Opposite returns the other end of a link seen from a device. A self-link is
// seen from A.
func (l *Link) Opposite(id DeviceID) (near, far PortRef) {
	if l.A.Device == id {
		return l.A, l.B
	}
	return l.B, l.A
}

// Reporters says which ends of the link report it.
func (l *Link) Reporters() (a, b bool) {
	for _, evidence := range l.Evidence {
		a = a || evidence.Reporter == l.A
		b = b || evidence.Reporter == l.B
	}
	return a, b
}
