package rules

import (
	"fmt"

	"cablewright/cabling"
	"cablewright/topology"
)

var matingCycles = Rule{
	ID:       "mating-cycles",
	Severity: topology.Info,
	Title:    "The connectors were plugged in more often than they are made for",
	Looks:    "How often the ends were mated (matings): 500 times of fibre, 750 of RJ45.",
	Why:      "Springs and ferrules wear: loss and reflections rise slowly, then the contact fails.",
	Fix:      "Replace the cord, and look at the port that it was plugged into.",
	Source:   "IEC 60603-7 (RJ45: 750), IEC 61754 and makers' data (fibre: 500); recollection",
	Channel:  checkMatingCycles,
}

func checkMatingCycles(channel *cabling.Channel, _ cabling.Site) []topology.Finding {
	const fibre, pairs = 500, 750
	most := fibre
	switch {
	case channel.Mated <= fibre || !channel.Family().IsFibre() && channel.Family() != cabling.TwistedPair:
		return nil
	case channel.Family() == cabling.TwistedPair:
		most = pairs
	}
	measure := cabling.Measure{Value: float64(channel.Mated), Limit: float64(most), Unit: "matings"}
	if !measure.Over() {
		return nil
	}
	return measured(topology.Info, measure, fmt.Sprintf("mated %d times, made for %d", channel.Mated, most), "")
}
