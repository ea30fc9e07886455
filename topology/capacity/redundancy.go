package capacity

import (
	"maps"
	"slices"
	"strings"

	"cablewright/topology"
)

// SharedUplinks is a device that could have its uplinks on several neighbours
// and has them all on one.
type SharedUplinks struct {
	Device   *topology.Device
	Neighbor *topology.Device
	Links    []int // positions in Snapshot.Links, two or more

	// Others are the devices that stand beside Neighbor, in its tier, and serve
	// the same part of the network: linked to it, or to a device below it.
	Others []*topology.Device
}

// AllShared returns the devices with two or more uplinks that all lead to one
// neighbour which has others beside it, in the order of Devices.
//
// Left out are a neighbour that may be several chassis in one (its ports are
// named unit/slot/port and the uplinks end on different units), a device that
// has another way up through a peer of its own tier, as pairs of switches that
// form a square have, and one with a way up that is no link but a segment.
func AllShared(n *topology.Network, tiers Tiers) []SharedUplinks {
	beside := make(map[topology.DeviceID][]*topology.Device)
	bySegment := upBySegment(n, tiers)
	var found []SharedUplinks
	for i := range n.Devices {
		device := &n.Devices[i]
		links, neighbor := soleUplinks(n, tiers, device.ID)
		if len(links) < 2 || bySegment[device.ID] || AcrossUnits(n, links, neighbor) || upByPeer(n, tiers, device.ID, neighbor) {
			continue
		}
		others, known := beside[neighbor]
		if !known {
			others = devicesBeside(n, tiers, neighbor)
			beside[neighbor] = others
		}
		if len(others) > 0 {
			found = append(found, SharedUplinks{device, n.Device(neighbor), links, others})
		}
	}
	return found
}

// Uplinks returns the links of a device that lead to a higher tier and carry
// something, as positions in Snapshot.Links.
func Uplinks(n *topology.Network, tiers Tiers, id topology.DeviceID) []int {
	var links []int
	for _, i := range n.LinksOf(id) {
		_, far := n.Links[i].Opposite(id)
		if toward(tiers, id, far.Device) == upward && carries(n, &n.Links[i]) {
			links = append(links, i)
		}
	}
	return links
}

// soleUplinks returns the uplinks of a device and the one neighbour that all of
// them lead to, or nothing when there are several.
func soleUplinks(n *topology.Network, tiers Tiers, id topology.DeviceID) ([]int, topology.DeviceID) {
	links := Uplinks(n, tiers, id)
	var neighbor topology.DeviceID
	for _, i := range links {
		_, far := n.Links[i].Opposite(id)
		if neighbor != "" && far.Device != neighbor {
			return nil, ""
		}
		neighbor = far.Device
	}
	return links, neighbor
}

// upByPeer reports whether a peer of the device in its own tier has an uplink to
// another device than neighbor.
func upByPeer(n *topology.Network, tiers Tiers, id, neighbor topology.DeviceID) bool {
	for _, i := range n.LinksOf(id) {
		_, peer := n.Links[i].Opposite(id)
		if peer.Device == id || toward(tiers, id, peer.Device) != sideways {
			continue
		}
		for _, j := range n.LinksOf(peer.Device) {
			_, far := n.Links[j].Opposite(peer.Device)
			if far.Device != neighbor && toward(tiers, peer.Device, far.Device) == upward {
				return true
			}
		}
	}
	return false
}

// upBySegment returns the devices that share a segment with one of a higher
// tier.
func upBySegment(n *topology.Network, tiers Tiers) map[topology.DeviceID]bool {
	up := make(map[topology.DeviceID]bool)
	for _, segment := range n.Segments {
		top := 0
		for _, port := range segment.Ports {
			top = max(top, tiers[port.Device])
		}
		for _, port := range segment.Ports {
			up[port.Device] = up[port.Device] || tiers[port.Device] < top
		}
	}
	return up
}

// AcrossUnits reports whether the links end on ports of the device whose names
// have three numbers or more and differ in the first: units of a stack, or
// line cards of a chassis.
func AcrossUnits(n *topology.Network, links []int, id topology.DeviceID) bool {
	units := make(map[string]bool)
	for _, i := range links {
		near, _ := n.Links[i].Opposite(id)
		if parts := strings.Split(near.Port, "/"); len(parts) >= 3 {
			units[parts[0]] = true
		}
	}
	return len(units) > 1
}

// devicesBeside returns the devices of the same tier that are linked to the
// device or to a device of a lower tier that is, in the order of IDs.
func devicesBeside(n *topology.Network, tiers Tiers, id topology.DeviceID) []*topology.Device {
	beside := make(map[topology.DeviceID]*topology.Device)
	note := func(other topology.DeviceID) {
		if other != id && tiers[other] == tiers[id] {
			beside[other] = n.Device(other)
		}
	}
	for _, i := range n.LinksOf(id) {
		_, near := n.Links[i].Opposite(id)
		note(near.Device)
		if toward(tiers, id, near.Device) != downward {
			continue
		}
		for _, j := range n.LinksOf(near.Device) {
			_, far := n.Links[j].Opposite(near.Device)
			note(far.Device)
		}
	}
	devices := make([]*topology.Device, 0, len(beside))
	for _, other := range slices.Sorted(maps.Keys(beside)) {
		devices = append(devices, beside[other])
	}
	return devices
}
