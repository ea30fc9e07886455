package rules

import (
	"fmt"

	"cablewright/cabling"
	"cablewright/topology"
)

var cagePower = Rule{
	ID:       "cage-power",
	Severity: topology.Error,
	Title:    "The module takes more power than the port gives",
	Looks:    "What each module takes at most against what its cage gives, where both are told.",
	Why: "The port leaves such a module in low-power mode, dark, or its cage is hotter than the module may get: it fails " +
		"in summer.",
	Fix:     "Use a port of a higher power class, often the outer ones, or a module that takes less.",
	Source:  "SFF-8636 table 6-16 and CMIS (power classes); QSFP-DD MSA; OSFP MSA; data sheets of port and module",
	Channel: checkCagePower,
	Lacks:   lacksCagePower,
}

func checkCagePower(channel *cabling.Channel, _ cabling.Site) []topology.Finding {
	var findings []topology.Finding
	for i, end := range []*cabling.End{&channel.A, &channel.B} {
		if end.Power <= end.CagePower || end.CagePower == 0 {
			continue
		}
		measure := cabling.Measure{Value: end.Power, Limit: end.CagePower, Unit: "W"}
		findings = append(findings, measured(topology.Error, measure, fmt.Sprintf("%s: the module takes %s W, the port gives %s W",
			endName(i), shortNumber(end.Power), shortNumber(end.CagePower)), "")...)
	}
	return findings
}

func lacksCagePower(channel *cabling.Channel) []Lack {
	for _, end := range []*cabling.End{&channel.A, &channel.B} {
		if end.Power > 0 && end.CagePower == 0 {
			return []Lack{{"power that the port gives", true}}
		}
		if end.Power == 0 && end.CagePower > 0 {
			return []Lack{{"power that the module takes", true}}
		}
	}
	return nil
}
