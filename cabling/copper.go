package cabling

import "fmt"

// The channel model of ANSI/TIA-568.2-D for 100 m of twisted pair.
const (
	tia568      = "ANSI/TIA-568.2-D"
	solidBudget = 102.0 // m: H + m × C is at most this
	fullChannel = 100.0 // m: the channel that the sum is made for
)

// cordFactor returns the metres of solid cable that a metre of stranded cord
// stands for: its wire is thinner and loses more (ANSI/TIA-568.2-D, 28 AWG in
// its annex). ok is false for a gauge that the standard does not know.
func cordFactor(awg int) (factor float64, ok bool) {
	switch awg {
	case 22, 23, 24:
		return 1.2, true
	case 26:
		return 1.5, true
	case 28:
		return 1.95, true
	}
	return 0, false
}

// PermanentLink returns the length between the panels: the channel without its
// cords.
func (c *Channel) PermanentLink() Length {
	if !c.Length.Known || !c.Cord.Known {
		return Length{}
	}
	return Metres(c.Length.Metres - c.Cord.Metres)
}

// isPairs reports whether the medium is a twisted pair with a channel model.
func (c *Channel) isPairs() bool {
	return c.Medium != nil && c.Medium.Family == TwistedPair
}

// PermanentLinkMeasure returns the permanent link beside the most that the
// cable's channel model allows.
func (c *Channel) PermanentLinkMeasure() (measure Measure, ok bool) {
	link := c.PermanentLink()
	if !c.isPairs() || !link.Known || c.Medium.MaxLink == 0 {
		return Measure{}, false
	}
	return Measure{Value: link.Metres, Limit: c.Medium.MaxLink, Unit: "m", Standard: tia568}, true
}

// ModelMeasure returns the length of the channel beside that of its category's
// channel.
func (c *Channel) ModelMeasure() (measure Measure, ok bool) {
	if !c.isPairs() || !c.Length.Known || c.Medium.MaxChannel == 0 {
		return Measure{}, false
	}
	return Measure{Value: c.Length.Metres, Limit: c.Medium.MaxChannel, Unit: "m", Standard: tia568}, true
}

// Derating is a channel in metres of solid cable: H + m × C.
type Derating struct {
	Link, Cord float64 // m: H and C
	Factor     float64 // m of a metre of cord
	Known      bool    // the gauge is told, or every gauge gives the same verdict
}

// Measure returns the length in metres of solid cable beside the 102 m that it
// may have.
func (d Derating) Measure() Measure {
	return Measure{Value: d.Link + d.Factor*d.Cord, Limit: solidBudget, Unit: "m", Standard: tia568}
}

// String returns the sum: "90 + 1.5 × 10".
func (d Derating) String() string { return fmt.Sprintf("%g + %g × %g", d.Link, d.Factor, d.Cord) }

// Derating returns the channel in metres of solid cable, of cords of the thickest
// wire where the gauge is not told; ok is false outside the 100 m model and where
// the cords are not told.
func (c *Channel) Derating() (derating Derating, ok bool) {
	link := c.PermanentLink()
	if !c.isPairs() || !link.Known || c.Medium.MaxChannel != fullChannel {
		return Derating{}, false
	}
	derating = Derating{Link: link.Metres, Cord: c.Cord.Metres}
	if derating.Factor, derating.Known = cordFactor(c.CordAWG); derating.Known {
		return derating, true
	}
	derating.Factor, _ = cordFactor(28)
	thinnest := derating.Measure()
	derating.Factor, _ = cordFactor(24)
	derating.Known = thinnest.Over() == derating.Measure().Over()
	return derating, true
}

// ConnectionsMeasure returns how many connections the channel has, beside the
// most that its model allows: 4, with Category 8 2.
func (c *Channel) ConnectionsMeasure() (measure Measure, ok bool) {
	if !c.isPairs() || c.Medium.Connections == 0 {
		return Measure{}, false
	}
	connections := 0
	for i, e := range c.Elements {
		if e.Kind == Connection && !halves(c.Elements, i) {
			connections += e.times()
		}
	}
	measure = Measure{Value: float64(connections), Limit: float64(c.Medium.Connections), Unit: "connections", Standard: tia568}
	return measure, connections > 0
}
