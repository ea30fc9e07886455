package rules

import (
	"fmt"

	"cablewright/cabling"
	"cablewright/topology"
)

var lengthPlanned = Rule{
	ID:       "length-planned",
	Severity: topology.Warning,
	Title:    "The length is planned, not measured",
	Looks: "Rows that tell a route and no length: the rise in the racks by U, tray, drops, side exits, slack and tolerance, what the " +
		"route leaves open by the site's values, and the next length that is sold. It informs; it warns where a route has no length.",
	Why:     "The other rules judge the channel by this length, and it is the one to order. What is laid may be longer.",
	Fix:     "Order this length. Write down as length_m what was laid.",
	Source:  pathModel,
	Channel: checkLengthPlanned,
}

func checkLengthPlanned(channel *cabling.Channel, site cabling.Site) []topology.Finding {
	if channel.Route == nil {
		return nil
	}
	if _, _, err := channel.RouteLength(site); err != nil {
		return one(topology.Warning, fmt.Sprintf("the route has no length: %v", err), "Correct the route, or tell length_m.")
	}
	if !channel.Planned {
		return nil
	}
	order, length, _ := channel.Order(site)
	message := fmt.Sprintf("%s to order: %s", metres(order.Metres), length)
	if order.Made && order.Sold && channel.Stock() != cabling.TrunkStock {
		message += ", and no cord is sold that long: made to length"
	}
	return measured(topology.Info, pathMeasure(length.Metres(), order.Metres), message, "")
}
