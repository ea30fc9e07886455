package rules

import (
	"cmp"
	"fmt"

	"cablewright/cabling"
	"cablewright/topology"
)

var breakoutMode = Rule{
	ID:       "breakout-mode",
	Severity: topology.Error,
	Title:    "The port is not split as its cable is",
	Looks: "The mode of the port at A, such as 4x25G, against the legs of the cable and the PHY at their ends; a port that is " +
		"split on a cable that is not. A row of its own for each leg, with the PHY of the leg at A, is let pass.",
	Why: "A port of 100 Gbit/s sees no link on four cables of 25, and a split one none on a single cable: the lanes are " +
		"there, and nothing joins them.",
	Fix:     "Set the mode of the port to the legs of the cable, or plug in the cable that the mode is for.",
	Source:  "IEEE 802.3, the lanes of each clause; the port modes of switch makers",
	Channel: checkBreakoutMode,
}

func checkBreakoutMode(channel *cabling.Channel, _ cabling.Site) []topology.Finding {
	fault := ""
	switch mode := channel.A.Mode; {
	case channel.Legs <= 1:
		fault = cmp.Or(wholeFault(channel.A), wholeFault(channel.B))
	case mode.Split > 0 || mode.Speed > 0:
		fault = splitFault(mode, channel)
	}
	if fault == "" {
		return nil
	}
	return one(topology.Error, fault, "")
}

// wholeFault says that a port is split and its cable is not.
func wholeFault(end cabling.End) string {
	mode, whole := end.Mode, end.PHY
	if mode.Split <= 1 || whole == nil || mode.Speed == 0 || whole.Rate <= mode.Speed {
		return ""
	}
	return fmt.Sprintf("the port is set to %s, its cable with %s has no legs", mode, whole.Name)
}

// splitFault says what of the mode does not go with the legs.
func splitFault(mode cabling.Mode, channel *cabling.Channel) string {
	child := channel.B.PHY
	switch {
	case mode.Split <= 1 && mode.Negotiation != cabling.NegotiationOn:
		return fmt.Sprintf("the port is set to %s, its cable has %d legs", mode, channel.Legs)
	case mode.Split > 1 && channel.Legs > mode.Split:
		return fmt.Sprintf("the port is split into %d (%s), its cable has %d legs", mode.Split, mode, channel.Legs)
	case mode.Split > 1 && channel.Legs < mode.Split:
		return fmt.Sprintf("the port is split into %d (%s), its cable has only %d legs", mode.Split, mode, channel.Legs)
	case mode.Split > 1 && child != nil && mode.Speed > 0 && child.Rate != mode.Speed:
		return fmt.Sprintf("the port is split into %s, the legs end in %s (%s)", mode, child.Name, speedText(float64(child.Rate)))
	}
	return ""
}
