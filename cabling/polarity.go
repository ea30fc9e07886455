package cabling

import "slices"

// Polarity is whether transmit arrives at receive, by the parity of what
// crosses it (ANSI/TIA-568.3-E).
type Polarity struct {
	Crossings int  // flips of an array path, or crossings of a duplex path
	Known     bool // everything on the path that may cross it is told
	Mixed     bool // parts of different methods follow one another
}

// Straight reports whether the path puts transmit on transmit.
func (p Polarity) Straight() bool { return p.Known && !p.Mixed && p.Crossings%2 == 0 }

// Polarity returns the polarity of the channel: of parallel PHYs by the flips of
// their array connectors, of duplex ones by the crossings of their cords and
// permanent links. ok is false where nothing is told of it, or a fibre carries
// both directions.
func (c *Channel) Polarity() (polarity Polarity, ok bool) {
	phys := c.PHYs()
	if len(phys) == 0 || c.Legs > 1 || !c.Family().IsFibre() || !slices.ContainsFunc(c.Elements, Element.turns) {
		return Polarity{}, false
	}
	if phys[0].Strands == 1 {
		return Polarity{}, false
	}
	if phys[0].IsParallel() {
		return parallelPolarity(c.Elements), true
	}
	return duplexPolarity(c.Elements), true
}

// turns reports whether the element tells what it does to polarity.
func (e Element) turns() bool { return e.Method != "" }

// parallelPolarity counts flips. A cable or an adapter of type B (key up to key
// up) puts position i on 13−i, one of type A leaves it: transmit on 1 to 4
// arrives at 9 to 12 after an odd number of flips.
func parallelPolarity(path []Element) Polarity {
	polarity := Polarity{Known: true}
	for _, e := range path {
		switch e.Kind {
		case Cord, Trunk, Adapter:
		default:
			continue
		}
		switch e.Method {
		case "A":
		case "B":
			polarity.Crossings += e.times()
		default: // type C swaps within pairs and is for duplex alone
			polarity.Known = false
			polarity.Mixed = polarity.Mixed || e.Method != ""
		}
	}
	return polarity
}

// method is a way to build the permanent link of a duplex path out of array
// cables: the parts that belong to it, and whether the link crosses the pair.
type method struct {
	name      string
	cassettes []string
	trunk     string
	adapter   string
	crosses   int
}

// methods are those of ANSI/TIA-568.3-E, U1 and U2 its universal ones.
var methods = []method{
	{"A", []string{"A"}, "A", "A", 0},
	{"B", []string{"B"}, "B", "B", 1},
	{"C", []string{"A", "C"}, "C", "A", 1},
	{"U1", []string{"U1"}, "B", "A", 1},
	{"U2", []string{"U2"}, "B", "B", 1},
}

// takes reports whether a part may be in a link of the method; what is not told
// may.
func (m method) takes(e Element) bool {
	switch {
	case e.Method == "":
		return true
	case e.Kind == Cassette:
		return slices.Contains(m.cassettes, e.Method)
	case e.Kind == Trunk:
		return e.Method == m.trunk
	case e.Kind == Adapter:
		return e.Method == m.adapter
	}
	return true
}

// duplexPolarity counts crossings. A cord A-B crosses, a cord A-A does not; from
// one cassette to the next the method of the link decides, which all its parts
// must share. Transmit arrives at receive after an odd number.
func duplexPolarity(path []Element) Polarity {
	polarity := Polarity{Known: true}
	var link []Element // from a cassette on, until the next
	for _, e := range unrolled(path) {
		switch {
		case e.Kind == Cassette && link == nil, link != nil && e.Kind != Cassette:
			link = append(link, e)
		case e.Kind == Cassette:
			polarity.addLink(append(link, e))
			link = nil
		default:
			polarity.addCable(e)
		}
	}
	if link != nil {
		polarity.Known = false // its other cassette is missing
	}
	return polarity
}

// unrolled returns the path with every element once for each time it is there.
func unrolled(path []Element) []Element {
	var all []Element
	for _, e := range path {
		for range e.times() {
			all = append(all, e)
		}
	}
	return all
}

// addLink counts a permanent link from cassette to cassette.
func (p *Polarity) addLink(link []Element) {
	fits := func(m method) bool {
		return !slices.ContainsFunc(link, func(e Element) bool { return !m.takes(e) })
	}
	i := slices.IndexFunc(methods, fits)
	if i < 0 {
		p.Mixed = true
		return
	}
	if !slices.ContainsFunc(link, Element.turns) || slices.ContainsFunc(methods[i+1:], func(m method) bool { return fits(m) && m.crosses != methods[i].crosses }) {
		p.Known = false // what is told leaves it open whether the link crosses
		return
	}
	p.Crossings += methods[i].crosses
}

// addCable counts a cord or a duplex cable between two panels.
func (p *Polarity) addCable(e Element) {
	if e.Kind != Cord && e.Kind != Trunk {
		return
	}
	switch e.Method {
	case "A-B":
		p.Crossings++
	case "A-A":
	default:
		p.Known = false
	}
}
