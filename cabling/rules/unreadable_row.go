package rules

import (
	"cablewright/cabling"
	"cablewright/topology"
)

// unreadableRow speaks for channels that were not understood. List holds them to no
// other rule: a verdict on half of what stands there would be a guess.
var unreadableRow = Rule{
	ID:       "unreadable-row",
	Severity: topology.Error,
	Title:    "A row of a list of cables cannot be understood",
	Looks: "Every cell that is not empty, and the number of cells. Spellings that can mean one thing only " +
		"are taken: 85 ft, Cat 6A, OM-4, 100G-SR4.",
	Why:    "What is not understood is not checked: the channel may be sound or not.",
	Fix:    "Correct the cell; the message names the nearest that would be understood.",
	Source: "the columns as cablewright check --help lists them",
	Channel: func(channel *cabling.Channel, _ cabling.Site) []topology.Finding {
		var findings []topology.Finding
		for _, text := range channel.Unread {
			findings = append(findings, one(topology.Error, text, "Correct the cell.")...)
		}
		return findings
	},
}
