package cabling

// Measure is a value of a channel beside the limit that holds for it.
type Measure struct {
	Value, Limit float64
	Unit         string
	PHY          *PHY   // whose limit it is; nil: Standard's
	Standard     string // that the limit comes from; empty: who asks for the measure knows
}

// Source returns where the limit comes from, standard and clause; empty: not told.
func (m Measure) Source() string {
	if m.PHY != nil {
		return m.PHY.Reference()
	}
	return m.Standard
}

// tolerance absorbs what adding decimal fractions leaves over.
const tolerance = 1e-6

// Over reports whether the value is above the limit.
func (m Measure) Over() bool { return m.Value > m.Limit+tolerance }

// Under reports whether the value is below the limit.
func (m Measure) Under() bool { return m.Value < m.Limit-tolerance }

// Margin returns how much of the limit is left; negative: how much is missing.
func (m Measure) Margin() float64 { return m.Limit - m.Value }

// Reference returns where a PHY is specified: "IEEE 802.3bm-2015 clause 95".
func (p *PHY) Reference() string {
	switch {
	case p.Clause == "":
		return p.Standard
	case p.Clause[0] >= '0' && p.Clause[0] <= '9':
		return p.Standard + " clause " + p.Clause
	}
	return p.Standard + ", " + p.Clause
}
