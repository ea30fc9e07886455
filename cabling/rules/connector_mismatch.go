package rules

import (
	"cablewright/cabling"
	"cablewright/topology"
)

var connectorMismatch = Rule{
	ID:       "connector-mismatch",
	Severity: topology.Error,
	Title:    "A connector does not go into what it is to be plugged into",
	Looks: "The connectors of the cords at both ends against those that the PHY is made with, and of parts that meet face to face (LC <-> MPO). " +
		"A trunk is taken to be in a port only where no panel is told; lists of losses say nothing about order, and the legs of a breakout need a harness.",
	Why:     "LC, MPO, SC and RJ45 do not mate: the cord that arrives on site cannot be plugged in.",
	Fix:     "Order cords with the connector of the port, a harness, or a cassette between the two.",
	Source:  "the medium dependent interface of each clause; ANSI/TIA-604",
	Channel: checkConnectorMismatch,
}

func checkConnectorMismatch(channel *cabling.Channel, _ cabling.Site) []topology.Finding {
	return matings(channel, cabling.ConnectorDiffers)
}
