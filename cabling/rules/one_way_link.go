package rules

import (
	"fmt"
	"slices"
	"strings"

	"cablewright/topology"
)

var oneWayLink = Rule{
	ID:       "one-way-link",
	Severity: topology.Warning,
	Title:    "Only one end of a link hears the other",
	Looks: "Links that one end reports and the other, which was asked for its neighbours and answered, does not. A link " +
		"whose other end could not be asked is not one of them, nor is one whose silent port is down.",
	Why: "Frames arrive one way only, or one end does not speak. A broken strand of fibre does that, and spanning tree or " +
		"routing may then use a path that loses everything sent back; at the least the map rests on one end's word.",
	Fix:    "At the silent end turn on the neighbour protocol in both directions; if it is on, clean or replace the strand or pair that leads there.",
	Source: "IEEE 802.1AB-2016 clause 9.1 (adminStatus enabledRxTx)",
	Check:  checkOneWayLink,
}

func checkOneWayLink(in Input) []topology.Finding {
	var findings []topology.Finding
	for i := range in.Network.Links {
		link := &in.Network.Links[i]
		silent, hearing := ends(in.Network, link)
		if aReports, _ := link.Reporters(); aReports {
			silent, hearing = hearing, silent
		}
		if link.State != topology.OneWay || silent.down() {
			continue
		}
		protocol := protocols(link)
		findings = append(findings, topology.Finding{
			Severity: topology.Warning,
			At:       places(silent, hearing),
			Message: fmt.Sprintf("%s hears %s over %s, but %s answered and does not hear %s",
				placeText(hearing), placeText(silent), protocol, silent.Name, placeText(hearing)),
			Fix: fmt.Sprintf("At %s check that %s may receive, and at %s that it may send; if both do, clean or replace the strand or pair from %s to %s.",
				placeText(silent), protocol, placeText(hearing), hearing.Name, silent.Name),
		})
	}
	return findings
}

// protocols lists over what a link was heard: "LLDP", "CDP and LLDP".
func protocols(link *topology.Link) string {
	var names []string
	for _, evidence := range link.Evidence {
		names = append(names, strings.ToUpper(evidence.Protocol))
	}
	slices.Sort(names)
	return strings.Join(slices.Compact(names), " and ")
}
