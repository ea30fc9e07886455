package rules

import (
	"cmp"
	"slices"

	"cablewright/cabling"
	"cablewright/topology"
)

// Outcome is what the rules say about one channel.
type Outcome struct {
	Verdict   Verdict
	Findings  []topology.Finding // the most severe first, then in the order of All
	Missing   []string           // what a channel without a failure would have to tell for a verdict
	Unchecked []string           // what was not told and not checked; the verdict stands without it
}

// Verdict says whether a channel will work.
type Verdict string

// Verdicts, the first that applies.
const (
	Fail         Verdict = "fail"         // an error was found, whatever else is told
	Unverifiable Verdict = "unverifiable" // something that decides was not told
	Warn         Verdict = "warn"         // it works under a condition
	Pass         Verdict = "pass"
)

// Lack is something that a channel does not tell.
type Lack struct {
	What     string // "length", "form factor of the modules"
	Optional bool   // the rest of the rule holds without it
}

// CheckChannel applies those of the rules that are for channels. One that could
// not be read is held to unreadableRow alone, whatever the rules.
func CheckChannel(channel *cabling.Channel, rules []Rule, site cabling.Site) Outcome {
	var outcome Outcome
	if len(channel.Unread) > 0 {
		rules = []Rule{unreadableRow}
	}
	for i := range rules {
		rule := &rules[i]
		if rule.Channel == nil {
			continue
		}
		for _, finding := range rule.Channel(channel, site) {
			outcome.Findings = append(outcome.Findings, complete(finding, rule, channel))
		}
		if rule.Lacks != nil {
			outcome.add(rule.Lacks(channel))
		}
	}
	slices.SortStableFunc(outcome.Findings, func(a, b topology.Finding) int { return cmp.Compare(b.Severity, a.Severity) })
	outcome.Verdict = outcome.verdict()
	if len(channel.Unread) > 0 {
		outcome.Verdict = Unverifiable
	}
	return outcome
}

// complete fills in what a rule leaves to CheckChannel.
func complete(finding topology.Finding, rule *Rule, channel *cabling.Channel) topology.Finding {
	finding.Rule, finding.Why = rule.ID, rule.Why
	finding.Fix = cmp.Or(finding.Fix, rule.Fix)
	finding.Source = cmp.Or(finding.Source, rule.Source)
	if finding.At == nil {
		finding.At = channelPlaces(channel)
	}
	return finding
}

// add notes what is not told, each thing once.
func (o *Outcome) add(lacks []Lack) {
	for _, lack := range lacks {
		list := &o.Missing
		if lack.Optional {
			list = &o.Unchecked
		}
		if !slices.Contains(*list, lack.What) {
			*list = append(*list, lack.What)
		}
	}
}

func (o *Outcome) verdict() Verdict {
	severity := topology.Info
	if len(o.Findings) > 0 {
		severity = o.Findings[0].Severity
	}
	switch {
	case severity >= topology.Error:
		return Fail
	case len(o.Missing) > 0:
		return Unverifiable
	case severity == topology.Warning:
		return Warn
	}
	return Pass
}

// channelPlaces returns the ends of a channel, or its identifier where they are
// not told.
func channelPlaces(channel *cabling.Channel) []topology.Place {
	var at []topology.Place
	for _, end := range []cabling.End{channel.A, channel.B} {
		if end.Device != "" {
			at = append(at, topology.Place{Name: end.Device, Port: end.Port})
		}
	}
	if at == nil {
		at = []topology.Place{{Name: channel.ID}}
	}
	return at
}
