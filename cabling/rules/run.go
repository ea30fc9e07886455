package rules

import (
	"cmp"
	"slices"

	"cablewright/topology"
)

// Run applies the rules and returns what they find in a total order: the most
// severe first, then by rule, place, row and message.
func Run(in Input, rules []Rule) []topology.Finding {
	if in.Limits == (Limits{}) {
		in.Limits = DefaultLimits()
	}
	in.tiers = topology.Tiers(in.Network)
	var findings []topology.Finding
	for _, rule := range rules {
		if rule.Check == nil {
			continue
		}
		for _, finding := range rule.Check(in) {
			finding.Rule, finding.Why = rule.ID, rule.Why
			findings = append(findings, finding)
		}
	}
	Sort(findings)
	return findings
}

// Sort brings findings into the order of Run.
func Sort(findings []topology.Finding) { slices.SortStableFunc(findings, compareFindings) }

func compareFindings(a, b topology.Finding) int {
	return cmp.Or(
		cmp.Compare(b.Severity, a.Severity),
		cmp.Compare(a.Rule, b.Rule),
		slices.CompareFunc(a.At, b.At, comparePlaces),
		topology.CompareNatural(a.Row, b.Row),
		cmp.Compare(a.Line, b.Line),
		cmp.Compare(a.Message, b.Message),
		cmp.Compare(a.Fix, b.Fix),
	)
}

func comparePlaces(a, b topology.Place) int {
	return cmp.Or(
		topology.CompareNatural(a.Name, b.Name),
		cmp.Compare(a.Device, b.Device),
		topology.CompareNatural(a.Port, b.Port),
	)
}
