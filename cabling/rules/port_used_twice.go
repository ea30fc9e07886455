package rules

import (
	"fmt"

	"cablewright/cabling"
	"cablewright/topology"
)

var portUsedTwice = Rule{
	ID:       "port-used-twice",
	Severity: topology.Error,
	Title:    "Two cables of the list end in one port",
	Looks: "The devices and ports at the ends of all rows, in any usual spelling. The legs of a breakout may share their port, " +
		"and front and rear of a panel are told apart where the list tells which (a_kind, b_kind), or a network has the link that the two rows make up.",
	Why:    "One of the two cannot be plugged in, or is not where the list says.",
	Fix:    "Follow both cables and correct the row that is wrong.",
	Source: "ANSI/TIA-606-D: records of cabling are to agree with what is installed",
	Rows:   portsOfRows,
}

// portsOfRows returns a check that remembers which ports are taken.
func portsOfRows(cabling.Site) func(*cabling.Channel) []topology.Finding {
	taken := newJacks()
	return func(channel *cabling.Channel) []topology.Finding {
		row := taken.begin(channel)
		var findings []topology.Finding
		for _, end := range []cabling.End{channel.A, channel.B} {
			if end.Device == "" || end.Port == "" {
				continue
			}
			if other, more := taken.plug(end, row); more {
				findings = append(findings, one(topology.Error, usedTwice(end, other), "")...)
			}
		}
		return findings
	}
}

func usedTwice(end cabling.End, other string) string {
	return fmt.Sprintf("%s %s is an end of %s too", end.Device, end.Port, other)
}
