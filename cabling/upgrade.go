package cabling

import "slices"

// Upgrade is how a cable that is there fares at another speed.
type Upgrade struct {
	Speed int64

	// Best carries it, of the PHYs of a standard that run on the cable: on as many
	// fibres as the link has if one does. Nearest is the nearest miss where none
	// carries it, and Maker one that only its maker vouches for and that would.
	// Each has a PHY or is not there.
	Best, Nearest, Maker Candidate

	Strands int     // fibres of the link as it is; 0: not known, or none
	Rated   int64   // bit/s that a cable with fixed ends is made for, less than Speed; 0: enough, or it has none
	Cable   *Medium // that is asked
}

// MoreStrands reports whether the best takes more fibres than the link has.
func (u Upgrade) MoreStrands() bool {
	return u.Best.PHY != nil && u.Strands > 0 && u.Best.PHY.Strands > u.Strands
}

// Upgraded returns how the channel's cable fares at Channel.Upgrade; ok is false
// where that is not asked, is no more than the link has, or what decides it is not
// told.
func (c *Channel) Upgraded(site Site) (upgrade Upgrade, ok bool) {
	now, strands := c.present()
	if c.Upgrade == 0 || now >= c.Upgrade || c.LacksForUpgrade() != "" {
		return Upgrade{}, false
	}
	upgrade = Upgrade{Speed: c.Upgrade, Strands: strands, Cable: c.Medium}
	if c.Family().FixedEnds() {
		upgrade.Rated = now
	}
	wanted := func(phy *PHY) bool { return phy.isStandard() && phy.IsBuilt() && c.sameUse(phy) }
	var found bool
	upgrade.Best, found = c.Best(c.Upgrade, site, func(phy *PHY) bool { return wanted(phy) && (strands == 0 || phy.Strands <= strands) })
	if !found {
		upgrade.Best, found = c.Best(c.Upgrade, site, wanted)
	}
	if !found {
		upgrade.Nearest = c.nearestMiss(site, wanted)
		upgrade.Maker, _ = c.Best(c.Upgrade, site, func(phy *PHY) bool { return !phy.isStandard() && phy.IsBuilt() && c.sameUse(phy) })
	}
	return upgrade, true
}

// LacksForUpgrade returns what decides over an upgrade and is not told; empty:
// nothing, or none is asked.
func (c *Channel) LacksForUpgrade() string {
	now, _ := c.present()
	switch {
	case c.Upgrade == 0 || now >= c.Upgrade:
		return ""
	case c.Family().FixedEnds() && now == 0:
		return "speed that the cable is made for"
	case c.Family().FixedEnds():
		return ""
	case c.Medium == nil:
		return "medium"
	case c.Medium.Grade == "":
		return "grade of the medium"
	case !c.Length.Known:
		return "length"
	}
	return ""
}

// present returns the speed in bit/s at which the link runs and the fibres that it
// takes, by what it is told to have; 0: not told. A cable of pairs has them all.
func (c *Channel) present() (speed int64, fibres int) {
	speed = c.Speed
	for _, phy := range c.Carried() {
		speed = max(speed, phy.Rate)
		if c.Family().IsFibre() {
			fibres = max(fibres, phy.Strands)
		}
	}
	return speed, fibres
}

// sameUse reports whether a PHY is of the protocol that the link has, and of its
// kind of cable where the medium is not told. Where no PHY is told, Ethernet.
func (c *Channel) sameUse(phy *PHY) bool {
	if c.Medium == nil && phy.Family != c.Family() {
		return false
	}
	use := Ethernet
	for _, told := range c.PHYs() {
		use = told.Protocol()
	}
	return !use.against(phy.Protocol())
}

// isStandard reports whether more than its maker vouches for the PHY, and not in a
// draft.
func (p *PHY) isStandard() bool { return p.Body != "vendor" && p.Body != "IEEE draft" }

// nearestMiss returns the wanted candidate that comes nearest to carrying; without
// a PHY where there is none for this kind of cable.
func (c *Channel) nearestMiss(site Site, wanted func(*PHY) bool) Candidate {
	all := c.Candidates(c.Upgrade, site)
	i := slices.IndexFunc(all, func(candidate Candidate) bool {
		return wanted(candidate.PHY) && (c.Medium == nil || candidate.PHY.RunsOn(c.Medium)) && !candidate.Carries()
	})
	if i < 0 {
		return Candidate{}
	}
	return all[i]
}
