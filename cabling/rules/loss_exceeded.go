package rules

import (
	"fmt"

	"cablewright/cabling"
	"cablewright/topology"
)

var lossExceeded = Rule{
	ID:       "loss-exceeded",
	Severity: topology.Error,
	Title:    "The channel loses more light than the PHY allows",
	Looks: "The insertion loss of fibre, connections, cassettes, splices and taps against the limit of the PHY for the " +
		"grade. Better glass may use the limit of a worse grade whose reach covers the length. What is not told is taken " +
		"from the site. A channel that was tested is left to tested-loss.",
	Why:     "Too little light arrives: the link is down, or runs with errors that come and go with temperature and dust.",
	Fix:     "Leave out a connection, use low-loss connectors, clean them and measure; else a PHY with a larger budget.",
	Source:  "IEEE 802.3, the channel insertion loss of each clause",
	Channel: checkLossExceeded,
	Lacks:   lacksLoss,
}

func checkLossExceeded(channel *cabling.Channel, site cabling.Site) []topology.Finding {
	budget, ok := channel.TightestBudget(site)
	if !ok || budget.Measured.Known || !budget.Measure().Over() || !channel.TellsLoss() && channel.Attenuation == 0 {
		return nil // fibre alone, of a planned attenuation: its reach speaks for it
	}
	measure := budget.Measure()
	return measured(topology.Error, measure, fmt.Sprintf("the channel loses %.2f dB (%s), %s allows %.2f dB over %s",
		measure.Value, budget, budget.PHY.Name, measure.Limit, budget.As), "")
}

// lacksLoss tells what the loss would need. A reach without its loss is still a
// reach.
func lacksLoss(channel *cabling.Channel) []Lack {
	if !channel.Family().IsFibre() || channel.TellsLoss() || channel.Tested.WorstLoss().Known {
		return nil
	}
	return []Lack{{What: "elements: the loss of the connections is not counted", Optional: true}}
}
