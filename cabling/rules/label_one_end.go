package rules

import (
	"fmt"

	"cablewright/cabling"
	"cablewright/topology"
)

var labelOneEnd = Rule{
	ID:       "label-one-end",
	Severity: topology.Error,
	Title:    "The cable is labelled at one end alone",
	Looks:    "The labels at the two ends (label_a, label_b): one of them is told and the other is not.",
	Why:      "Whoever stands at the other end has to pull the cable to know which one it is.",
	Fix:      "Label both ends of every cable and cord.",
	Source:   "ANSI/TIA-606-D; ISO/IEC 14763-2",
	Named:    true,
	Channel:  checkLabelOneEnd,
}

func checkLabelOneEnd(channel *cabling.Channel, _ cabling.Site) []topology.Finding {
	a, b := channel.A.Label, channel.B.Label
	if (a == "") == (b == "") {
		return nil
	}
	if a == "" {
		return one(topology.Error, fmt.Sprintf("labelled %q at B, and not at A", b), "")
	}
	return one(topology.Error, fmt.Sprintf("labelled %q at A, and not at B", a), "")
}
