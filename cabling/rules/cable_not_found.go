package rules

import (
	"fmt"

	"cablewright/cabling"
	"cablewright/topology"
)

var cableNotFound = Rule{
	ID:       "cable-not-found",
	Severity: topology.Info,
	Title:    "The network has no link where the list has a cable",
	Looks: "The devices and ports at both ends of every row of the list of cables (--cables), in either direction and any " +
		"spelling of the port. Left to wrong-neighbour where a port of the row is linked to another. Rows that make up a link together, with panels " +
		"between that the network does not know, are let pass.",
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
		if placed.Link >= 0 || placed.Part >= 0 || len(placed.Unread) > 0 || pluggedElsewhere(placed) { // these have findings of their own
			continue
		}
		findings = append(findings, about(topology.Finding{
			Severity: topology.Info,
			Message:  fmt.Sprintf("%s is no link of the network: %s", placed.ID, placed.Why),
			Fix:      "Follow the cable, and correct the list if it is elsewhere. If it is right, see that both ends are up and send LLDP.",
		}, placed))
	}
	return findings
}
