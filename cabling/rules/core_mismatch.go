package rules

import (
	"fmt"

	"cablewright/cabling"
	"cablewright/topology"
)

var coreMismatch = Rule{
	ID:       "core-mismatch",
	Severity: topology.Error,
	Title:    "Fibres of different core, or different media, follow one another",
	Looks:    "The grades of the cable and of its cords: 62.5 µm (OM1), 50 µm (OM2 to OM5) and single-mode must not be mixed.",
	Why: "Where a wide core meets a narrow one, most of the light is lost: 3 dB to 5 dB from 62.5 µm to 50 µm, far more to " +
		"single-mode.",
	Fix:     "Use cords of the same core as the cable.",
	Source:  "ISO/IEC 11801-1; ANSI/TIA-568.3-E",
	Channel: checkCoreMismatch,
}

func checkCoreMismatch(channel *cabling.Channel, _ cabling.Site) []topology.Finding {
	grades := channel.Grades()
	for _, grade := range grades {
		if !grade.Fits(grades[0]) {
			return one(topology.Error, fmt.Sprintf("%s and %s in one path", grades[0], grade), "")
		}
	}
	return nil
}
