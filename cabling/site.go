package cabling

import "strings"

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

	Optics []string // makers and models of transceivers that may be used, with * and ?; nil: any
}

// ListsOptic reports whether a transceiver is one of those that may be used: by
// its maker, its model, or both with a blank between, in any case.
func (s Site) ListsOptic(vendor, model string) bool {
	vendor, model = strings.ToLower(strings.TrimSpace(vendor)), strings.ToLower(strings.TrimSpace(model))
	for _, pattern := range s.Optics {
		pattern = strings.ToLower(pattern)
		if vendor != "" && matches(pattern, vendor) || model != "" && matches(pattern, model) || matches(pattern, vendor+" "+model) {
			return true
		}
	}
	return false
}

// matches reports whether text follows a pattern, in which * stands for any
// letters and ? for one.
func matches(pattern, text string) bool {
	star, retry := -1, 0
	p, t := 0, 0
	for t < len(text) {
		switch {
		case p < len(pattern) && pattern[p] == '*':
			star, retry = p, t
			p++
		case p < len(pattern) && (pattern[p] == '?' || pattern[p] == text[t]):
			p, t = p+1, t+1
		case star >= 0: // let the last star take one letter more
			retry++
			p, t = star+1, retry
		default:
			return false
		}
	}
	return strings.Trim(pattern[p:], "*") == ""
}

// DefaultSite returns the values to plan with: the most that ANSI/TIA-568.3
// allows for a mated pair (0.75 dB) and a splice (0.3 dB), a standard MPO
// cassette and the weaker leg of a 50/50 tap; a quarter of a tray at first and
// half of it ever (ANSI/TIA-569).
func DefaultSite() Site {
	return Site{
		LC:       0.75,
		MPO:      0.75,
		Cassette: 1.0,
		Splice:   0.3,
		Tap:      3.7,

		LossMargin:  0.3,
		ReachMargin: 0.1,

		Route:        defaultRouteSite(),
		TrayFill:     0.25,
		TrayFillMost: 0.5,
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
