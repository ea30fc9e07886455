package rules

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"cablewright/cabling"
	"cablewright/topology"
)

var cableUnknown = Rule{
	ID:       "cable-unknown",
	Severity: topology.Info,
	Title:    "Too little is known of the cable of a link to judge it",
	Looks: "Links that no row of the list of cables (--cables) is about, gathered by the device that was asked, and rows that lack what a " +
		"verdict takes.",
	Why:    "A link without a finding is not a sound one if nothing is known of its cable.",
	Fix:    "Add to the list what is missing; medium and length decide most.",
	Source: "ANSI/TIA-606-D: every cable is to have a record",
	Laid:   checkCableUnknown,
}

// checkCableUnknown gathers the links without a row by a device that was
// asked. Rows that lack something are for CheckCables, which judges them.
func checkCableUnknown(network *topology.Network, cables *cabling.Joined) []topology.Finding {
	open := make(map[topology.DeviceID][]int)
	for _, link := range cables.Open {
		near, _ := seenFrom(network, link)
		open[near.Device] = append(open[near.Device], link)
	}
	var findings []topology.Finding
	for device, links := range open {
		place := network.Place(topology.PortRef{Device: device})
		findings = append(findings, topology.Finding{
			Severity: topology.Info,
			At:       []topology.Place{place},
			Message:  fmt.Sprintf("no row of the list is about %s of %s: %s", count(len(links), "link"), place, linkList(network, links)),
			Fix:      fmt.Sprintf("Add the cables of %s to the list, with medium and length.", place),
		})
	}
	return findings
}

// seenFrom returns the ends of a link, that of a device that was asked first.
func seenFrom(network *topology.Network, link int) (near, far topology.PortRef) {
	l := &network.Links[link]
	if a, b := ends(network, l); !a.device.Observed && b.device.Observed {
		return l.B, l.A
	}
	return l.A, l.B
}

// linkList writes "swp1 to host1 eth0, swp2 to host2 eth0".
func linkList(network *topology.Network, links []int) string {
	texts := make([]string, len(links))
	for i, link := range links {
		near, far := seenFrom(network, link)
		texts[i] = cmp.Or(near.Port, "?") + " to " + network.Label(far)
	}
	slices.SortFunc(texts, topology.CompareNatural)
	return strings.Join(texts, ", ")
}

// lacking tells what a verdict on a channel takes, in the name of a rule: this
// one, as it is set.
func lacking(rule Rule, placed *cabling.Placed, missing []string) topology.Finding {
	return about(topology.Finding{
		Rule:     rule.ID,
		Severity: rule.Severity,
		Message:  fmt.Sprintf("%s cannot be judged without %s", placed.ID, strings.Join(missing, ", ")),
		Why:      rule.Why,
		Fix:      fmt.Sprintf("Add to the row %s: %s.", placed.ID, strings.Join(missing, ", ")),
		Source:   rule.Source,
	}, placed)
}
