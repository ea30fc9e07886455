package rules

import (
	"fmt"

	"cablewright/cabling"
	"cablewright/topology"
)

var permanentLinkExceeded = Rule{
	ID:       "permanent-link-exceeded",
	Severity: topology.Error,
	Title:    "The permanent link is too long",
	Looks:    "The length without the cords against the permanent link of the channel model: 90 m, with Category 8 24 m.",
	Why:      "The cords that will be patched have no room left, and the link does not pass its certification.",
	Fix:      "Move the panel, or use fibre.",
	Source:   "ANSI/TIA-568.2-D; ISO/IEC 11801-1",
	Channel:  checkPermanentLink,
}

func checkPermanentLink(channel *cabling.Channel, _ cabling.Site) []topology.Finding {
	measure, ok := channel.PermanentLinkMeasure()
	if !ok || !measure.Over() {
		return nil
	}
	return measured(topology.Error, measure, fmt.Sprintf("permanent link of %s (%s without %s of cords), %s allows %s",
		metres(measure.Value), metres(channel.Length.Metres), metres(channel.Cord.Metres), channel.Medium.ID, metres(measure.Limit)), "")
}
