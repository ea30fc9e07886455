package cabling

import (
	"fmt"
	"slices"
	"strings"
)

// FewFibres is an element with fewer fibres than a PHY lights.
type FewFibres struct {
	PHY    *PHY
	Text   string // the element: "element 2 (MPO-12)"
	Fibres int
}

// Measure returns the fibres beside those that the PHY needs.
func (f FewFibres) Measure() Measure {
	return Measure{Value: float64(f.Fibres), Limit: float64(f.PHY.Strands), Unit: "fibres", PHY: f.PHY}
}

// FewFibres returns the first element of the path that has fewer fibres than its
// PHYs take; ok is false where none is told to. The legs of a breakout need
// fewer, and are not judged.
func (c *Channel) FewFibres() (few FewFibres, ok bool) {
	if len(c.Elements) == 0 || c.Legs > 1 || !c.Family().IsFibre() {
		return FewFibres{}, false
	}
	for _, phy := range c.PHYs() {
		for i, e := range c.Elements {
			if fibres := e.fibresFor(phy); fibres > 0 && fibres < phy.Strands {
				return FewFibres{phy, fmt.Sprintf("element %d (%s)", i+1, e.fibreText()), fibres}, true
			}
		}
	}
	return FewFibres{}, false
}

// fibresFor returns how many fibres the element has for a PHY; 0: not told.
// Ports of two connectors take two of each side by side.
func (e Element) fibresFor(p *PHY) int {
	array := positions(e.Type)
	if array > 0 && slices.Contains(p.Connectors, "2x"+e.Type) && (e.times() > 1 || e.Fibres > array) {
		array *= 2
	}
	if array == 0 || e.Fibres > 0 && e.Fibres < array {
		return e.Fibres
	}
	return array
}

// fibreText writes "MPO-12, 24 fibres".
func (e Element) fibreText() string {
	var words []string
	if e.Type != "" {
		words = append(words, e.Type)
	}
	if e.Fibres > 0 {
		words = append(words, fmt.Sprintf("%d fibres", e.Fibres))
	}
	return strings.Join(words, ", ")
}

// MixesBends reports whether bend-insensitive multimode follows other multimode.
func (c *Channel) MixesBends() bool {
	if c.Family() != Multimode {
		return false
	}
	insensitive, other := false, false
	for _, e := range c.Elements {
		if e.IsCable() {
			insensitive, other = insensitive || e.BendInsensitive, other || !e.BendInsensitive
		}
	}
	return insensitive && other
}
