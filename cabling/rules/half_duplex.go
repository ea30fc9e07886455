package rules

import (
	"fmt"

	"cablewright/cabling"
	"cablewright/topology"
)

var halfDuplex = Rule{
	ID:       "half-duplex",
	Severity: topology.Error,
	Title:    "A port runs half duplex",
	Looks: "The duplex mode in use (dot3StatsDuplexStatus) of every physical port of an observed device that is up. Left to " +
		"duplex-mismatch where the other end is known to be full duplex; \"half\" at 1 Gbit/s and above is an agent's mistake. Of a " +
		"channel, how the ports are set and their MAU types: what is planned so is an error, what runs so a warning.",
	Why: "Only one end sends at a time, so the port carries less than half of its speed and frames collide. Hardly " +
		"anything built in this century needs it: most often the other end is fixed at one speed and does not negotiate.",
	Fix:    "Set both ends to auto-negotiation; replace a hub by a switch.",
	Source: "IEEE 802.3-2022 clauses 4 and 28; RFC 3635 dot3StatsDuplexStatus; RFC 4836 dot3MauType",
	Check:  checkHalfDuplex,

	Channel: checkHalfDuplexSettings,
}

func checkHalfDuplex(in Input) []topology.Finding {
	var findings []topology.Finding
	for ref, port := range ports(in.Network) {
		if port.Duplex != topology.HalfDuplex {
			continue
		}
		here := endAt(in.Network, ref)
		if !here.told() || here.duplex() != topology.HalfDuplex || facesFullDuplex(in.Network, ref) {
			continue
		}
		far, linked := onlyNeighbour(in.Network, ref)
		both := linked && far.told() && far.duplex() == topology.HalfDuplex
		switch {
		case !both:
			findings = append(findings, halfDuplexPort(here))
		case ref.Compare(far.ref) < 0: // the other end has no finding of its own
			findings = append(findings, halfDuplexLink(here, far))
		}
	}
	return findings
}

func checkHalfDuplexSettings(channel *cabling.Channel, _ cabling.Site) []topology.Finding {
	halfA, halfB := toldHalf(channel.A), toldHalf(channel.B)
	switch {
	case halfA == "" && halfB == "", duplexSettingsDiffer(channel):
		return nil
	case halfA != "" && halfB != "":
		return one(topology.Error, fmt.Sprintf("both ends run half duplex: A by %s, B by %s", halfA, halfB), "")
	case halfA != "":
		return one(topology.Error, "A runs half duplex by "+halfA, "")
	}
	return one(topology.Error, "B runs half duplex by "+halfB, "")
}

// toldHalf returns by what an end is told to be half duplex; empty: it is not.
func toldHalf(end cabling.End) string {
	switch {
	case end.Mode.HalfDuplex():
		return "its mode " + end.Mode.String()
	case end.MAU != nil && end.MAU.IsHalfDuplex():
		return fmt.Sprintf("its MAU type %s (%s)", end.MAU.Code, end.MAU.Name)
	}
	return ""
}

func halfDuplexPort(here end) topology.Finding {
	return topology.Finding{
		Severity: topology.Warning,
		At:       places(here),
		Message:  fmt.Sprintf("%s runs half duplex%s", here, atSpeed(here.port.Speed)),
		Fix:      fmt.Sprintf("Set %s and what is plugged into it to auto-negotiation; if that is a hub, replace it by a switch.", here),
	}
}

func halfDuplexLink(here, far end) topology.Finding {
	return topology.Finding{
		Severity: topology.Warning,
		At:       places(here, far),
		Message:  fmt.Sprintf("Both ends of a link run half duplex: %s%s and %s%s", here, atSpeed(here.port.Speed), far, atSpeed(far.port.Speed)),
		Fix:      fmt.Sprintf("Set %s and %s to auto-negotiation; if a hub stands between them, replace it by a switch.", here, far),
	}
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
