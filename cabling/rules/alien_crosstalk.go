package rules

import (
	"cablewright/cabling"
	"cablewright/topology"
)

var alienCrosstalk = Rule{
	ID:       "alien-crosstalk",
	Severity: topology.Warning,
	Title:    "The cable carries this only if its neighbours let it",
	Looks: "Lengths of unscreened Category 5e and 6 at which 2.5G to 10GBASE-T depend on alien crosstalk. A lone cable, a " +
		"screened one and one that passed the test are let pass.",
	Why:     "What the neighbouring cables of a bundle send is noise that the PHY cannot cancel.",
	Fix:     "Test alien crosstalk, loosen the bundle, or lay Category 6A.",
	Source:  "TIA TSB-155-A; TIA TSB-5021",
	Channel: checkAlienCrosstalk,
}

func checkAlienCrosstalk(channel *cabling.Channel, _ cabling.Site) []topology.Finding {
	return openConditions(channel, cabling.NeedAlienTest)
}
