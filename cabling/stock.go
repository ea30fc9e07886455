package cabling

import "math"

// Stock is a kind of cable by the lengths in which it is sold, and by the slack
// that is left at its ends.
type Stock string

// Kinds.
const (
	DACStock    Stock = "dac"    // copper with fixed ends: passive or active
	AOCStock    Stock = "aoc"    // fibre with fixed ends
	FibreStock  Stock = "fibre"  // cords of fibre
	CopperStock Stock = "copper" // cords of twisted pairs
	TrunkStock  Stock = "trunk"  // made to length, with ends: MPO trunks, bundles of pairs
)

// Stocks returns all kinds, in the order of the documentation.
func Stocks() []Stock { return []Stock{DACStock, AOCStock, FibreStock, CopperStock, TrunkStock} }

// Noun returns what one cable of the kind is called: "an AOC", "a fibre cord".
func (s Stock) Noun() string {
	switch s {
	case DACStock:
		return "a DAC"
	case AOCStock:
		return "an AOC"
	case FibreStock:
		return "a fibre cord"
	case CopperStock:
		return "a copper cord"
	}
	return "a trunk"
}

// fixedEnds reports whether a cable of the kind cannot be made to length at the
// site, nor by who sells cords.
func (s Stock) fixedEnds() bool { return s == DACStock || s == AOCStock }

// Stock returns the kind of cable that the channel is; empty: not told. What its
// route calls it tells a trunk from a cord, and stands where nothing else does.
func (c *Channel) Stock() Stock {
	told := Stock("")
	if c.Route != nil {
		told = c.Route.Stock
	}
	family := c.Family()
	switch {
	case family == Twinax:
		return DACStock
	case family == ActiveOptical:
		return AOCStock
	case told == TrunkStock:
		return TrunkStock
	case family.IsFibre():
		return FibreStock
	case family == TwistedPair:
		return CopperStock
	}
	return told
}

// Order is the length to order for a path.
type Order struct {
	Metres float64
	Made   bool // to length: no stock length is as long, or the kind has none
	Sold   bool // false: nobody sells the kind that long, and Metres is the path, rounded up
}

// Order returns the shortest length of the kind that a path of so many metres
// takes: a stock length, and past those what is made to length in steps. A cable
// with fixed ends is not made to length.
func (r RouteSite) Order(kind Stock, metres float64) Order {
	for _, length := range r.Stock[kind] {
		if length >= metres-tolerance {
			return Order{Metres: length, Sold: true}
		}
	}
	return Order{Metres: r.roundUp(metres), Made: true, Sold: !kind.fixedEnds()}
}

// roundUp returns the next whole number of steps.
func (r RouteSite) roundUp(metres float64) float64 {
	if r.Step <= 0 {
		return metres
	}
	return math.Ceil(metres/r.Step-tolerance) * r.Step
}

// IsStock reports whether the kind is sold in exactly this length; true where no
// stock lengths of it are known.
func (r RouteSite) IsStock(kind Stock, metres float64) bool {
	lengths := r.Stock[kind]
	for _, length := range lengths {
		if math.Abs(length-metres) < tolerance {
			return true
		}
	}
	return len(lengths) == 0
}

// stockLengths are what is commonly sold, in metres: DAC, AOC and fibre cords in
// the lists of switch makers (ALE OmniSwitch Transceivers Guide 12/2025, NVIDIA),
// the rest from recollection, with medium confidence. Of the longer DACs whether
// a PHY carries over them is for its reach to say: 7 m are made for 10 Gbit/s a
// lane and less.
func stockLengths() map[Stock][]float64 {
	return map[Stock][]float64{
		DACStock:    {0.5, 1, 1.5, 2, 2.5, 3, 4, 5, 7},
		AOCStock:    {1, 2, 3, 5, 7, 10, 15, 20, 25, 30, 50, 70, 100},
		FibreStock:  {0.5, 1, 1.5, 2, 3, 5, 7, 10, 15, 20, 25, 30},
		CopperStock: {0.3, 0.5, 1, 1.5, 2, 3, 5, 7, 10},
	}
}
