package rules

import (
	"fmt"

	"cablewright/cabling"
	"cablewright/topology"
)

var duplexMismatch = Rule{
	ID:       "duplex-mismatch",
	Severity: topology.Error,
	Title:    "One end of a link is half duplex and the other full",
	Looks: "The duplex mode in use (dot3StatsDuplexStatus) of both ends of a link, where both " +
		"ports are physical and up; of a device that was not asked, what it told its neighbour (CDP). A mode that is not " +
		"told, and \"half\" at 1 Gbit/s and above, count as not known. Of a channel, how the ports are set.",
	Why: "The full-duplex end sends whenever it likes; the half-duplex end takes that for collisions and drops frames. The " +
		"link works when idle and collapses under load.",
	Fix:    "Set both ends to auto-negotiation, or fix both at the same speed and full duplex.",
	Source: "IEEE 802.3-2022 clause 28.2.3 (parallel detection yields half duplex); RFC 3635 dot3StatsDuplexStatus",
	Check:  checkDuplexMismatch,

	Channel: checkDuplexSettings,
}

func checkDuplexMismatch(in Input) []topology.Finding {
	var findings []topology.Finding
	for i := range in.Network.Links {
		half, full := ends(in.Network, &in.Network.Links[i])
		if half.duplex() == topology.FullDuplex {
			half, full = full, half
		}
		if half.duplex() != topology.HalfDuplex || full.duplex() != topology.FullDuplex {
			continue
		}
		findings = append(findings, topology.Finding{
			Severity: topology.Error,
			At:       places(half, full),
			Message:  fmt.Sprintf("%s is half duplex, %s at the other end full duplex", half, full),
			Fix: fmt.Sprintf("Set %s and %s both to auto-negotiation. %s is most likely on auto already and facing an end that is fixed at full duplex.",
				half, full, half),
		})
	}
	return findings
}

// checkDuplexSettings foresees the mismatch from how 10 and 100 Mbit/s ports are
// set.
func checkDuplexSettings(channel *cabling.Channel, _ cabling.Site) []topology.Finding {
	if !duplexSettingsDiffer(channel) {
		return nil
	}
	return one(topology.Error, fmt.Sprintf("A is set to %s, B to %s: one ends in half duplex, the other in full", channel.A.Mode, channel.B.Mode), "")
}

// duplexSettingsDiffer reports whether one end takes half duplex and the other
// full: an end that negotiates with one that does not takes half.
func duplexSettingsDiffer(channel *cabling.Channel) bool {
	a, b := channel.A.Mode, channel.B.Mode
	if !a.ForcedSlow() && !b.ForcedSlow() {
		return false
	}
	told := func(m cabling.Mode) bool { return m.Negotiation != cabling.NegotiationNotTold || m.HalfDuplex() }
	half := func(m cabling.Mode) bool { return m.HalfDuplex() || !m.Forced() }
	return told(a) && told(b) && half(a) != half(b)
}
