package rules

import (
	"fmt"

	"cablewright/cabling"
	"cablewright/topology"
)

var lossAbovePlan = Rule{
	ID:       "loss-above-plan",
	Severity: topology.Warning,
	Title:    "Much more light is lost between the transceivers than planned",
	Looks: "The power that one end tells to send less that which the other end tells to receive, against the loss that was tested, else that " +
		"which the elements plan: more than 3 dB above it, or as the site says, as modules measure to within 3 dB. The legs of a breakout are not judged.",
	Why:     "A connector is dirty, a cable bent, or a patch is in the path that is in no list.",
	Fix:     "Inspect and clean the connectors, look for bends, and compare the path with the list.",
	Source:  "SFF-8472; practice",
	Channel: checkLossAbovePlan,
}

func checkLossAbovePlan(channel *cabling.Channel, site cabling.Site) []topology.Finding {
	plan, known := plannedLoss(channel, site)
	if !known {
		return nil
	}
	var findings []topology.Finding
	for _, way := range []struct {
		from, to cabling.End
		text     string
	}{{channel.A, channel.B, "A to B"}, {channel.B, channel.A, "B to A"}} {
		if !way.from.Tx.Known || !way.to.Rx.Known {
			continue
		}
		measure := cabling.Measure{Value: way.from.Tx.DB - way.to.Rx.DB, Limit: plan + site.PlanMargin, Unit: "dB"}
		if measure.Over() {
			findings = append(findings, measured(topology.Warning, measure,
				fmt.Sprintf("%.1f dB are lost from %s, %.1f dB more than planned", measure.Value, way.text, measure.Value-plan), "")...)
		}
	}
	return findings
}

// plannedLoss returns what the channel is expected to lose, of the PHY that
// expects most. It is cheap where no powers are told.
func plannedLoss(channel *cabling.Channel, site cabling.Site) (plan float64, known bool) {
	if !channel.A.Rx.Known && !channel.B.Rx.Known || channel.Legs > 1 {
		return 0, false
	}
	if tested := channel.Tested.WorstLoss(); tested.Known {
		return tested.DB, true
	}
	if !channel.TellsLoss() {
		return 0, false
	}
	for _, phy := range channel.PHYs() {
		if budget, ok := channel.Budget(phy, site); ok && budget.Plan() >= plan {
			plan, known = budget.Plan(), true
		}
	}
	return plan, known
}
