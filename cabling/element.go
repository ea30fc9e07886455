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
	Attenuator
)

// String returns the kind as the notation of paths has it: "cassette".
func (k ElementKind) String() string {
	return []string{"connection", "splice", "cassette", "cord", "trunk", "adapter", "tap", "attenuator"}[k]
}
