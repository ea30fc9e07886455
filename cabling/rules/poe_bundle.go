package rules

import (
	"fmt"

	"cablewright/cabling"
	"cablewright/topology"
)

var poeBundle = Rule{
	ID:       "poe-bundle",
	Severity: topology.Warning,
	Title:    "Many cables that carry much power are bundled",
	Looks:    "Power of Type 3 or 4 (60 W, 90 W) in bundles of more than 24 cables, or as many as the site says.",
	Why:      "Current heats the wires, and the middle of a bundle cannot get rid of it: hot copper loses more, and more than 15 °C above the room ages the cable.",
	Fix:      "Have the rise of temperature calculated for this cable and bundle (15 °C at most), split the bundle, or use thicker wire.",
	Source:   "TIA TSB-184-A; ISO/IEC TS 29125",
	Channel:  checkPoEBundle,
}

func checkPoEBundle(channel *cabling.Channel, site cabling.Site) []topology.Finding {
	if !overBundle(channel, site) || !heats(channel.Power) {
		return nil
	}
	return measured(topology.Warning, bundleMeasure(channel, site),
		fmt.Sprintf("Type %d power in a bundle of %d cables: a temperature study is needed above %d", channel.Power.Type, channel.Bundle, site.Bundle), "")
}
