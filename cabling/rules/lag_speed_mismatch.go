package rules

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"cablewright/topology"
)

var lagSpeedMismatch = Rule{
	ID:       "lag-speed-mismatch",
	Severity: topology.Error,
	Title:    "The members of a LAG run at different speeds",
	Looks: "The speed in use (ifHighSpeed, ifSpeed) of the members of every LAG of an observed device that are up. Members " +
		"that are down, and speeds that are not told, are let pass; so is the LAG of a host, which may use one port at a time.",
	Why: "A LAG spreads flows over its members without regard to their speed: the slow one drops what the fast one would " +
		"have carried. With LACP, switches leave the members of the other speed unused, and the LAG has less than it seems to.",
	Fix:    "Bring all members to one speed: the same transceivers, cables and settings.",
	Source: "IEEE 802.1AX-2008 (links of one data rate; the editions since leave that to how ports are configured)",
	Check:  checkLAGSpeed,
}

func checkLAGSpeed(in Input) []topology.Finding {
	var findings []topology.Finding
	for i := range in.Network.Devices {
		device := &in.Network.Devices[i]
		if !device.Observed || isHost(device) {
			continue
		}
		for _, lag := range membersUp(in.Network, device) {
			slow, fast := lag[0], lag[len(lag)-1]
			if apart(slow.port.Speed, fast.port.Speed) {
				findings = append(findings, unequalLAG(lag))
			}
		}
	}
	return findings
}

// membersUp returns the members of each LAG that are up at a known speed, the
// slowest first; the LAGs in order of their first members.
func membersUp(n *topology.Network, device *topology.Device) [][]end {
	var lags [][]end
	position := make(map[string]int)
	for i := range device.Ports {
		port := &device.Ports[i]
		if port.LAG == "" || port.Kind != topology.Physical || port.Oper != topology.Up || port.Speed == 0 {
			continue
		}
		at, known := position[port.LAG]
		if !known {
			at = len(lags)
			position[port.LAG], lags = at, append(lags, nil)
		}
		lags[at] = append(lags[at], endAt(n, topology.PortRef{Device: device.ID, Port: port.Name}))
	}
	for _, members := range lags {
		slices.SortStableFunc(members, func(a, b end) int { return cmp.Compare(a.port.Speed, b.port.Speed) })
	}
	return lags
}

func unequalLAG(members []end) topology.Finding {
	var speeds, names []string
	for i, member := range members {
		names = append(names, member.ref.Port)
		if last := i == len(members)-1; last || apart(member.port.Speed, members[i+1].port.Speed) {
			speeds = append(speeds, fmt.Sprintf("%s at %s", nameList(names), speedText(float64(member.port.Speed))))
			names = nil
		}
	}
	first := members[0]
	return topology.Finding{
		Severity: topology.Error,
		At:       places(first, members[len(members)-1]),
		Message:  fmt.Sprintf("%s of %s has members of different speeds: %s", first.port.LAG, first.Name, strings.Join(speeds, ", ")),
		Fix: fmt.Sprintf("Compare transceiver, cable and settings of %s with those of the others; bring it to their speed, or take it out of %s.",
			odd(members), first.port.LAG),
	}
}

// odd returns the member to look at first: the one alone at its speed, else the
// slowest.
func odd(members []end) end {
	last := len(members) - 1
	if last > 1 && apart(members[last-1].port.Speed, members[last].port.Speed) {
		return members[last]
	}
	return members[0]
}
