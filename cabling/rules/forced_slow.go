package rules

import (
	"fmt"

	"cablewright/cabling"
	"cablewright/topology"
)

var forcedSlow = Rule{
	ID:       "forced-slow",
	Severity: topology.Warning,
	Title:    "A port is set to 10 or 100 Mbit/s and could do more",
	Looks: "Physical ports of observed devices that are up at 10 or 100 Mbit/s with auto-negotiation switched off " +
		"(ifMauAutoNegAdminStatus), and the fastest rate among those that they can do (ifMauTypeListBits). Ports whose agent " +
		"tells neither are let pass. Of a channel, the mode of each port of a BASE-T PHY of 1 Gbit/s or more, or that is told to do " +
		"as much (port_speed_a).",
	Why: "Such a setting outlives its reason: the device that needed it is gone, and what is plugged in now runs at a tenth of " +
		"its speed, or half duplex, because it negotiates with nobody.",
	Fix:    "Switch auto-negotiation on at both ends.",
	Source: "IEEE 802.3-2022 clause 28; RFC 4836 ifMauAutoNegAdminStatus, ifMauTypeListBits",
	Check:  checkForcedSlow,

	Channel: checkForcedModes,
}

// slowest is the highest speed that is a remnant where a port could do more.
const slowest = 100e6

func checkForcedSlow(in Input) []topology.Finding {
	var findings []topology.Finding
	for ref, port := range ports(in.Network) {
		if !port.Forced || port.Speed == 0 || port.Speed > slowest || !apart(port.Speed, port.MaxSpeed) {
			continue
		}
		if here := endAt(in.Network, ref); here.up() {
			findings = append(findings, forcedPort(in.Network, here))
		}
	}
	return findings
}

func forcedPort(n *topology.Network, here end) topology.Finding {
	at, both := places(here), "what is plugged into it"
	if far, linked := onlyNeighbour(n, here.ref); linked {
		at, both = append(at, far.Place), far.String()
	}
	return topology.Finding{
		Severity: topology.Warning,
		At:       at,
		Message: fmt.Sprintf("%s is set to %s without auto-negotiation, and can do %s", here,
			speedText(float64(here.port.Speed)), speedText(float64(here.port.MaxSpeed))),
		Fix: fmt.Sprintf("Switch auto-negotiation on at %s and %s, in one go: with one end alone, the other falls to half duplex.", here, both),
	}
}

func checkForcedModes(channel *cabling.Channel, _ cabling.Site) []topology.Finding {
	for i, end := range []*cabling.End{&channel.A, &channel.B} {
		if !end.Mode.ForcedSlow() {
			continue
		}
		able := end.PortSpeed
		if end.PHY != nil && end.PHY.Family == cabling.TwistedPair {
			able = max(able, end.PHY.Rate)
		}
		if able >= 1e9 {
			return one(topology.Warning, fmt.Sprintf("%s is fixed at %s, it can do %s", endName(i), end.Mode, speedText(float64(able))), "")
		}
	}
	return nil
}
