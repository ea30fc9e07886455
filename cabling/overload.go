package cabling

// Overload is a transmitter that may send more than the receiver that it faces takes.
type Overload struct {
	From, To *PHY
	Sent     float64 // dBm, the most that a lane of From sends
	Lost     float64 // dB between them, at least
}

// Measure returns what may arrive beside the most that the receiver takes.
func (o Overload) Measure() Measure {
	return Measure{Value: o.Sent - o.Lost, Limit: o.To.RxPower.Max, Unit: "dBm", PHY: o.To}
}

// leastLost is what the connections of a channel lose together, in dB, where none
// are told.
const leastLost = 0.5

// Overload returns the end that may be sent too much by another PHY, of the two that
// which exceeds its limit by more; ok is false where there is none, the length is not
// known, or what arrives is measured. PHYs that need a loss between them whatever
// they face are for TooStrong; legs of a breakout are sold to face their parent.
func (c *Channel) Overload(site Site) (worst Overload, ok bool) {
	if c.A.PHY == c.B.PHY || c.A.PHY == nil || c.B.PHY == nil || c.Legs > 1 || !c.Length.Known || c.Pairing() != nil {
		return Overload{}, false
	}
	for _, way := range [2]struct{ from, to *End }{{&c.A, &c.B}, {&c.B, &c.A}} {
		from, to := way.from.PHY, way.to.PHY
		if way.to.Rx.Known || !from.TxPower.Known || !to.RxPower.Known || to.MinLoss > 0 {
			continue
		}
		overload := Overload{From: from, To: to, Sent: from.TxPower.Max, Lost: c.leastLoss(from, site)}
		if measure := overload.Measure(); measure.Over() && (!ok || measure.Margin() < worst.Measure().Margin()) {
			worst, ok = overload, true
		}
	}
	return worst, ok
}

// leastLoss returns what is lost of the light of a PHY.
func (c *Channel) leastLoss(p *PHY, site Site) float64 {
	budget, _ := c.Budget(p, site)
	if budget.Measured.Known || c.TellsLoss() {
		return budget.Loss()
	}
	return budget.Loss() + leastLost
}
