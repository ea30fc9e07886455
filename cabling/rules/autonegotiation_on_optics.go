package rules

import (
	"fmt"

	"cablewright/cabling"
	"cablewright/topology"
)

var autonegotiationOnOptics = Rule{
	ID:       "autonegotiation-on-optics",
	Severity: topology.Warning,
	Title:    "Ports with optics negotiate, or one of the two does",
	Looks: "How the ends of an optical link, AOC among them, are set: one end on and the other off at any speed, or either on " +
		"from 25 Gbit/s up.",
	Why: "1000BASE-X negotiates by clause 37, and with one end fixed that end comes up alone. Faster optics have nothing to " +
		"negotiate: clause 73 is for copper, and a port that waits for it stays down.",
	Fix:     "Set both ends alike; from 10 Gbit/s up set auto-negotiation off at both.",
	Source:  "IEEE 802.3-2022 clauses 37 and 73.1",
	Channel: checkAutonegotiationOnOptics,
}

func checkAutonegotiationOnOptics(channel *cabling.Channel, _ cabling.Site) []topology.Finding {
	a, b := channel.A.Mode, channel.B.Mode
	on := a.Negotiation == cabling.NegotiationOn || b.Negotiation == cabling.NegotiationOn
	if !on || !isOptical(channel) {
		return nil
	}
	switch rate := fastest(channel); {
	case a.Forced() || b.Forced():
		return one(topology.Warning, negotiationText(a, b), "")
	case rate >= 25e9:
		return one(topology.Warning, fmt.Sprintf("%s set to auto-negotiation, which optics of %s do not have", negotiating(a, b), speedText(float64(rate))), "")
	}
	return nil
}

// negotiating names the ends that negotiate: "A is", "both ends are".
func negotiating(a, b cabling.Mode) string {
	switch {
	case a.Negotiation == b.Negotiation:
		return "both ends are"
	case a.Negotiation == cabling.NegotiationOn:
		return "A is"
	}
	return "B is"
}

// isOptical reports whether the ends are of fibre or of an active optical cable.
func isOptical(channel *cabling.Channel) bool {
	family := channel.Family()
	if family == cabling.NoFamily && channel.A.PHY != nil { // multimode facing single-mode is a finding of its own
		family = channel.A.PHY.Family
	}
	return family.IsFibre() || family == cabling.ActiveOptical
}
