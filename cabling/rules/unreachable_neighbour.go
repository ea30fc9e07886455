package rules

import (
	"cmp"
	"fmt"
	"net/netip"
	"slices"
	"strings"

	"cablewright/topology"
)

var unreachableNeighbour = Rule{
	ID:       "unreachable-neighbour",
	Severity: topology.Warning,
	Title:    "A switch or router beside an observed device was not observed",
	Looks: "Devices that an observed device hears, that say they bridge or route, and that told a management address or were " +
		"asked in vain. Hosts, phones and access points need not answer. It is a warning where an attempt failed, and " +
		"information where none was made: one finding for all such neighbours of a device.",
	Why:    "What stands behind it is missing from the map, and every check that needs both ends of its links is blind there.",
	Fix:    "Let it be asked: right credentials, an open path for SNMP, a scope that includes it.",
	Source: "IEEE 802.1AB-2016 clauses 8.5.8 (system capabilities) and 8.5.9 (management address)",
	Check:  checkUnreachableNeighbour,
}

func checkUnreachableNeighbour(in Input) []topology.Finding {
	failures := failuresByTarget(in.Network.Gaps)
	var findings []topology.Finding
	unasked := make(map[topology.DeviceID][]neighbour) // by who hears them
	for i := range in.Network.Devices {
		device := &in.Network.Devices[i]
		if device.Observed || !isForwarder(device) {
			continue
		}
		near, far, heard := hearer(in.Network, device.ID)
		reasons := failuresOf(device, failures)
		if !heard || len(reasons) == 0 && len(device.Mgmt) == 0 {
			continue
		}
		if len(reasons) == 0 {
			unasked[near.ref.Device] = append(unasked[near.ref.Device], neighbour{device, near, far})
			continue
		}
		findings = append(findings, topology.Finding{
			Severity: topology.Warning,
			At:       places(far, near),
			Message:  fmt.Sprintf("%s, heard at %s, could not be read: %s", device.Label(), near, strings.Join(reasons, "; ")),
			Fix:      fmt.Sprintf("Check that %s answers SNMP from here and that a credential set fits it, then discover again.", device.Label()),
		})
	}
	for _, neighbours := range unasked {
		findings = append(findings, notAsked(in.Network, neighbours))
	}
	return findings
}

// neighbour is a device that another hears: near is the port where it is heard.
type neighbour struct {
	device    *topology.Device
	near, far end
}

// notAsked tells of the neighbours of one device that nobody tried to read.
func notAsked(n *topology.Network, neighbours []neighbour) topology.Finding {
	slices.SortStableFunc(neighbours, func(a, b neighbour) int { return topology.CompareNatural(a.near.Port, b.near.Port) })
	first := neighbours[0]
	finding := topology.Finding{
		Severity: topology.Info,
		At:       places(first.far, first.near),
		Message:  fmt.Sprintf("%s, heard at %s, was not asked (%s)", first.device.Label(), first.near, addrList(first.device.Mgmt)),
		Fix:      fmt.Sprintf("Widen the scope or the hop limit of the discovery to include %s, or exclude the device on purpose.", first.device.Mgmt[0]),
	}
	if len(neighbours) == 1 {
		return finding
	}
	var names, addrs []string
	for _, one := range neighbours {
		names = append(names, fmt.Sprintf("%s at %s (%s)", one.device.Label(), cmp.Or(one.near.Port, "?"), addrList(one.device.Mgmt)))
		addrs = append(addrs, one.device.Mgmt[0].String())
	}
	here := n.Place(topology.PortRef{Device: first.near.ref.Device})
	finding.At = []topology.Place{here}
	finding.Message = fmt.Sprintf("%d neighbours of %s were not asked: %s", len(neighbours), here, nameList(names))
	finding.Fix = fmt.Sprintf("Widen the scope or the hop limit of the discovery to include %s, or exclude them on purpose.", nameList(addrs))
	return finding
}

// isForwarder reports whether a device says that it is a switch or router, and
// nothing more particular.
func isForwarder(device *topology.Device) bool {
	switch device.Role {
	case topology.RoleSwitch, topology.RoleRouter:
		return true
	case "":
		return slices.Contains(device.Capabilities, topology.CapBridge) || slices.Contains(device.Capabilities, topology.CapRouter)
	}
	return false
}

// hearer returns the first link of the device to an observed one, seen from
// there.
func hearer(n *topology.Network, id topology.DeviceID) (near, far end, ok bool) {
	for _, i := range n.LinksOf(id) {
		there, here := n.Links[i].Opposite(id)
		if near = endAt(n, here); near.device.Observed {
			return near, endAt(n, there), true
		}
	}
	return end{}, end{}, false
}

// failuresByTarget groups reasons by the target they are about, without its
// port number.
func failuresByTarget(gaps []topology.Gap) map[string][]string {
	reasons := make(map[string][]string)
	for _, gap := range gaps {
		target := strings.ToLower(gap.Target)
		if withPort, err := netip.ParseAddrPort(target); err == nil {
			target = withPort.Addr().String()
		}
		reasons[target] = append(reasons[target], gap.Reason)
	}
	return reasons
}

// failuresOf returns why the device could not be read, at each address and name
// that was tried.
func failuresOf(device *topology.Device, failures map[string][]string) []string {
	var tried []string
	for _, addr := range device.Mgmt {
		tried = append(tried, addr.String())
	}
	if device.Name != "" {
		tried = append(tried, strings.ToLower(device.Name))
	}
	var texts []string
	for _, target := range tried {
		for _, reason := range failures[target] {
			texts = append(texts, reasonAt(target, reason))
		}
	}
	slices.Sort(texts)
	return slices.Compact(texts)
}

// reasonAt writes "TARGET: REASON", or the reason alone where it names the
// target itself.
func reasonAt(target, reason string) string {
	if strings.Contains(reason, target) {
		return reason
	}
	return target + ": " + reason
}

func addrList(addrs []netip.Addr) string {
	texts := make([]string, len(addrs))
	for i, addr := range addrs {
		texts[i] = addr.String()
	}
	return strings.Join(texts, ", ")
}
