package rules

import (
	"fmt"

	"cablewright/cabling"
	"cablewright/topology"
)

var cableNotFound = Rule{
	ID:       "cable-not-found",
	Severity: topology.Warning,
	Title:    "The network has no link where the list has a cable",
	Looks: "The devices and ports at both ends of every row of the list of cables (--cables), in either direction and any " +
		"spelling of the port. It warns where a port of the row is linked to another; where nothing is seen of the cable, it informs.",
	Why: "What is plugged in is not what is written down, or nobody reports it: the end may be switched off, or speak no " +
		"LLDP or CDP. The row is checked by what it tells itself, without what the ports would tell.",
	Fix:    "Follow the cable. Correct the list, or plug the cable where the list has it.",
	Source: "ANSI/TIA-606-D: records of cabling are to agree with what is installed",
	Laid:   checkCableNotFound,
}

func checkCableNotFound(_ *topology.Network, cables *cabling.Joined) []topology.Finding {
	var findings []topology.Finding
	for i := range cables.Channels {
		placed := &cables.Channels[i]
		if placed.Link < 0 && len(placed.Unread) == 0 { // the other has a finding of its own
			findings = append(findings, notFound(placed))
		}
	}
	return findings
}

func notFound(placed *cabling.Placed) topology.Finding {
	finding := topology.Finding{
		Severity: topology.Info,
		Message:  fmt.Sprintf("%s is no link of the network: %s", placed.ID, placed.Why),
		Fix:      "Follow the cable, and correct the list if it is elsewhere. If it is right, see that both ends are up and send LLDP.",
	}
	if placed.Other >= 0 {
		finding.Severity = topology.Warning
		finding.Fix = "Follow the cable. Correct the list, or plug the cable where the list has it."
	}
	return about(finding, placed)
}
