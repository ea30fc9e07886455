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
		for at, listed := range []*cabling.PHY{placed.A.PHY, placed.B.PHY} {
			if seen := &placed.Seen[at]; placed.Link >= 0 && seen.Departs(listed) {
				findings = append(findings, notAsListed(placed, at, listed))
			}
		}
	}
	return findings
}

func notAsListed(placed *cabling.Placed, at int, listed *cabling.PHY) topology.Finding {
	seen := &placed.Seen[at]
	finding := topology.Finding{
		Severity: topology.Warning,
		At:       []topology.Place{placed.At[at]},
		Row:      placed.ID,
		Line:     placed.Line,
		Message:  fmt.Sprintf("the list has %s at %s, %s", listed.Name, placed.At[at], seen.Reason()),
		Fix:      fmt.Sprintf("Read the label of the transceiver in %s. Fit %s, or correct the list.", placed.At[at], listed.Name),
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
