package rules

import "cablewright/cabling"

// overBundle reports whether a bundle has more cables than the site allows, if it
// limits them.
func overBundle(channel *cabling.Channel, site cabling.Site) bool {
	return site.Bundle > 0 && channel.Bundle > site.Bundle
}

// bundleMeasure returns the cables of a bundle beside the most of the site.
func bundleMeasure(channel *cabling.Channel, site cabling.Site) cabling.Measure {
	return cabling.Measure{Value: float64(channel.Bundle), Limit: float64(site.Bundle), Unit: "cables"}
}

// heats reports whether power is of the kind that bundles are watched for: four
// pairs, Type 3 or 4.
func heats(power cabling.Power) bool { return power.Type >= 3 }
