package rules

import (
	"fmt"

	"cablewright/cabling"
	"cablewright/topology"
)

var forcedSlow = Rule{
	ID:       "forced-slow",
	Severity: topology.Warning,
	Title:    "A gigabit port is fixed at 10 or 100 Mbit/s",
	Looks:    "The mode of each port of a BASE-T PHY of 1 Gbit/s or more, or told to do as much (port_speed_a).",
	Why: "The link carries a tenth of what both ends and the cable can. Most such settings are left from a fault that was " +
		"never found, and make the next one: a port that negotiates takes half duplex against them.",
	Fix:     "Set both ends to auto-negotiation; if the link then fails at 1 Gbit/s, test the cable.",
	Source:  "IEEE 802.3-2022 clause 28",
	Channel: checkForcedSlow,
}

func checkForcedSlow(channel *cabling.Channel, _ cabling.Site) []topology.Finding {
	for i, end := range []*cabling.End{&channel.A, &channel.B} {
		if !end.Mode.ForcedSlow() {
			continue
		}
		able := end.PortSpeed
		if end.PHY != nil && end.PHY.Family == cabling.TwistedPair {
			able = max(able, end.PHY.Rate)
		}
		if able >= 1e9 {
			return one(topology.Warning, fmt.Sprintf("%s is fixed at %s, it can do %s", endName(i), end.Mode, speedText(float64(able))), "")
		}
	}
	return nil
}
