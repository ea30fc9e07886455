package rules

import (
	"fmt"

	"cablewright/cabling"
)

// pathModel is where the length of a path comes from.
const pathModel = "practice; EIA/ECA-310-E for 1 U = 44.45 mm"

// pathMeasure holds a length to another, both in metres.
func pathMeasure(value, limit float64) cabling.Measure {
	return cabling.Measure{Value: value, Limit: limit, Unit: "m"}
}

// orderFix says what to order; empty where nobody sells it.
func orderFix(channel *cabling.Channel, order cabling.Order) string {
	if !order.Sold {
		return fmt.Sprintf("Shorten the path: %s of that length is not sold.", channel.Stock().Noun())
	}
	return fmt.Sprintf("Order %s.", metres(order.Metres))
}
