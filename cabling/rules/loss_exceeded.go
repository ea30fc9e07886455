package rules

import (
	"fmt"
	"math"
	"strings"

	"cablewright/cabling"
	"cablewright/topology"
)

var lossExceeded = Rule{
	ID:       "loss-exceeded",
	Severity: topology.Error,
	Title:    "The channel loses more light than the PHY allows",
	Looks: "The insertion loss of fibre, connections, cassettes, splices and taps against the limit of the PHY for the " +
		"grade. Better glass may use the limit of a worse grade whose reach covers the length. What is not told is taken " +
		"from the site. A PHY without a limit is held to the least power that it sends and takes, where that is known. A channel that was tested is left to tested-loss.",
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
	return measured(topology.Error, measure, fmt.Sprintf("the channel loses %.2f dB (%s), %s", measure.Value, budget, allowed(budget)), lessLoss(channel, budget, site))
}

// allowed says what a PHY allows, and what that is from where it is no limit of a
// standard.
func allowed(budget cabling.Budget) string {
	if budget.ByPower {
		return fmt.Sprintf("%s sends %.1f dBm at least and takes %.1f dBm at least, %.2f dB less",
			budget.PHY.Name, budget.PHY.TxPower.Min, budget.PHY.RxPower.Min, budget.Limit)
	}
	return fmt.Sprintf("%s allows %.2f dB over %s", budget.PHY.Name, budget.Limit, budget.As)
}

// lessLoss says what brings the loss down to the limit: fewer connections, better
// ones, or a PHY that allows the loss.
func lessLoss(channel *cabling.Channel, budget cabling.Budget, site cabling.Site) string {
	ways := lessConnections(channel, budget, site)
	if other := fitInstead(channel, budget.PHY.Rate, site, func(phy *cabling.PHY) bool {
		limit, _ := phy.LossLimit(channel.Grade(), channel.Length)
		return limit > 0 && phy.IsBuilt() && phy.Family == budget.PHY.Family && phy.Strands == budget.PHY.Strands
	}); other != "" {
		ways = append(ways, "u"+strings.TrimPrefix(other, "U"))
	}
	if ways == nil {
		return ""
	}
	fix := strings.Join(ways, "; or ") + "."
	return strings.ToUpper(fix[:1]) + fix[1:]
}

// lessConnections says how many connections are too many, and what each may lose.
func lessConnections(channel *cabling.Channel, budget cabling.Budget, site cabling.Site) (ways []string) {
	connections, each := channel.Connections(site)
	if each == 0 {
		return nil
	}
	excess := budget.Loss() - budget.Limit
	if out := int(math.Ceil(excess/each - 1e-9)); out < connections {
		ways = append(ways, fmt.Sprintf("leave out %d of the %s", out, count(connections, "connection")))
	}
	if better := math.Floor(100*(each-excess/float64(connections))+1e-9) / 100; better >= leastLoss {
		ways = append(ways, fmt.Sprintf("use connections of at most %.2f dB each", better))
	}
	return ways
}

// leastLoss is what no connection is planned below, in dB.
const leastLoss = 0.15

// lacksLoss tells what the loss would need. A reach without its loss is still a
// reach.
func lacksLoss(channel *cabling.Channel) []Lack {
	if phy := channel.Unlimited(); phy != nil {
		return []Lack{{What: "loss limit of " + phy.Name + ": none is known, and the loss is held to none", Optional: true}}
	}
	if !channel.Family().IsFibre() || channel.TellsLoss() || channel.Tested.WorstLoss().Known {
		return nil
	}
	return []Lack{{What: "elements: the loss of the connections is not counted", Optional: true}}
}
