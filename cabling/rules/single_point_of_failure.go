package rules

import (
	"fmt"
	"slices"

	"cablewright/topology"
	"cablewright/topology/capacity"
)

var singlePointOfFailure = Rule{
	ID:       "single-point-of-failure",
	Severity: topology.Warning,
	Title:    "The loss of one link or device splits the network",
	Looks: "The links and segments between switches and routers. A host with one link is normal and is left out, and so is a " +
		"neighbour on one device that was not observed or has one or two ports, and any cut around which a link between " +
		"devices that were not observed may lead. So is the loss of a device whose links to what is behind it end on several of its " +
		"units, as those of a stack do. What hangs on a single link of such a device is told with the device.",
	Why:    "Every outage, repair or upgrade of that one part takes down everything behind it.",
	Fix:    "Add a second link that ends on another device.",
	Source: "Bridges and articulation points of the graph (Tarjan 1972, 1974); ANSI/TIA-942-C redundancy",
	Check:  checkSinglePointOfFailure,
}

func checkSinglePointOfFailure(in Input) []topology.Finding {
	bridges, articulations := capacity.NewGraph(in.Network, in.forwards).Cuts()
	single := singleLinks(in.Network, bridges)
	var findings []topology.Finding
	for _, articulation := range articulations {
		if finding, ok := articulationFinding(in.Network, articulation, single); ok {
			findings = append(findings, finding)
		}
	}
	for _, link := range single {
		findings = append(findings, link.finding())
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

// singleLink is a link that is the only way to the devices behind it. The inner
// end is at the first of them.
type singleLink struct {
	inner, outer end
	behind       []*topology.Device
}

// hold says what hangs on what: a device and the first one behind its link.
type hold struct{ outer, inner *topology.Device }

// singleLinks returns the bridges that are proved.
func singleLinks(n *topology.Network, bridges []capacity.Bridge) map[hold]singleLink {
	single := make(map[hold]singleLink)
	for _, bridge := range bridges {
		inner, outer := ends(n, &n.Links[bridge.Link])
		if inner.device != bridge.Behind.Devices[0] {
			inner, outer = outer, inner
		}
		if bridge.Behind.Proved {
			single[hold{outer.device, inner.device}] = singleLink{inner, outer, bridge.Behind.Devices}
		}
	}
	return single
}

func (l singleLink) finding() topology.Finding {
	return topology.Finding{
		Severity: topology.Warning,
		At:       places(l.inner, l.outer),
		Message: fmt.Sprintf("The link %s to %s is all that joins %s to the rest of the network",
			placeText(l.inner), placeText(l.outer), deviceList(l.behind)),
		Fix: fmt.Sprintf("Add a second link from %s, best to another device than %s.", l.inner.Name, l.outer.Name),
	}
}

// articulationFinding returns what is wrong at a device, unless no loss is
// proved. It takes from single the links that lead to what the device itself is
// the only way to, so that nothing is told twice.
func articulationFinding(n *topology.Network, articulation capacity.Articulation, single map[hold]singleLink) (topology.Finding, bool) {
	place := n.Place(topology.PortRef{Device: articulation.Device.ID})
	at := []topology.Place{place}
	var lost, heads, hanging []*topology.Device
	stacked := capacity.AcrossUnits(n, n.LinksOf(articulation.Device.ID), articulation.Device.ID)
	for _, part := range articulation.Behind {
		if !part.Proved || stacked && capacity.AcrossUnits(n, linksInto(n, articulation.Device.ID, part), articulation.Device.ID) {
			continue
		}
		head := part.Devices[0]
		heads, lost = append(heads, head), append(lost, part.Devices...)
		key := hold{articulation.Device, head}
		if link, ok := single[key]; ok {
			delete(single, key)
			hanging, at = append(hanging, head), append(at, link.inner.Place)
		}
	}
	return topology.Finding{
		Severity: topology.Warning,
		At:       at,
		Message: fmt.Sprintf("%s is the only way to %s: its loss cuts off %s%s",
			place, deviceList(lost), count(len(lost), "device"), hangingText(hanging, lost)),
		Fix: fmt.Sprintf("Link %s%s to a second device beside %s.", deviceList(heads), orBehind(heads, lost), place),
	}, len(lost) > 0
}

// linksInto returns the links of a device to the devices of a part.
func linksInto(n *topology.Network, id topology.DeviceID, part capacity.Part) (links []int) {
	for _, i := range n.LinksOf(id) {
		_, far := n.Links[i].Opposite(id)
		if slices.Contains(part.Devices, n.Device(far.Device)) {
			links = append(links, i)
		}
	}
	return links
}

// hangingText says which of the lost devices would be lost with one link too.
func hangingText(hanging, lost []*topology.Device) string {
	switch {
	case len(hanging) == 0:
		return ""
	case len(hanging) == 1:
		return "; " + hanging[0].Label() + " hangs on a single link"
	case len(hanging) == len(lost):
		return "; each hangs on a single link"
	}
	return "; " + deviceList(hanging) + " hang on a single link each"
}

// orBehind is where a second way may end too, when more is lost than the heads.
func orBehind(heads, lost []*topology.Device) string {
	switch {
	case len(lost) == len(heads):
		return ""
	case len(heads) == 1:
		return ", or a device behind it,"
	}
	return ", or devices behind them,"
}
