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
	var over []Outcome // of each of the media
	for _, medium := range media {
		told := *channel
		told.Medium = medium
		over = append(over, l.judgeBare(&told))
	}
	fails := func(o Outcome) bool { return o.Verdict == Fail }
	carries := func(o Outcome) bool { return o.Verdict == Pass || o.Verdict == Warn }
	switch last := len(over) - 1; {
	case last < 0:
		return outcome
	case all(over, fails):
		return over[last].beside(outcome, fmt.Sprintf("whatever grade the %s is: ", channel.Medium.ID))
	case all(over, carries):
		worst := over[0].beside(outcome, fmt.Sprintf("should the %s be %s: ", channel.Medium.ID, media[0].ID))
		worst.Unchecked = append(worst.Unchecked, lackOfGrade)
		return worst
	}
	return outcome
}

func all(outcomes []Outcome, are func(Outcome) bool) bool {
	return !slices.ContainsFunc(outcomes, func(o Outcome) bool { return !are(o) })
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
	for _, other := range cabling.Media() {
		screened := medium.Screen == nil || other.Screen == nil || *medium.Screen == *other.Screen
		if other.Kind == cabling.Cable && other.Family == medium.Family && other.Grade != "" && screened {
			media = append(media, &other)
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
