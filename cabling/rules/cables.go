package rules

import (
	"slices"

	"cablewright/cabling"
	"cablewright/topology"
)

// CheckCables holds a list of cables laid over a network to the rules, and each
// of its channels. It returns what they find, in the order of Run and at the ends
// of the links, and the outcome of every channel, in the order of the list. A
// channel without a link is judged by what its list tells.
func CheckCables(network *topology.Network, cables *cabling.Joined, rules []Rule, site cabling.Site) ([]topology.Finding, []Outcome) {
	findings := checkLaid(network, cables, rules)
	outcomes := make([]Outcome, len(cables.Channels))
	list := NewList(rules, site)
	told := newToldLinks(network, rules, site)
	unknown := slices.IndexFunc(rules, func(r Rule) bool { return r.ID == cableUnknown.ID })
	for _, i := range wrongLast(cables) {
		placed, outcome := &cables.Channels[i], &outcomes[i]
		*outcome = list.Check(&placed.Channel)
		for j := range outcome.Findings {
			outcome.Findings[j] = about(outcome.Findings[j], placed)
			rule := outcome.Findings[j].Rule
			if placed.Heard && toldOfPorts(rules, rule) || told.has(rule, placed) {
				continue // the verdict stands, and Check tells why
			}
			findings = append(findings, outcome.Findings[j])
		}
		if unknown >= 0 && outcome.Verdict == Unverifiable && len(outcome.Missing) > 0 {
			findings = append(findings, lacking(rules[unknown], placed, outcome.Missing))
		}
	}
	Sort(findings)
	return findings, outcomes
}

// wrongLast returns the positions of the rows, those that the network has plugged
// elsewhere behind the others: of two rows for one port, the wrong one is to have
// the finding.
func wrongLast(cables *cabling.Joined) []int {
	order := make([]int, 0, len(cables.Channels))
	var wrong []int
	for i := range cables.Channels {
		if pluggedElsewhere(&cables.Channels[i]) {
			wrong = append(wrong, i)
		} else {
			order = append(order, i)
		}
	}
	return append(order, wrong...)
}

// toldOfPorts reports whether a rule tells of the ports themselves.
func toldOfPorts(rules []Rule, id string) bool {
	return slices.ContainsFunc(rules, func(r Rule) bool { return r.ID == id && r.Ports })
}

// toldLinks are the links of a network that Check of a rule tells of: it is asked
// once, when the first row has a finding of the rule.
type toldLinks struct {
	Input
	rules map[string]Rule // those with Links
	links map[string]map[[2]topology.Place]bool
}

func newToldLinks(network *topology.Network, rules []Rule, site cabling.Site) *toldLinks {
	t := &toldLinks{Input: Input{Network: network, Site: site}, rules: make(map[string]Rule), links: make(map[string]map[[2]topology.Place]bool)}
	for _, rule := range rules {
		if rule.Links && rule.Check != nil {
			t.rules[rule.ID] = rule
		}
	}
	return t
}

// has reports whether Check of a rule tells of the link of a row.
func (t *toldLinks) has(id string, placed *cabling.Placed) bool {
	rule, known := t.rules[id]
	if !known || placed.Link < 0 {
		return false
	}
	links := t.links[id]
	if links == nil {
		links = make(map[[2]topology.Place]bool)
		for _, finding := range rule.Check(t.Input) {
			if len(finding.At) == 2 {
				links[[2]topology.Place{finding.At[0], finding.At[1]}] = true
			}
		}
		t.links[id] = links
	}
	return links[placed.At] || links[[2]topology.Place{placed.At[1], placed.At[0]}]
}

// about puts a finding about a row of the list at its link, and names the row.
func about(finding topology.Finding, placed *cabling.Placed) topology.Finding {
	finding.At, finding.Row, finding.Line = placed.Places(), placed.ID, placed.Line
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
