package rules

import (
	"fmt"

	"cablewright/cabling"
	"cablewright/topology"
)

var breakoutLegs = Rule{
	ID:       "breakout-legs",
	Severity: topology.Error,
	Title:    "The breakout has more legs than the PHY has lanes for",
	Looks:    "The number of legs against the lanes of the parent and those that a leg takes.",
	Why:      "A leg without a lane is dark.",
	Fix:      "Use as many legs as the PHY gives.",
	Source:   "IEEE 802.3, the lanes of each clause",
	Channel:  checkBreakoutLegs,
}

func checkBreakoutLegs(channel *cabling.Channel, _ cabling.Site) []topology.Finding {
	fault, most := channel.Breakout()
	if fault != cabling.TooManyLegs {
		return nil
	}
	measure := cabling.Measure{Value: float64(channel.Legs), Limit: float64(most), Unit: "legs", PHY: channel.A.PHY}
	return measured(topology.Error, measure, fmt.Sprintf("%s has lanes for %s, not %d", channel.A.PHY.Name, count(most, "leg"), channel.Legs), "")
}
