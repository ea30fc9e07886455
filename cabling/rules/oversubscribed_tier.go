package rules

import (
	"fmt"
	"math"

	"cablewright/topology"
	"cablewright/topology/capacity"
)

var oversubscribedTier = Rule{
	ID:       "oversubscribed-tier",
	Severity: topology.Warning,
	Title:    "A switch takes in more than its uplinks can carry on",
	Looks: "The speeds of the ports that are up and lead to lower tiers or stations, beside those that lead to higher tiers. " +
		"What is attached counts, not empty ports. Links from a switch to a pure router lead out of the network and count on neither " +
		"side. Left out are a switch with an uplink of unknown speed, and one whose uplinks lead to nothing that was observed and " +
		"are slower than a downlink: those are most likely the uplinks.",
	Why:    "When enough of what is below sends at once, the uplinks drop frames, however fast each single link is.",
	Fix:    "Add uplinks, raise their speed, or spread what is below over more switches.",
	Source: "Cisco Campus Network for High Availability Design Guide (20:1 access, 4:1 distribution); 3:1 is data-centre practice (Limits)",
	Check:  checkOversubscribedTier,
}

func checkOversubscribedTier(in Input) []topology.Finding {
	var findings []topology.Finding
	for _, seen := range capacity.Oversubscriptions(in.Network, in.tiers) {
		limit := in.Limits.oversubscription(seen)
		if limit <= 0 || seen.Ratio() <= limit || seen.Guessed && seen.Up.Fastest < seen.Down.Fastest {
			continue
		}
		place := in.Network.Place(topology.PortRef{Device: seen.Device.ID})
		needed := float64(seen.Down.Speed) / limit
		uplinks := int(math.Ceil((needed - float64(seen.Up.Speed)) / float64(seen.Up.Fastest)))
		findings = append(findings, topology.Finding{
			Severity: topology.Warning,
			At:       []topology.Place{place},
			Message: fmt.Sprintf("%s (tier %d) has %s with %s and %s with %s: %s, over the limit of %s",
				place, seen.Tier, count(seen.Down.Ports, "downlink"), speedText(float64(seen.Down.Speed)),
				count(seen.Up.Ports, "uplink"), speedText(float64(seen.Up.Speed)), ratioText(seen.Ratio()), ratioText(limit)),
			Fix: fmt.Sprintf("Add %s of %s to %s, or replace its uplinks by faster ones: it needs %s upwards.",
				count(uplinks, "uplink"), speedText(float64(seen.Up.Fastest)), place, speedText(needed)),
		})
	}
	return findings
}

// oversubscription returns the limit for a device by where it stands and what
// it serves.
func (l Limits) oversubscription(seen capacity.Oversubscription) float64 {
	switch {
	case seen.Tier > 1:
		return l.CoreOversubscription
	case seen.Down.Fastest > 1e9:
		return l.ServerOversubscription
	}
	return l.AccessOversubscription
}
