package rules

import (
	"fmt"

	"cablewright/cabling"
	"cablewright/topology"
)

var connectionCount = Rule{
	ID:       "connection-count",
	Severity: topology.Warning,
	Title:    "The fibre channel has more mated pairs than its design allows",
	Looks: "The mated pairs of a channel, those of the two transceivers not among them: at most 4 of multimode, 6 of single-mode, " +
		"or as many as the site says. A cassette counts as one, as a panel does.",
	Why:     "Every pair loses and reflects light, and is one more to clean; a design that needs more has a panel too many.",
	Fix:     "Leave out a cross-connect or a panel, or lay a trunk past it.",
	Source:  "design profile: the cross-connect channel of ANSI/TIA-568 and TIA-942 has four connections",
	Channel: checkConnectionCount,
}

func checkConnectionCount(channel *cabling.Channel, site cabling.Site) []topology.Finding {
	measure, ok := channel.PairsMeasure(site)
	if !ok || !measure.Over() {
		return nil
	}
	return measured(topology.Warning, measure, fmt.Sprintf("%g mated pairs, the design allows %g of %s", measure.Value, measure.Limit, channel.Family()), "")
}
