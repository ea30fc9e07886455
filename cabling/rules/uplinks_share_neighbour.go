package rules

import (
	"fmt"

	"cablewright/topology"
	"cablewright/topology/capacity"
)

var uplinksShareNeighbour = Rule{
	ID:       "uplinks-share-neighbour",
	Severity: topology.Warning,
	Title:    "All uplinks of a device end on one neighbour",
	Looks: "Devices with two or more links to a higher tier, all to one device which has others beside it: in its tier, and " +
		"linked to it or to a device below it. Hosts count where the links are in a LAG. Links to several units of a stack, and a pair " +
		"of switches whose peer leads up another way, are let pass.",
	Why:    "The second uplink was paid for and protects against a cable fault only: the neighbour's loss or upgrade takes the device down.",
	Fix:    "Move one of the uplinks to another device of the higher tier.",
	Source: "ANSI/TIA-942-C redundancy; Clos fabrics link every leaf to every spine",
	Check:  checkUplinksShareNeighbour,
}

func checkUplinksShareNeighbour(in Input) []topology.Finding {
	var findings []topology.Finding
	for _, shared := range capacity.AllShared(in.Network, in.tiers) {
		if in.tiers[shared.Device.ID] == 0 && !allInLAG(in.Network, shared.Links) {
			continue
		}
		finding := topology.Finding{
			Severity: topology.Warning,
			Message: fmt.Sprintf("%s has %s, all to %s and none to %s",
				shared.Device.Label(), count(len(shared.Links), "uplink"), shared.Neighbor.Label(), deviceList(shared.Others)),
		}
		var last topology.Place
		for _, i := range shared.Links {
			near, _ := in.Network.Links[i].Opposite(shared.Device.ID)
			last = in.Network.Place(near)
			finding.At = append([]topology.Place{last}, finding.At...)
		}
		finding.Fix = fmt.Sprintf("Move the uplink at %s from %s to %s.", last, shared.Neighbor.Label(), shared.Others[0].Label())
		findings = append(findings, finding)
	}
	return findings
}

// allInLAG reports whether every link is a member of a LAG at either end.
func allInLAG(n *topology.Network, links []int) bool {
	for _, i := range links {
		a, b := ends(n, &n.Links[i])
		if (a.port == nil || a.port.LAG == "") && (b.port == nil || b.port.LAG == "") {
			return false
		}
	}
	return true
}
