package rules

import (
	"iter"

	"cablewright/topology"
)

// end is one end of a link. The port is nil where it is not known.
type end struct {
	topology.Place
	ref    topology.PortRef
	device *topology.Device
	port   *topology.Port
}

// ends returns both ends of a link.
func ends(n *topology.Network, link *topology.Link) (a, b end) {
	return endAt(n, link.A), endAt(n, link.B)
}

func endAt(n *topology.Network, ref topology.PortRef) end {
	return end{Place: n.Place(ref), ref: ref, device: n.Device(ref.Device), port: n.Port(ref)}
}

// ports returns every port of every device, and where it is.
func ports(n *topology.Network) iter.Seq2[topology.PortRef, *topology.Port] {
	return func(yield func(topology.PortRef, *topology.Port) bool) {
		for i := range n.Devices {
			device := &n.Devices[i]
			for j := range device.Ports {
				if !yield(topology.PortRef{Device: device.ID, Port: device.Ports[j].Name}, &device.Ports[j]) {
					return
				}
			}
		}
	}
}

// told reports whether the end is a physical port that its own device told of.
// Only such a port has the state of the cable: an aggregate sums up several, and
// what others say of a port is not its state.
func (e end) told() bool {
	return e.device.Observed && e.port != nil && e.port.Kind == topology.Physical
}

// up and down report a state that is known.
func (e end) up() bool { return e.told() && e.port.Oper == topology.Up }

func (e end) down() bool {
	if !e.told() {
		return false
	}
	switch e.port.Oper {
	case topology.Down, topology.NotPresent, topology.LowerLayerDown:
		return true
	}
	return false
}

// duplex returns the mode in use, or DuplexUnknown where the port is not up. A
// device that was not asked may have told its mode to its neighbour (CDP).
// "Half" at 1 Gbit/s and above is an agent's mistake: above no such mode exists,
// and at 1 Gbit/s only with a repeater (IEEE 802.3-2022 clause 41), which nobody
// built.
func (e end) duplex() topology.Duplex {
	switch {
	case !e.device.Observed && e.port != nil:
		return e.port.Duplex
	case !e.up():
		return topology.DuplexUnknown
	case e.port.Duplex == topology.HalfDuplex && e.port.Speed >= 1e9:
		return topology.DuplexUnknown
	}
	return e.port.Duplex
}

// isHost reports whether the device says that it is an end station.
func isHost(device *topology.Device) bool {
	switch device.Role {
	case topology.RoleHost, topology.RolePhone, topology.RoleAP:
		return true
	}
	return false
}

// places gathers the places of a finding, the first leading.
func places(all ...end) []topology.Place {
	at := make([]topology.Place, len(all))
	for i, one := range all {
		at[i] = one.Place
	}
	return at
}

// onlyNeighbour returns the far end of the only link at a port, if the port is
// that end's only neighbour too.
func onlyNeighbour(n *topology.Network, ref topology.PortRef) (end, bool) {
	at := n.LinksAt(ref)
	if len(at) != 1 {
		return end{}, false
	}
	link := n.Links[at[0]]
	far := link.A
	if far == ref {
		far = link.B
	}
	return endAt(n, far), far != ref && len(n.LinksAt(far)) == 1
}

// placeText names an end whose port may not be known.
func placeText(e end) string {
	if e.Port == "" {
		return e.Name + " (port not known)"
	}
	return e.String()
}

// devicePlaces gathers the places of a finding about devices.
func devicePlaces(n *topology.Network, devices []*topology.Device) []topology.Place {
	at := make([]topology.Place, len(devices))
	for i, device := range devices {
		at[i] = n.Place(topology.PortRef{Device: device.ID})
	}
	return at
}

// apart reports whether two speeds differ by more than a tenth: agents round,
// while the nearest speeds of Ethernet, 40 and 50 Gbit/s, are a quarter apart.
func apart(slow, fast int64) bool { return fast-slow > slow/10 }
