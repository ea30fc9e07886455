package rules

import (
	"fmt"

	"cablewright/cabling"
	"cablewright/topology"
)

var pathwayDepth = Rule{
	ID:       "pathway-depth",
	Severity: topology.Warning,
	Title:    "A tray is too deep",
	Looks:    "The shorter side of the trays that the rows tell the size of: 150 mm at most.",
	Why:      "Cables at the bottom carry the weight of all above them, and cannot be got at.",
	Fix:      "Lay a wide and shallow tray, or two.",
	Source:   "ANSI/TIA-569 (recollection)",
	Channel:  checkPathwayDepth,
}

// mostDepth is how deep a tray may be, in mm.
const mostDepth = 150

func checkPathwayDepth(channel *cabling.Channel, _ cabling.Site) []topology.Finding {
	for _, pathway := range channel.Pathways {
		if pathway.Kind == cabling.Tray && pathway.Depth > mostDepth {
			measure := cabling.Measure{Value: pathway.Depth, Limit: mostDepth, Unit: "mm"}
			return measured(topology.Warning, measure, fmt.Sprintf("%s is %g mm deep, %d mm is the most", pathway, pathway.Depth, mostDepth), "")
		}
	}
	return nil
}
