package capacity

import "cablewright/topology"

// Tiers is what topology.Tiers returns: how far each device stands from the
// edge; 0 for hosts, rising towards the core.
type Tiers = map[topology.DeviceID]int

// direction says where a port leads.
type direction uint8

const (
	nowhere  direction = iota // nothing is known to be plugged in
	sideways                  // a device of the same tier, or out of the network
	downward                  // a device of a lower tier, or a station
	upward                    // a device of a higher tier
)

// lead is what is known of the far side of a port.
type lead struct {
	direction direction
	speed     int64 // bit/s of the far port; 0: not known
	guessed   bool  // the far device was not observed: where it stands is a guess
}

// leads returns where the ports of the network lead. A port with several
// devices behind it leads to the highest of them. Links that carry nothing lead
// nowhere.
func leads(n *topology.Network, tiers Tiers) map[topology.PortRef]lead {
	found := make(map[topology.PortRef]lead, 2*len(n.Links)+len(n.Endpoints))
	note := func(from, to topology.PortRef) {
		seen := lead{direction: toward(tiers, from.Device, to.Device), guessed: !n.Device(to.Device).Observed}
		if seen.direction == upward && leadsOut(n.Device(from.Device), n.Device(to.Device)) {
			seen.direction = sideways
		}
		if port := n.Port(to); port != nil {
			seen.speed = port.Speed
		}
		if seen.direction > found[from].direction {
			found[from] = seen
		}
	}
	for i := range n.Links {
		if link := &n.Links[i]; link.A.Device != link.B.Device && carries(n, link) {
			note(link.A, link.B)
			note(link.B, link.A)
		}
	}
	for _, segment := range n.Segments {
		noteSegment(segment, tiers, found)
	}
	for i := range n.Endpoints {
		if at := n.Endpoints[i].At; found[at].direction == nowhere {
			found[at] = lead{direction: downward}
		}
	}
	return found
}

// leadsOut reports whether an uplink is the way out of the network, from a switch
// to what only routes. What it carries is traffic with the outside, which no
// tier is built for in proportion.
func leadsOut(from, to *topology.Device) bool {
	return from.Role == topology.RoleSwitch && to.Role == topology.RoleRouter
}

// noteSegment notes for every port of a segment where the highest of the other
// devices stands. What lies between has a speed of its own, so that of the far
// port tells nothing.
func noteSegment(segment topology.Segment, tiers Tiers, found map[topology.PortRef]lead) {
	top, second := segment.Ports[0].Device, topology.DeviceID("")
	for _, port := range segment.Ports {
		switch {
		case port.Device == top:
		case tiers[port.Device] > tiers[top]:
			top, second = port.Device, top
		case second == "" || tiers[port.Device] > tiers[second]:
			second = port.Device
		}
	}
	if second == "" {
		return // every port is the same device's
	}
	for _, port := range segment.Ports {
		far := top
		if port.Device == top {
			far = second
		}
		if seen := (lead{direction: toward(tiers, port.Device, far)}); seen.direction > found[port].direction {
			found[port] = seen
		}
	}
}

func toward(tiers Tiers, from, to topology.DeviceID) direction {
	switch {
	case tiers[to] > tiers[from]:
		return upward
	case tiers[to] < tiers[from]:
		return downward
	}
	return sideways
}
