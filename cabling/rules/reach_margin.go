package rules

import (
	"fmt"

	"cablewright/cabling"
	"cablewright/topology"
)

var reachMargin = Rule{
	ID:       "reach-margin",
	Severity: topology.Info,
	Title:    "Little of the reach is left",
	Looks: "The length of a channel within its reach, where less than the margin of the site (10 %) is left. Cables with " +
		"fixed ends are let pass: nobody patches them longer.",
	Why:     "The next patch over another panel may put it past the reach.",
	Fix:     "Note the length at the panel, or plan a PHY with a longer reach.",
	Source:  "practice",
	Channel: checkReachMargin,
}

func checkReachMargin(channel *cabling.Channel, site cabling.Site) []topology.Finding {
	measure, by, ok := channel.ReachMeasure()
	if !ok || measure.Over() || channel.Family().FixedEnds() || measure.Margin() >= site.ReachMargin*measure.Limit {
		return nil
	}
	for _, phy := range channel.Carried() {
		if len(channel.OpenConditions(phy)) > 0 {
			return nil // what the length rests on is told already
		}
	}
	return measured(topology.Info, measure, fmt.Sprintf("%s of the %s that %s reaches",
		metres(measure.Value), metres(measure.Limit), by.PHY.Name), "")
}
