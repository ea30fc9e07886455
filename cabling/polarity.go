package cabling

import "slices"

// Polarity is whether transmit arrives at receive, by the parity of what
// crosses it (ANSI/TIA-568.3-E).
type Polarity struct {
	Crossings int  // flips of an array path, or crossings of a duplex path
	Known     bool // everything on the path that may cross it is told
	Mixed     bool // parts of different methods follow one another
	Taken     bool // an adapter decides and is not told: it was taken to be of type A, which most are
}

// Straight reports whether the path puts transmit on transmit.
func (p Polarity) Straight() bool { return p.Known && !p.Mixed && p.Crossings%2 == 0 }

// Polarity returns the polarity of the channel: of parallel PHYs by the flips of
// their array connectors, of duplex ones by the crossings of their cords and
// permanent links. Where no PHY is told, cassettes and duplex cords show that the
// path is duplex, and array cords at both ends that it is parallel. ok is false
// where nothing is told of it, a fibre carries both directions, or one end is
// parallel and the other duplex.
func (c *Channel) Polarity() (polarity Polarity, ok bool) {
	if c.Legs > 1 || !slices.ContainsFunc(c.Elements, Element.turns) {
		return Polarity{}, false
	}
	family := c.Family()
	phys := c.PHYs()
	switch {
	case !family.IsFibre() && (family != NoFamily || len(phys) > 0):
		return Polarity{}, false
	case len(phys) == 0 && slices.ContainsFunc(c.Elements, Element.isDuplex):
		return duplexPolarity(c.Elements), true
	case len(phys) == 0 && betweenCords(c.Elements):
		return parallelPolarity(c.Elements), true
	case len(phys) == 0 || phys[0].Strands == 1 || phys[len(phys)-1].IsParallel() != phys[0].IsParallel():
		return Polarity{}, false
	case phys[0].IsParallel():
		return parallelPolarity(c.Elements), true
	}
	return duplexPolarity(c.Elements), true
}

// turns reports whether the element tells what it does to polarity.
func (e Element) turns() bool { return e.Method != "" }

// isDuplex reports whether the element is one of a path of fibre pairs.
func (e Element) isDuplex() bool {
	return e.Kind == Cassette || e.IsCable() && (e.Method == "A-A" || e.Method == "A-B")
}

// betweenCords reports whether the path begins and ends with a cord that tells
// what it does, and so is all of the path.
func betweenCords(path []Element) bool {
	first, last := path[0], path[len(path)-1]
	return first.Kind == Cord && first.turns() && last.Kind == Cord && last.turns()
}

// parallelPolarity counts flips. A cable or an adapter of type B (key up to key
// up) puts position i on 13−i, one of type A leaves it: transmit on 1 to 4
// arrives at 9 to 12 after an odd number of flips.
func parallelPolarity(path []Element) Polarity {
	polarity := Polarity{Known: true}
	cables, adapters := 0, 0
	for _, e := range path {
		switch {
		case e.IsCable():
			cables += e.times()
		case (e.Kind == Adapter || e.Kind == Connection) && e.turns():
			adapters += e.times()
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
	untold := cables - 1 - adapters // of one type, an even number of them changes nothing
	polarity.Taken = untold > 0 && untold%2 == 1
	return polarity
}

// method is a way to build the permanent link of a duplex path out of array
// cables: the parts that belong to it, and whether the link crosses the pair.
type method struct {
	name      string
	cassettes []string
	trunk     string
	adapter   string
}

// crossings returns how often a link of that many array cables in a row crosses
// the pair. Each cable of type B or C does, and each adapter of type B, of which
// there is one more than cables.
func (m method) crossings(cables int) int {
	crossings := 0
	if m.trunk != "A" {
		crossings += cables
	}
	if m.adapter == "B" {
		crossings += cables + 1
	}
	return crossings % 2
}

// methods are those of ANSI/TIA-568.3-E, U1 and U2 its universal ones.
var methods = []method{
	{"A", []string{"A"}, "A", "A"},
	{"B", []string{"B"}, "B", "B"},
	{"C", []string{"A", "C"}, "C", "A"},
	{"U1", []string{"U1"}, "B", "A"},
	{"U2", []string{"U2"}, "B", "B"},
}

// takes reports whether a part may be in a link of the method; what is not told
// may.
func (m method) takes(e Element) bool {
	switch {
	case e.Method == "":
		return true
	case e.Kind == Cassette:
		return slices.Contains(m.cassettes, e.Method)
	case e.IsCable():
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
	var link []Element // of array cables, from a cassette on until the next
	for _, e := range arranged(unrolled(path)) {
		duplex := e.Kind != Cassette && e.isDuplex()
		switch {
		case duplex && link != nil: // its other cassette is missing
			polarity.addLink(link)
			link = nil
			fallthrough
		case link == nil && !e.inLink():
			polarity.addCable(e)
			continue
		case e.Kind == Connection && !e.turns():
			continue
		}
		link = append(link, e)
		if len(link) > 1 && e.Kind == Cassette {
			polarity.addLink(link)
			link = nil
		}
	}
	if link != nil {
		polarity.addLink(link)
	}
	return polarity
}

// inLink reports whether the element is of a link of array cables.
func (e Element) inLink() bool {
	return e.Kind == Cassette || e.IsCable() && e.turns() && !e.isDuplex()
}

// arranged returns the path with two cassettes in a row at both sides of the
// trunk beside them: "2xcassette + trunk" tells no order, and no other makes
// sense.
func arranged(path []Element) []Element {
	for i := range len(path) - 2 {
		a, b, c := path[i], path[i+1], path[i+2]
		switch {
		case a.Kind == Cassette && b.Kind == Cassette && c.Kind == Trunk && (i+3 == len(path) || path[i+3].Kind != Cassette):
			path[i+1], path[i+2] = c, b
		case a.Kind == Trunk && b.Kind == Cassette && c.Kind == Cassette && (i == 0 || path[i-1].Kind != Cassette):
			path[i], path[i+1] = b, a
		}
	}
	return path
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

// addLink counts a permanent link from cassette to cassette. Of one that a
// cassette is missing of, only its parts are compared.
func (p *Polarity) addLink(link []Element) {
	fits := func(m method) bool {
		return !slices.ContainsFunc(link, func(e Element) bool { return !m.takes(e) })
	}
	i := slices.IndexFunc(methods, fits)
	if i < 0 {
		p.Mixed = true
		return
	}
	cables := 0
	for _, e := range link {
		if e.IsCable() {
			cables++
		}
	}
	cables = max(cables, 1)
	crossings := methods[i].crossings(cables)
	whole := len(link) > 1 && link[0].Kind == Cassette && link[len(link)-1].Kind == Cassette
	if !whole || !slices.ContainsFunc(link, Element.turns) || slices.ContainsFunc(methods[i+1:], func(m method) bool { return fits(m) && m.crossings(cables) != crossings }) {
		p.Known = false // what is told leaves it open whether the link crosses
		return
	}
	p.Crossings += crossings
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
