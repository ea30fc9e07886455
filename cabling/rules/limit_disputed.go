package rules

import (
	"cablewright/cabling"
	"cablewright/topology"
)

var limitDisputed = Rule{
	ID:       "limit-disputed",
	Severity: topology.Info,
	Title:    "Sources disagree about a limit that this link comes near",
	Looks: "Limits on which sources disagree, the reach or the loss limit of the grade of the cable, where more than 80 % of that " +
		"limit is used. Left to the rules about conditions where the length hangs on one.",
	Why:     "The stricter or better founded figure is taken here; another tool or a data sheet may say otherwise.",
	Fix:     "Look up the figure in the standard before money depends on it.",
	Source:  "the PHY table, which names who says each",
	Channel: checkLimitDisputed,
}

func checkLimitDisputed(channel *cabling.Channel, site cabling.Site) (findings []topology.Finding) {
	for _, phy := range channel.PHYs() {
		for _, dispute := range phy.Disputed {
			if measure, near := disputedMeasure(channel, site, phy, dispute); near {
				message := phy.Name + ", " + limitWords(dispute.About) + ": " + dispute.Text
				findings = append(findings, measured(topology.Info, measure, message, "")...)
			}
		}
	}
	return findings
}

func limitWords(topic cabling.Topic) string {
	if topic == cabling.AboutLoss {
		return "loss limit"
	}
	return "reach"
}

// nearShare is how much of a limit is near it.
const nearShare = 0.8

// disputedMeasure returns what the channel uses of the limit that a dispute is
// about, and whether that is more than 80 %.
func disputedMeasure(channel *cabling.Channel, site cabling.Site, phy *cabling.PHY, dispute cabling.Dispute) (measure cabling.Measure, near bool) {
	switch dispute.About {
	case cabling.AboutReach:
		reach, ok := channel.Reach(phy)
		if !ok || !channel.Length.Known || !dispute.Of(cabling.AboutReach, reach.As) {
			return measure, false
		}
		if len(channel.OpenConditions(phy)) > 0 {
			return measure, false // a warning tells on what it hangs
		}
		measure = cabling.Measure{Value: channel.Length.Metres, Limit: reach.Metres, Unit: "m", PHY: phy}
	case cabling.AboutLoss:
		budget, ok := channel.Budget(phy, site)
		if !ok || !dispute.Of(cabling.AboutLoss, budget.As) {
			return measure, false
		}
		measure = budget.Measure()
	}
	return measure, measure.Limit > 0 && measure.Value > nearShare*measure.Limit
}
