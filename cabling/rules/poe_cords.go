package rules

import (
	"fmt"

	"cablewright/cabling"
	"cablewright/topology"
)

var poeCords = Rule{
	ID:       "poe-cords",
	Severity: topology.Warning,
	Title:    "Thin cords carry more power than they get rid of the heat of",
	Looks:    "Cords of 28 AWG with power of Type 3 or 4, or with any power in bundles of more than 12.",
	Why:      "28 AWG has more than twice the resistance of 24 AWG, and heats as much more.",
	Fix:      "Use cords of 26 or 24 AWG for powered ports, or keep thin ones in small bundles.",
	Source:   "TIA TSB-184-A-1; recollection",
	Channel:  checkPoECords,
}

func checkPoECords(channel *cabling.Channel, _ cabling.Site) []topology.Finding {
	const thin, fewest = 28, 12
	power := channel.Power
	if channel.CordAWG < thin || power.Type == 0 {
		return nil
	}
	switch {
	case heats(power):
		return one(topology.Warning, fmt.Sprintf("Type %d power over cords of %d AWG", power.Type, channel.CordAWG), "")
	case channel.Bundle > fewest:
		measure := cabling.Measure{Value: float64(channel.Bundle), Limit: fewest, Unit: "cables"}
		return measured(topology.Warning, measure, fmt.Sprintf("power over %d cords of %d AWG in one bundle, at most %d", channel.Bundle, channel.CordAWG, fewest), "")
	}
	return nil
}
