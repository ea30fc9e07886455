package rules

import (
	"cablewright/cabling"
	"cablewright/topology"
)

var limitDisputed = Rule{
	ID:       "limit-disputed",
	Severity: topology.Info,
	Title:    "Sources disagree about a limit that this link comes near",
	Looks:    "PHYs with a limit on which sources disagree, where more than 80 % of the reach or of the loss is used.",
	Why:      "The stricter or better founded figure is taken here; another tool or a data sheet may say otherwise.",
	Fix:      "Look up the figure in the standard before money depends on it.",
	Source:   "the PHY table",
	Channel:  checkLimitDisputed,
}

func checkLimitDisputed(channel *cabling.Channel, site cabling.Site) []topology.Finding {
	if !nearLimit(channel, site) {
		return nil
	}
	for _, phy := range channel.PHYs() {
		if phy.Disputed != "" {
			findings := one(topology.Info, phy.Name+": "+phy.Disputed, "")
			findings[0].Source = phy.Source
			return findings
		}
	}
	return nil
}

// nearShare is how much of a limit is near it.
const nearShare = 0.8

// nearLimit reports whether more than 80 % of the reach or of the loss limit
// is used.
func nearLimit(channel *cabling.Channel, site cabling.Site) bool {
	if measure, _, ok := channel.ReachMeasure(); ok && measure.Value > nearShare*measure.Limit {
		return true
	}
	budget, ok := channel.TightestBudget(site)
	return ok && budget.Loss() > nearShare*budget.Limit
}
