package rules

import (
	"slices"

	"cablewright/cabling"
	"cablewright/topology"
)

// matings returns the findings about connectors that must not meet for any of
// the given reasons.
func matings(channel *cabling.Channel, reasons ...cabling.MatingFault) []topology.Finding {
	var findings []topology.Finding
	for _, mating := range channel.Matings() {
		if slices.Contains(reasons, mating.Fault) {
			findings = append(findings, one(topology.Error, mating.Text, "")...)
		}
	}
	return findings
}
