package cabling

import (
	"math"
	"slices"
)

// Difference is one property in which two PHYs must agree.
type Difference uint8

// Differences.
const (
	SpeedDiffers      Difference = iota + 1
	LanesDiffer                  // lanes, their rate or their modulation
	MediaDiffer                  // copper, fibre with connectors, cable with fixed ends: no one cable fits both
	FibresDiffer                 // lanes on fibres of their own against lanes as colours of one, or one fibre against two
	WavelengthsDiffer            // one sends what the other does not receive
	SidesEqual                   // both of a pair that differs send the same wavelength
	GroupsDiffer                 // nothing of the above, yet nobody says that they understand each other
	FECDiffers                   // they understand each other's light, but no FEC suits both
	ProtocolDiffers              // Ethernet, Fibre Channel, InfiniBand: equal light says different things
)

// Pairing returns the differences that keep the ends from understanding each
// other; nil where both are not told, or the link is a breakout.
func (c *Channel) Pairing() []Difference {
	a, b := c.A.PHY, c.B.PHY
	if a == nil || b == nil || c.Legs > 1 {
		return nil
	}
	switch {
	case a.Protocol().against(b.Protocol()):
		return []Difference{ProtocolDiffers}
	case a.Rate != b.Rate && negotiates(a, b):
		return nil
	case a.Rate != b.Rate:
		return []Difference{SpeedDiffers}
	case a.Family != b.Family && !(a.Family.IsFibre() && b.Family.IsFibre()):
		return []Difference{MediaDiffer}
	}
	differ := signalDifferences(c.A, c.B)
	switch {
	case len(differ) > 0:
	case a.Group != b.Group:
		return []Difference{GroupsDiffer}
	case !shareFEC(a, b):
		return []Difference{FECDiffers}
	}
	return differ
}

// signalDifferences compares what two ends of one speed put on the cable.
func signalDifferences(a, b End) (differ []Difference) {
	if !sameLanes(a.PHY, b.PHY) {
		differ = append(differ, LanesDiffer)
	}
	if !sameFibres(a.PHY, b.PHY) {
		differ = append(differ, FibresDiffer)
	}
	switch sideA, sideB := a.side(), b.side(); {
	case sideA != "" && sideA == sideB && sideA != eitherSide:
		differ = append(differ, SidesEqual)
	case !sameWavelengths(a.PHY, b.PHY):
		differ = append(differ, WavelengthsDiffer)
	}
	return differ
}

// shareFEC reports whether one error correction suits both, as far as they tell
// what they take.
func shareFEC(a, b *PHY) bool {
	takes := func(f FEC) bool { return slices.ContainsFunc(b.FEC, f.satisfies) }
	return len(a.FEC) == 0 || len(b.FEC) == 0 || slices.ContainsFunc(a.FEC, takes)
}

// sameLanes reports whether lanes, lane rate and modulation agree. Groups of
// PHYs that understand each other write some of this differently.
func sameLanes(a, b *PHY) bool {
	if a.Group == b.Group {
		return true
	}
	return a.Lanes == b.Lanes && a.Modulation == b.Modulation && sameLaneRate(a, b)
}

// sameLaneRate reports whether the lanes run at one rate, to within 0.1 GBd.
func sameLaneRate(a, b *PHY) bool { return math.Abs(a.LaneRate-b.LaneRate) < 0.1 }

// IsParallel reports whether every lane has fibres or pairs of its own, so that
// the PHY can be broken out.
func (p *PHY) IsParallel() bool {
	return p.Family == Twinax && p.Lanes > 1 || len(p.Connectors) > 0 && isArray(p.Connectors[0])
}

// sameFibres reports whether both take as many fibres in the same way.
func sameFibres(a, b *PHY) bool {
	return !a.Family.IsFibre() || a.IsParallel() == b.IsParallel() && (a.Strands == 1) == (b.Strands == 1)
}

// sameWavelengths reports whether each end receives what the other sends, as far
// as both are told.
func sameWavelengths(a, b *PHY) bool {
	if a.Side != "" && b.Side != "" { // sides are compared elsewhere
		return within(append(slices.Clone(a.Tx), a.Rx...), append(slices.Clone(b.Tx), b.Rx...))
	}
	return within(a.Tx, b.Rx) && within(b.Tx, a.Rx)
}

// grid is how far two wavelengths may lie apart to be one, in nm: less than lies
// between the channels of CWDM (1291) and LAN-WDM (1295.56).
const grid = 3.0

// within reports whether the receiver knows as many wavelengths as are sent,
// each of them; unknown ones agree with all.
func within(sent, received []float64) bool {
	if len(sent) == 0 || len(received) == 0 {
		return true
	}
	if len(sent) != len(received) {
		return false
	}
	for _, tx := range sent {
		if !slices.ContainsFunc(received, func(rx float64) bool { return math.Abs(tx-rx) < grid }) {
			return false
		}
	}
	return true
}

// eitherSide is PHY.Side where the name leaves the side open.
const eitherSide = "D/U"

// side returns which of a pair that differs in wavelength the end is: "D", "U",
// "D/U" where it is not told, empty where there are no sides.
func (e End) side() string {
	if e.PHY.Side == eitherSide && e.Side != "" {
		return e.Side
	}
	return e.PHY.Side
}

// SidesOpen reports whether the ends have sides that are not told, so that half
// of all pairs would be wrong.
func (c *Channel) SidesOpen() bool {
	if c.A.PHY == nil || c.B.PHY == nil {
		return false
	}
	return c.A.side() == eitherSide || c.B.side() == eitherSide
}
