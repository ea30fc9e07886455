package rules

import (
	"fmt"

	"cablewright/cabling"
	"cablewright/topology"
)

var mediumMismatch = Rule{
	ID:       "medium-mismatch",
	Severity: topology.Error,
	Title:    "The PHY is not made for this kind of cable",
	Looks: "The kind of cable against what each PHY runs on: twisted pair, multimode, single-mode, copper or optical cable " +
		"with fixed ends. Where it suits one of two ends that do not receive each other, left to wavelength-mismatch.",
	Why: "A multimode module sees next to nothing of single-mode fibre, a single-mode module does not keep its reach on " +
		"multimode: a link that comes up at all fails later.",
	Fix:     "Fit the PHY that goes with the cable, or lay the cable that goes with the PHY.",
	Source:  "IEEE 802.3, the medium of each clause",
	Channel: checkMediumMismatch,
}

func checkMediumMismatch(channel *cabling.Channel, site cabling.Site) []topology.Finding {
	if differs(channel, cabling.MediaDiffer) {
		a, b := channel.A.PHY, channel.B.PHY
		return one(topology.Error, fmt.Sprintf("%s runs on %s, %s on %s", a.Name, a.Family, b.Name, b.Family),
			"Fit PHYs for one kind of cable at both ends.")
	}
	if channel.Medium == nil || oneEndFits(channel) {
		return nil
	}
	for _, phy := range channel.Carried() {
		if !phy.RunsOn(channel.Medium) {
			findings := one(topology.Error, fmt.Sprintf("%s runs on %s, not on %s", phy.Name, phy.Family, channel.Medium.ID), fitMedium(channel, phy, site))
			findings[0].Source = phy.Reference()
			return findings
		}
	}
	return nil
}

// oneEndFits reports whether the medium suits one of two ends that do not receive
// each other: the other has the wrong module, which wavelength-mismatch tells.
func oneEndFits(channel *cabling.Channel) bool {
	a, b := channel.A.PHY, channel.B.PHY
	return differs(channel, cabling.WavelengthsDiffer) && (a.RunsOn(channel.Medium) || b.RunsOn(channel.Medium))
}

// fitMedium names the PHY for the cable, and the cable for the PHY.
func fitMedium(channel *cabling.Channel, phy *cabling.PHY, site cabling.Site) string {
	fix := fitInstead(channel, phy.Rate, site, (*cabling.PHY).IsBuilt)
	if fix == "" {
		return ""
	}
	return fmt.Sprintf("%s; or lay %s for %s.", fix, phy.Family, phy.Name)
}
