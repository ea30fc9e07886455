package cabling

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Candidate is a PHY that may carry a speed over a cable, and how it fares.
type Candidate struct {
	PHY    *PHY
	Reach  Reach       // over this grade; zero: nobody specifies it
	Reason string      // why it does not carry; empty: it does
	Open   []Condition // under which it does
}

// Carries reports whether the PHY carries over the cable, if need be under Open.
func (c Candidate) Carries() bool { return c.Reason == "" }

// Candidates returns every PHY of a speed, those that carry over the length of
// the medium first, the best leading: without conditions, in a form that is still
// built, usual, of a standard, sure, with slow lanes, on few fibres, with no more
// reach than it takes. After them come those that do not, the nearest miss
// leading. A length that is not known is no obstacle.
func Candidates(speed int64, length Length, medium *Medium, site Site) []Candidate {
	all := (&Channel{Length: length, Medium: medium}).Candidates(speed, site)
	if longest := medium.MaxChannel; medium.Active && longest > 0 && length.Known && length.Metres > longest {
		for i := range all { // a cable that is there may be longer, but not one to buy
			all[i].Reason = cmp.Or(all[i].Reason, fmt.Sprintf("is sold to %g m", longest))
		}
	}
	return all
}

// Candidates returns every PHY of a speed as it would fare at both ends of this
// channel, in the order of the function of that name.
func (c *Channel) Candidates(speed int64, site Site) []Candidate {
	var all []Candidate
	table := PHYs()
	for i := range table {
		if table[i].Rate == speed {
			all = append(all, c.candidate(&table[i], site))
		}
	}
	slices.SortStableFunc(all, compareCandidates)
	return all
}

// Best returns the leading candidate of those that carry and are wanted; ok is
// false where there is none.
func (c *Channel) Best(speed int64, site Site, wanted func(*PHY) bool) (best Candidate, ok bool) {
	table := PHYs()
	for i := range table {
		phy := &table[i]
		if phy.Rate != speed || c.Medium != nil && !phy.RunsOn(c.Medium) || !wanted(phy) {
			continue
		}
		if candidate := c.candidate(phy, site); candidate.Carries() && (!ok || compareCandidates(candidate, best) < 0) {
			best, ok = candidate, true
		}
	}
	return best, ok
}

func (c *Channel) candidate(phy *PHY, site Site) Candidate {
	if c.Medium != nil && !phy.RunsOn(c.Medium) {
		return Candidate{PHY: phy, Reason: "runs on " + phy.Family.String()}
	}
	channel := *c
	channel.A, channel.B, channel.Legs, channel.Speed = End{PHY: phy}, End{PHY: phy}, 0, 0
	reach, specified := channel.Reach(phy)
	return Candidate{
		PHY:    phy,
		Reach:  reach,
		Open:   channel.OpenConditions(phy),
		Reason: channel.obstacle(phy, reach, specified, site),
	}
}

// obstacle returns why the PHY does not carry over the channel; empty: it does.
func (c *Channel) obstacle(phy *PHY, reach Reach, specified bool, site Site) string {
	budget, computed := c.Budget(phy, site)
	switch {
	case c.Medium == nil || c.Medium.Active:
		return ""
	case !specified:
		return fmt.Sprintf("is not specified for %s", c.Medium.ID)
	case reach.Metres == 0:
		return fmt.Sprintf("excludes %s", c.Medium.ID)
	case c.Length.Known && c.Length.Metres > reach.Metres+tolerance:
		return fmt.Sprintf("reaches %g m", reach.Metres)
	case c.Length.Known && c.Length.Metres < phy.MinLength-tolerance:
		return fmt.Sprintf("needs at least %g m", phy.MinLength)
	case c.TellsLoss() && computed && budget.Limit > 0 && budget.Measure().Over():
		return fmt.Sprintf("allows a loss of %.1f dB, not %.1f dB", budget.Limit, budget.Loss())
	case c.TellsLoss() && computed && budget.Loss() < phy.MinLoss-tolerance:
		return fmt.Sprintf("needs a loss of at least %.1f dB", phy.MinLoss)
	}
	return ""
}

// compareCandidates puts the best first.
func compareCandidates(a, b Candidate) int {
	return cmp.Or(
		compareBool(b.Carries(), a.Carries()),
		cmp.Compare(b.Reach.Metres*miss(b), a.Reach.Metres*miss(a)),
		cmp.Compare(len(a.Open), len(b.Open)),
		compareBool(b.PHY.IsBuilt(), a.PHY.IsBuilt()),
		compareBool(b.PHY.Usual, a.PHY.Usual),
		cmp.Compare(a.PHY.bodyRank(), b.PHY.bodyRank()),
		cmp.Compare(b.PHY.Confidence, a.PHY.Confidence),
		cmp.Compare(a.PHY.LaneRate, b.PHY.LaneRate),
		cmp.Compare(a.PHY.Strands, b.PHY.Strands),
		cmp.Compare(a.Reach.Metres, b.Reach.Metres),
		cmp.Compare(a.PHY.Name, b.PHY.Name),
	)
}

// miss is 1 for a candidate that does not carry: of those the longest reach is
// the nearest miss.
func miss(c Candidate) float64 {
	if c.Carries() {
		return 0
	}
	return 1
}

// compareBool orders false before true.
func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}

// IsBuilt reports whether the PHY is made in a form that new devices take. Those
// of the first 10G and 100G modules (XENPAK, X2, CFP, CXP) are not.
func (p *PHY) IsBuilt() bool {
	if p.Family == TwistedPair {
		return true
	}
	return slices.ContainsFunc(p.FormFactors, func(form string) bool { return strings.Contains(form, "SFP") })
}

// bodyRank orders who specifies a PHY by how many makers follow.
func (p *PHY) bodyRank() int {
	return slices.Index([]string{"IEEE", "T11", "IBTA", "MSA", "OIF", "vendor", "IEEE draft"}, p.Body)
}

// RunsOn reports whether the PHY is made for the medium's family, or told to run
// on a grade of it all the same (1000BASE-LX on multimode fibre).
func (p *PHY) RunsOn(medium *Medium) bool {
	return p.Family == medium.Family || p.RunsOnGradesOf(medium.Family)
}

// RunsOnGradesOf reports whether a limit or a condition names a grade of the
// family.
func (p *PHY) RunsOnGradesOf(family Family) bool {
	for grade := range p.Limits {
		if grade.Family() == family {
			return true
		}
	}
	return slices.ContainsFunc(p.Conditions, func(c Condition) bool { return c.Grade.Family() == family })
}
