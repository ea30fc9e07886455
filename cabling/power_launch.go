package cabling

// Overload is a transmitter that may send more light than the receiver at the
// other end takes, with what is lost between the two.
type Overload struct {
	From, To *PHY
	Excess   float64 // dB by which the most that is sent is above the most that is taken
	Budget   Budget
}

// longestCord is in metres what may be a cord from port to port. A longer channel
// has panels, whose loss counts even where it is not told.
const longestCord = 100

// Overloaded returns the worse direction in which the PHY of one end may send more
// than the other takes; ok is false where the channel loses the difference, or its
// loss is not known. Between equal PHYs there is none: PHY.MinLoss says what those
// need.
func (c *Channel) Overloaded(site Site) (worst Overload, ok bool) {
	a, b := c.A.PHY, c.B.PHY
	if a == nil || b == nil || a == b || a.Group != b.Group {
		return Overload{}, false
	}
	for _, way := range [2]Overload{{From: a, To: b}, {From: b, To: a}} {
		if !way.From.TxPower.Known || !way.To.RxPower.Known {
			continue
		}
		way.Excess = way.From.TxPower.Max - way.To.RxPower.Max
		if way.Excess <= max(worst.Excess, a.MinLoss, b.MinLoss)+tolerance {
			continue
		}
		budget, computed := c.Budget(way.To, site)
		told := c.TellsLoss() || budget.Measured.Known || c.Length.Metres <= longestCord
		if computed && told && budget.Loss() < way.Excess-tolerance {
			way.Budget = budget
			worst, ok = way, true
		}
	}
	return worst, ok
}
