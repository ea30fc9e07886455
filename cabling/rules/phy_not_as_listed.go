package rules

import (
	"fmt"

	"cablewright/cabling"
	"cablewright/topology"
)

var phyNotAsListed = Rule{
	ID:       "phy-not-as-listed",
	Severity: topology.Error,
	Title:    "A port has another PHY than the list has for it",
	Looks: "The PHYs of the rows of the list of cables (--cables) against what the ports tell: the model of the transceiver, " +
		"else the MAU type. It is an error where the two do not understand each other or the one that is there does not reach as " +
		"far as it has to, else a warning. A leg of a breakout and its parent count as the same.",
	Why:    "The cable was judged for the PHY of the list, and whoever orders a spare orders the wrong one.",
	Fix:    "Read the label of the transceiver. Fit the one of the list, or correct the list.",
	Source: "RFC 6933 entPhysicalModelName; RFC 4836 ifMauType; IEEE 802.3, the clause of each PHY",
	Laid:   checkPHYAsListed,
}

func checkPHYAsListed(_ *topology.Network, cables *cabling.Joined) []topology.Finding {
	var findings []topology.Finding
	for i := range cables.Channels {
		placed := &cables.Channels[i]
		if placed.Link < 0 {
			continue
		}
		if departBothAlike(placed) {
			findings = append(findings, notAsListed(placed, placed.A.PHY, 0, 1))
			continue
		}
		for at, listed := range []*cabling.PHY{placed.A.PHY, placed.B.PHY} {
			if placed.Seen[at].Departs(listed) {
				findings = append(findings, notAsListed(placed, listed, at))
			}
		}
	}
	return findings
}

// departBothAlike reports whether both ports have one PHY in place of the one that
// is listed for both.
func departBothAlike(placed *cabling.Placed) bool {
	a, b, listed := &placed.Seen[0], &placed.Seen[1], placed.A.PHY
	return listed == placed.B.PHY && a.PHY == b.PHY && a.Departs(listed) && b.Departs(listed) && a.Reason() == b.Reason()
}

// notAsListed tells of one end of a row, or of both.
func notAsListed(placed *cabling.Placed, listed *cabling.PHY, ends ...int) topology.Finding {
	seen := &placed.Seen[ends[0]]
	var at []topology.Place
	for _, end := range ends {
		at = append(at, placed.At[end])
	}
	label, where := "label of the transceiver", at[0].String()
	if len(at) > 1 {
		label, where = "labels of the transceivers", fmt.Sprintf("%s and %s", at[0], at[1])
	}
	finding := topology.Finding{
		Severity: topology.Warning,
		At:       at,
		Row:      placed.ID,
		Line:     placed.Line,
		Message:  fmt.Sprintf("the list has %s at %s, %s", listed.Name, where, seen.Reason()),
		Fix:      fmt.Sprintf("Read the %s in %s. Fit %s, or correct the list.", label, where, listed.Name),
	}
	if !seen.PHY.StandsIn(listed) {
		finding.Severity = topology.Error
		finding.Message += ", which does not understand it"
	} else if short := fallsShort(&placed.Channel, seen.PHY, listed); short != "" {
		finding.Severity = topology.Error
		finding.Message += ", which reaches " + short
	}
	return finding
}

// fallsShort says how far a PHY reaches over the channel where that is less than
// the channel is long, or less than the listed PHY reaches where its length is
// not told; empty: it reaches as far.
func fallsShort(channel *cabling.Channel, seen, listed *cabling.PHY) string {
	reach, specified := channel.Reach(seen)
	far, wanted := channel.Reach(listed)
	over := "this cable"
	if grade := channel.Grade(); grade != "" {
		over = string(grade)
	}
	switch {
	case !specified && wanted:
		return "nowhere over " + over
	case !specified:
		return ""
	case channel.Length.Known && channel.Length.Metres > reach.Metres:
		return fmt.Sprintf("%s over %s, the channel has %s", metres(reach.Metres), over, metres(channel.Length.Metres))
	case !channel.Length.Known && wanted && reach.Metres < far.Metres:
		return fmt.Sprintf("%s over %s, not %s", metres(reach.Metres), over, metres(far.Metres))
	}
	return ""
}
