package rules

import (
	"fmt"

	"cablewright/cabling"
	"cablewright/topology"
)

var phySourcesDisagree = Rule{
	ID:       "phy-sources-disagree",
	Severity: topology.Warning,
	Title:    "What is told of the PHY of a port does not fit together",
	Looks: "The model of the transceiver (ENTITY-MIB), the MAU type (MAU-MIB, or LLDP of a device that was not asked) and the " +
		"speed of every port. PHYs that understand each other, and a leg of a breakout, count as the same. A model that is " +
		"not known says nothing. Of a channel, the PHY of an end against its module (part_a) and its MAU type (mau_a).",
	Why: "The PHY decides which cable a port needs and how far it reaches. If one of the sources is wrong, so may be " +
		"the next order of transceivers.",
	Fix:    "Read the label of the transceiver. If the agent is wrong, its software is to be updated.",
	Source: "RFC 4836 ifMauType; RFC 6933 entPhysicalModelName; IEEE 802.1AB, 802.3 MAC/PHY TLV",
	Check:  checkPHYSources,

	Channel: checkPHYTold,
}

func checkPHYSources(in Input) []topology.Finding {
	var (
		findings   []topology.Finding
		identifier cabling.Identifier
	)
	for ref, port := range ports(in.Network) {
		found := identifier.Identify(port)
		if conflict := found.Conflict(port); conflict != "" {
			findings = append(findings, phyConflict(in.Network.Place(ref), port, found, conflict))
		}
	}
	return findings
}

func phyConflict(place topology.Place, port *topology.Port, found cabling.Identified, conflict string) topology.Finding {
	message := fmt.Sprintf("%s: %s", place, conflict)
	if port.Speed > 0 {
		message += fmt.Sprintf("; it runs at %s", speedText(float64(port.Speed)))
	}
	if found.Believed >= 0 {
		message += fmt.Sprintf("; the %s is believed here", found.Claims[found.Believed].Source)
	}
	return topology.Finding{
		Severity: topology.Warning,
		At:       []topology.Place{place},
		Message:  message,
		Fix:      fmt.Sprintf("Read the label of the transceiver in %s. If it is right, update the software of %s.", place, place.Name),
	}
}

func checkPHYTold(channel *cabling.Channel, _ cabling.Site) []topology.Finding {
	var findings []topology.Finding
	for i, end := range []*cabling.End{&channel.A, &channel.B} {
		if end.MAU == nil && end.Part.PHY == nil {
			continue
		}
		if conflict := end.Conflict(); conflict != "" {
			findings = append(findings, one(topology.Warning, fmt.Sprintf("%s: %s", endName(i), conflict),
				"Read the label of the module. Correct the list, or fit the PHY that it has.")...)
		}
	}
	return findings
}
