package rules

import (
	"fmt"

	"cablewright/topology"
)

var speedMismatch = Rule{
	ID:       "speed-mismatch",
	Severity: topology.Error,
	Title:    "The ends of a link run at different speeds",
	Looks: "The speed in use (ifHighSpeed, ifSpeed) of both ends of a link, where both devices were observed and both " +
		"ports are physical and up. A fast port that runs at the speed of its slower neighbour is no mismatch.",
	Why: "One cable has one speed. Either something stands in between that does not show itself, such as a media " +
		"converter or an unmanaged switch, or one end's state is stale or wrong, and the link does not carry what is planned on it.",
	Fix:    "Look for a device in the cable run; then set both ends to the same speed, or both to auto-negotiation, and read them again.",
	Source: "IEEE 802.3-2022 clauses 28, 37 and 73 (auto-negotiation); RFC 2863 ifHighSpeed",
	Check:  checkSpeedMismatch,
}

func checkSpeedMismatch(in Input) []topology.Finding {
	var findings []topology.Finding
	for i := range in.Network.Links {
		slow, fast := ends(in.Network, &in.Network.Links[i])
		if !slow.up() || !fast.up() {
			continue
		}
		if slow.port.Speed > fast.port.Speed {
			slow, fast = fast, slow
		}
		if slow.port.Speed == 0 || !apart(slow.port.Speed, fast.port.Speed) {
			continue
		}
		low, high := speedText(float64(slow.port.Speed)), speedText(float64(fast.port.Speed))
		findings = append(findings, topology.Finding{
			Severity: topology.Error,
			At:       places(slow, fast),
			Message:  fmt.Sprintf("%s runs at %s, %s at the other end at %s", slow, low, fast, high),
			Fix: fmt.Sprintf("Look for a converter or unmanaged switch between them; if there is none, set both ends to auto-negotiation or both to %s, and read both again.",
				low),
		})
	}
	return findings
}
