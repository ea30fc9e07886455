package rules

import (
	"fmt"

	"cablewright/cabling"
	"cablewright/topology"
)

var lengthNotStock = Rule{
	ID:       "length-not-stock",
	Severity: topology.Warning,
	Title:    "No cable with fixed ends is sold in this length",
	Looks: "Rows of DAC, AEC and AOC that tell a route: whether their length is one that is sold, by the site's list. It informs; " +
		"it warns where the path is longer than any that is sold.",
	Why:     "Such a cable cannot be cut to length: another one arrives, or none.",
	Fix:     "Order a length that is sold.",
	Source:  "lists of switch makers; site: route: stock_m in the policy",
	Channel: checkLengthNotStock,
}

func checkLengthNotStock(channel *cabling.Channel, site cabling.Site) []topology.Finding {
	if channel.Route == nil || !channel.Length.Known {
		return nil
	}
	kind := channel.Stock()
	order, length, ok := channel.Order(site)
	switch {
	case kind != cabling.DACStock && kind != cabling.AOCStock:
		return nil
	case ok && !order.Sold:
		return one(topology.Warning, fmt.Sprintf("%s as long as the path is not sold: %s", kind.Noun(), length), "Shorten the path, or use a cable that is made to length.")
	case site.Route.IsStock(kind, channel.Length.Metres):
		return nil
	}
	next := site.Route.Order(kind, channel.Length.Metres)
	fix := ""
	if next.Sold {
		fix = fmt.Sprintf("Order %s.", metres(next.Metres))
	}
	return one(topology.Info, fmt.Sprintf("%s is no length in which %s is sold", metres(channel.Length.Metres), kind.Noun()), fix)
}
