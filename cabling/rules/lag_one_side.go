package rules

import (
	"fmt"

	"cablewright/topology"
)

var lagOneSide = Rule{
	ID:       "lag-one-side",
	Severity: topology.Error,
	Title:    "A port is in a LAG at one end of a link only",
	Looks: "LAG membership of both ends of a link, where both devices were observed, both ports are physical and the device " +
		"of the port outside has a LAG elsewhere, so that it tells of them. A host's LAG towards a plain port is let pass: " +
		"bonds that use one port at a time are made so.",
	Why: "The end with the LAG spreads flows over its members and takes frames from any of them as from one port; the other " +
		"end sees separate ports. Without LACP that loses or loops frames; with LACP the member is left unused.",
	Fix:    "Put the port at the other end into the matching LAG, or take this one out.",
	Source: "IEEE 802.1AX-2020 clause 6.3 (aggregation needs both ends)",
	Check:  checkLAGOneSide,
}

func checkLAGOneSide(in Input) []topology.Finding {
	tells := make(map[topology.DeviceID]bool)
	for i := range in.Network.Devices {
		tells[in.Network.Devices[i].ID] = hasLAG(&in.Network.Devices[i])
	}
	var findings []topology.Finding
	for i := range in.Network.Links {
		plain, member := ends(in.Network, &in.Network.Links[i])
		if !plain.told() || !member.told() {
			continue
		}
		if plain.port.LAG != "" {
			plain, member = member, plain
		}
		if plain.port.LAG != "" || member.port.LAG == "" || !tells[plain.ref.Device] || isHost(member.device) {
			continue
		}
		findings = append(findings, topology.Finding{
			Severity: topology.Error,
			At:       places(plain, member),
			Message:  fmt.Sprintf("%s is a member of %s, %s at the other end is in no LAG", member, member.port.LAG, plain),
			Fix:      fmt.Sprintf("Put %s into the LAG that faces %s of %s, or take %s out of %s.", plain, member.port.LAG, member.Name, member, member.port.LAG),
		})
	}
	return findings
}

func hasLAG(device *topology.Device) bool {
	for i := range device.Ports {
		if device.Ports[i].LAG != "" {
			return true
		}
	}
	return false
}
