package rules

import (
	"fmt"

	"cablewright/cabling"
	"cablewright/topology"
)

var channelModelExceeded = Rule{
	ID:       "channel-model-exceeded",
	Severity: topology.Warning,
	Title:    "The copper channel is longer than its category is made for",
	Looks: "The length of a twisted pair channel against the channel of its category: 30 m of Category 8, 100 m of the others. Left to " +
		"reach-exceeded where the PHY does not reach either.",
	Why:     "A tester set to the category fails the link, and nobody has proved it for what the category promises.",
	Fix:     "Certify it as the category whose channel is that long: Category 8 cable above 30 m as Category 6A.",
	Source:  "ANSI/TIA-568.2-D",
	Channel: checkChannelModel,
}

func checkChannelModel(channel *cabling.Channel, _ cabling.Site) []topology.Finding {
	measure, ok := channel.ModelMeasure()
	if !ok || !measure.Over() {
		return nil
	}
	if reach, _, known := channel.ReachMeasure(); known && reach.Over() {
		return nil
	}
	return measured(topology.Warning, measure, fmt.Sprintf("%s of %s, whose channel has %s",
		metres(measure.Value), channel.Medium.ID, metres(measure.Limit)), "")
}
