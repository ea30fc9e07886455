package rules

import (
	"fmt"

	"cablewright/topology"
	"cablewright/topology/capacity"
)

var singlePointOfFailure = Rule{
	ID:       "single-point-of-failure",
	Severity: topology.Warning,
	Title:    "The loss of one link or device splits the network",
	Looks: "The links and segments between switches and routers. A host with one link is normal and is left out, and so is a " +
		"neighbour on one device that was not observed or has one or two ports, and any cut around which a link between " +
		"devices that were not observed may lead.",
	Why:    "Every outage, repair or upgrade of that one part takes down everything behind it.",
	Fix:    "Add a second link that ends on another device.",
	Source: "Bridges and articulation points of the graph (Tarjan 1972, 1974); ANSI/TIA-942-C redundancy",
	Check:  checkSinglePointOfFailure,
}

func checkSinglePointOfFailure(in Input) []topology.Finding {
	bridges, articulations := capacity.NewGraph(in.Network, in.forwards).Cuts()
	var findings []topology.Finding
	for _, bridge := range bridges {
		if bridge.Behind.Proved {
			findings = append(findings, bridgeFinding(in.Network, bridge))
		}
	}
	for _, articulation := range articulations {
		if lost := lostDevices(articulation); len(lost) > 0 {
			findings = append(findings, articulationFinding(in.Network, articulation.Device, lost))
		}
	}
	return findings
}

// forwards reports whether a device passes traffic on, so that the network may
// hang on it: it stands above the hosts, and either joins two devices of the
// network or was observed to have more than two ports. A station that happens
// to bridge or route does neither.
func (in Input) forwards(device *topology.Device) bool {
	if in.tiers[device.ID] == 0 {
		return false
	}
	return device.Observed && physicalPorts(device) > 2 || in.joins(device.ID)
}

// joins reports whether a device has two neighbours or more.
func (in Input) joins(id topology.DeviceID) bool {
	first := topology.DeviceID("")
	for _, i := range in.Network.LinksOf(id) {
		_, far := in.Network.Links[i].Opposite(id)
		switch {
		case far.Device == id:
		case first == "":
			first = far.Device
		case far.Device != first:
			return true
		}
	}
	return false
}

func physicalPorts(device *topology.Device) int {
	ports := 0
	for i := range device.Ports {
		if device.Ports[i].Kind == topology.Physical {
			ports++
		}
	}
	return ports
}

// lostDevices returns the devices of every part whose loss is proved.
func lostDevices(articulation capacity.Articulation) []*topology.Device {
	var lost []*topology.Device
	for _, part := range articulation.Behind {
		if part.Proved {
			lost = append(lost, part.Devices...)
		}
	}
	return lost
}

func bridgeFinding(n *topology.Network, bridge capacity.Bridge) topology.Finding {
	inner, outer := ends(n, &n.Links[bridge.Link])
	if inner.device != bridge.Behind.Devices[0] {
		inner, outer = outer, inner
	}
	return topology.Finding{
		Severity: topology.Warning,
		At:       places(inner, outer),
		Message: fmt.Sprintf("The link %s to %s is the only way to %s: its loss cuts off %s",
			placeText(inner), placeText(outer), deviceList(bridge.Behind.Devices), count(len(bridge.Behind.Devices), "device")),
		Fix: fmt.Sprintf("Add a second link from %s, best to another device than %s.", inner.Name, outer.Name),
	}
}

func articulationFinding(n *topology.Network, device *topology.Device, lost []*topology.Device) topology.Finding {
	place := n.Place(topology.PortRef{Device: device.ID})
	return topology.Finding{
		Severity: topology.Warning,
		At:       []topology.Place{place},
		Message: fmt.Sprintf("%s is the only way to %s: its loss cuts off %s",
			place, deviceList(lost), count(len(lost), "device")),
		Fix: fmt.Sprintf("Link %s to a second device beside %s.", deviceList(lost), place),
	}
}
