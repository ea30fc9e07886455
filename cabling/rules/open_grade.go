package rules

import (
	"cmp"
	"fmt"
	"slices"

	"cablewright/cabling"
	"cablewright/topology"
)

// whateverGrade settles a channel whose medium leaves its grade open ("mmf") where
// the answer is the same whichever it is: no grade carries it, or even the worst
// does. Else the outcome stands as it is.
func (l *List) whateverGrade(channel *cabling.Channel, outcome Outcome) Outcome {
	if outcome.Verdict != Unverifiable || !slices.Contains(outcome.Missing, lackOfGrade) {
		return outcome
	}
	media := mediaLike(channel.Medium)
	if len(media) == 0 {
		return outcome
	}
	judge := func(medium *cabling.Medium) Outcome {
		told := *channel
		told.Medium = medium
		return l.judgeBare(&told)
	}
	last := len(media) - 1
	worst, best := judge(media[0]), judge(media[last])
	if !worst.agrees(best) {
		return outcome
	}
	for _, medium := range media[1:max(1, last)] {
		if !worst.agrees(judge(medium)) {
			return outcome
		}
	}
	if worst.carries() {
		worst = worst.beside(outcome, fmt.Sprintf("should the %s be %s: ", channel.Medium.ID, media[0].ID))
		worst.Unchecked = append(worst.Unchecked, lackOfGrade)
		return worst
	}
	return best.beside(outcome, fmt.Sprintf("whatever grade the %s is: ", channel.Medium.ID))
}

// carries reports whether the channel works, be it under a condition.
func (o Outcome) carries() bool { return o.Verdict == Pass || o.Verdict == Warn }

// agrees reports whether both have a verdict and carry, or both have one and do not.
func (o Outcome) agrees(other Outcome) bool {
	return o.Verdict != Unverifiable && other.Verdict != Unverifiable && o.carries() == other.carries()
}

// beside says under which condition the findings hold that another outcome lacks.
func (o Outcome) beside(other Outcome, condition string) Outcome {
	o.Findings = slices.Clone(o.Findings)
	for i, finding := range o.Findings {
		if finding.Severity > topology.Info && !slices.ContainsFunc(other.Findings, func(f topology.Finding) bool { return f.Rule == finding.Rule && f.Message == finding.Message }) {
			o.Findings[i].Message = condition + finding.Message
		}
	}
	return o
}

// mediaLike returns the cables of the same family whose grade is told and whose
// screen is not another, the worst first: by its grade, then by what it loses on
// the way.
func mediaLike(medium *cabling.Medium) []*cabling.Medium {
	var media []*cabling.Medium
	all := cabling.Media()
	for i := range all {
		other := &all[i]
		screened := medium.Screen == nil || other.Screen == nil || *medium.Screen == *other.Screen
		if other.Kind == cabling.Cable && other.Family == medium.Family && other.Grade != "" && screened {
			media = append(media, other)
		}
	}
	grades := cabling.Grades()
	slices.SortStableFunc(media, func(a, b *cabling.Medium) int {
		return cmp.Or(
			cmp.Compare(slices.Index(grades, a.Grade), slices.Index(grades, b.Grade)),
			cmp.Compare(b.Attenuation[1310], a.Attenuation[1310]),
		)
	})
	return media
}
