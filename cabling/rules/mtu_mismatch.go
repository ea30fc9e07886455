package rules

import (
	"fmt"
	"slices"
	"strings"

	"cablewright/topology"
)

var mtuMismatch = Rule{
	ID:       "mtu-mismatch",
	Severity: topology.Warning,
	Title:    "The ends of a link take frames of different length",
	Looks: "The MTU (ifMtu) of both ends of a link, where both devices were observed, both ports are physical and up, and " +
		"something shows that longer frames are sent: the end with the larger MTU has addresses of its own, or the switch at the " +
		"other end takes longer frames on another port. Alone, a large MTU of a switch port is mostly what its hardware passes. " +
		"Let pass are differences of what agents count or do not: the header of Ethernet (14 octets), one or two VLAN tags (4, 8) " +
		"and the check sequence (4), so 1500 goes with 1514, 1518 and 1522; all of 1500 to 1600, which is room for such headers; " +
		"and two MTUs from 9000 on.",
	Why: "The end with the larger MTU sends frames that the other drops without a word. Small ones pass, so the link looks " +
		"sound until somebody moves data over it; routing protocols may refuse to come up.",
	Fix:    "Set both ends, and all of their layer-2 network, to the same MTU.",
	Source: "RFC 2863 ifMtu; IEEE 802.3-2022 clause 3.2.7 (length of frames)",
	Check:  checkMTU,
}

func checkMTU(in Input) []topology.Finding {
	var findings []topology.Finding
	for i := range in.Network.Links {
		small, large := ends(in.Network, &in.Network.Links[i])
		if !small.up() || !large.up() || small.port.MTU == 0 || large.port.MTU == 0 {
			continue
		}
		if small.port.MTU > large.port.MTU {
			small, large = large, small
		}
		if sameMTU(small.port.MTU, large.port.MTU) || !sendsItself(large) && !switchesLonger(small) {
			continue
		}
		findings = append(findings, topology.Finding{
			Severity: topology.Warning,
			At:       places(small, large),
			Message:  fmt.Sprintf("%s has an MTU of %d octets, %s at the other end of %d", small, small.port.MTU, large, large.port.MTU),
			Fix: fmt.Sprintf("Set %s and %s to the same MTU, and what is behind them too; if %s tells the longest frame its hardware passes, look at its configuration.",
				small, large, large.Name),
		})
	}
	return findings
}

// frameOverheads are the octets around the payload that some agents count into
// ifMtu, in sum: header 14, tags 4 or 8, check sequence 4.
var frameOverheads = []int{4, 8, 14, 18, 22, 26}

// The MTUs between which the payload is 1500, with room for headers of VLAN and
// MPLS: 1504, 1530, 1553, 1554, 1600.
const (
	plainMTU = 1500
	babyMTU  = 1600
)

// jumboMTU is the payload from which on MTUs of hardware and of configuration are
// mixed: 9000, 9100, 9192, 9214, 9216.
const jumboMTU = 9000

func sameMTU(small, large int) bool {
	switch {
	case small == large, small >= jumboMTU, small >= plainMTU && large <= babyMTU:
		return true
	}
	return slices.Contains(frameOverheads, large-small)
}

// sendsItself reports whether frames of a port are made by its own device: a host,
// or a port with an address, be it on a logical unit or on its LAG.
func sendsItself(e end) bool {
	if isHost(e.device) {
		return true
	}
	for i := range e.device.Ports {
		port := &e.device.Ports[i]
		if len(port.Addrs) == 0 {
			continue
		}
		unit := strings.HasPrefix(port.Name, e.port.Name+".")
		if port.Name == e.port.Name || unit || port.Name == e.port.LAG {
			return true
		}
	}
	return false
}

// switchesLonger reports whether the device of a port forwards frames that are too
// long for the port: those of another port of it that is up.
func switchesLonger(e end) bool {
	if isHost(e.device) || e.device.Role == topology.RoleRouter || sendsItself(e) {
		return false
	}
	for i := range e.device.Ports {
		port := &e.device.Ports[i]
		if port.Kind == topology.Physical && port.Oper == topology.Up && port.MTU > e.port.MTU && !sameMTU(e.port.MTU, port.MTU) {
			return true
		}
	}
	return false
}
