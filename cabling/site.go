package cabling

import "regexp"

// Site holds what a plan assumes of a site's cabling wherever a channel does not
// tell it. Change a copy of DefaultSite.
type Site struct {
	Attenuation map[Grade]float64 // dB/km, in place of the table's

	LC, MPO, Cassette float64 // dB of one connection and one cassette, the most that their grade allows
	Splice, Tap       float64 // dB

	LossMargin  float64 // dB of the loss limit to keep free
	ReachMargin float64 // share of the reach to keep free: 0.1

	Route    RouteSite
	Pathways map[string]Pathway // by Pathway.Key: the sizes that lists leave open

	TrayFill, TrayFillMost float64 // share of a tray to fill on the first day, and ever

	MultimodePairs, SinglemodePairs int // mated pairs that a design has at most; 0: as many as it likes

	TestMargin     float64 // dB that a tested loss may be above the planned one
	ReceiverMargin float64 // dB that received power is to be above the least
	PlanMargin     float64 // dB that the loss between two transceivers may be above the planned one

	Bundle   int            // cables of a bundle, at most
	Labels   *regexp.Regexp // that every label is to match; nil: those of the form of ANSI/TIA-606 are held to it
	Labelled bool           // every cable is to have a label

	Optics   []*regexp.Regexp // makers and models of transceivers that may be used (see OpticPattern); nil: any
	Accepted []*PHY           // drafts and PHYs of one maker that were decided for
}

// DefaultSite returns the values to plan with: the most that ANSI/TIA-568.3
// allows for a mated pair (0.75 dB) and a splice (0.3 dB), a standard MPO
// cassette and the weaker leg of a 50/50 tap; a quarter of a tray at first and
// half of it ever (ANSI/TIA-569). Four mated pairs are a cross-connect between two
// trunks, the most that structured cabling plans with, and 24 cables a bundle that
// most guides to alien crosstalk and heat go up to.
func DefaultSite() Site {
	return Site{
		LC:       0.75,
		MPO:      0.75,
		Cassette: 1.0,
		Splice:   0.3,
		Tap:      3.7,

		LossMargin:  0.3,
		ReachMargin: 0.1,

		Route:           defaultRouteSite(),
		TrayFill:        0.25,
		TrayFillMost:    0.5,
		MultimodePairs:  4,
		SinglemodePairs: 6,

		TestMargin:     0.5,
		ReceiverMargin: 2,
		PlanMargin:     3,

		Bundle: 24,
	}
}

// lossOf returns dB of one element.
func (s Site) lossOf(e Element) float64 {
	if e.Told {
		return e.Loss
	}
	switch e.Kind {
	case Connection:
		if e.isMPO() {
			return s.MPO
		}
		return s.LC
	case Cassette:
		return s.Cassette
	case Splice:
		return s.Splice
	case Tap:
		return s.Tap
	}
	return 0
}
