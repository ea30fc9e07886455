package rules

import (
	"fmt"

	"cablewright/cabling"
	"cablewright/topology"
)

var rxPowerHigh = Rule{
	ID:       "rx-power-high",
	Severity: topology.Error,
	Title:    "Too much light arrives at a receiver",
	Looks: "The received power that a transceiver tells against the most that its PHY is specified for. In a network, ports that are up. " +
		"Modules measure to within 3 dB (SFF-8472).",
	Why:     "An overloaded receiver makes errors, and one made for long reach may be destroyed.",
	Fix:     "Fit an attenuator for the difference, or use a PHY of shorter reach.",
	Source:  "IEEE 802.3, the receive characteristics of each clause; SFF-8472",
	Ports:   true,
	Check:   checkPortsPowerHigh,
	Channel: checkRxPowerHigh,
}

func checkRxPowerHigh(channel *cabling.Channel, site cabling.Site) []topology.Finding {
	return receivers(channel, site, tooMuch)
}

func checkPortsPowerHigh(in Input) []topology.Finding {
	return portReceivers(in, tooMuch)
}

// tooMuch judges the power at one receiver.
func tooMuch(where string, rx cabling.Level, phy *cabling.PHY, _ cabling.Site) []topology.Finding {
	measure := cabling.Measure{Value: rx.DB, Limit: phy.RxPower.Max, Unit: "dBm", PHY: phy}
	if !measure.Over() {
		return nil
	}
	return measured(topology.Error, measure, fmt.Sprintf("%s receives %.1f dBm, %s takes at most %.1f dBm", where, rx.DB, phy.Name, measure.Limit),
		fmt.Sprintf("Fit an attenuator of at least %.1f dB, or use a PHY of shorter reach.", -measure.Margin()))
}
