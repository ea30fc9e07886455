package rules

import (
	"fmt"

	"cablewright/cabling"
	"cablewright/topology"
)

var bidiSameSide = Rule{
	ID:       "bidi-same-side",
	Severity: topology.Error,
	Title:    "Both ends of one fibre send the same wavelength",
	Looks:    "The sides (D, U) of PHYs that send and receive on one fibre.",
	Why: "On one fibre each direction has its own wavelength. Two modules of one side send to each other what neither " +
		"receives.",
	Fix:     "Fit a -D module at one end and a -U at the other.",
	Source:  "IEEE 802.3 clauses 58, 59 and 158 to 160",
	Channel: checkBidiSameSide,
	Lacks: func(channel *cabling.Channel) []Lack {
		if !channel.SidesOpen() {
			return nil
		}
		return []Lack{{What: "side (D or U) of each end"}}
	},
}

func checkBidiSameSide(channel *cabling.Channel, _ cabling.Site) []topology.Finding {
	if !differs(channel, cabling.SidesEqual) {
		return nil
	}
	a, b := channel.A.PHY, channel.B.PHY
	return one(topology.Error, fmt.Sprintf("%s faces %s: the same side at both ends", a.Name, b.Name), "")
}
