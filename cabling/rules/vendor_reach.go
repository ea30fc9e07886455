package rules

import (
	"cablewright/cabling"
	"cablewright/topology"
)

var vendorReach = Rule{
	ID:       "vendor-reach",
	Severity: topology.Warning,
	Title:    "The length rests on the word of a maker",
	Looks:    "Lengths beyond what a standard says, or on cable that it does not name, which makers of some parts allow.",
	Why:      "It works with the very part that the maker tested; the next one under the same name may not.",
	Fix:      "Look up the length in the data sheet of the parts at both ends, or stay within the standard.",
	Source:   "data sheets",
	Channel:  checkVendorReach,
}

func checkVendorReach(channel *cabling.Channel, _ cabling.Site) []topology.Finding {
	if measure, _, ok := channel.ReachMeasure(); ok && measure.Over() {
		return nil // reach-exceeded tells
	}
	return openConditions(channel, cabling.NeedVendor)
}
