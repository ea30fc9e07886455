package rules

import (
	"fmt"

	"cablewright/cabling"
	"cablewright/topology"
)

var upgradeUnsupported = Rule{
	ID:       "upgrade-unsupported",
	Severity: topology.Error,
	Title:    "The cable does not carry the speed that is planned for it",
	Looks: "Rows that are asked about another speed (--upgrade, column upgrade): whether any PHY of a standard that is still built carries it " +
		"over the medium, the length and the elements that are there. Of a cable with fixed ends, whether it is made for the speed.",
	Why:     "Reach falls with speed: a plant that carried 10 Gbit/s over 300 m carries 25 Gbit/s over 70 m. New switches alone will not do.",
	Fix:     "Lay a better cable before the upgrade, shorten the path, or stay at the speed.",
	Source:  "IEEE 802.3, the reach of each clause; the MSA of each PHY",
	Channel: checkUpgradeUnsupported,
	Lacks:   lacksForUpgrade,
}

func lacksForUpgrade(channel *cabling.Channel) []Lack {
	if lack := channel.LacksForUpgrade(); lack != "" {
		return []Lack{{What: lack}}
	}
	return nil
}

func checkUpgradeUnsupported(channel *cabling.Channel, site cabling.Site) []topology.Finding {
	upgrade, asked := channel.Upgraded(site)
	switch {
	case !asked:
		return nil
	case upgrade.Rated > 0:
		return one(topology.Error, fmt.Sprintf("a cable with fixed ends for %s does not carry %s",
			speedText(float64(upgrade.Rated)), speedText(float64(upgrade.Speed))), replacement(upgrade))
	case upgrade.Best.PHY != nil:
		return nil
	case upgrade.Nearest.PHY == nil:
		return one(topology.Error, fmt.Sprintf("no PHY for %s runs on %s", speedText(float64(upgrade.Speed)), upgrade.Cable.ID), "")
	}
	return missFinding(channel, upgrade)
}

// replacement says which cable with fixed ends would carry the speed.
func replacement(upgrade cabling.Upgrade) string {
	if upgrade.Best.PHY == nil {
		return "Replace it by one that is made for the speed; none of this kind carries as far."
	}
	return fmt.Sprintf("Replace it by one that is made for the speed (%s).", upgrade.Best.PHY.Name)
}

// missFinding tells by how much the nearest PHY misses.
func missFinding(channel *cabling.Channel, upgrade cabling.Upgrade) []topology.Finding {
	miss := upgrade.Nearest
	message := fmt.Sprintf("%s is not carried: %s %s", speedText(float64(upgrade.Speed)), miss.PHY.Name, miss.Reason)
	findings := one(topology.Error, message, makerFix(upgrade))
	if channel.Length.Known && miss.Reach.Metres > 0 && channel.Length.Metres > miss.Reach.Metres {
		measure := cabling.Measure{Value: channel.Length.Metres, Limit: miss.Reach.Metres, Unit: "m", PHY: miss.PHY}
		message += fmt.Sprintf(" over %s, the channel has %s", gradeText(channel, miss.Reach.Grade), metres(measure.Value))
		findings = measured(topology.Error, measure, message, makerFix(upgrade))
	}
	findings[0].Source = miss.PHY.Reference()
	return findings
}

// makerFix names a PHY that only its maker vouches for; empty where there is none.
func makerFix(upgrade cabling.Upgrade) string {
	if upgrade.Maker.PHY == nil {
		return ""
	}
	return fmt.Sprintf("Lay a better cable, or ask the maker of %s modules (%s) whether they carry over this one: no standard does.",
		upgrade.Maker.PHY.Name, upgrade.Maker.PHY.Standard)
}
