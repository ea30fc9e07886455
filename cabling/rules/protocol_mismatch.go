package rules

import (
	"fmt"

	"cablewright/cabling"
	"cablewright/topology"
)

var protocolMismatch = Rule{
	ID:       "protocol-mismatch",
	Severity: topology.Error,
	Title:    "The ends are of different protocols",
	Looks:    "Whether both PHYs are of Ethernet, of Fibre Channel or of InfiniBand.",
	Why: "The optics may be the same, and light comes through: the ends still speak past each other, and the link never " +
		"comes up.",
	Fix:     "Plug the cable into ports of one protocol, or set both ports to the same where they can do several.",
	Source:  "IEEE 802.3; INCITS FC-PI; IBTA architecture volume 2",
	Channel: checkProtocolMismatch,
}

func checkProtocolMismatch(channel *cabling.Channel, _ cabling.Site) []topology.Finding {
	if !differs(channel, cabling.ProtocolDiffers) {
		return nil
	}
	a, b := channel.A.PHY, channel.B.PHY
	return one(topology.Error, fmt.Sprintf("%s is %s, %s is %s", a.Name, a.Protocol(), b.Name, b.Protocol()), "")
}
