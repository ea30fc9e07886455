package rules

import (
	"cablewright/cabling"
	"cablewright/topology"
)

var modeConditioning = Rule{
	ID:       "mode-conditioning",
	Severity: topology.Warning,
	Title:    "The link needs mode-conditioning cords",
	Looks:    "1310 nm lasers (1000BASE-LX, 10GBASE-LRM) on OM1 and OM2.",
	Why: "A narrow beam into the middle of an old core splits into pulses that arrive one after the other; the cord " +
		"launches it off the centre.",
	Fix:     "Fit mode-conditioning cords at both ends.",
	Source:  "IEEE 802.3 clauses 38.11.4 and 68",
	Channel: checkModeConditioning,
}

func checkModeConditioning(channel *cabling.Channel, _ cabling.Site) []topology.Finding {
	return openConditions(channel, cabling.NeedModeCord)
}
