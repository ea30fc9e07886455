package rules

import (
	"cablewright/cabling"
	"cablewright/topology"
)

var connectorPolish = Rule{
	ID:       "connector-polish",
	Severity: topology.Error,
	Title:    "An angled ferrule meets a flat one",
	Looks: "The polish of connectors that meet, those in the ports among them. 100G lanes and single-mode MPO ports are " +
		"angled (APC).",
	Why:     "The faces do not touch: 10 dB and more are lost and reflected, and the fibre ends may be scratched.",
	Fix:     "Use cords and trunks of one polish: green (APC) with green.",
	Source:  "IEC 61755; data sheets of APC multimode modules",
	Channel: checkConnectorPolish,
}

func checkConnectorPolish(channel *cabling.Channel, _ cabling.Site) []topology.Finding {
	return matings(channel, cabling.PolishDiffers)
}
