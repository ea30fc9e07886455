package cabling

// BreakoutFault is why a PHY cannot be split as a channel wants it.
type BreakoutFault uint8

// Faults.
const (
	BreakoutSound BreakoutFault = iota
	LanesNotApart               // wavelengths of one fibre, or a single lane
	TooManyLegs
	LegDiffers // the PHY of the leg does not understand the lanes that it gets
)

// Breakout judges a breakout, A its parent and B the end of every leg; most is
// how many legs there may be. A channel that is none is sound.
func (c *Channel) Breakout() (fault BreakoutFault, most int) {
	parent, child := c.A.PHY, c.B.PHY
	if c.Legs < 2 || parent == nil {
		return BreakoutSound, 0
	}
	if !parent.IsParallel() && len(parent.Breakouts) == 0 {
		return LanesNotApart, 0
	}
	if child == nil {
		if most = parent.Lanes; c.Legs > most {
			return TooManyLegs, most
		}
		return BreakoutSound, most
	}
	most, ok := parent.legs(child)
	switch {
	case !ok:
		return LegDiffers, most
	case c.Legs > most:
		return TooManyLegs, most
	}
	return BreakoutSound, most
}

// legs returns how many legs of the child the PHY gives: those that its row
// names, those of a child's kin, or as many as its lanes make.
func (p *PHY) legs(child *PHY) (most int, ok bool) {
	for _, breakout := range p.Breakouts {
		if breakout.Child == child.Name {
			return breakout.Legs, true
		}
	}
	for _, breakout := range p.Breakouts {
		named, err := LookupPHY(breakout.Child)
		if err == nil && named.Group == child.Group && named.Rate == child.Rate {
			return breakout.Legs, true
		}
	}
	alike := child.Lanes > 0 && child.Family == p.Family && child.Modulation == p.Modulation &&
		sameLaneRate(p, child) && sameWavelengths(p, child)
	if !alike || child.IsParallel() != p.IsParallel() && child.Lanes > 1 {
		return 0, false
	}
	return p.Lanes / child.Lanes, true
}
