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
// its fibres as they are, else a better grade of cable; empty where there is none
// without conditions.
func otherPHY(channel *cabling.Channel, by cabling.Reach, site cabling.Site) string {
	fix := fitInstead(channel, by.PHY.Rate, site, func(phy *cabling.PHY) bool {
		return phy.IsBuilt() && phy.Family == by.PHY.Family && phy.Strands == by.PHY.Strands
	})
	if fix == "" {
		fix = betterGrade(channel, by)
	}
	switch {
	case fix != "":
		return fmt.Sprintf("%s; or shorten the path to %s.", fix, metres(by.Metres))
	case by.PHY.Family == cabling.TwistedPair:
		return fmt.Sprintf("Shorten the path to %s, put a switch half way, or lay fibre.", metres(by.Metres))
	}
	return ""
}

// betterGrade names the least of the better grades over which the PHY reaches the
// length without conditions; empty where there is none, or a maker or a leg is
// what limits it.
func betterGrade(channel *cabling.Channel, by cabling.Reach) string {
	if by.Why != "" || channel.Medium == nil || channel.Medium.Grade != by.Grade {
		return ""
	}
	for _, grade := range cabling.Grades() {
		reach, told := by.PHY.ReachOver(grade)
		if told && grade.Family() == by.Grade.Family() && reach.Metres > by.Metres && reach.Metres >= channel.Length.Metres {
			return fmt.Sprintf("Lay %s, over which %s reaches %s", grade, by.PHY.Name, metres(reach.Metres))
		}
	}
	return ""
}
