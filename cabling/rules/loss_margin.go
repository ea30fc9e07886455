package rules

import (
	"fmt"

	"cablewright/cabling"
	"cablewright/topology"
)

var lossMargin = Rule{
	ID:       "loss-margin",
	Severity: topology.Info,
	Title:    "Little of the loss budget is left",
	Looks:    "The loss of a channel within its limit, where less than the margin of the site (0.3 dB) is left.",
	Why:      "A dirty connector or a repair splice takes as much.",
	Fix:      "Use low-loss connectors, or plan one connection less.",
	Source:   "practice",
	Channel:  checkLossMargin,
}

func checkLossMargin(channel *cabling.Channel, site cabling.Site) []topology.Finding {
	budget, ok := channel.TightestBudget(site)
	if !ok || !channel.TellsLoss() {
		return nil
	}
	measure := budget.Measure()
	if measure.Over() || measure.Margin() >= site.LossMargin {
		return nil
	}
	return measured(topology.Info, measure, fmt.Sprintf("%.2f dB of %.2f dB: %.2f dB are left", measure.Value, measure.Limit, measure.Margin()), "")
}
