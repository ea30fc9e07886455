package cabling

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// MatingFault is why two connectors must not meet.
type MatingFault uint8

// Faults.
const (
	BothPinned       MatingFault = iota + 1 // pins break ferrules
	BothUnpinned                            // nothing aligns the fibres
	PolishDiffers                           // an angled ferrule on a flat one
	ArrayDiffers                            // MPO-12 on MPO-16: the key is off centre, the holes differ
	ConnectorDiffers                        // LC on MPO: one does not go into the other
)

// Mating is a place in the path where two connectors must not meet.
type Mating struct {
	Fault MatingFault
	Text  string // the two, as the path tells them: "the port of A (APC) meets element 1 (UPC)"
}

// plug is what one side of a mating shows.
type plug struct {
	Plug
	at    int      // its element in the path, from 1; 0: the port of end
	end   string   // of a port: "A", "B"
	kinds []string // of a port that may have one of several connectors; nil: Type tells
	named bool     // a port that the path names
}

// Matings returns what is wrong where connectors of the path meet, from A to B,
// as far as they are told. Cables meet in the connection or adapter between
// them; before the first of those and behind the last there is a cord to the
// port, told or not.
func (c *Channel) Matings() []Mating {
	if !slices.ContainsFunc(c.Elements, Element.hasPlugs) {
		return nil
	}
	faults := c.adapterFaults()
	before := c.A.plug("A")
	for i, e := range c.Elements {
		near, far := e.plugs(i + 1)
		switch {
		case e.Kind == Cassette:
			var fault []Mating
			before, fault = e.arraySide(before, i+1)
			faults = append(faults, fault...)
		case e.Kind == Splice, e.Kind == Tap, e.Kind == Attenuator:
			before = nil // no connector, or one that is not told
		case e.Kind == Receptacle && before.atPort():
			before = near // the port itself, where the path begins by it
		case e.IsCable() && before.atPort():
			if near, far = facing(before, near, far); c.endsAt(i) {
				faults = append(faults, before.enters(near)...)
			}
			faults = append(faults, meet(before, near)...)
			before = far
		case e.IsCable(), e.Kind == Receptacle, c.showsPlugs(i) && !before.atPort():
			if e.Meets {
				faults = append(faults, before.enters(near)...)
			}
			faults = append(faults, meet(before, near)...)
			before = far
		case c.showsPlugs(i):
			before = far
		case before.atPort() && (e.Kind == Connection || e.Kind == Adapter):
			before = nil
		}
	}
	return append(faults, c.matingAtB(before)...)
}

// matingAtB returns what is wrong where the path ends in the port of B by a cable, of
// which before is the far end.
func (c *Channel) matingAtB(before *plug) []Mating {
	last := len(c.Elements) - 1
	if !c.Elements[last].IsCable() || c.Legs > 1 {
		return nil
	}
	port := c.B.plug("B")
	if near, far := c.Elements[last].plugs(last + 1); last > 0 {
		before, _ = facing(port, far, near)
	}
	var faults []Mating
	if c.endsAt(last) {
		faults = port.enters(before)
	}
	return append(faults, meet(before, port)...)
}

// adapterFaults returns where a cable goes into an array adapter of another size.
func (c *Channel) adapterFaults() (faults []Mating) {
	for i, e := range c.Elements {
		if e.Kind != Adapter || !e.isMPO() {
			continue
		}
		adapter := &plug{Plug: Plug{Type: e.Type}, at: i + 1}
		if i > 0 && c.Elements[i-1].IsCable() {
			_, far := c.Elements[i-1].plugs(i)
			faults = append(faults, meet(far, adapter)...)
		}
		if i+1 < len(c.Elements) && c.Elements[i+1].IsCable() {
			near, _ := c.Elements[i+1].plugs(i + 2)
			faults = append(faults, meet(adapter, near)...)
		}
	}
	return faults
}

// arraySide returns what a cassette shows to the element behind it, and what is
// wrong where its array side meets the plug before it. Nothing is known of the
// pins of most, and its other side has another connector.
func (e Element) arraySide(before *plug, position int) (behind *plug, faults []Mating) {
	if e.Pinned == nil {
		return nil, nil
	}
	side := &plug{Plug: Plug{Type: "MPO", Pinned: e.Pinned}, at: position}
	if before.atPort() || before == nil || !before.isArray() {
		return side, nil
	}
	return nil, meet(before, side)
}

// endsAt reports whether the cable at i is plugged into a port, and is not just
// named among what loses light: a cord is; a trunk only where no panel is told
// that it would end in. The legs of a breakout are another matter.
func (c *Channel) endsAt(i int) bool {
	inPanels := func(e Element) bool { return e.Kind == Connection || e.Kind == Cassette }
	return c.Legs < 2 && (c.Elements[i].Kind == Cord || !slices.ContainsFunc(c.Elements, inPanels))
}

// facing returns the ends of a cable that is plugged into a port, the one that
// fits it first: an LC-SC cord may be written either way.
func facing(port, near, far *plug) (first, second *plug) {
	if len(port.enters(near)) > 0 && len(port.enters(far)) == 0 {
		return far, near
	}
	return near, far
}

// plug returns the connector of the port; nil: not told, or the cable has its ends
// fixed. Array connectors in ports have pins
// (IEC 61754-7).
func (e End) plug(name string) *plug {
	if e.PHY == nil || e.PHY.Family.FixedEnds() || len(e.PHY.Connectors) == 0 {
		return nil
	}
	port := &plug{end: name, kinds: e.PHY.Connectors}
	port.Polish = e.PHY.Polish
	if len(e.PHY.Connectors) == 1 {
		port.Type = e.PHY.Connectors[0]
	}
	if e.PHY.IsParallel() {
		pinned := true
		port.Pinned = &pinned
	}
	return port
}

// hasPlugs reports whether the element tells of connectors that mate with those
// of its neighbours: a cord, a trunk, a port, an array connection of which more
// than the type is told. Panels of LC are joined by cords with another polish at
// each end.
func (e Element) hasPlugs() bool {
	switch e.Kind {
	case Cord, Trunk, Receptacle:
		return true
	case Connection:
		return e.Meets || e.isMPO() && (e.Pinned != nil || e.Polish != "")
	}
	return false
}

// showsPlugs reports the same of the element at i, or that its neighbour meets it
// face to face.
func (c *Channel) showsPlugs(i int) bool {
	e := c.Elements[i]
	return e.hasPlugs() || e.Kind == Connection && i+1 < len(c.Elements) && c.Elements[i+1].Meets
}

// atPort reports whether the plug is that of a port.
func (p *plug) atPort() bool { return p != nil && p.end != "" }

// String returns "the port of A", "element 2".
func (p *plug) String() string {
	if p.atPort() {
		return "the port of " + p.end
	}
	return fmt.Sprintf("element %d", p.at)
}

// plugs returns the connectors at the ends of an element, counted from 1.
func (e Element) plugs(position int) (near, far *plug) {
	a, b := e.ends()
	named := e.Kind == Receptacle
	return &plug{Plug: a, at: position, named: named}, &plug{Plug: b, at: position, named: named}
}

// enters returns that a connector does not go into another at all, as far as
// both are told.
func (p *plug) enters(other *plug) []Mating {
	if p == nil || other == nil || other.Type == "" {
		return nil
	}
	kinds := p.kinds
	if kinds == nil {
		kinds = []string{p.Type}
	}
	fits := func(kind string) bool { return kind == "" || body(kind) == body(other.Type) }
	if slices.ContainsFunc(kinds, fits) {
		return nil
	}
	return []Mating{{ConnectorDiffers, fmt.Sprintf("%s (%s) meets %s (%s)", p, strings.Join(kinds, " or "), other, other.Type)}}
}

// body returns what a connector has in common with all that go into it: "MPO" of
// "2xMPO-12".
func body(kind string) string {
	if isArray(kind) {
		return "MPO"
	}
	return strings.TrimPrefix(kind, "2x")
}

// meet returns what is wrong with a mating of two.
func meet(a, b *plug) []Mating {
	if a == nil || b == nil || a.isOther() && b.isArray() || a.isArray() && b.isOther() {
		return nil
	}
	var faults []Mating
	fault := func(kind MatingFault, tellA, tellB string) {
		faults = append(faults, Mating{kind, fmt.Sprintf("%s (%s) meets %s (%s)", a, tellA, b, tellB)})
	}
	if pinned, both := a.pinsBeside(b), b.pinsBeside(a); pinned != nil && both != nil && *pinned == *both {
		if *pinned {
			fault(BothPinned, "pinned", "pinned")
		} else {
			fault(BothUnpinned, "unpinned", "unpinned")
		}
	}
	if a.Polish != "" && b.Polish != "" && (a.Polish == "APC") != (b.Polish == "APC") {
		fault(PolishDiffers, a.Polish, b.Polish)
	}
	if sizeA, sizeB := positions(a.Type), positions(b.Type); sizeA != sizeB && sizeA > 0 && sizeB > 0 {
		fault(ArrayDiffers, a.Type, b.Type)
	}
	return faults
}

// pinsBeside returns whether the plug has pins. The ports of transceivers have
// them, where what goes in is an array (IEC 61754-7).
func (p *plug) pinsBeside(other *plug) *bool {
	if p.Pinned == nil && p.named && other.isArray() {
		pinned := true
		return &pinned
	}
	return p.Pinned
}

// isArray reports whether a kind of connector is one of several fibres.
func isArray(kind string) bool { return strings.Contains(kind, "MPO") }

// positions returns how many fibres an array connector has, the 12 of "MPO-12"; 0:
// not told, or it is none.
func positions(kind string) int {
	_, digits, _ := strings.Cut(kind, "MPO-")
	size, _ := strconv.Atoi(digits)
	return size
}

func (p *plug) isArray() bool { return isArray(p.Type) || p.Pinned != nil }

// isOther reports whether the plug is told to be no array.
func (p *plug) isOther() bool { return p.Type != "" && !p.isArray() }
