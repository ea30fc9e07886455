package rules

import (
	"fmt"
	"slices"

	"cablewright/cabling"
	"cablewright/topology"
	"cablewright/topology/capacity"
)

var uplinksSharePathway = Rule{
	ID:       "uplinks-share-pathway",
	Severity: topology.Warning,
	Title:    "All uplinks of a device run through one pathway",
	Looks: "Devices with two or more links to a higher tier whose cables all tell the pathways that they lie in (column pathway: trays, " +
		"conduits, trunks), one of which has them all. Hosts count where the links are in a LAG.",
	Why:    "One fire, one saw or one hand at the wrong trunk takes down what was laid twice.",
	Fix:    "Lay one of the cables another way.",
	Source: "ANSI/TIA-942-C, rated 3 and 4 (recollection): redundant links share no pathway",
	Laid:   checkUplinksSharePathway,
}

func checkUplinksSharePathway(network *topology.Network, cables *cabling.Joined) []topology.Finding {
	rows := rowsInPathways(cables)
	if len(rows) == 0 {
		return nil
	}
	tiers := topology.Tiers(network)
	var findings []topology.Finding
	for i := range network.Devices {
		device := &network.Devices[i]
		uplinks := capacity.Uplinks(network, tiers, device.ID)
		if len(uplinks) < 2 || tiers[device.ID] == 0 && !allInLAG(network, uplinks) {
			continue
		}
		if shared := sharedPathways(rows, uplinks); len(shared) > 0 {
			findings = append(findings, sharedFinding(network, device, uplinks, shared))
		}
	}
	return findings
}

// rowsInPathways returns the rows that tell pathways with names, by their links.
func rowsInPathways(cables *cabling.Joined) map[int][]*cabling.Placed {
	rows := map[int][]*cabling.Placed{}
	for i := range cables.Channels {
		placed := &cables.Channels[i]
		if placed.Link >= 0 && len(placed.Pathways) > 0 {
			rows[placed.Link] = append(rows[placed.Link], placed)
		}
	}
	return rows
}

// sharedPathways returns the names of the pathways that every link runs through,
// as the first has them.
func sharedPathways(rows map[int][]*cabling.Placed, links []int) []string {
	var shared []string
	for _, first := range rows[links[0]] {
		for _, pathway := range first.Pathways {
			key := pathway.Key()
			runs := func(link int) bool {
				return slices.ContainsFunc(rows[link], func(row *cabling.Placed) bool {
					return slices.ContainsFunc(row.Pathways, func(p cabling.Pathway) bool { return p.Key() == key })
				})
			}
			elsewhere := slices.ContainsFunc(links[1:], func(link int) bool { return !runs(link) })
			if key != "" && !elsewhere && !slices.Contains(shared, pathway.Name) {
				shared = append(shared, pathway.Name)
			}
		}
	}
	return shared
}

func sharedFinding(network *topology.Network, device *topology.Device, uplinks []int, shared []string) topology.Finding {
	finding := topology.Finding{
		Severity: topology.Warning,
		Message:  fmt.Sprintf("%s has %s, all through %s", device.Label(), count(len(uplinks), "uplink"), nameList(shared)),
	}
	for _, i := range uplinks {
		near, _ := network.Links[i].Opposite(device.ID)
		finding.At = append(finding.At, network.Place(near))
	}
	last := finding.At[len(finding.At)-1]
	finding.Fix = fmt.Sprintf("Lay the cable at %s another way than through %s.", last, nameList(shared))
	return finding
}
