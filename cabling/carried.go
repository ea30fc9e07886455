package cabling

// Carried returns the PHYs that the link runs by. That is what the ends have,
// but for twisted pairs: two BASE-T ends run by the slower one, or by the speed
// that is told; and where no PHY is told, the medium and the speed name it.
func (c *Channel) Carried() []*PHY {
	told := c.PHYs()
	switch {
	case len(told) == 0 && c.Family() == TwistedPair:
		return baseT(c.Speed)
	case len(told) == 0 || told[0].Group != groupBaseT:
		return told
	case len(told) == 2 && told[1].Group != groupBaseT:
		return told
	}
	slowest := told[0]
	for _, phy := range told {
		if phy.Rate < slowest.Rate {
			slowest = phy
		}
	}
	if c.Speed > 0 && c.Speed < slowest.Rate {
		if slower := baseT(c.Speed); len(slower) > 0 {
			return slower
		}
	}
	if len(told) == 2 && told[0].Rate == told[1].Rate {
		return told
	}
	return []*PHY{slowest}
}

// groupBaseT is PHY.Group of all PHYs that negotiate their speed over pairs.
const groupBaseT = "BASE-T"

// baseT returns the PHY of IEEE 802.3 for a speed over twisted pair; nil if
// there is none.
func baseT(speed int64) []*PHY {
	if speed == 0 {
		return nil
	}
	table := PHYs()
	for i := range table {
		if table[i].Group == groupBaseT && table[i].Rate == speed && table[i].Body == "IEEE" {
			return []*PHY{&table[i]}
		}
	}
	return nil
}

// negotiates reports whether two PHYs of different speed settle on the slower:
// BASE-T by auto-negotiation (IEEE 802.3 clause 28), Fibre Channel by the speed
// negotiation of FC-FS.
func negotiates(a, b *PHY) bool {
	return a.Group == b.Group && (a.Group == groupBaseT || a.Body == "T11")
}

// Downshift reports whether the link runs slower than both its ends can.
func (c *Channel) Downshift() bool {
	told := c.PHYs()
	if c.Speed == 0 || len(told) == 0 || c.Legs > 1 {
		return false
	}
	for _, phy := range told {
		if phy.Rate <= c.Speed {
			return false
		}
	}
	return true
}
