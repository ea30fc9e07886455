package cabling

// PairsMeasure returns how many mated pairs a fibre channel has in panels and
// cassettes, beside the most of the site's design. A cassette is one of them, as
// in the models of ANSI/TIA-568: a connection of a panel, whose loss is told as
// that of one part. ok is false where there are none, or no limit.
func (c *Channel) PairsMeasure(site Site) (measure Measure, ok bool) {
	if len(c.Elements) == 0 {
		return Measure{}, false
	}
	most := 0
	switch c.Family() {
	case Multimode:
		most = site.MultimodePairs
	case Singlemode:
		most = site.SinglemodePairs
	}
	pairs := 0
	for i, e := range c.Elements {
		if (e.Kind == Connection || e.Kind == Cassette) && !halves(c.Elements, i) {
			pairs += e.times()
		}
	}
	measure = Measure{Value: float64(pairs), Limit: float64(most), Unit: "mated pairs"}
	return measure, most > 0 && pairs > 0
}

// FlatFerrules returns how many flat connectors the path of a single-mode channel
// shows: arrays and physical contact (PC) of any number, and pairs of single
// UPC ferrules. A cord's UPC plugs go into the ports, which are flat too.
func (c *Channel) FlatFerrules() (arrays, pairs int) {
	for i, e := range c.Elements {
		near, far := e.ends()
		switch {
		case e.Kind == Cassette || e.Kind == Splice:
		case near.isFlat() && (e.isMPO() || near.Polish == "PC"), far.isFlat() && (isArray(far.Type) || far.Polish == "PC"):
			arrays += e.times()
		case e.Kind == Connection && near.isFlat() && !halves(c.Elements, i):
			pairs += e.times()
		}
	}
	return arrays, pairs
}

func (p Plug) isFlat() bool { return p.Polish == "UPC" || p.Polish == "PC" }
