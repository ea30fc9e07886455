package rules

import (
	"slices"
	"strings"

	"cablewright/cabling"
	"cablewright/topology"
)

// CheckCables holds a list of cables laid over a network to the rules, and each
// of its channels. It returns what they find, in the order of Run and at the ends
// of the links, and how many channels have which verdict. A channel without a
// link is judged by what its list tells.
func CheckCables(network *topology.Network, cables *cabling.Joined, rules []Rule, site cabling.Site) ([]topology.Finding, map[Verdict]int) {
	findings := checkLaid(network, cables, rules)
	verdicts := make(map[Verdict]int)
	list := NewList(rules, site)
	unknown := slices.IndexFunc(rules, func(r Rule) bool { return r.ID == cableUnknown.ID })
	for i := range cables.Channels {
		placed := &cables.Channels[i]
		outcome := list.Check(&placed.Channel)
		verdicts[outcome.Verdict]++
		for _, finding := range outcome.Findings {
			if placed.Heard && toldOfPorts(rules, finding.Rule) {
				continue // the verdict stands, and Check tells why
			}
			findings = append(findings, placedFinding(finding, placed))
		}
		if unknown >= 0 && outcome.Verdict == Unverifiable && len(outcome.Missing) > 0 {
			findings = append(findings, lacking(rules[unknown], placed, outcome.Missing))
		}
	}
	Sort(findings)
	return findings, verdicts
}

// toldOfPorts reports whether a rule tells of the ports themselves.
func toldOfPorts(rules []Rule, id string) bool {
	return slices.ContainsFunc(rules, func(r Rule) bool { return r.ID == id && r.Ports })
}

// placedFinding puts a finding about a channel at its link, and names its row.
func placedFinding(finding topology.Finding, placed *cabling.Placed) topology.Finding {
	finding.At = placed.Places()
	if !strings.HasPrefix(finding.Message, placed.ID) {
		finding.Message = placed.ID + ": " + finding.Message
	}
	return finding
}

func checkLaid(network *topology.Network, cables *cabling.Joined, rules []Rule) (findings []topology.Finding) {
	for _, rule := range rules {
		if rule.Laid == nil {
			continue
		}
		for _, finding := range rule.Laid(network, cables) {
			finding.Rule, finding.Why, finding.Source = rule.ID, rule.Why, rule.Source
			findings = append(findings, finding)
		}
	}
	return findings
}
