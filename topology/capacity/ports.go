package capacity

import "cablewright/topology"

// PortUse counts the physical ports of a device. A port is used when it is up
// or something is known to be plugged in, and free when it is known to be down.
type PortUse struct {
	Device  *topology.Device
	Used    int
	Free    int
	Unknown int // neither is known
}

// Total returns the number of physical ports.
func (u PortUse) Total() int { return u.Used + u.Free + u.Unknown }

// FreePercent returns the share of ports that are free at best: those of which
// nothing is known count as free.
func (u PortUse) FreePercent() float64 {
	if u.Total() == 0 {
		return 0
	}
	return 100 * float64(u.Free+u.Unknown) / float64(u.Total())
}

// PortUses returns the port use of every observed device with physical ports,
// in the order of Devices.
func PortUses(n *topology.Network) []PortUse {
	plugged := pluggedPorts(n)
	var uses []PortUse
	for i := range n.Devices {
		use := PortUse{Device: &n.Devices[i]}
		for j := range use.Device.Ports {
			port := &use.Device.Ports[j]
			if port.Kind == topology.Physical {
				use.add(port, plugged[topology.PortRef{Device: use.Device.ID, Port: port.Name}])
			}
		}
		if use.Device.Observed && use.Total() > 0 {
			uses = append(uses, use)
		}
	}
	return uses
}

func (u *PortUse) add(port *topology.Port, plugged bool) {
	switch {
	case plugged:
		u.Used++
	case down(port):
		u.Free++
	case port.Oper == topology.StatusUnknown:
		u.Unknown++
	default:
		u.Used++
	}
}

// pluggedPorts returns the ports that a link, a segment or a station is at.
func pluggedPorts(n *topology.Network) map[topology.PortRef]bool {
	plugged := make(map[topology.PortRef]bool, 2*len(n.Links)+len(n.Endpoints))
	for i := range n.Links {
		plugged[n.Links[i].A], plugged[n.Links[i].B] = true, true
	}
	for _, segment := range n.Segments {
		for _, port := range segment.Ports {
			plugged[port] = true
		}
	}
	for i := range n.Endpoints {
		plugged[n.Endpoints[i].At] = true
	}
	return plugged
}
