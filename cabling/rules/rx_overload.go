package rules

import (
	"fmt"

	"cablewright/cabling"
	"cablewright/topology"
)

var rxOverload = Rule{
	ID:       "rx-overload",
	Severity: topology.Warning,
	Title:    "One end may send more light than the other takes",
	Looks: "Two PHYs that understand each other, such as LR1 and DR: the most that each sends, less the loss between them, against the most that the " +
		"other receives. Where no elements are told, 0.5 dB is taken for the connections. What arrives and is measured is left to rx-power-high, " +
		"PHYs that need a loss whatever they face to loss-below-minimum. Legs of a breakout are let pass.",
	Why:     "A transmitter made for 10 km over the cord that a receiver for 500 m is made for blinds it: errors, though every light is green.",
	Fix:     "Read the received power of the module (show interfaces transceiver); fit an attenuator if it is too high.",
	Source:  "IEEE 802.3, the transmit and receive characteristics of each clause; the MSA of each PHY",
	Channel: checkRxOverload,
}

func checkRxOverload(channel *cabling.Channel, site cabling.Site) []topology.Finding {
	overload, ok := channel.Overload(site)
	if !ok {
		return nil
	}
	measure := overload.Measure()
	return measured(topology.Warning, measure, fmt.Sprintf("%s sends up to %.1f dBm, %.1f dB are lost on the way, %s takes at most %.1f dBm",
		overload.From.Name, overload.Sent, overload.Lost, overload.To.Name, measure.Limit),
		fmt.Sprintf("Read the received power of %s; if it is too high, fit an attenuator of %.1f dB.", overload.To.Name, -measure.Margin()))
}
