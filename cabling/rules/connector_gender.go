package rules

import (
	"cablewright/cabling"
	"cablewright/topology"
)

var connectorGender = Rule{
	ID:       "connector-gender",
	Severity: topology.Error,
	Title:    "Pinned meets pinned, or unpinned meets unpinned",
	Looks:    "The MPO connectors that meet in the path, those in the ports (pinned) among them, as far as their pins are told.",
	Why:      "Pins against pins break the ferrules; without pins the fibres are not aligned.",
	Fix:      "One side of every mating pinned: unpinned cords to ports, pinned trunks behind adapters.",
	Source:   "IEC 61754-7; ANSI/TIA-568.3-E",
	Channel:  checkConnectorGender,
}

func checkConnectorGender(channel *cabling.Channel, _ cabling.Site) []topology.Finding {
	return matings(channel, cabling.BothPinned, cabling.BothUnpinned)
}
