package rules

import (
	"fmt"

	"cablewright/cabling"
	"cablewright/topology"
)

var bundleSize = Rule{
	ID:       "bundle-size",
	Severity: topology.Warning,
	Title:    "The bundle has more cables than good practice binds together",
	Looks:    "Bundles of Category 6A with more than 24 cables, or as many as the site says. Bundles that carry power of Type 3 or 4 are left to poe-bundle.",
	Why:      "The cables in the middle get the noise and the heat of all around them, and those at the edge are crushed.",
	Fix:      "Split the bundle, with hook-and-loop and not with zip ties.",
	Source:   "practice",
	Channel:  checkBundleSize,
}

func checkBundleSize(channel *cabling.Channel, site cabling.Site) []topology.Finding {
	if !overBundle(channel, site) || channel.Medium == nil || channel.Medium.Grade != cabling.Cat6A || heats(channel.Power) {
		return nil
	}
	return measured(topology.Warning, bundleMeasure(channel, site), fmt.Sprintf("%d cables in one bundle, at most %d", channel.Bundle, site.Bundle), "")
}
