package rules

import (
	"fmt"

	"cablewright/cabling"
	"cablewright/topology"
)

var ratedLengthExceeded = Rule{
	ID:       "rated-length-exceeded",
	Severity: topology.Warning,
	Title:    "The cable is longer than the module says that it carries",
	Looks: "The length of the channel against the one that the memory of each module tells for its kind of cable. A cable that is too " +
		"long for the PHY is left to reach-exceeded.",
	Why: "The maker wrote into this part less than its PHY has, or it is another part than its name says: what the standard promises " +
		"does not hold for it.",
	Fix:     "Read the data sheet of the part; fit one that is made for the length.",
	Source:  "SFF-8472 bytes 14 to 19; SFF-8636 bytes 142 to 146",
	Channel: checkRatedLength,
}

func checkRatedLength(channel *cabling.Channel, _ cabling.Site) []topology.Finding {
	if !channel.Length.Known {
		return nil
	}
	if reach, _, known := channel.ReachMeasure(); known && reach.Over() {
		return nil
	}
	var findings []topology.Finding
	for i, end := range []*cabling.End{&channel.A, &channel.B} {
		measure := cabling.Measure{Value: channel.Length.Metres, Limit: end.Rated.Metres, Unit: "m"}
		if end.Rated.Known && measure.Over() {
			findings = append(findings, measured(topology.Warning, measure, fmt.Sprintf("the module at %s says %s, the channel has %s",
				endName(i), metres(measure.Limit), metres(measure.Value)), "")...)
		}
	}
	return findings
}
