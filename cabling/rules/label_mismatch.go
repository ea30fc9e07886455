package rules

import (
	"fmt"

	"cablewright/cabling"
	"cablewright/topology"
)

var labelMismatch = Rule{
	ID:       "label-mismatch",
	Severity: topology.Error,
	Title:    "The labels at the two ends tell different links",
	Looks: "Labels of a link in the form of ANSI/TIA-606 at both ends (label_a, label_b): AD02-35:17/AG03-35:17 at one end is that or " +
		"AG03-35:17/AD02-35:17 at the other. Labels of another form are let pass.",
	Why:     "Whoever follows one of the two arrives at another port than whoever follows the other.",
	Fix:     "Follow the cable, and label both ends with the two places where it ends.",
	Source:  "ANSI/TIA-606-C and -D",
	Named:   true,
	Channel: checkLabelMismatch,
}

func checkLabelMismatch(channel *cabling.Channel, _ cabling.Site) []topology.Finding {
	a, b := channel.A.Label, channel.B.Label
	if a == "" || b == "" || cabling.SameLink(a, b) {
		return nil
	}
	return one(topology.Error, fmt.Sprintf("labelled %q at A and %q at B", a, b), "")
}
