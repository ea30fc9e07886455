package rules

import (
	"fmt"

	"cablewright/cabling"
	"cablewright/topology"
)

var cableTooLong = Rule{
	ID:       "cable-too-long",
	Severity: topology.Warning,
	Title:    "The cable is far longer than its path",
	Looks:    "The told length against the route: more than twice as long, and more than 2 m over.",
	Why:      "What is left over is coiled up somewhere: it hides labels, blocks the air, and costs reach.",
	Fix:      "Order the next length that is sold.",
	Source:   pathModel,
	Channel:  checkCableTooLong,
}

// How much longer than its path a cable may be: as a ratio, and in metres.
const (
	mostOfPath = 2
	mostOver   = 2.0
)

func checkCableTooLong(channel *cabling.Channel, site cabling.Site) []topology.Finding {
	if channel.Route == nil || channel.Planned || !channel.Length.Known {
		return nil
	}
	order, length, ok := channel.Order(site)
	path := length.Metres()
	measure := pathMeasure(channel.Length.Metres, max(mostOfPath*path, path+mostOver))
	if !ok || !measure.Over() || channel.Length.Metres <= order.Metres {
		return nil
	}
	return measured(topology.Warning, measure, fmt.Sprintf("%s of cable for a path of %s", metres(channel.Length.Metres), length), orderFix(channel, order))
}
