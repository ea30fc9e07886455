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

	// Like is set where every channel that is like this one (Channel.Like) has the
	// same outcome, places aside; nil: this one may be the only one.
	Like *cabling.Channel
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

// CheckChannel judges a channel that is in no list.
func CheckChannel(channel *cabling.Channel, rules []Rule, site cabling.Site) Outcome {
	return NewList(rules, site).Check(channel)
}

// found adds findings of a rule, with what the rule leaves to List.
func (o *Outcome) found(findings []topology.Finding, rule *Rule) {
	for _, finding := range findings {
		finding.Rule, finding.Why = rule.ID, rule.Why
		finding.Fix = cmp.Or(finding.Fix, rule.Fix)
		finding.Source = cmp.Or(finding.Source, rule.Source)
		o.Findings = append(o.Findings, finding)
	}
}

// lacks notes what is not told, each thing once.
func (o *Outcome) lacks(lacks []Lack) {
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
