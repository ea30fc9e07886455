package rules

import (
	"fmt"

	"cablewright/cabling"
	"cablewright/topology"
)

var rxPowerLow = Rule{
	ID:       "rx-power-low",
	Severity: topology.Error,
	Title:    "Too little light arrives at a receiver",
	Looks: "The received power that a transceiver tells, of its weakest lane, against the least that its PHY is specified for: an error below " +
		"it, a warning within 2 dB above it, or as the site says. In a network, ports that are up. Modules measure to within 3 dB (SFF-8472).",
	Why:     "The link drops frames, or goes down with the next degree of warmth or grain of dust.",
	Fix:     "Clean and inspect the connectors at both ends, look for tight bends, and measure the loss of the channel.",
	Source:  "IEEE 802.3, the receive characteristics of each clause; SFF-8472",
	Ports:   true,
	Check:   checkPortsPowerLow,
	Channel: checkRxPowerLow,
	Lacks:   lacksReceiver,
}

func checkRxPowerLow(channel *cabling.Channel, site cabling.Site) []topology.Finding {
	return receivers(channel, site, tooLittle)
}

func checkPortsPowerLow(in Input) []topology.Finding {
	return portReceivers(in, tooLittle)
}

// tooLittle judges the power at one receiver.
func tooLittle(where string, rx cabling.Level, phy *cabling.PHY, site cabling.Site) []topology.Finding {
	measure := cabling.Measure{Value: rx.DB, Limit: phy.RxPower.Min, Unit: "dBm", PHY: phy}
	switch {
	case rx.DB <= topology.NoLight:
		return measured(topology.Error, measure, fmt.Sprintf("%s receives no light, %s needs %.1f dBm", where, phy.Name, measure.Limit), "")
	case measure.Under():
		return measured(topology.Error, measure, fmt.Sprintf("%s receives %.1f dBm, %s needs at least %.1f dBm", where, rx.DB, phy.Name, measure.Limit), "")
	case measure.Value < measure.Limit+site.ReceiverMargin:
		return measured(topology.Warning, measure, fmt.Sprintf("%s receives %.1f dBm, %.1f dB above the least that %s needs", where, rx.DB, rx.DB-measure.Limit, phy.Name), "")
	}
	return nil
}

// lacksReceiver tells that a power is told, and nobody says what it has to be.
func lacksReceiver(channel *cabling.Channel) []Lack {
	for _, end := range []cabling.End{channel.A, channel.B} {
		if end.Rx.Known && end.PHY != nil && !end.PHY.RxPower.Known {
			return []Lack{{What: "least received power of " + end.PHY.Name, Optional: true}}
		}
	}
	return nil
}
