package rules

import (
	"cmp"
	"fmt"

	"cablewright/cabling"
	"cablewright/topology"
)

// receiverCheck judges the power at one receiver, by the limits of its PHY.
type receiverCheck func(where string, rx cabling.Level, phy *cabling.PHY, site cabling.Site) []topology.Finding

// receivers judges both ends of a channel, as far as they tell what they receive.
func receivers(channel *cabling.Channel, site cabling.Site, check receiverCheck) []topology.Finding {
	if !channel.A.Rx.Known && !channel.B.Rx.Known {
		return nil
	}
	var findings []topology.Finding
	for i, end := range []cabling.End{channel.A, channel.B} {
		if end.Rx.Known && end.PHY != nil && end.PHY.RxPower.Known {
			findings = append(findings, check([]string{"the A end", "the B end"}[i], end.Rx, end.PHY, site)...)
		}
	}
	return findings
}

// portReceivers judges the ports of a network that are up and tell what they
// receive. Their PHY is what the port and its transceiver say.
func portReceivers(in Input, check receiverCheck) []topology.Finding {
	var (
		findings   []topology.Finding
		identifier cabling.Identifier
	)
	for ref, port := range ports(in.Network) {
		if port.Optic == nil || port.Optic.RxPower == nil || port.Oper != topology.Up {
			continue
		}
		phy := identifier.Identify(port).PHY
		if phy == nil || !phy.RxPower.Known {
			continue
		}
		place := in.Network.Place(ref)
		for _, finding := range check(place.String(), cabling.Decibels(*port.Optic.RxPower), phy, in.Site) {
			finding.At = []topology.Place{place}
			finding.Fix = cmp.Or(finding.Fix, fmt.Sprintf("Clean and inspect the connectors of %s and at the other end of its cable, and look for tight bends.", place))
			findings = append(findings, finding)
		}
	}
	return findings
}
