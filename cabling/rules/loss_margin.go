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
	Looks:    "The loss of a channel within its limit, measured or else planned, where less than the margin of the site (0.3 dB) is left.",
	Why:      "A dirty connector or a repair splice takes as much.",
	Fix:      "Use low-loss connectors, or plan one connection less.",
	Source:   "practice",
	Channel:  checkLossMargin,
}

func checkLossMargin(channel *cabling.Channel, site cabling.Site) []topology.Finding {
	budget, ok := channel.TightestBudget(site)
	if !ok || !budget.Measured.Known && !channel.TellsLoss() {
		return nil
	}
	measure := budget.Measure()
	if measure.Over() || measure.Margin() >= site.LossMargin {
		return nil
	}
	how := ""
	if budget.Measured.Known {
		how = "measured "
	}
	return measured(topology.Info, measure, fmt.Sprintf("%s%.2f dB of %.2f dB: %.2f dB are left", how, measure.Value, measure.Limit, measure.Margin()), "")
}
