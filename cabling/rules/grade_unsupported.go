package rules

import (
	"fmt"
	"strings"

	"cablewright/cabling"
	"cablewright/topology"
)

var gradeUnsupported = Rule{
	ID:       "grade-unsupported",
	Severity: topology.Error,
	Title:    "The PHY is not specified for this grade of cable",
	Looks:    "The worst grade in the path against those that each PHY is specified for.",
	Why:      "Nobody has shown that it works, at any length; most often the bandwidth of the cable does not suffice.",
	Fix:      "Lay a better grade, or fit a PHY that is specified for this one.",
	Source:   "IEEE 802.3, the medium of each clause",
	Channel:  checkGradeUnsupported,
}

func checkGradeUnsupported(channel *cabling.Channel, site cabling.Site) []topology.Finding {
	grade := channel.Grade()
	if grade == "" {
		return nil
	}
	for _, phy := range channel.Carried() {
		reach, specified := channel.Reach(phy)
		if specified && reach.Metres > 0 || !phy.RunsOnGradesOf(grade.Family()) {
			continue
		}
		findings := one(topology.Error, fmt.Sprintf("%s is not specified for %s%s", phy.Name, grade, specifiedFor(phy)), fitGrade(channel, phy, site))
		findings[0].Source = phy.Reference()
		return findings
	}
	return nil
}

// fitGrade names a PHY for the grade that is there.
func fitGrade(channel *cabling.Channel, phy *cabling.PHY, site cabling.Site) string {
	fix := fitInstead(channel, phy.Rate, site, (*cabling.PHY).IsBuilt)
	if fix == "" {
		return ""
	}
	return fix + "; or lay a better grade."
}

// specifiedFor writes ", only for om3 (70 m) and om4 (100 m)"; empty where there
// is no grade.
func specifiedFor(phy *cabling.PHY) string {
	var grades []string
	for _, grade := range cabling.Grades() {
		if limit := phy.Limits[grade]; limit.Reach.Metres > 0 {
			grades = append(grades, fmt.Sprintf("%s (%s)", grade, metres(limit.Reach.Metres)))
		}
	}
	if len(grades) == 0 {
		return ""
	}
	return ", only for " + strings.Join(grades, ", ")
}
