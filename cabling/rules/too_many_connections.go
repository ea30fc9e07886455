package rules

import (
	"fmt"

	"cablewright/cabling"
	"cablewright/topology"
)

var tooManyConnections = Rule{
	ID:       "too-many-connections",
	Severity: topology.Error,
	Title:    "The copper channel has more connections than its model",
	Looks:    "The number of connections of a twisted pair channel: 4 at most, with Category 8 2.",
	Why:      "Every connection reflects and couples; the limits of the category are proved for the model, not beyond it.",
	Fix:      "Leave out the cross-connect or the consolidation point.",
	Source:   "ANSI/TIA-568.2-D",
	Channel:  checkTooManyConnections,
}

func checkTooManyConnections(channel *cabling.Channel, _ cabling.Site) []topology.Finding {
	measure, ok := channel.ConnectionsMeasure()
	if !ok || !measure.Over() {
		return nil
	}
	return measured(topology.Error, measure, fmt.Sprintf("%g connections, %s allows %g",
		measure.Value, channel.Medium.ID, measure.Limit), "")
}
