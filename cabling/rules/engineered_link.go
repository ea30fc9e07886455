package rules

import (
	"cablewright/cabling"
	"cablewright/topology"
)

var engineeredLink = Rule{
	ID:       "engineered-link",
	Severity: topology.Warning,
	Title:    "The length is for engineered links alone",
	Looks:    "ER links between 30 km and 40 km whose loss is neither measured nor computed from elements.",
	Why: "The standard allows this length only where the fibre loses less than it may: ordinary fibre at its limit does " +
		"not carry it.",
	Fix:     "Measure the loss and tell it, or tell the elements of the path.",
	Source:  "IEEE 802.3 clauses 52, 87, 88, 114, 122 and 139",
	Channel: checkEngineeredLink,
}

func checkEngineeredLink(channel *cabling.Channel, _ cabling.Site) []topology.Finding {
	return openConditions(channel, cabling.NeedEngineering)
}
