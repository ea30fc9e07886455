package rules

import (
	"cablewright/cabling"
	"cablewright/topology"
)

var amplifiedLine = Rule{
	ID:       "amplified-line",
	Severity: topology.Warning,
	Title:    "The reach holds for an amplified line",
	Looks:    "Coherent PHYs (ZR), whose reach is that of a DWDM line with amplifiers.",
	Why:      "Without amplifiers the loss alone, about 11 dB, ends the link long before its reach.",
	Fix:      "Plan the optical line with the maker of the modules.",
	Source:   "OIF 400ZR; IEEE 802.3 clause 154",
	Channel:  checkAmplifiedLine,
}

func checkAmplifiedLine(channel *cabling.Channel, _ cabling.Site) []topology.Finding {
	return openConditions(channel, cabling.NeedAmplifier)
}
