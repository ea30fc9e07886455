package cabling

import (
	"cmp"
	"fmt"
	"slices"

	"cablewright/topology"
)

// Identifier finds out which PHYs ports have. It remembers the models it has met:
// a network has many ports and few kinds of transceivers. The zero value is
// ready.
type Identifier struct {
	models map[string]*PHY
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
	if port.Optic != nil && port.Optic.Model != "" {
		if phy := i.model(port.Optic.Model); phy != nil {
			claims = append(claims, Claim{FromTransceiver, port.Optic.Model, phy})
		}
	}
	if port.PHY != "" {
		if phy, err := LookupPHY(port.PHY); err == nil {
			claims = append(claims, Claim{FromMAU, port.PHY, phy})
		}
	}
	return claims
}

// model returns the PHY of a transceiver, or nil.
func (i *Identifier) model(text string) *PHY {
	phy, known := i.models[text]
	if !known {
		phy, _ = LookupModel(text)
		if i.models == nil {
			i.models = make(map[string]*PHY)
		}
		i.models[text] = phy
	}
	return phy
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
	leg := slices.ContainsFunc(p.Breakouts, func(b Breakout) bool { return b.Child == mau.Name })
	unnamed := p.Body != "IEEE" && p.Rate == mau.Rate
	return p == mau || p.Group == mau.Group || leg || unnamed
}
