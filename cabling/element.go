package cabling

// Element is something in the path of a channel that light or current passes.
type Element struct {
	Kind  ElementKind
	Count int    // of equal ones side by side in the path; at least 1
	Type  string // connector: "LC", "MPO", "MPO-16", "RJ45"; empty: not told

	// Method is what it does to polarity (ANSI/TIA-568.3): "A" or "B" of an array
	// cord, "A-A" or "A-B" of a duplex one, "A", "B", "C" of a trunk or an
	// adapter, "A", "B", "C", "U1", "U2" of a cassette; empty: not told.
	Method string

	Grade  Grade   // of a cord or trunk: "om3"; empty: that of the channel
	Loss   float64 // dB of each; only with Told
	Told   bool    // Loss was given and is not the site's default
	Pinned *bool   // MPO: pinned or unpinned; nil: not told
	Polish string  // "UPC", "APC"; empty: not told
	Far    *Plug   // at the B end, where that has another connector, pins or polish: "MPO-LC harness"; nil: it has not

	Fibres          int    // of a cord or trunk; 0: not told
	Length          Length // of a cord or trunk, as part of that of the channel
	BendInsensitive bool   // fibre that may be bent more tightly (ITU-T G.657, IEC 60793-2-10)
	Meets           bool   // the element before it, face to face: "<->" stands between
}

// Plug is a connector as one end of an element shows it.
type Plug struct {
	Type   string // as Element has it
	Pinned *bool
	Polish string
}

// ElementKind says what an element is.
type ElementKind uint8

// Kinds of element.
const (
	Connection ElementKind = iota // a mated pair in an adapter: two plugs
	Splice
	Cassette // MPO to LC: one mated pair of each
	Cord
	Trunk
	Adapter // without a loss of its own: its mated pair is a Connection
	Tap
	Attenuator // and whatever else loses light in one place: a multiplexer, a filter
	Receptacle // of a transceiver, where a path names it
)

// String returns the kind as the notation of paths has it: "cassette".
func (k ElementKind) String() string {
	return []string{"connection", "splice", "cassette", "cord", "trunk", "adapter", "tap", "attenuator", "port"}[k]
}

// ends returns the connectors at the A and the B end.
func (e Element) ends() (near, far Plug) {
	near = Plug{e.Type, e.Pinned, e.Polish}
	if e.Far != nil {
		return near, *e.Far
	}
	return near, near
}

// IsCable reports whether the element has length: a cord or a trunk.
func (e Element) IsCable() bool { return e.Kind == Cord || e.Kind == Trunk }

// isMPO reports whether the element has an array connector.
func (e Element) isMPO() bool { return isArray(e.Type) }

// times returns how many of the element there are in the path.
func (e Element) times() int { return max(e.Count, 1) }

// halves reports whether the element at i is the second plug of a mated pair of
// which the element before it is the first: "LC/APC <-> LC/UPC".
func halves(path []Element, i int) bool {
	return i > 0 && path[i].Meets && path[i].Kind == Connection && path[i-1].Kind == Connection && !path[i].Told
}
