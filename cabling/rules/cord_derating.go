package rules

import (
	"fmt"

	"cablewright/cabling"
	"cablewright/topology"
)

var cordDerating = Rule{
	ID:       "cord-derating",
	Severity: topology.Error,
	Title:    "The cords are too long for their gauge",
	Looks: "H + m × C ≤ 102 m, of channels of 100 m: the permanent link H, and the cords C times 1.2 (24 AWG), 1.5 (26 AWG) or 1.95 (28 AWG). " +
		"A channel that does not tell its cords is left to reach-exceeded; one whose permanent link or whole is too long with any cords, to the " +
		"rules for those.",
	Why: "Stranded wire loses more than solid wire, thin wire more than thick: the channel exceeds its insertion loss " +
		"though it is no longer than 100 m.",
	Fix:     "Use shorter or thicker cords.",
	Source:  "ANSI/TIA-568.2-D",
	Channel: checkCordDerating,
	Lacks:   lacksCordGauge,
}

func checkCordDerating(channel *cabling.Channel, _ cabling.Site) []topology.Finding {
	derating, ok := channel.Derating()
	measure := derating.Measure()
	if !ok || !derating.Known || !measure.Over() || tooLongAnyway(channel) {
		return nil
	}
	return measured(topology.Error, measure, fmt.Sprintf("%s = %.1f m with the cords, at most %s",
		derating, measure.Value, metres(measure.Limit)), "")
}

// tooLongAnyway reports whether the permanent link or the whole channel exceeds
// its model, whatever the cords are made of.
func tooLongAnyway(channel *cabling.Channel) bool {
	link, linkOK := channel.PermanentLinkMeasure()
	whole, wholeOK := channel.ModelMeasure()
	return linkOK && link.Over() || wholeOK && whole.Over()
}

func lacksCordGauge(channel *cabling.Channel) []Lack {
	if derating, ok := channel.Derating(); !ok || derating.Known {
		return nil
	}
	return []Lack{{What: "gauge of the cords (AWG)"}}
}
