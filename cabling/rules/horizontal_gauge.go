package rules

import (
	"fmt"

	"cablewright/cabling"
	"cablewright/topology"
)

var horizontalGauge = Rule{
	ID:       "horizontal-gauge",
	Severity: topology.Error,
	Title:    "The permanent link is of wire that only cords may have",
	Looks:    "The gauge of the permanent link (cable_awg): 22 to 24 AWG. 28 AWG is for cords alone, and an error; what lies between is a warning. A channel that is all cord has no permanent link.",
	Why:      "Thin wire loses nearly twice as much over the same length, and gets hot under power.",
	Fix:      "Lay cable of 23 or 24 AWG, and keep thin cords to the ends.",
	Source:   "ANSI/TIA-568.2-D",
	Channel:  checkHorizontalGauge,
}

func checkHorizontalGauge(channel *cabling.Channel, _ cabling.Site) []topology.Finding {
	const thinnest, cordsAlone = 24, 28
	if channel.CableAWG <= thinnest {
		return nil
	}
	if link := channel.PermanentLink(); link.Known && link.Metres <= 0 {
		return nil
	}
	severity := topology.Warning
	if channel.CableAWG >= cordsAlone {
		severity = topology.Error
	}
	measure := cabling.Measure{Value: float64(channel.CableAWG), Limit: thinnest, Unit: "AWG"}
	return measured(severity, measure, fmt.Sprintf("permanent link of %d AWG, the standard has 22 to %d AWG", channel.CableAWG, thinnest), "")
}
