package cabling

import "slices"

// isRS reports whether it is a Reed-Solomon code of a host.
func (f FEC) isRS() bool { return f == RS528 || f == RS544 || f == AnyRSFEC }

// satisfies reports whether f is the wanted correction, "rs" standing for both
// of its kind.
func (f FEC) satisfies(want FEC) bool {
	return f == want || f == AnyRSFEC && want.isRS() || want == AnyRSFEC && f.isRS()
}

// SameFEC reports whether both ends run one error correction, as far as both are
// told.
func (c *Channel) SameFEC() bool {
	a, b := c.A.FEC, c.B.FEC
	return a == "" || b == "" || a.satisfies(b)
}

// HostFECOff reports whether the port must run without FEC for this end's
// module: it has its own, or its clause has none.
func (e End) HostFECOff() bool {
	switch {
	case e.PHY == nil:
		return false
	case e.PHY.FECLocation == FECInModule:
		return true
	case e.PHY.FECLocation == FECByForm:
		return e.FormFactor == "QSFP28" // SFF-8024: CAUI-4 without FEC
	}
	return len(e.PHY.FEC) == 1 && e.PHY.FEC[0] == NoFEC
}

// HostFECForced reports whether the port runs an FEC that its module does not
// take. The modes of a coherent module (cFEC, oFEC) are its own, not the port's.
func (e End) HostFECForced() bool {
	return e.HostFECOff() && (e.FEC == BaseRFEC || e.FEC.isRS())
}

// FECWanting returns what the PHY would take where the end runs another FEC than
// any of those, the usual first; nil where it is right, not told, or not the
// port's to set.
func (e End) FECWanting() []FEC {
	if e.PHY == nil || e.FEC == "" || e.HostFECOff() || len(e.PHY.FEC) == 0 {
		return nil
	}
	if e.PHY.FECLocation == FECByForm && e.FormFactor == "" && e.FEC == NoFEC {
		return nil // right in a QSFP28, wrong in an SFP112
	}
	if slices.ContainsFunc(e.PHY.FEC, e.FEC.satisfies) {
		return nil
	}
	return e.PHY.FEC
}

// LengthFEC returns the condition by which the length of the channel needs an
// FEC that an end is told not to run.
func (c *Channel) LengthFEC() (condition Condition, ok bool) {
	for _, phy := range c.Carried() {
		for _, open := range c.OpenConditions(phy) {
			wrong := func(told FEC) bool { return told != "" && !told.satisfies(open.FEC) }
			if open.Need == NeedFEC && (wrong(c.A.FEC) || wrong(c.B.FEC)) {
				return open, true
			}
		}
	}
	return Condition{}, false
}
