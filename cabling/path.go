package cabling

import "slices"

// ladders are the grades that may stand in for one another: what a grade
// carries, every later one of its ladder carries. OM1 has another core (62.5 µm)
// and stands alone.
var ladders = [][]Grade{
	{Cat5, Cat5e, Cat6, Cat6A, Cat7, Cat8},
	{OM1},
	{OM2, OM3, OM4, OM5},
	{OS2},
	{PassiveDAC},
}

// rungs returns the grade and those that it is better than, itself last; nil
// where the grade is unknown.
func (g Grade) rungs() []Grade {
	for _, ladder := range ladders {
		if i := slices.Index(ladder, g); i >= 0 {
			return ladder[:i+1]
		}
	}
	return nil
}

// Fits reports whether two grades can follow one another in a path: whether
// their cores, or their pairs, are the same.
func (g Grade) Fits(other Grade) bool {
	return slices.Contains(g.rungs(), other) || slices.Contains(other.rungs(), g)
}

// Grades returns the grades that are told of the path, each once, the worst
// first.
func (c *Channel) Grades() []Grade {
	var found []Grade
	if c.Medium != nil && c.Medium.Grade != "" {
		found = append(found, c.Medium.Grade)
	}
	for _, e := range c.Elements {
		if e.Grade != "" && !slices.Contains(found, e.Grade) {
			found = append(found, e.Grade)
		}
	}
	if len(found) > 1 {
		order := Grades()
		slices.SortFunc(found, func(a, b Grade) int { return slices.Index(order, a) - slices.Index(order, b) })
	}
	return found
}

// Grade returns the grade by whose limits the channel is judged: the worst in
// its path. Empty: not told, or without limits (AOC, AEC).
func (c *Channel) Grade() Grade {
	if slices.ContainsFunc(c.Elements, func(e Element) bool { return e.Grade != "" }) {
		return c.Grades()[0]
	}
	switch {
	case c.Medium != nil:
		return c.Medium.Grade
	case c.Family() == Twinax:
		return PassiveDAC
	}
	return ""
}

// PHYs returns the PHYs that are told, one where both ends have the same.
func (c *Channel) PHYs() []*PHY {
	a, b := c.A.PHY, c.B.PHY
	switch {
	case a == nil && b == nil:
		return nil
	case a == nil:
		return []*PHY{b}
	case b == nil || a == b || a.Name == b.Name:
		return []*PHY{a}
	}
	return []*PHY{a, b}
}

// MirrorPHY gives an end of which nothing is told that of the other: a link has one
// kind of PHY unless it says otherwise. The legs of a breakout have another, and so
// has the other of a pair that differs in wavelength, but where its name leaves open
// which of the two it is.
func (c *Channel) MirrorPHY() {
	a, b := &c.A, &c.B
	if b.PHY != nil {
		a, b = b, a
	}
	untold := b.PHY == nil && b.MAU == nil && b.Part.Model == ""
	if untold && a.PHY != nil && (a.PHY.Side == "" || a.PHY.Side == eitherSide) && c.Legs <= 1 {
		b.PHY = a.PHY
	}
}

// LongerThanSold returns the length in metres to which cables with electronics in
// them are sold, where the channel is longer. Active copper for lanes of 10 Gbit/s
// comes in other lengths.
func (c *Channel) LongerThanSold() (most float64, longer bool) {
	if c.Medium == nil || !c.Medium.Active || c.Medium.MaxChannel == 0 || !c.Length.Known || c.Length.Metres <= c.Medium.MaxChannel+tolerance {
		return 0, false
	}
	other := func(p *PHY) bool { return !p.RunsOn(c.Medium) || c.Medium.Family == Twinax && p.LaneRate < 20 }
	slow := c.Medium.Family == Twinax && c.Speed > 0 && c.Speed < 25e9
	if slow || slices.ContainsFunc(c.PHYs(), other) {
		return 0, false
	}
	return c.Medium.MaxChannel, true
}

// Family returns the family of the medium, or that of the PHYs where the medium
// is not told and they agree.
func (c *Channel) Family() Family {
	if c.Medium != nil {
		return c.Medium.Family
	}
	family := NoFamily
	for i, phy := range c.PHYs() {
		if i > 0 && phy.Family != family {
			return NoFamily
		}
		family = phy.Family
	}
	return family
}

// IsFibre reports whether light runs through a cable with connectors of its own.
func (f Family) IsFibre() bool { return f == Multimode || f == Singlemode }

// FixedEnds reports whether the cable and its ends are one part.
func (f Family) FixedEnds() bool { return f == Twinax || f == ActiveOptical }

// EndsFixed reports whether the cable is one that has no limit of length but its
// own: active, sold as it is.
func (c *Channel) EndsFixed() bool {
	if c.Medium != nil {
		return c.Medium.Active
	}
	return c.Family() == ActiveOptical
}

// TellsPathAlone reports whether the channel tells how its path is built, by
// polarity, gender, polish or without a PHY by grade, and not how long it is; or
// without a PHY and a speed where it runs.
func (c *Channel) TellsPathAlone() bool {
	if c.TellsWayAlone() {
		return true
	}
	if c.Length.Known {
		return false
	}
	anonymous := len(c.PHYs()) == 0 && c.Speed == 0
	return slices.ContainsFunc(c.Elements, func(e Element) bool {
		return e.Method != "" || e.Pinned != nil || e.Polish != "" || e.Meets || anonymous && e.Grade != ""
	})
}

// TellsWayAlone reports whether the channel tells where it runs, by its route or
// the pathways that it lies in, and not what it is to carry.
func (c *Channel) TellsWayAlone() bool {
	if c.Route == nil && len(c.Pathways) == 0 || c.Speed > 0 || c.Upgrade > 0 || len(c.PHYs()) > 0 {
		return false
	}
	return c.Route == nil || c.TellsRoute()
}

// TellsPowerAlone reports whether the channel asks about the power that it
// carries, and not about what runs over it.
func (c *Channel) TellsPowerAlone() bool {
	return c.Power.Told() && len(c.PHYs()) == 0 && c.Speed == 0
}

// TellsLabelsAlone reports whether the channel tells what is written on a cable,
// and nothing of what the cable is or where it goes.
func (c *Channel) TellsLabelsAlone() bool {
	if c.Label == "" && c.A.Label == "" && c.B.Label == "" || c.Medium != nil || c.Length.Known || c.Speed > 0 || len(c.Elements) > 0 || c.Power.Told() {
		return false
	}
	for _, end := range []End{c.A, c.B} {
		if end.Device != "" || end.Port != "" || end.PHY != nil {
			return false
		}
	}
	return true
}

// String returns the family in words: "multimode fibre".
func (f Family) String() string {
	switch f {
	case TwistedPair:
		return "twisted pair"
	case Multimode:
		return "multimode fibre"
	case Singlemode:
		return "single-mode fibre"
	case Twinax:
		return "copper cable with fixed ends"
	case ActiveOptical:
		return "active optical cable"
	case Backplane:
		return "backplane"
	}
	return "unknown cable"
}
