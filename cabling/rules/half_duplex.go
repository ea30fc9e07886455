package rules

import (
	"fmt"

	"cablewright/topology"
)

var halfDuplex = Rule{
	ID:       "half-duplex",
	Severity: topology.Warning,
	Title:    "A port runs half duplex",
	Looks: "The duplex mode in use (dot3StatsDuplexStatus) of every physical port of an observed device that is up. Left to " +
		"duplex-mismatch where the other end is known to be full duplex; \"half\" above 1 Gbit/s is an agent's mistake.",
	Why: "Only one end sends at a time, so the port carries less than half of its speed and frames collide. Hardly " +
		"anything built in this century needs it: most often the other end is fixed at one speed and does not negotiate.",
	Fix:    "Set both ends to auto-negotiation; replace a hub by a switch.",
	Source: "IEEE 802.3-2022 clauses 4 and 28; RFC 3635 dot3StatsDuplexStatus",
	Check:  checkHalfDuplex,
}

func checkHalfDuplex(in Input) []topology.Finding {
	var findings []topology.Finding
	for i := range in.Network.Devices {
		device := &in.Network.Devices[i]
		for j := range device.Ports {
			here := endAt(in.Network, topology.PortRef{Device: device.ID, Port: device.Ports[j].Name})
			if !here.told() || here.duplex() != topology.HalfDuplex || facesFullDuplex(in.Network, here.ref) {
				continue
			}
			findings = append(findings, topology.Finding{
				Severity: topology.Warning,
				At:       places(here),
				Message:  fmt.Sprintf("%s runs half duplex%s", here, atSpeed(here.port.Speed)),
				Fix:      fmt.Sprintf("Set %s and what is plugged into it to auto-negotiation; if that is a hub, replace it by a switch.", here),
			})
		}
	}
	return findings
}

func facesFullDuplex(n *topology.Network, ref topology.PortRef) bool {
	for _, i := range n.LinksAt(ref) {
		a, b := ends(n, &n.Links[i])
		if a.duplex() == topology.FullDuplex || b.duplex() == topology.FullDuplex {
			return true
		}
	}
	return false
}

func atSpeed(speed int64) string {
	if speed == 0 {
		return ""
	}
	return " at " + speedText(float64(speed))
}
