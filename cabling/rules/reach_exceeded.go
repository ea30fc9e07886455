package rules

import (
	"fmt"

	"cablewright/cabling"
	"cablewright/topology"
)

var reachExceeded = Rule{
	ID:       "reach-exceeded",
	Severity: topology.Error,
	Title:    "The cable is longer than the PHY reaches",
	Looks: "The whole channel, cords among it, against the reach of the weaker PHY over the worst grade in the path. OM4 and " +
		"OM5 carry what OM3 carries, and OM5 no more than OM4 unless the PHY uses its wavelengths.",
	Why: "Past the reach, dispersion and crosstalk close the eye: errors under load, or no link. A loss within the limit " +
		"does not help.",
	Fix:     "Use a PHY with a longer reach, a better grade of cable, or a shorter path.",
	Source:  "IEEE 802.3, the reach of each clause",
	Channel: checkReachExceeded,
	Lacks:   lacksReach,
}

func checkReachExceeded(channel *cabling.Channel, site cabling.Site) []topology.Finding {
	measure, by, ok := channel.ReachMeasure()
	if !ok || !measure.Over() {
		return nil
	}
	message := fmt.Sprintf("%s over %s reaches %s, the channel has %s",
		by.PHY.Name, gradeText(channel, by.Grade), metres(measure.Limit), metres(measure.Value))
	if by.Why != "" {
		message += ": " + by.Why
	}
	return measured(topology.Error, measure, message, otherPHY(channel, by, site))
}

// otherPHY names another PHY of the same speed that carries over the path and
// its fibres as they are; empty where there is none without conditions.
func otherPHY(channel *cabling.Channel, by cabling.Reach, site cabling.Site) string {
	fix := fitInstead(channel, by.PHY.Rate, site, func(phy *cabling.PHY) bool {
		return phy.IsBuilt() && phy.Family == by.PHY.Family && phy.Strands == by.PHY.Strands
	})
	if fix == "" {
		return ""
	}
	return fmt.Sprintf("%s; or shorten the path to %s.", fix, metres(by.Metres))
}
