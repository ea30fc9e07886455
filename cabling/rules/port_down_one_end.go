package rules

import (
	"fmt"

	"cablewright/topology"
)

var portDownOneEnd = Rule{
	ID:       "port-down-one-end",
	Severity: topology.Error,
	Title:    "One end of a link is up and the other down",
	Looks: "The state (ifOperStatus, ifAdminStatus) of both ends of a link, where both devices were observed and both ports " +
		"are physical. Both ends up, or both down, is no finding; nor is a port that waits (dormant, testing).",
	Why: "The end that is up keeps sending into a link that delivers nothing. A broken strand of fibre, a converter that does " +
		"not pass the loss on, or a port that was switched off at one end only looks like this; so does a cable that was moved minutes ago.",
	Fix:    "Switch the port on, or off at both ends; if it is on, check module, strands and anything between, then read both ends again.",
	Source: "RFC 2863 ifOperStatus; IEEE 802.3-2022 clauses 28.2.1 and 46.3.4 (remote fault)",
	Check:  checkPortDownOneEnd,
}

func checkPortDownOneEnd(in Input) []topology.Finding {
	var findings []topology.Finding
	for i := range in.Network.Links {
		dead, alive := ends(in.Network, &in.Network.Links[i])
		if dead.up() {
			dead, alive = alive, dead
		}
		if !dead.down() || !alive.up() {
			continue
		}
		state, fix := deadPort(dead, alive)
		findings = append(findings, topology.Finding{
			Severity: topology.Error,
			At:       places(dead, alive),
			Message:  fmt.Sprintf("%s is down (%s) while %s at the other end is up", dead, state, alive),
			Fix:      fix,
		})
	}
	return findings
}

// deadPort says why a port is down and what to do about it.
func deadPort(dead, alive end) (state, fix string) {
	switch {
	case dead.port.Admin == topology.Down:
		return "switched off by configuration", fmt.Sprintf("Switch %s on, or switch %s off too.", dead, alive)
	case dead.port.Oper == topology.NotPresent:
		return "no module in it", fmt.Sprintf("Put the module back into %s, or pull the cable from %s.", dead, alive)
	case dead.port.Oper == topology.LowerLayerDown:
		return "the interface below it is down", fmt.Sprintf("Bring up what %s runs on; then read both ends again.", dead)
	}
	return "switched on, but no signal", fmt.Sprintf("Check the module and the strand or pair that leads to %s, and whether a converter stands before %s; read both ends again if the cable was just moved.", dead, alive)
}
