package cabling

import (
	"math"
	"slices"
)

// Reach is how far a PHY carries over a grade of cable.
type Reach struct {
	PHY    *PHY
	Grade  Grade   // of the cable
	As     Grade   // whose limit it is: Grade, or a worse one of its kind
	Metres float64 // 0: excluded in so many words
	Why    string  // what shortened it; empty: the PHY's own limit
}

// ReachOver returns how far the PHY carries over the grade. A grade carries what
// a worse one of its kind carries, so the longest of them counts; ok is false
// where nobody specifies any.
func (p *PHY) ReachOver(grade Grade) (reach Reach, ok bool) {
	reach = Reach{PHY: p, Grade: grade}
	for _, rung := range grade.rungs() {
		limit, told := p.Limits[rung]
		if told && limit.Reach.Known && (!ok || limit.Reach.Metres >= reach.Metres) {
			reach.As, reach.Metres, ok = rung, limit.Reach.Metres, true
		}
	}
	return reach, ok
}

// Reach returns how far the channel may be for the PHY, on its grade and under
// the conditions that it meets or may meet; ok is false where nobody specifies
// it.
func (c *Channel) Reach(p *PHY) (reach Reach, ok bool) {
	grade := c.Grade()
	reach, ok = p.ReachOver(grade)
	for _, condition := range p.Conditions {
		if condition.Grade == grade && condition.To > reach.Metres && c.mayMeet(condition) {
			reach.As, reach.Metres, ok = grade, condition.To, true
		}
	}
	if longest, shorter := c.longestByLoss(p, reach.Metres); shorter {
		reach.Metres = longest
		reach.Why = "this fibre loses more per kilometre than the limit was made for"
	}
	if longest, told := c.shortReach(p); told && longest < reach.Metres {
		reach.Metres = longest
		reach.Why = "the maker of the module gives it less than the PHY has"
	}
	if longest := c.longestLeg(); ok && longest < reach.Metres {
		reach.Metres = longest
		reach.Why = "as a leg of " + c.A.PHY.Name
	}
	return reach, ok
}

// longestByLoss returns the length that the loss leaves of a reach on
// single-mode fibre of more than 0.4 dB/km (OS1a, indoor), its connections taking
// what is set aside for them. It gives the footnotes of the clauses: LR 4 km, FR
// 1 km, DR 250 m on OS1a. Of a PHY without a loss limit the fibre may lose what
// it loses of OS2 over the whole reach. Where the elements are told and there is a
// limit, their loss is computed and held to it, and there is no need of this.
func (c *Channel) longestByLoss(p *PHY, reach float64) (metres float64, shorter bool) {
	const planned = 0.4 // dB/km of OS2
	limit := p.Limits[OS2]
	if c.Medium == nil || c.Medium.Grade != OS2 || limit.Loss > 0 && c.TellsLoss() || c.Tested.WorstLoss().Known {
		return 0, false
	}
	perKilometre, told := c.attenuation(p, Site{})
	if !told || perKilometre <= planned {
		return 0, false
	}
	metres = reach * planned / perKilometre
	if limit.Loss > 0 && limit.Allocation > 0 {
		metres = (limit.Loss - limit.Allocation) / perKilometre * 1000
	}
	return metres, metres < reach
}

// shortReach returns how far the modules of this PHY reach by the word of their
// maker; ok is false where there is none.
func (c *Channel) shortReach(p *PHY) (metres float64, ok bool) {
	for _, end := range []*End{&c.A, &c.B} {
		if end.PHY != p {
			continue
		}
		if reach, told := end.Short.reachOver(c.Grade()); told && (!ok || reach < metres) {
			metres, ok = reach, true
		}
	}
	return metres, ok
}

// longestLeg returns how long a leg of the breakout may be where its two PHYs
// alone do not say it.
func (c *Channel) longestLeg() float64 {
	if c.Legs > 1 && c.A.PHY != nil && c.B.PHY != nil {
		for _, breakout := range c.A.PHY.Breakouts {
			if breakout.Child == c.B.PHY.Name && breakout.Reach > 0 {
				return breakout.Reach
			}
		}
	}
	return math.Inf(1)
}

// met reports whether a condition is told to be met, or shown by what is told.
func (c *Channel) met(condition Condition) bool {
	switch condition.Need {
	case NeedScreen:
		return c.IsScreened()
	case NeedFEC:
		return c.A.FEC.satisfies(condition.FEC) && c.B.FEC.satisfies(condition.FEC)
	case NeedEngineering:
		if c.Family().IsFibre() && (c.TellsLoss() || c.Tested.WorstLoss().Known) {
			return true // its loss is measured or computed, and held to the limit
		}
	case NeedAlienTest:
		if c.Bundle == 1 {
			return true
		}
	}
	return slices.Contains(c.Met, condition.Need)
}

// IsScreened reports whether the channel tells a twisted pair with a screen, or
// its medium has one by name.
func (c *Channel) IsScreened() bool {
	if c.Shielded != nil {
		return *c.Shielded
	}
	return c.Medium != nil && c.Medium.Screen != nil && *c.Medium.Screen
}

// mayMeet reports whether the channel meets the condition or may, as far as is
// told. A screen is there or it is not.
func (c *Channel) mayMeet(condition Condition) bool {
	return condition.Need != NeedScreen || c.met(condition)
}

// OpenConditions returns the conditions of the PHY under which it carries over
// the channel and which are not known to be met. A channel that meets one of
// those that hold for its length is free of the others.
func (c *Channel) OpenConditions(p *PHY) []Condition {
	var open []Condition
	grade, metres := c.Grade(), c.Length.Metres
	for _, condition := range p.Conditions {
		applies := condition.Grade == grade && c.Length.Known && metres > condition.From && metres <= condition.To
		switch {
		case !applies:
		case c.met(condition):
			return nil
		case c.mayMeet(condition):
			open = append(open, condition)
		}
	}
	return open
}

// ReachMeasure returns the length of the channel beside the shortest reach of
// its PHYs; ok is false where the length or a reach is not known.
func (c *Channel) ReachMeasure() (measure Measure, by Reach, ok bool) {
	for _, phy := range c.Carried() {
		reach, known := c.Reach(phy)
		if known && reach.Metres > 0 && (!ok || reach.Metres < by.Metres) {
			by, ok = reach, true
		}
	}
	if !ok || !c.Length.Known {
		return Measure{}, Reach{}, false
	}
	measure = Measure{Value: c.Length.Metres, Limit: by.Metres, Unit: "m", PHY: by.PHY}
	return measure, by, true
}
