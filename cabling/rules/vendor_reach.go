package rules

import (
	"fmt"

	"cablewright/cabling"
	"cablewright/topology"
)

var vendorReach = Rule{
	ID:       "vendor-reach",
	Severity: topology.Warning,
	Title:    "The length rests on the word of a maker",
	Looks:    "Lengths beyond what a standard says, or on cable that it does not name, which makers of some parts allow; active cables longer than they are sold.",
	Why:      "It works with the very part that the maker tested; the next one under the same name may not.",
	Fix:      "Look up the length in the data sheet of the parts at both ends, or stay within the standard.",
	Source:   "data sheets",
	Channel:  checkVendorReach,
}

func checkVendorReach(channel *cabling.Channel, _ cabling.Site) []topology.Finding {
	if measure, _, ok := channel.ReachMeasure(); ok && measure.Over() {
		return nil // reach-exceeded tells
	}
	if most, longer := channel.LongerThanSold(); longer {
		measure := cabling.Measure{Value: channel.Length.Metres, Limit: most, Unit: "m"}
		return measured(topology.Warning, measure, fmt.Sprintf("%s of %s, which most makers sell to %g m", metres(measure.Value), channel.Medium.ID, most), "Measure the cable; if it is that long, look up the part.")
	}
	return openConditions(channel, cabling.NeedVendor)
}
