package rules

import (
	"cablewright/cabling"
	"cablewright/topology"
)

var bendsMixed = Rule{
	ID:       "bends-mixed",
	Severity: topology.Info,
	Title:    "Bend-insensitive and other multimode follow one another",
	Looks:    "Cords and trunks of multimode of which some are told to be bend-insensitive (bi) and some are not.",
	Why:      "They may be mixed, but light spreads differently in the two: a connector between them may measure a little more loss in one direction.",
	Fix:      "Nothing to change; keep it in the records for whoever tests the link.",
	Source:   "makers' notes on bend-insensitive multimode (2010); IEC 60793-2-10",
	Channel:  checkBendsMixed,
}

func checkBendsMixed(channel *cabling.Channel, _ cabling.Site) []topology.Finding {
	if len(channel.Elements) < 2 || !channel.MixesBends() {
		return nil
	}
	return one(topology.Info, "some cords or trunks are bend-insensitive and some are not", "")
}
