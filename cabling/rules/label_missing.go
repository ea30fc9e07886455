package rules

import (
	"cablewright/cabling"
	"cablewright/topology"
)

var labelMissing = Rule{
	ID:       "label-missing",
	Severity: topology.Error,
	Title:    "The cable has no label",
	Looks:    "Rows without a label (label, label_a, label_b), where the policy wants one on every cable (site: labels: required).",
	Why:      "A cable that says nothing of itself is found by pulling it.",
	Fix:      "Label the cable at both ends, and write down what is on it.",
	Source:   "ANSI/TIA-606-D; ISO/IEC 14763-2",
	Named:    true,
	Channel:  checkLabelMissing,
}

func checkLabelMissing(channel *cabling.Channel, site cabling.Site) []topology.Finding {
	if !site.Labelled || channel.Label != "" || channel.A.Label != "" || channel.B.Label != "" {
		return nil
	}
	return one(topology.Error, "neither the cable nor its ends have a label", "")
}
