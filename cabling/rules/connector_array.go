package rules

import (
	"cablewright/cabling"
	"cablewright/topology"
)

var connectorArray = Rule{
	ID:       "connector-array",
	Severity: topology.Error,
	Title:    "Array connectors of different size meet",
	Looks:    "The number of positions of MPO connectors that meet (12, 16, 24), as far as both are told.",
	Why:      "Keys and guide holes sit elsewhere: they do not mate, or damage each other, or leave fibres dark.",
	Fix:      "Use cords and adapters of the size that the port has.",
	Source:   "ANSI/TIA-604-5 and 604-18",
	Channel:  checkConnectorArray,
}

func checkConnectorArray(channel *cabling.Channel, _ cabling.Site) []topology.Finding {
	return matings(channel, cabling.ArrayDiffers)
}
