package rules

import (
	"fmt"

	"cablewright/cabling"
	"cablewright/topology"
)

var cableTooShort = Rule{
	ID:       "cable-too-short",
	Severity: topology.Error,
	Title:    "The cable is shorter than its path",
	Looks: "The told length against the route: racks by U, tray, drops, side exits, slack. A length that lacks no more than the " +
		"tolerance of the path is a warning.",
	Why:     "It does not reach, or hangs across the front of the racks and pulls at its plugs.",
	Fix:     "Order the next length that is sold.",
	Source:  pathModel,
	Channel: checkCableTooShort,
}

func checkCableTooShort(channel *cabling.Channel, site cabling.Site) []topology.Finding {
	if channel.Route == nil || channel.Planned || !channel.Length.Known {
		return nil
	}
	order, length, ok := channel.Order(site)
	measure := pathMeasure(channel.Length.Metres, length.Metres())
	if !ok || !measure.Under() {
		return nil
	}
	severity := topology.Error
	if !pathMeasure(channel.Length.Metres, length.Bare()).Under() {
		severity = topology.Warning
	}
	return measured(severity, measure, fmt.Sprintf("%s of cable for a path of %s", metres(channel.Length.Metres), length), orderFix(channel, order))
}
