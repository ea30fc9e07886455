package rules

import (
	"fmt"

	"cablewright/cabling"
	"cablewright/topology"
)

var launchTooStrong = Rule{
	ID:       "launch-too-strong",
	Severity: topology.Warning,
	Title:    "One end may send more light than the other takes",
	Looks: "Two different PHYs of one family (100GBASE-LR1 and DR): the most that the one sends against the most that the other takes, less what " +
		"is lost between them. Where the elements are not told, only up to 100 m: a longer channel has panels.",
	Why:     "Modules for a longer reach send more. Over a short cord the strongest of them overload the receiver, which then makes errors.",
	Fix:     "Fit an attenuator for the difference, or the same PHY at both ends.",
	Source:  "IEEE 802.3, the transmit and receive characteristics of each clause",
	Channel: checkLaunchTooStrong,
}

func checkLaunchTooStrong(channel *cabling.Channel, site cabling.Site) []topology.Finding {
	over, ok := channel.Overloaded(site)
	if !ok {
		return nil
	}
	measure := cabling.Measure{Value: over.Budget.Loss(), Limit: over.Excess, Unit: "dB", PHY: over.To}
	return measured(topology.Warning, measure, fmt.Sprintf("%s sends up to %.1f dBm, %s takes %.1f dBm: at least %.1f dB have to be lost between them, the channel loses %.1f dB (%s)",
		over.From.Name, over.From.TxPower.Max, over.To.Name, over.To.RxPower.Max, over.Excess, measure.Value, over.Budget),
		fmt.Sprintf("Read the received power of %s; if it is above %.1f dBm fit an attenuator of %.1f dB, or fit the same PHY at both ends.",
			over.To.Name, over.To.RxPower.Max, over.Excess-measure.Value))
}
