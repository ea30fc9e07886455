package rules

import (
	"fmt"

	"cablewright/cabling"
	"cablewright/topology"
)

var speedUnsupported = Rule{
	ID:       "speed-unsupported",
	Severity: topology.Error,
	Title:    "Nothing carries this speed over this cable",
	Looks: "A channel whose PHYs are not told: whether any PHY of its speed carries over the medium and the length. A warning where " +
		"those that do ask for something that is not told.",
	Why:     "Whatever transceiver is bought, the cable will not carry the speed.",
	Fix:     "Lay a better cable, shorten it, or lower the speed.",
	Source:  "IEEE 802.3, the reach of each clause; the MSA of each PHY",
	Channel: checkSpeedUnsupported,
}

func checkSpeedUnsupported(channel *cabling.Channel, site cabling.Site) []topology.Finding {
	if !speedDecides(channel) {
		return nil
	}
	if best, ok := channel.Best(channel.Speed, site, func(*cabling.PHY) bool { return true }); ok {
		return underCondition(channel, best)
	}
	candidates := channel.Candidates(channel.Speed, site)
	message := fmt.Sprintf("no PHY carries %s over %s", speedText(float64(channel.Speed)), channel.Medium.ID)
	if channel.Length.Known {
		message += " of " + metres(channel.Length.Metres)
	}
	if len(candidates) > 0 {
		message += fmt.Sprintf("; nearest: %s %s", candidates[0].PHY.Name, candidates[0].Reason)
	}
	return one(topology.Error, message, "")
}

// underCondition tells that the speed is carried only if a condition is met.
func underCondition(channel *cabling.Channel, best cabling.Candidate) []topology.Finding {
	if len(best.Open) == 0 {
		return nil
	}
	findings := one(topology.Warning, fmt.Sprintf("%s over %s takes %s: %s",
		speedText(float64(channel.Speed)), channel.Medium.ID, best.PHY.Name, best.Open[0].Text), "Meet the condition, or lay a better cable.")
	findings[0].Source = best.PHY.Reference()
	return findings
}

// speedDecides reports whether the channel is told by its speed and its cable
// alone. BASE-T is not: there the two name the PHY. A cable without its grade
// ("smf") is left to whateverGrade, which asks of each.
func speedDecides(channel *cabling.Channel) bool {
	return channel.Speed > 0 && channel.Medium != nil && (channel.Medium.Grade != "" || channel.Medium.Active) && len(channel.Carried()) == 0
}
