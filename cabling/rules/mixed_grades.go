package rules

import (
	"fmt"

	"cablewright/cabling"
	"cablewright/topology"
)

var mixedGrades = Rule{
	ID:       "mixed-grades",
	Severity: topology.Warning,
	Title:    "Cables of different grade follow one another",
	Looks:    "The grades of the cable and of its cords. The channel is judged by the worst.",
	Why: "The best cable carries no further than the worst part of the path; who extends it later will trust the label of " +
		"the trunk.",
	Fix:     "Use cords of the grade of the cable.",
	Source:  "ISO/IEC 11801-1; ANSI/TIA-568",
	Channel: checkMixedGrades,
}

func checkMixedGrades(channel *cabling.Channel, _ cabling.Site) []topology.Finding {
	grades := channel.Grades()
	if len(grades) < 2 || !grades[0].Fits(grades[len(grades)-1]) {
		return nil // core-mismatch tells
	}
	return one(topology.Warning, fmt.Sprintf("%s beside %s: the limits of %s hold for all", grades[0], grades[len(grades)-1], grades[0]), "")
}
