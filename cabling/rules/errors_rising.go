package rules

import (
	"fmt"
	"time"

	"cablewright/topology"
	"cablewright/topology/capacity"
)

var errorsRising = Rule{
	ID:       "errors-rising",
	Severity: topology.Warning,
	Title:    "A port receives damaged frames",
	Looks: "How many frames with a wrong check sequence (dot3StatsFCSErrors), invalid symbols (dot3StatsSymbolErrors) and other " +
		"input errors (ifInErrors) physical ports counted between an earlier snapshot and this one, over the time by the device's " +
		"own clock (sysUpTime). Ports that restarted or whose counters went back in between are left out, and so are intervals " +
		"under 30 s. Let pass are fewer than 10 errors, as when a link comes up; as many as the PHY may make of what arrived (one " +
		"in 10^10 bits up to 1 Gbit/s, in 10^12 bits above); and input errors where neither check sequence nor symbols were " +
		"wrong: those frames came whole, and are too long or of a kind the port does not know.",
	Why: "Damaged frames are lost. They come from a dirty or worn connector, a cable that is bent, too long or of too low a " +
		"grade, or a transceiver at its end: a fault that seldom goes away by itself.",
	Fix:    "Clean and reseat the connectors at both ends; then replace cord, transceivers and cable, one at a time, and count again.",
	Source: "RFC 3635 dot3StatsFCSErrors, dot3StatsSymbolErrors; RFC 2863 ifInErrors; IEEE 802.3-2022 clauses 40 and 52 (bit error ratios)",
	Check:  checkErrorsRising,
}

func checkErrorsRising(in Input) []topology.Finding {
	if in.Before == nil {
		return nil
	}
	var findings []topology.Finding
	for _, damage := range capacity.Damages(in.Before, in.Network) {
		counted, what := worstDamage(damage)
		here := endAt(in.Network, damage.At)
		allowed := allowedErrors(damage.Bits, here.port.Speed)
		if counted < fewestErrors || float64(counted) <= allowed {
			continue
		}
		at := places(here)
		if damage.Far != (topology.PortRef{}) {
			at = append(at, in.Network.Place(damage.Far))
		}
		rate, limit := float64(counted)/damage.Over.Minutes(), allowed/damage.Over.Minutes()
		findings = append(findings, topology.Finding{
			Severity: topology.Warning,
			At:       at,
			Message: fmt.Sprintf("%s counted %d %s in %s, %s a minute%s", at[0], counted, what,
				damage.Over.Round(time.Second), errorRate(rate), sentBy(at[1:])),
			Fix:   damageFix(in.Network, damage),
			Value: &rate,
			Limit: &limit,
			Unit:  "errors/min",
		})
	}
	return findings
}

// fewestErrors is how many errors are too many to be of a link that came up.
const fewestErrors = 10

// worstDamage returns the counter that tells most of the cable: frames that fail
// their check sequence, else symbols, else whatever else the port did not
// deliver, where nothing shows that it is not the cable's fault.
func worstDamage(damage capacity.Damage) (by uint64, what string) {
	switch {
	case damage.FCS.By >= fewestErrors:
		return damage.FCS.By, "frames with a wrong check sequence"
	case damage.Symbol.By >= fewestErrors:
		return damage.Symbol.By, "invalid symbols"
	case damage.FCS.Told && damage.Symbol.Told && damage.FCS.By+damage.Symbol.By == 0:
		return 0, ""
	}
	return damage.In.By, "input errors"
}

// allowedErrors returns how many errors a PHY may make of the bits that arrived.
func allowedErrors(bits float64, speed int64) float64 {
	if speed > 1e9 {
		return bits * 1e-12
	}
	return bits * 1e-10
}

// errorRate writes a rate with what decimals it takes to see it.
func errorRate(rate float64) string {
	if rate < 1 {
		return fmt.Sprintf("%.2g", rate)
	}
	return shortNumber(rate)
}

func sentBy(far []topology.Place) string {
	if len(far) == 0 {
		return ""
	}
	return fmt.Sprintf("; they were sent by %s", far[0])
}

func damageFix(n *topology.Network, damage capacity.Damage) string {
	here, far := n.Place(damage.At), n.Place(damage.Far)
	if damage.Far == (topology.PortRef{}) {
		return fmt.Sprintf("Clean and reseat the connector in %s and that at the other end of its cable; then replace cord, transceivers and cable, one at a time.", here)
	}
	return fmt.Sprintf("Clean and reseat the connectors in %s and %s; then replace cord, transceivers and cable, one at a time. If a port of %s counts them too, begin there: a switch that does not store frames passes damaged ones on.",
		here, far, far.Name)
}
