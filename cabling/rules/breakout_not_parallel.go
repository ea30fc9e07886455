package rules

import (
	"fmt"

	"cablewright/cabling"
	"cablewright/topology"
)

var breakoutNotParallel = Rule{
	ID:       "breakout-not-parallel",
	Severity: topology.Error,
	Title:    "The PHY cannot be split: its lanes share a fibre",
	Looks:    "The parent of a breakout: whether every lane has fibres or pairs of its own.",
	Why:      "Lanes that are wavelengths of one fibre cannot be led to different ports by any cable.",
	Fix:      "Use a parallel parent (SR4, DR4, PSM4, CR4), or a port of the lower speed.",
	Source:   "IEEE 802.3, the medium dependent interface of each PHY",
	Channel:  checkBreakoutNotParallel,
}

func checkBreakoutNotParallel(channel *cabling.Channel, _ cabling.Site) []topology.Finding {
	fault, _ := channel.Breakout()
	if fault != cabling.LanesNotApart {
		return nil
	}
	parent := channel.A.PHY
	return one(topology.Error, fmt.Sprintf("%s on %s cannot be split into %s",
		parent.Name, count(parent.Strands, "fibre"), count(channel.Legs, "leg")), "")
}
