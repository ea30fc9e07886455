package cabling

import (
	"cmp"
	"slices"
)

// Choice is a PHY with the cables over which it would carry a speed; or, where
// there is none, with the one over which it comes nearest.
type Choice struct {
	PHY  *PHY
	Over []Candidate // by grade, the worst first
}

// Carries reports whether there is a cable over which the PHY carries.
func (c Choice) Carries() bool { return c.Over[0].Carries() }

// Choices returns every PHY of a speed that runs through a cable, each with the
// grades that carry it over the length: those that carry first, the kind of cable
// that costs least leading, and within it in the order of Candidates. A length
// that is not known is no obstacle.
func Choices(speed int64, length Length, site Site) []Choice {
	found := map[*PHY]*Choice{}
	for _, medium := range usualMedia() {
		for _, candidate := range Candidates(speed, length, medium, site) {
			if candidate.PHY.RunsOn(medium) {
				found[candidate.PHY] = found[candidate.PHY].with(candidate)
			}
		}
	}
	var all []Choice
	for _, choice := range found {
		all = append(all, *choice)
	}
	slices.SortFunc(all, func(a, b Choice) int {
		return cmp.Or(
			compareBool(b.Carries(), a.Carries()),
			cmp.Compare(a.PHY.Family.costRank(), b.PHY.Family.costRank()),
			compareCandidates(a.Over[0], b.Over[0]),
		)
	})
	return all
}

// costRank orders kinds of cable by what a link of a few metres costs with its
// two ends.
func (f Family) costRank() int {
	return slices.Index([]Family{Twinax, TwistedPair, Multimode, ActiveOptical, Singlemode}, f)
}

// with adds a candidate: beside others that carry, or in place of a farther miss.
func (c *Choice) with(candidate Candidate) *Choice {
	switch {
	case c == nil:
		return &Choice{candidate.PHY, []Candidate{candidate}}
	case candidate.Carries() && c.Carries():
		c.Over = append(c.Over, candidate)
	case compareCandidates(candidate, c.Over[0]) < 0:
		c.Over[0] = candidate
	}
	return c
}

// usualMedia returns the cable that stands for each grade, and AOC. Active copper
// is left out: how far a part reaches, its maker alone tells.
func usualMedia() []*Medium {
	names := []string{"aoc"}
	for _, grade := range Grades() {
		names = append(names, string(grade))
	}
	var all []*Medium
	for _, name := range names {
		if medium := mediumNames().unique[foldMedium(name)]; medium != nil {
			all = append(all, medium)
		}
	}
	return all
}
