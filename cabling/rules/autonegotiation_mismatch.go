package rules

import (
	"cablewright/cabling"
	"cablewright/topology"
)

var autonegotiationMismatch = Rule{
	ID:       "autonegotiation-mismatch",
	Severity: topology.Warning,
	Title:    "One end of a copper cable negotiates and the other does not",
	Looks: "How the ends of a passive copper cable (DAC) or backplane of 25 Gbit/s or more are set. Both forced is let pass, " +
		"and noted where the FEC of both is not told.",
	Why: "Clause 73 trains the transmitters to the cable and settles the FEC. With one end fixed there is no training: the " +
		"link stays down, or comes up with errors.",
	Fix:     "Set auto-negotiation on at both ends, or off at both with the same FEC.",
	Source:  "IEEE 802.3-2022 clauses 72 and 73",
	Channel: checkAutonegotiationMismatch,
}

func checkAutonegotiationMismatch(channel *cabling.Channel, _ cabling.Site) []topology.Finding {
	a, b := channel.A.Mode, channel.B.Mode
	if a.Negotiation == cabling.NegotiationNotTold || b.Negotiation == cabling.NegotiationNotTold || !trains(channel) {
		return nil
	}
	switch {
	case a.Negotiation != b.Negotiation:
		return one(topology.Warning, negotiationText(a, b), "")
	case a.Forced() && (channel.A.FEC == "" || channel.B.FEC == ""):
		return one(topology.Info, "both ends are forced, and the FEC of both is not told: it has to be the same", "Tell the FEC of both ends.")
	}
	return nil
}

// trains reports whether the link is one of copper that clause 73 sets up.
func trains(channel *cabling.Channel) bool {
	family := channel.Family()
	copper := family == cabling.Backplane || family == cabling.Twinax && (channel.Medium == nil || !channel.Medium.Active)
	return copper && fastest(channel) >= 25e9
}
