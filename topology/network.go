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
	devices   map[DeviceID]int // position in Devices
	indexes   []deviceIndex    // of Devices
	strangers map[DeviceID]*deviceIndex
}

// deviceIndex is where what belongs to one device is found. An index of its own
// for each keeps look-ups near one another, in a network of any size.
type deviceIndex struct {
	device *Device // nil: a stranger, which links name and the snapshot does not have
	label  string
	ports  map[string]int   // position in Device.Ports
	links  []int            // position in Links
	at     map[string][]int // the same, of each port
}

// NewNetwork indexes a snapshot.
func NewNetwork(s *Snapshot) *Network {
	n := &Network{
		Snapshot: s,
		devices:  make(map[DeviceID]int, len(s.Devices)),
		indexes:  make([]deviceIndex, len(s.Devices)),
	}
	for i := range s.Devices {
		device := &s.Devices[i]
		n.devices[device.ID] = i
		ports := make(map[string]int, len(device.Ports))
		for j := range device.Ports {
			ports[device.Ports[j].Name] = j
		}
		n.indexes[i] = deviceIndex{device: device, label: device.Label(), ports: ports, at: map[string][]int{}}
	}
	for i := range s.Links {
		link := &s.Links[i]
		n.indexFor(link.A.Device).add(i, link.A.Port)
		if link.B != link.A {
			n.indexFor(link.B.Device).add(i, link.B.Port)
		}
	}
	return n
}

// index returns the index of a device; nil: nothing names it.
func (n *Network) index(id DeviceID) *deviceIndex {
	if i, ok := n.devices[id]; ok {
		return &n.indexes[i]
	}
	return n.strangers[id]
}

// indexFor returns the same for a device that a link names.
func (n *Network) indexFor(id DeviceID) *deviceIndex {
	index := n.index(id)
	if index == nil {
		index = &deviceIndex{label: string(id), at: map[string][]int{}}
		if n.strangers == nil {
			n.strangers = map[DeviceID]*deviceIndex{}
		}
		n.strangers[id] = index
	}
	return index
}

// add notes that a link ends at a port.
func (x *deviceIndex) add(link int, port string) {
	if last := len(x.links) - 1; last < 0 || x.links[last] != link { // a self-link comes twice
		x.links = append(x.links, link)
	}
	x.at[port] = append(x.at[port], link)
}

// Device returns the device with that ID, or nil.
func (n *Network) Device(id DeviceID) *Device {
	if index := n.index(id); index != nil {
		return index.device
	}
	return nil
}

// Port returns the port, or nil when the device does not list it (as an
// unobserved device may not).
func (n *Network) Port(ref PortRef) *Port {
	index := n.index(ref.Device)
	if index == nil {
		return nil
	}
	if j, ok := index.ports[ref.Port]; ok {
		return &index.device.Ports[j]
	}
	return nil
}

// LinksOf returns the positions in Links of the links that end at the device,
// in order; a self-link once.
func (n *Network) LinksOf(id DeviceID) []int {
	if index := n.index(id); index != nil {
		return index.links
	}
	return nil
}

// LinksAt returns the positions in Links of the links that end at the port.
func (n *Network) LinksAt(ref PortRef) []int {
	if index := n.index(ref.Device); index != nil {
		return index.at[ref.Port]
	}
	return nil
}

// Place returns the place of a port for a Finding.
func (n *Network) Place(ref PortRef) Place {
	place := Place{Device: ref.Device, Name: string(ref.Device), Port: ref.Port}
	if index := n.index(ref.Device); index != nil {
		place.Name = index.label
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
