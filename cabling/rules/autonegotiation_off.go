package rules

import (
	"fmt"

	"cablewright/cabling"
	"cablewright/topology"
)

var autonegotiationOff = Rule{
	ID:       "autonegotiation-off",
	Severity: topology.Error,
	Title:    "A port has auto-negotiation off where the PHY needs it",
	Looks:    "How the ends of a BASE-T link of 1 Gbit/s or more are set. 10 and 100 Mbit/s are left to duplex-mismatch and forced-slow.",
	Why: "From 1000BASE-T on, the ends negotiate who gives the clock. With one end fixed the link does not come up, or " +
		"only after many tries.",
	Fix:     "Set both ends to auto-negotiation; limit the speeds that are offered rather than fix one.",
	Source:  "IEEE 802.3-2022 clauses 28 and 40.5",
	Channel: checkAutonegotiationOff,
}

func checkAutonegotiationOff(channel *cabling.Channel, _ cabling.Site) []topology.Finding {
	for _, end := range []cabling.End{channel.A, channel.B} {
		if end.Mode.Forced() && end.PHY != nil && end.PHY.Family == cabling.TwistedPair && end.PHY.Rate >= 1e9 && !end.Mode.ForcedSlow() {
			return one(topology.Error, fmt.Sprintf("%s is set to %s, it needs auto-negotiation", end.PHY.Name, end.Mode), "")
		}
	}
	return nil
}
