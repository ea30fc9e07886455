package rules

import (
	"fmt"

	"cablewright/cabling"
	"cablewright/topology"
)

var lossBelowMinimum = Rule{
	ID:       "loss-below-minimum",
	Severity: topology.Error,
	Title:    "Too much light arrives at the receiver",
	Looks: "The insertion loss against the least that a long-reach PHY (ER, ZR) needs between its ends. Only a warning where " +
		"the elements are not told.",
	Why:     "A receiver made for 40 km or more is blinded, and may be destroyed, by a transmitter at the end of a short cord.",
	Fix:     "Fit an attenuator for the difference, or use a PHY of shorter reach.",
	Source:  "IEEE 802.3 clauses 52 and 87; data sheets",
	Channel: checkLossBelowMinimum,
}

func checkLossBelowMinimum(channel *cabling.Channel, site cabling.Site) []topology.Finding {
	budget, ok := channel.TooStrong(site)
	if !ok {
		return nil
	}
	severity := topology.Error
	if !channel.TellsLoss() && !budget.Measured.Known {
		severity = topology.Warning
	}
	measure := budget.Measure()
	measure.Limit = budget.PHY.MinLoss
	return measured(severity, measure, fmt.Sprintf("the channel loses %.1f dB (%s), %s needs at least %.1f dB",
		measure.Value, budget, budget.PHY.Name, measure.Limit), fmt.Sprintf("Fit an attenuator of at least %.1f dB.", measure.Margin()))
}
