package rules

import (
	"fmt"

	"cablewright/cabling"
	"cablewright/topology"
)

var portSpeedMismatch = Rule{
	ID:       "port-speed-mismatch",
	Severity: topology.Error,
	Title:    "A port, its setting and its optic are not of one speed",
	Looks: "Of a channel, what each port can do at most (port_speed_a) and is set to (mode_a), against the rate of its PHY and " +
		"the speed that the link needs; BASE-T and Fibre Channel settle on a slower one and are let pass. Of a network, the " +
		"transceiver of each port against the most that the port can do. An optic that is faster than its port is a warning: " +
		"some modules take two rates.",
	Why: "A 25G optic in a 10G port runs at 10G at most, if its clock recovery takes that rate, and does not meet a far end " +
		"that runs at 25.",
	Fix:     "Fit an optic of the speed of the port, or use a port of the speed of the optic, and set it to that.",
	Source:  "IEEE 802.3, the rate of each clause; SFF-8402",
	Check:   checkOpticInPort,
	Channel: checkPortSpeed,
}

func checkPortSpeed(channel *cabling.Channel, _ cabling.Site) []topology.Finding {
	var findings []topology.Finding
	for i, end := range []*cabling.End{&channel.A, &channel.B} {
		if end.PortSpeed == 0 && end.Mode.Speed == 0 {
			continue
		}
		far := &channel.B
		if i == 1 {
			far = &channel.A
		}
		findings = append(findings, portSpeedFaults(channel, endName(i), end, far)...)
	}
	return findings
}

// portSpeedFaults returns the first thing that is wrong with the speeds of an end.
func portSpeedFaults(channel *cabling.Channel, name string, end, far *cabling.End) []topology.Finding {
	set, most := setSpeed(end.Mode), end.PortSpeed
	rate, settles := rateOf(end.PHY)
	says := func(format string, args ...any) string { return name + ": " + fmt.Sprintf(format, args...) }
	switch {
	case set > 0 && most > 0 && set > most:
		return one(topology.Error, says("the port is set to %s (%s), it does %s at most", end.Mode, speedText(float64(set)), speedText(float64(most))), "")
	case set > 0 && rate > 0 && !settles && set != rate && end.Mode.Speed != rate && channel.Legs < 2:
		return one(topology.Error, says("the port is set to %s, its %s runs at %s", end.Mode, end.PHY.Name, speedText(float64(rate))), "")
	case most > 0 && channel.Speed > most && channel.Legs < 2:
		return one(topology.Error, says("the port does %s at most, the link needs %s", speedText(float64(most)), speedText(float64(channel.Speed))), "")
	case most == 0 || rate <= most || settles:
		return nil
	}
	message := says("%s (%s) is in a port of %s", end.PHY.Name, speedText(float64(rate)), speedText(float64(most)))
	if farRate, _ := rateOf(far.PHY); farRate == rate && far.PortSpeed >= rate {
		return one(topology.Error, message+", the far end runs at its full rate", "")
	}
	return one(topology.Warning, message+": it runs at that at most, and only if the module takes the rate", "")
}

// setSpeed returns bit/s that a port is fixed at, all its parts together; 0: it
// is not, or it negotiates.
func setSpeed(mode cabling.Mode) int64 {
	if mode.Negotiation == cabling.NegotiationOn {
		return 0
	}
	return mode.Speed * int64(max(mode.Split, 1))
}

// rateOf returns the rate of a PHY, 0 where it is not told, and whether it settles
// on a slower one.
func rateOf(phy *cabling.PHY) (rate int64, settles bool) {
	if phy == nil {
		return 0, false
	}
	return phy.Rate, phy.Family == cabling.TwistedPair || phy.Protocol() == cabling.FibreChannel
}

func checkOpticInPort(in Input) []topology.Finding {
	var (
		findings   []topology.Finding
		identifier cabling.Identifier
	)
	for ref, port := range ports(in.Network) {
		if port.MaxSpeed == 0 || port.Optic == nil {
			continue
		}
		if phy := identifier.Transceiver(port); phy != nil && phy.Rate > port.MaxSpeed && !phy.MayBeSplit(port.MaxSpeed) {
			findings = append(findings, fastOptic(in.Network.Place(ref), port, phy))
		}
	}
	return findings
}

func fastOptic(place topology.Place, port *topology.Port, phy *cabling.PHY) topology.Finding {
	return topology.Finding{
		Severity: topology.Warning,
		At:       []topology.Place{place},
		Message: fmt.Sprintf("%s does %s at most, its transceiver is %s (%s, %s)",
			place, speedText(float64(port.MaxSpeed)), phy.Name, port.Optic.Model, speedText(float64(phy.Rate))),
		Fix: fmt.Sprintf("Fit an optic of %s in %s, or move this one to a port of %s.",
			speedText(float64(port.MaxSpeed)), place, speedText(float64(phy.Rate))),
	}
}
