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
		"LLDP and CDP report. Rows that make up a link together, with panels between, are let pass. Where the network does not know the far device it is a warning, as that may be a panel; a row " +
		"that says so (a_kind, b_kind), and a port of which no neighbour is known, are left to cable-not-found.",
	Why: "What is plugged in is not what is written down: whoever works by the list pulls the wrong cable, and a link that " +
		"was planned redundant may not be.",
	Fix:    "Follow the cable. Correct the list, or plug the cable where the list has it.",
	Source: "ANSI/TIA-606-D: records of cabling are to agree with what is installed; IEEE 802.1AB-2016",
	Laid:   checkWrongNeighbour,
}

func checkWrongNeighbour(_ *topology.Network, cables *cabling.Joined) []topology.Finding {
	var findings []topology.Finding
	rows := make(map[[2]int][]*cabling.Placed) // by the links that their ports have instead
	for i := range cables.Channels {
		if placed := &cables.Channels[i]; len(placed.Unread) == 0 && pluggedElsewhere(placed) {
			key := linksOf(placed)
			rows[key] = append(rows[key], placed)
		}
	}
	for i := range cables.Channels {
		placed := &cables.Channels[i]
		if len(placed.Unread) > 0 || !pluggedElsewhere(placed) {
			continue
		}
		finding := elsewhere(placed)
		if key := linksOf(placed); key[0] >= 0 && key[0] != key[1] && len(rows[key]) == 2 {
			swapped(&finding, placed, rows[key])
		}
		findings = append(findings, finding)
	}
	return findings
}

// linksOf returns the links that the ports of a row have instead, the first first.
func linksOf(placed *cabling.Placed) [2]int {
	return [2]int{min(placed.Links[0], placed.Links[1]), max(placed.Links[0], placed.Links[1])}
}

// swapped says that the two rows have each other's links: the A end of each is
// linked to an end of the other.
func swapped(finding *topology.Finding, placed *cabling.Placed, both []*cabling.Placed) {
	other := both[0]
	if other == placed {
		other = both[1]
	}
	far := other.At[0]
	if other.Links[0] != placed.Links[0] {
		far = other.At[1]
	}
	finding.Message += fmt.Sprintf("; it and %s are swapped", other.ID)
	finding.Fix = fmt.Sprintf("Swap one end of %s and %s: in the list, or their plugs in %s and %s.", placed.ID, other.ID, placed.At[1], far)
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
