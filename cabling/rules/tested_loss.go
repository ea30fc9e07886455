package rules

import (
	"fmt"

	"cablewright/cabling"
	"cablewright/topology"
)

var testedLoss = Rule{
	ID:       "tested-loss",
	Severity: topology.Error,
	Title:    "The installed channel loses more light than it may",
	Looks: "The loss that a test found (tested_db, or the worse of tested_db_a and tested_db_b) against the limit of the PHY; a warning where it is " +
		"within it, but more than 0.5 dB, or as the site says, above what the elements plan. Where a test is told, it and not the plan is held to the limits.",
	Why:     "A loss above the plan is dirt, a bend or a bad splice, which gets worse; one above the limit is a link that fails.",
	Fix:     "Inspect and clean every connector, look for tight bends, and test again; find the place with an OTDR.",
	Source:  "IEC 61280-4-1 and -4-2; ANSI/TIA-526-14 and -7",
	Channel: checkTestedLoss,
}

func checkTestedLoss(channel *cabling.Channel, site cabling.Site) []topology.Finding {
	tested := channel.Tested.WorstLoss()
	if !tested.Known {
		return nil
	}
	budget, ok := channel.TightestBudget(site)
	if measure := budget.Measure(); ok && measure.Over() {
		return measured(topology.Error, measure, fmt.Sprintf("the test found %.2f dB, %s", measure.Value, allowed(budget)), "")
	}
	return abovePlan(channel, tested.DB, site)
}

// abovePlan compares a tested loss with what the elements plan, by the PHY that
// plans the highest.
func abovePlan(channel *cabling.Channel, tested float64, site cabling.Site) []topology.Finding {
	var plan cabling.Budget
	for _, phy := range channel.PHYs() {
		if budget, ok := channel.Budget(phy, site); ok && budget.Counted && budget.Plan() >= plan.Plan() {
			plan = budget
		}
	}
	if plan.PHY == nil || !channel.TellsLoss() {
		return nil
	}
	measure := cabling.Measure{Value: tested, Limit: plan.Plan() + site.TestMargin, Unit: "dB"}
	if !measure.Over() {
		return nil
	}
	return measured(topology.Warning, measure, fmt.Sprintf("the test found %.2f dB, %.2f dB above what is planned (%s)", tested, tested-plan.Plan(), plan.PlanText()), "")
}
