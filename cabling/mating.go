package cabling

import (
	"fmt"
	"slices"
	"strings"
)

// MatingFault is why two connectors must not meet.
type MatingFault uint8

// Faults.
const (
	BothPinned    MatingFault = iota + 1 // pins break ferrules
	BothUnpinned                         // nothing aligns the fibres
	PolishDiffers                        // an angled ferrule on a flat one
	ArrayDiffers                         // MPO-12 on MPO-16: the key is off centre, the holes differ
)

// Mating is a place in the path where two connectors must not meet.
type Mating struct {
	Fault MatingFault
	Text  string // the two, as the path tells them: "the port of A (APC) on cord 1 (UPC)"
}

// plug is what one side of a mating shows.
type plug struct {
	name   string
	kind   string // "LC", "MPO", "MPO-12"; empty: not told
	pinned *bool
	polish string
	port   bool
}

// Matings returns what is wrong where connectors of the path meet, from A to B,
// as far as they are told. Cables meet in the connection or adapter between
// them; before the first of those and behind the last there is a cord to the
// port, told or not.
func (c *Channel) Matings() []Mating {
	if !slices.ContainsFunc(c.Elements, Element.hasPlugs) {
		return nil
	}
	var faults []Mating
	before := c.A.plug("A")
	for i, e := range c.Elements {
		switch {
		case e.Kind == Cassette:
			before = nil // its other side has another connector
		case e.Kind == Cord || e.Kind == Trunk || e.hasPlugs() && !before.atPort():
			next := e.plug(i + 1)
			faults = append(faults, meet(before, next)...)
			before = next
		case e.hasPlugs():
			before = e.plug(i + 1)
		case before.atPort() && (e.Kind == Connection || e.Kind == Adapter):
			before = nil
		}
	}
	if last := c.Elements[len(c.Elements)-1].Kind; c.Legs < 2 && (last == Cord || last == Trunk) {
		faults = append(faults, meet(before, c.B.plug("B"))...)
	}
	return faults
}

// plug returns the connector of the port. Array connectors in ports have pins
// (IEC 61754-7).
func (e End) plug(name string) *plug {
	if e.PHY == nil || !e.PHY.Family.IsFibre() || len(e.PHY.Connectors) == 0 {
		return nil
	}
	port := &plug{name: "the port of " + name, polish: e.PHY.Polish, port: true}
	if len(e.PHY.Connectors) == 1 {
		port.kind = e.PHY.Connectors[0]
	}
	if e.PHY.IsParallel() {
		pinned := true
		port.pinned = &pinned
	}
	return port
}

// hasPlugs reports whether the element tells of connectors that mate with those
// of its neighbours: a cord, a trunk, an array connection of which more than the
// type is told. Panels of LC are joined by cords with another polish at each end.
func (e Element) hasPlugs() bool {
	switch e.Kind {
	case Cord, Trunk:
		return true
	case Connection:
		return e.isMPO() && (e.Pinned != nil || e.Polish != "")
	}
	return false
}

// atPort reports whether the plug is that of a port.
func (p *plug) atPort() bool { return p != nil && p.port }

// plug returns the connectors at the ends of an element.
func (e Element) plug(position int) *plug {
	return &plug{name: fmt.Sprintf("element %d", position), kind: e.Type, pinned: e.Pinned, polish: e.Polish}
}

// meet returns what is wrong with a mating of two.
func meet(a, b *plug) []Mating {
	if a == nil || b == nil || a.isLC() && b.isArray() || a.isArray() && b.isLC() {
		return nil
	}
	var faults []Mating
	fault := func(kind MatingFault, tellA, tellB string) {
		faults = append(faults, Mating{kind, fmt.Sprintf("%s (%s) meets %s (%s)", a.name, tellA, b.name, tellB)})
	}
	if a.pinned != nil && b.pinned != nil && *a.pinned == *b.pinned {
		if *a.pinned {
			fault(BothPinned, "pinned", "pinned")
		} else {
			fault(BothUnpinned, "unpinned", "unpinned")
		}
	}
	if a.polish != "" && b.polish != "" && (a.polish == "APC") != (b.polish == "APC") {
		fault(PolishDiffers, a.polish, b.polish)
	}
	if a.isArray() && b.isArray() && a.positions() != b.positions() && a.positions() != "" && b.positions() != "" {
		fault(ArrayDiffers, a.kind, b.kind)
	}
	return faults
}

func (p *plug) isArray() bool { return strings.Contains(p.kind, "MPO") || p.pinned != nil }

func (p *plug) isLC() bool { return p.kind != "" && !p.isArray() }

// positions returns "12" of "MPO-12"; empty: not told.
func (p *plug) positions() string {
	_, positions, _ := strings.Cut(p.kind, "MPO-")
	return positions
}
