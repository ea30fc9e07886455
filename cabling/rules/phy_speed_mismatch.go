package rules

import (
	"fmt"

	"cablewright/cabling"
	"cablewright/topology"
)

var phySpeedMismatch = Rule{
	ID:       "phy-speed-mismatch",
	Severity: topology.Error,
	Title:    "The ends, or the end and the link, are of different speed",
	Looks: "The rates of both PHYs, and the speed that is asked of them. BASE-T and Fibre Channel ends negotiate the slower " +
		"one and are let pass.",
	Why: "A transceiver sends at the rate it is made for. Two of different rates see light and no link, and a PHY does not " +
		"carry more than its own rate.",
	Fix:     "Fit the same PHY at both ends, of the speed that the link needs.",
	Source:  "IEEE 802.3, the clause of each PHY",
	Channel: checkPHYSpeed,
}

func checkPHYSpeed(channel *cabling.Channel, _ cabling.Site) []topology.Finding {
	if differs(channel, cabling.SpeedDiffers) {
		a, b := channel.A.PHY, channel.B.PHY
		return one(topology.Error, fmt.Sprintf("%s (%s) faces %s (%s)",
			a.Name, speedText(float64(a.Rate)), b.Name, speedText(float64(b.Rate))), "")
	}
	for _, phy := range channel.PHYs() {
		if phy.Rate > 0 && phy.Rate < channel.Speed && channel.Legs < 2 {
			return one(topology.Error, fmt.Sprintf("%s carries %s, the link needs %s",
				phy.Name, speedText(float64(phy.Rate)), speedText(float64(channel.Speed))), "")
		}
	}
	return nil
}
