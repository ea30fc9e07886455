package cabling

import (
	"fmt"
	"math"
	"slices"
)

// Budget is the optical loss of a channel beside what a PHY allows: channel
// insertion loss (CIL) as IEEE 802.3 uses it, from launch to receive point. The
// two plugs in the transceivers are not in it: those points are defined behind
// them.
type Budget struct {
	PHY      *PHY
	Fibre    float64 // dB
	Elements float64 // dB: connections, cassettes, splices, taps, attenuators
	Planned  bool    // some of Elements is the site's planning value
	Counted  bool    // Fibre and Elements are known; else Measured alone is
	Measured Level   // what a test found, in place of Fibre and Elements
	Limit    float64 // dB; 0: nobody specifies one
	As       Grade   // whose limit it is: the channel's grade, or a worse one of its kind
	ByPower  bool    // nobody specifies a limit: it is what lies between the least power that is sent and the least that is taken
}

// Loss returns the insertion loss in dB: what a test found, else what is planned.
func (b Budget) Loss() float64 {
	if b.Measured.Known {
		return b.Measured.DB
	}
	return b.Plan()
}

// Plan returns the insertion loss in dB that the parts of the channel have.
func (b Budget) Plan() float64 { return b.Fibre + b.Elements }

// String returns how the loss came about: "0.30 dB of fibre + 1.40 dB of elements".
func (b Budget) String() string {
	if b.Measured.Known {
		return "measured"
	}
	return b.PlanText()
}

// PlanText returns how the planned loss came about.
func (b Budget) PlanText() string {
	text := fmt.Sprintf("%.2f dB of fibre", b.Fibre)
	if b.Elements > 0 {
		text += fmt.Sprintf(" + %.2f dB of elements", b.Elements)
	}
	if b.Planned {
		text += " by planning values"
	}
	return text
}

// Measure returns the loss beside its limit.
func (b Budget) Measure() Measure {
	return Measure{Value: b.Loss(), Limit: b.Limit, Unit: "dB", PHY: b.PHY}
}

// Budget returns the loss of the channel for a PHY's wavelengths; ok is false
// where it is no fibre, or neither measured nor of known length and attenuation.
// Without elements it is the loss of the fibre alone.
func (c *Channel) Budget(p *PHY, site Site) (budget Budget, ok bool) {
	if !c.Family().IsFibre() {
		return Budget{}, false
	}
	budget = Budget{PHY: p, Measured: c.Tested.WorstLoss()}
	perKilometre, told := c.attenuation(p, site)
	budget.Counted = told && c.Length.Known
	if !budget.Counted && !budget.Measured.Known {
		return Budget{}, false
	}
	budget.Fibre = perKilometre * c.Length.Metres / 1000
	for i, e := range c.Elements {
		if halves(c.Elements, i) {
			continue
		}
		loss := site.lossOf(e)
		budget.Elements += float64(e.times()) * loss
		budget.Planned = budget.Planned || loss > 0 && !e.Told
	}
	budget.Limit, budget.As = p.LossLimit(c.Grade(), c.Length)
	if budget.Limit == 0 && c.mayCountPower(p, site) {
		budget.Limit, budget.As, budget.ByPower = p.TxPower.Min-p.RxPower.Min, c.Grade(), true
	}
	return budget, true
}

// longestPlanned is in metres how long single-mode fibre may be to be planned by
// values of cabling standards. Long lines have fibre that loses half as much.
const longestPlanned = 20_000

// mayCountPower reports whether the loss can be held to the power of a PHY that
// has no limit for it: the power is told, no amplifier makes up for the loss, and
// the loss of a long fibre is told rather than planned.
func (c *Channel) mayCountPower(p *PHY, site Site) bool {
	if !p.TxPower.Known || !p.RxPower.Known || slices.ContainsFunc(p.Conditions, func(c Condition) bool { return c.Need == NeedAmplifier }) {
		return false
	}
	told := c.Attenuation > 0 || c.Tested.WorstLoss().Known || site.Attenuation[c.Grade()] > 0
	return told || c.Length.Metres <= longestPlanned
}

// Unlimited returns a PHY that runs over the fibre and has nothing that the loss
// which the channel tells could be held to; nil: each has, or none is told.
func (c *Channel) Unlimited() *PHY {
	if !c.Family().IsFibre() || !c.TellsLoss() && !c.Tested.WorstLoss().Known {
		return nil
	}
	for _, phy := range c.PHYs() {
		_, reaches := phy.ReachOver(c.Grade())
		if limit, _ := phy.LossLimit(c.Grade(), c.Length); reaches && limit == 0 && !c.mayCountPower(phy, Site{}) {
			return phy
		}
	}
	return nil
}

// TellsLoss reports whether the elements tell what light is lost in besides the
// fibre. Cords, trunks and adapters lose none of their own: a pair that mates in
// an adapter is a connection, or half of a cassette.
func (c *Channel) TellsLoss() bool {
	return slices.ContainsFunc(c.Elements, func(e Element) bool {
		return !e.IsCable() && e.Kind != Adapter && e.Kind != Receptacle
	})
}

// Connections returns how many mated pairs there are in the path, and the dB that
// each loses on average.
func (c *Channel) Connections(site Site) (connections int, each float64) {
	loss := 0.0
	for _, e := range c.Elements {
		if e.Kind == Connection {
			connections += e.times()
			loss += float64(e.times()) * site.lossOf(e)
		}
	}
	if connections == 0 {
		return 0, 0
	}
	return connections, loss / float64(connections)
}

// attenuation returns dB/km at that wavelength of the PHY at which the fibre
// loses most.
func (c *Channel) attenuation(p *PHY, site Site) (perKilometre float64, ok bool) {
	if c.Attenuation > 0 {
		return c.Attenuation, true
	}
	if c.Medium == nil {
		return 0, false
	}
	if planned := site.Attenuation[c.Medium.Grade]; planned > 0 {
		return planned, true
	}
	for _, wavelength := range p.Tx {
		perKilometre = max(perKilometre, c.Medium.attenuationAt(wavelength))
	}
	if perKilometre == 0 { // the wavelengths are not told: the worst
		for _, at := range c.Medium.Attenuation {
			perKilometre = max(perKilometre, at)
		}
	}
	return perKilometre, perKilometre > 0
}

// attenuationAt returns dB/km at the tabled wavelength nearest to the given one.
func (m *Medium) attenuationAt(wavelength float64) float64 {
	nearest, found := math.Inf(1), 0.0
	for at, loss := range m.Attenuation {
		distance := math.Abs(at - wavelength)
		if distance < nearest || distance == nearest && loss > found {
			nearest, found = distance, loss
		}
	}
	return found
}

// LossLimit returns the loss in dB that a PHY allows over a grade at a length; 0
// where nobody specifies one. Better glass may use the limit of a worse grade
// whose reach covers the length: 40GBASE-SR4 over 100 m of OM4 may lose the
// 1.9 dB of OM3, not the 1.5 dB of 150 m.
func (p *PHY) LossLimit(grade Grade, length Length) (limit float64, as Grade) {
	for _, rung := range grade.rungs() {
		told := p.Limits[rung]
		covers := rung == grade || length.Known && length.Metres <= told.Reach.Metres+tolerance
		if covers && told.Loss > limit {
			limit, as = told.Loss, rung
		}
	}
	return limit, as
}

// TightestBudget returns the budget with the least margin among the PHYs of the
// channel; ok is false where the loss or every limit is not known.
func (c *Channel) TightestBudget(site Site) (tightest Budget, ok bool) {
	for _, phy := range c.PHYs() {
		budget, computed := c.Budget(phy, site)
		if computed && budget.Limit > 0 && (!ok || budget.Limit-budget.Loss() < tightest.Limit-tightest.Loss()) {
			tightest, ok = budget, true
		}
	}
	return tightest, ok
}

// TooStrong returns the budget of the PHY that needs most loss between the ends,
// lest its receiver is overloaded, where there is less; ok is false where no PHY
// needs any, there is enough, or the loss is not known.
func (c *Channel) TooStrong(site Site) (budget Budget, ok bool) {
	for _, phy := range c.PHYs() {
		if phy.MinLoss == 0 || ok && phy.MinLoss <= budget.PHY.MinLoss {
			continue
		}
		if b, computed := c.Budget(phy, site); computed && b.Loss() < phy.MinLoss-tolerance {
			budget, ok = b, true
		}
	}
	return budget, ok
}
