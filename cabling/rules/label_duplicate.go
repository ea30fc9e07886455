package rules

import (
	"fmt"

	"cablewright/cabling"
	"cablewright/topology"
)

var labelDuplicate = Rule{
	ID:       "label-duplicate",
	Severity: topology.Error,
	Title:    "Two cables of the list have one label",
	Looks: "The labels of all rows, in upper or lower case: that of the cable (label), else both of its ends together (label_a, label_b). The legs of a breakout " +
		"may share theirs.",
	Why:    "A label names one thing: with two, the wrong cable gets pulled.",
	Fix:    "Give each cable a label of its own, on the cable and in the list.",
	Source: "ANSI/TIA-606-D: an identifier is unique",
	Rows:   labelsOfRows,
}

// labelsOfRows returns a check that remembers the labels of rows.
func labelsOfRows(cabling.Site) func(*cabling.Channel) []topology.Finding {
	met := newLabels()
	return func(channel *cabling.Channel) []topology.Finding {
		label := channel.Label
		if label == "" && channel.A.Label != "" && channel.B.Label != "" {
			label = channel.A.Label + " / " + channel.B.Label
		}
		if label == "" {
			return nil
		}
		other, more := met.use(label, channel.ID, channel.Legs > 1)
		if !more {
			return nil
		}
		return one(topology.Error, fmt.Sprintf("the label %q is on %s too", label, other), "")
	}
}
