package cabling

import (
	"cmp"
	"fmt"
	"slices"

	"cablewright/topology"
)

// Identifier finds out which PHYs ports have. It remembers the names it has met:
// a network has many ports and few kinds of transceivers. The zero value is
// ready.
type Identifier struct {
	models, types map[string]*PHY // by the name of a transceiver, of a MAU type
}

// Identified is which PHY a port has, as far as its network tells.
type Identified struct {
	PHY      *PHY    // nil: nothing tells it, or the speed of the port refutes what does
	Claims   []Claim // what each source says, the one to be believed first leading
	Believed int     // position in Claims of the one that PHY is by; -1: none
}

// Claim is what one source says of a port.
type Claim struct {
	Source Source
	Said   string // in its own words: "QSFP-100G-SR4-S"
	PHY    *PHY   // that the words name
}

// Source is where a claim comes from.
type Source string

// Sources. The transceiver comes before the MAU type, which names PHYs of IEEE
// 802.3 only, so that agents send the nearest of those, and sometimes another
// (lldpd issue 477: LR4 for SR4).
const (
	FromList        Source = "list"        // of cables
	FromTransceiver Source = "transceiver" // its model, ENTITY-MIB
	FromMAU         Source = "MAU type"    // MAU-MIB, or the 802.3 TLV of LLDP
)

// String returns "the transceiver says 10GBASE-SR (SFP-10G-SR)".
func (c Claim) String() string {
	if c.Said == c.PHY.Name {
		return fmt.Sprintf("the %s says %s", c.Source, c.PHY.Name)
	}
	return fmt.Sprintf("the %s says %s (%s)", c.Source, c.PHY.Name, c.Said)
}

// Identify returns the PHY of a port: the first claim that its speed allows.
func (i *Identifier) Identify(port *topology.Port) Identified {
	found := Identified{Claims: i.claims(port)}
	found.Believed = slices.IndexFunc(found.Claims, func(c Claim) bool { return !c.below(port.Speed) })
	if found.Believed >= 0 {
		claimed := found.Claims[found.Believed].PHY
		found.PHY = cmp.Or(claimed.legAt(port.Speed), claimed)
	}
	return found
}

// Transceiver returns the PHY of the transceiver in a port, by its model alone;
// nil: there is none, or it is not known.
func (i *Identifier) Transceiver(port *topology.Port) *PHY {
	if port.Optic == nil || port.Optic.Model == "" {
		return nil
	}
	return recalled(&i.models, port.Optic.Model, orNil(LookupModel))
}

// Ability returns bit/s that a port can do with what is in it; 0: not told. A
// transceiver that may be split, and one that is not known, leave it open; the
// MAU type of twisted pair is what is in use, not what the port can do.
func (i *Identifier) Ability(port *topology.Port) int64 {
	phy := i.Transceiver(port)
	switch {
	case phy == nil && port.Optic != nil && port.Optic.Model != "":
		return 0
	case phy == nil:
		if phy = i.Identify(port).PHY; phy == nil || phy.Family == TwistedPair {
			return port.MaxSpeed
		}
	case phy.MayBeSplit(port.Speed):
		return 0
	}
	if port.MaxSpeed == 0 {
		return phy.Rate
	}
	return min(phy.Rate, port.MaxSpeed)
}

// MayBeSplit reports whether a port of that speed may be a leg of the PHY: one
// that a row names, or some of its lanes.
func (p *PHY) MayBeSplit(speed int64) bool {
	if speed == 0 || speed >= p.Rate {
		return false
	}
	lane := p.Rate / int64(max(p.Lanes, 1))
	return p.legAt(speed) != nil || (p.IsParallel() || p.Family.FixedEnds()) && p.Lanes > 1 && speed%lane == 0
}

// Reason says why the PHY is this one; empty: nothing tells it.
func (f Identified) Reason() string {
	if f.Believed < 0 {
		return ""
	}
	claim := f.Claims[f.Believed]
	if f.PHY == claim.PHY {
		return claim.String()
	}
	return fmt.Sprintf("%s, and the port has the speed of one of its legs, %s", claim, f.PHY.Name)
}

// Said returns the words that tell the PHY; empty: nothing does, or they name
// what the PHY is a leg of.
func (f Identified) Said() string {
	if f.Believed < 0 || f.Claims[f.Believed].PHY != f.PHY {
		return ""
	}
	return f.Claims[f.Believed].Said
}

func (i *Identifier) claims(port *topology.Port) (claims []Claim) {
	if phy := i.Transceiver(port); phy != nil {
		claims = append(claims, Claim{FromTransceiver, port.Optic.Model, phy})
	}
	if port.PHY != "" {
		if phy := recalled(&i.types, port.PHY, orNil(LookupPHY)); phy != nil {
			claims = append(claims, Claim{FromMAU, port.PHY, phy})
		}
	}
	return claims
}

// recalled returns what lookup does of a key, looked up once.
func recalled[K comparable, V any](known *map[K]V, key K, lookup func(K) V) V {
	value, met := (*known)[key]
	if !met {
		value = lookup(key)
		if *known == nil {
			*known = make(map[K]V)
		}
		(*known)[key] = value
	}
	return value
}

// orNil makes a lookup return nil for what it does not know.
func orNil(lookup func(string) (*PHY, error)) func(string) *PHY {
	return func(text string) *PHY {
		phy, _ := lookup(text)
		return phy
	}
}

// Conflict returns what is at odds: two claims, or one claim and the speed of
// the port; empty: nothing is.
func (f Identified) Conflict(port *topology.Port) string {
	for i, claim := range f.Claims {
		if claim.below(port.Speed) {
			return fmt.Sprintf("%s, which carries less than the speed of the port", claim)
		}
		for _, other := range f.Claims[i+1:] {
			if !claim.PHY.maybe(other.PHY) {
				return fmt.Sprintf("%s, %s", claim, other)
			}
		}
	}
	return ""
}

// below reports whether the port is faster than what is claimed can be.
func (c Claim) below(speed int64) bool { return c.PHY.Rate > 0 && c.PHY.Rate < speed }

// legAt returns the PHY of a breakout leg with a lower speed than the PHY has; nil
// if there is none, or not one alone.
func (p *PHY) legAt(speed int64) (leg *PHY) {
	if speed == 0 || speed >= p.Rate {
		return nil
	}
	for _, breakout := range p.Breakouts {
		child, err := LookupPHY(breakout.Child)
		if err != nil || child.Rate != speed {
			continue
		}
		if leg != nil {
			return nil
		}
		leg = child
	}
	return leg
}

// maybe reports whether the same port may be called the one by its transceiver
// and the other by its MAU type: they understand each other, or the other is a
// leg of the one, or no MAU type stands for the one.
func (p *PHY) maybe(mau *PHY) bool {
	unnamed := p.Body != "IEEE" && p.Rate == mau.Rate
	return p == mau || p.Group == mau.Group || p.hasLeg(mau) || unnamed
}

// hasLeg reports whether the other is a leg of a breakout of the PHY.
func (p *PHY) hasLeg(other *PHY) bool {
	return slices.ContainsFunc(p.Breakouts, func(b Breakout) bool { return b.Child == other.Name })
}

// StandsIn reports whether the PHY does in place of the other: it is of one rate
// and one group, and of the same side of a pair where both tell theirs. How far
// it reaches is another matter.
func (p *PHY) StandsIn(other *PHY) bool {
	if p == other {
		return true
	}
	sides := p.Side == other.Side || p.Side == eitherSide || other.Side == eitherSide
	return p.Rate == other.Rate && p.Group == other.Group && sides
}

// Identify gives the end the PHY that its module, else its MAU type names, if the
// PHY is not told.
func (e *End) Identify() {
	if e.PHY == nil && e.Part.PHY != nil {
		e.PHY, e.Said = e.Part.PHY, e.Part.Model
	}
	e.PHY = cmp.Or(e.PHY, e.MAU.phy())
	if e.Short == nil && e.Part.Model != "" {
		e.Short = LookupShortReach(e.Part.Model, e.PHY)
	}
}

// Conflict returns what is at odds of what the end tells of its PHY: in so many
// words, by its module, by its MAU type; empty: nothing is.
func (e End) Conflict() string {
	part, mau := e.Part.PHY, e.MAU.phy()
	switch {
	case part != nil && !part.StandsIn(e.PHY) && !part.hasLeg(e.PHY):
		return fmt.Sprintf("%s, %s", Claim{FromList, e.PHY.Name, e.PHY}, Claim{FromTransceiver, e.Part.Model, part})
	case mau != nil && !e.PHY.maybe(mau) && part != nil && part.StandsIn(e.PHY):
		return fmt.Sprintf("%s, %s", Claim{FromTransceiver, e.Part.Model, part}, Claim{FromMAU, e.MAU.Name, mau})
	case mau != nil && !e.PHY.maybe(mau):
		return fmt.Sprintf("%s, %s", Claim{FromList, e.PHY.Name, e.PHY}, Claim{FromMAU, e.MAU.Name, mau})
	}
	return ""
}

// Departs reports whether the port has another PHY than the one that is listed
// for it. A leg of a breakout and its parent are listed for one port, a MAU type
// names the nearest PHY of IEEE 802.3, and a name may leave open which side of a
// pair it is.
func (f Identified) Departs(listed *PHY) bool {
	if f.PHY == nil || listed == nil || f.PHY == listed {
		return false
	}
	claim := f.Claims[f.Believed]
	open := listed.Side == eitherSide && f.PHY.StandsIn(listed)
	switch {
	case claim.PHY == listed, listed.hasLeg(f.PHY), claim.PHY.hasLeg(listed), open:
		return false
	case claim.Source == FromMAU:
		return !listed.maybe(claim.PHY)
	}
	return true
}
