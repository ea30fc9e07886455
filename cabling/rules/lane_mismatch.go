package rules

import (
	"fmt"

	"cablewright/cabling"
	"cablewright/topology"
)

var laneMismatch = Rule{
	ID:       "lane-mismatch",
	Severity: topology.Error,
	Title:    "The lanes of the two ends are not the same",
	Looks: "The number of lanes, their rate and modulation at both ends; in a breakout, the lanes of the parent against the " +
		"PHY at the end of the legs.",
	Why:     "Four lanes of 25 Gbit/s are not one of 100: the total agrees, the signal does not, and the link never comes up.",
	Fix:     "Fit PHYs of one family at both ends.",
	Source:  "IEEE 802.3, the clause of each PHY",
	Channel: checkLanes,
}

func checkLanes(channel *cabling.Channel, site cabling.Site) []topology.Finding {
	fault, _ := channel.Breakout()
	if fault != cabling.LegDiffers && !differs(channel, cabling.LanesDiffer) {
		return nil
	}
	return one(topology.Error, fmt.Sprintf("%s faces %s", lanesText(channel.A.PHY), lanesText(channel.B.PHY)), fitOne(channel, site))
}

// lanesText writes "100GBASE-LR4 (4 × 25.8 GBd NRZ)".
func lanesText(phy *cabling.PHY) string {
	return fmt.Sprintf("%s (%d × %s GBd %s)", phy.Name, phy.Lanes, shortNumber(phy.LaneRate), phy.Modulation)
}
