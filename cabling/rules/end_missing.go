package rules

import (
	"fmt"

	"cablewright/cabling"
	"cablewright/topology"
)

var endMissing = Rule{
	ID:       "end-missing",
	Severity: topology.Warning,
	Title:    "The list tells one end of the cable and not the other",
	Looks:    "Rows with device and port at one end and nothing at the other.",
	Why:      "Nobody can find the other end, or knows whether the cable goes anywhere.",
	Fix:      "Follow the cable and write down its other end; take it out if it has none.",
	Source:   "ANSI/TIA-606-D: both ends of every cable are on record",
	Named:    true,
	Channel:  checkEndMissing,
}

func checkEndMissing(channel *cabling.Channel, _ cabling.Site) []topology.Finding {
	a, b := channel.A, channel.B
	switch {
	case isPlugged(a) && b.Device == "" && b.Port == "":
		return one(topology.Warning, fmt.Sprintf("the A end is in %s %s, and nothing is told of the B end", a.Device, a.Port), "")
	case isPlugged(b) && a.Device == "" && a.Port == "":
		return one(topology.Warning, fmt.Sprintf("the B end is in %s %s, and nothing is told of the A end", b.Device, b.Port), "")
	}
	return nil
}

func isPlugged(end cabling.End) bool { return end.Device != "" && end.Port != "" }
