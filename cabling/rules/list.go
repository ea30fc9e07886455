package rules

import (
	"cmp"
	"slices"

	"cablewright/cabling"
	"cablewright/topology"
)

// List judges the channels of one list, one after the other. It keeps of them
// what rules for the whole list need (Rule.Rows) and what it found of those that
// are alike (Channel.Like), not the channels: a list may be of any length.
type List struct {
	site  cabling.Site
	bare  []*Rule // look at a channel without its names
	named []*Rule // look at its names too
	rows  []rowRule
	order map[string]int // of the rules by ID, as they were given
	known map[*cabling.Channel]Outcome
	sizes pathwaySizes
}

// rowRule is a rule for a whole list, in the middle of one.
type rowRule struct {
	rule  *Rule
	check func(*cabling.Channel) []topology.Finding
}

// NewList begins a list that is held to those of the rules that are for channels.
func NewList(rules []Rule, site cabling.Site) *List {
	l := &List{
		site:  site,
		order: make(map[string]int, len(rules)),
		known: map[*cabling.Channel]Outcome{},
		sizes: newPathwaySizes(site),
	}
	for i := range rules {
		rule := &rules[i]
		l.order[rule.ID] = i
		switch {
		case rule.Channel == nil && rule.Lacks == nil:
		case rule.Named:
			l.named = append(l.named, rule)
		default:
			l.bare = append(l.bare, rule)
		}
		if rule.Rows != nil {
			l.rows = append(l.rows, rowRule{rule, rule.Rows(site)})
		}
	}
	return l
}

// Check judges the next channel; one that tells its route and no length by the
// length that is to be ordered, and one that leaves open how large its pathways
// are by what the site or an earlier row told. One that could not be read is held to
// unreadableRow alone, whatever the rules.
func (l *List) Check(channel *cabling.Channel) Outcome {
	if len(channel.Unread) > 0 {
		return unread(channel)
	}
	channel = l.sizes.complete(channel.Plan(l.site))
	outcome := l.alike(channel)
	alone, missing := len(outcome.Findings), len(outcome.Missing)
	for _, rule := range l.named {
		outcome.judge(channel, rule, l.site)
	}
	for _, row := range l.rows {
		outcome.found(row.check(channel), row.rule)
	}
	if len(outcome.Findings) > alone || len(outcome.Missing) > missing {
		outcome.Like = nil
		l.sort(outcome.Findings)
		outcome.Verdict = outcome.verdict()
	}
	if outcome.Verdict == Unverifiable && l.judgesLabels(channel) {
		outcome.Unchecked, outcome.Missing = append(outcome.Missing, outcome.Unchecked...), nil
		outcome.Like = nil
		outcome.Verdict = outcome.verdict()
	}
	outcome.place(channel)
	return outcome
}

// judgesLabels reports whether the channel asks about its labels alone, and they
// were held to something: both ends have one, or there is a form that it has.
func (l *List) judgesLabels(channel *cabling.Channel) bool {
	if !channel.TellsLabelsAlone() || !slices.ContainsFunc(l.named, func(r *Rule) bool { return r.ID == labelFormat.ID }) {
		return false
	}
	return channel.A.Label != "" && channel.B.Label != "" || l.site.Labels != nil || cabling.LooksLikeTIA606(channel.Label) || cabling.IsPanel606(channel.Label)
}

func unread(channel *cabling.Channel) Outcome {
	outcome := Outcome{Verdict: Unverifiable}
	outcome.found(unreadableRow.Channel(channel, cabling.Site{}), &unreadableRow)
	outcome.place(channel)
	return outcome
}

// alike judges the channel without its names and with a PHY at both ends, or recalls
// what was found of one like it. The findings have no places and are the caller's.
func (l *List) alike(channel *cabling.Channel) Outcome {
	outcome, known := l.known[channel.Like]
	if !known {
		bare := channel.Nameless()
		bare.MirrorPHY()
		outcome = l.whateverGrade(&bare, l.judgeBare(&bare))
		outcome.Missing, outcome.Unchecked = slices.Clip(outcome.Missing), slices.Clip(outcome.Unchecked)
		if channel.Like != nil {
			outcome.Like = channel.Like
			l.known[channel.Like] = outcome
		}
	}
	outcome.Findings = slices.Clone(outcome.Findings)
	return outcome
}

// judgeBare holds a channel to the rules that do not look at its names.
func (l *List) judgeBare(channel *cabling.Channel) Outcome {
	var outcome Outcome
	for _, rule := range l.bare {
		outcome.judge(channel, rule, l.site)
	}
	l.sort(outcome.Findings)
	outcome.Verdict = outcome.verdict()
	return outcome
}

// sort puts the most severe first, then in the order of the rules.
func (l *List) sort(findings []topology.Finding) {
	slices.SortStableFunc(findings, func(a, b topology.Finding) int {
		return cmp.Or(cmp.Compare(b.Severity, a.Severity), cmp.Compare(l.order[a.Rule], l.order[b.Rule]))
	})
}

// judge adds what a rule says of a channel.
func (o *Outcome) judge(channel *cabling.Channel, rule *Rule, site cabling.Site) {
	if rule.Channel != nil {
		o.found(rule.Channel(channel, site), rule)
	}
	if rule.Lacks != nil {
		o.lacks(rule.Lacks(channel))
	}
}

// place puts the findings at the ends of the channel.
func (o *Outcome) place(channel *cabling.Channel) {
	if len(o.Findings) == 0 {
		return
	}
	at := channelPlaces(channel)
	for i := range o.Findings {
		o.Findings[i].At = at
	}
}
