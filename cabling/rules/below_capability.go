package rules

import (
	"fmt"

	"cablewright/cabling"
	"cablewright/topology"
)

var belowCapability = Rule{
	ID:       "below-capability",
	Severity: topology.Warning,
	Title:    "The link runs slower than both its ends can",
	Looks:    "The speed that is told against the rates of both PHYs.",
	Why:      "Something keeps it down: a cable of too low a grade, a broken pair, a setting.",
	Fix:      "Test the cable at the speed of the ports; compare the settings of both ends.",
	Source:   "IEEE 802.3 clause 28",
	Channel:  checkBelowCapability,
}

func checkBelowCapability(channel *cabling.Channel, _ cabling.Site) []topology.Finding {
	if !channel.Downshift() {
		return nil
	}
	return one(topology.Warning, fmt.Sprintf("the link runs at %s, %s can do more",
		speedText(float64(channel.Speed)), phyNames(channel.PHYs())), "")
}
