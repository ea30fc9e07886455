package rules

import (
	"fmt"

	"cablewright/cabling"
	"cablewright/topology"
)

var labelRange = Rule{
	ID:       "label-range",
	Severity: topology.Error,
	Title:    "The two halves of a label have different numbers of ports",
	Looks:    "Labels of a link between panels, in the form of ANSI/TIA-606: AD02-35:01-24/AG03-35:01-24. Both halves have as many ports.",
	Why:      "Fibres or pairs end nowhere, or one half is wrong, and every port behind it.",
	Fix:      "Count the ports at both panels and correct the label.",
	Source:   "ANSI/TIA-606-C and -D",
	Named:    true,
	Channel:  checkLabelRange,
}

func checkLabelRange(channel *cabling.Channel, _ cabling.Site) []topology.Finding {
	var findings []topology.Finding
	for _, label := range labelsOf(channel) {
		if label == "" {
			continue
		}
		if near, far, ok := cabling.LabelPorts(label); ok && near != far {
			measure := cabling.Measure{Value: float64(near), Limit: float64(far), Unit: "ports"}
			findings = append(findings, measured(topology.Error, measure, fmt.Sprintf("the label %q has %s on one side and %d on the other", label, count(near, "port"), far), "")...)
		}
	}
	return findings
}
