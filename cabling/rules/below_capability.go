package rules

import (
	"fmt"

	"cablewright/cabling"
	"cablewright/topology"
)

var belowCapability = Rule{
	ID:       "below-capability",
	Severity: topology.Warning,
	Title:    "The link runs slower than both its ends can",
	Looks: "Of a channel, the speed that is told against the rates of both PHYs. Of a network, the speed at which a link came " +
		"up against what both its ports can do, and the rates of their transceivers; a leg of a breakout is let pass.",
	Why:     "Something keeps it down: a cable of too low a grade, a broken pair, a setting.",
	Fix:     "Test the cable at the speed of the ports; compare the settings of both ends.",
	Source:  "IEEE 802.3 clause 28",
	Links:   true,
	Channel: checkBelowCapability,
	Check:   checkSlowLinks,
}

func checkBelowCapability(channel *cabling.Channel, _ cabling.Site) []topology.Finding {
	if !channel.Downshift() {
		return nil
	}
	return one(topology.Warning, fmt.Sprintf("the link runs at %s, %s can do more",
		speedText(float64(channel.Speed)), phyNames(channel.PHYs())), "")
}

func checkSlowLinks(in Input) []topology.Finding {
	var (
		findings   []topology.Finding
		identifier cabling.Identifier
	)
	for i := range in.Network.Links {
		a, b := ends(in.Network, &in.Network.Links[i])
		if !a.up() || !b.up() || a.port.Speed == 0 || a.port.Speed != b.port.Speed {
			continue // of two speeds, speed-mismatch tells
		}
		able := min(identifier.Ability(a.port), identifier.Ability(b.port))
		if able == 0 || !apart(a.port.Speed, able) {
			continue
		}
		findings = append(findings, topology.Finding{
			Severity: topology.Warning,
			At:       places(a, b),
			Message: fmt.Sprintf("the link of %s and %s runs at %s, both ends can do %s",
				a, b, speedText(float64(a.port.Speed)), speedText(float64(able))),
			Fix: fmt.Sprintf("Compare the settings of %s and %s; test the cable at %s.", a, b, speedText(float64(able))),
		})
	}
	return findings
}
