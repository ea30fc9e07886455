package rules

import (
	"fmt"

	"cablewright/cabling"
	"cablewright/topology"
)

var lengthBelowMinimum = Rule{
	ID:       "length-below-minimum",
	Severity: topology.Error,
	Title:    "The cable is shorter than the PHY allows",
	Looks:    "The channel against the shortest that its PHYs are specified for: 0.5 m or 2 m.",
	Why: "Light that is reflected at one end returns to the other with nearly all its power and disturbs the receiver and " +
		"the laser.",
	Fix:     "Use a longer cord.",
	Source:  "IEEE 802.3, the operating range of each clause",
	Channel: checkLengthBelowMinimum,
}

func checkLengthBelowMinimum(channel *cabling.Channel, _ cabling.Site) []topology.Finding {
	for _, phy := range channel.PHYs() {
		measure := cabling.Measure{Value: channel.Length.Metres, Limit: phy.MinLength, Unit: "m", PHY: phy}
		if channel.Length.Known && measure.Under() {
			return measured(topology.Error, measure, fmt.Sprintf("%s of cable, %s needs at least %s",
				metres(measure.Value), phy.Name, metres(measure.Limit)), "")
		}
	}
	return nil
}
