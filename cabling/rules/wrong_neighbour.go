package rules

import (
	"fmt"
	"strings"

	"cablewright/cabling"
	"cablewright/topology"
)

var wrongNeighbour = Rule{
	ID:       "wrong-neighbour",
	Severity: topology.Error,
	Title:    "A port is linked to another than the list has it plugged into",
	Looks: "The devices and ports at both ends of every row of the list of cables (--cables) against the neighbours that " +
		"LLDP and CDP report. Where the network does not know the far device it is a warning, as that may be a panel; a row " +
		"that says so (a_kind, b_kind), and a port of which no neighbour is known, are left to cable-not-found.",
	Why: "What is plugged in is not what is written down: whoever works by the list pulls the wrong cable, and a link that " +
		"was planned redundant may not be.",
	Fix:    "Follow the cable. Correct the list, or plug the cable where the list has it.",
	Source: "ANSI/TIA-606-D: records of cabling are to agree with what is installed; IEEE 802.1AB-2016",
	Laid:   checkWrongNeighbour,
}

func checkWrongNeighbour(_ *topology.Network, cables *cabling.Joined) []topology.Finding {
	var findings []topology.Finding
	for i := range cables.Channels {
		placed := &cables.Channels[i]
		if len(placed.Unread) == 0 && pluggedElsewhere(placed) {
			findings = append(findings, elsewhere(placed))
		}
	}
	return findings
}

// pluggedElsewhere reports whether a port of the row is linked to another than the
// row has, and the row is not about a cable to a panel.
func pluggedElsewhere(placed *cabling.Placed) bool {
	return placed.Other >= 0 && !isPanel(placed.A.Kind) && !isPanel(placed.B.Kind)
}

// isPanel reports whether a kind of port is one of a patch panel: "dcim.frontport".
func isPanel(kind string) bool {
	kind = strings.ToLower(kind)
	return strings.Contains(kind, "front") || strings.Contains(kind, "rear")
}

func elsewhere(placed *cabling.Placed) topology.Finding {
	finding := topology.Finding{
		Severity: topology.Error,
		Message:  fmt.Sprintf("the list has %s plugged into %s, %s", placed.At[0], placed.At[1], placed.Why),
		Fix: fmt.Sprintf("Follow the cable at %s and at %s. Plug it where the list has it, or correct the list.",
			placed.At[0], placed.At[1]),
	}
	for i, place := range placed.At {
		if place.Device == "" {
			finding.Severity = topology.Warning
			finding.Message += fmt.Sprintf("; no device %s is known", place.Name)
			finding.Fix += fmt.Sprintf(" If %s is a panel, tell the kind of its port (%s_kind).", place.Name, strings.ToLower(endName(i)))
			break
		}
	}
	return about(finding, placed)
}
