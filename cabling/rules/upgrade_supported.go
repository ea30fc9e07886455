package rules

import (
	"fmt"
	"strings"

	"cablewright/cabling"
	"cablewright/topology"
)

var upgradeSupported = Rule{
	ID:       "upgrade-supported",
	Severity: topology.Warning,
	Title:    "The cable carries the speed that is planned for it",
	Looks: "Rows that are asked about another speed (--upgrade, column upgrade), and which PHY of a standard carries it over the cable that is there. " +
		"It informs; it warns where the PHY takes more fibres than the link has, or holds under a condition.",
	Why:     "The cable may stay; what has to be bought is the modules and ports.",
	Fix:     "Plan this PHY at both ends.",
	Source:  "IEEE 802.3, the reach of each clause; the MSA of each PHY",
	Channel: checkUpgradeSupported,
}

func checkUpgradeSupported(channel *cabling.Channel, site cabling.Site) []topology.Finding {
	upgrade, asked := channel.Upgraded(site)
	best := upgrade.Best
	if !asked || upgrade.Rated > 0 || best.PHY == nil {
		return nil
	}
	message := fmt.Sprintf("%s carries %s over this cable", best.PHY.Name, speedText(float64(upgrade.Speed)))
	severity, fix := topology.Info, fmt.Sprintf("Plan %s at both ends%s.", best.PHY.Name, modules(best.PHY))
	if upgrade.MoreStrands() {
		severity = topology.Warning
		message += fmt.Sprintf(" on %d fibres, and the link has %d", best.PHY.Strands, upgrade.Strands)
		fix = fmt.Sprintf("See that %d more fibres run the same way, and end in %s.", best.PHY.Strands-upgrade.Strands, strings.Join(best.PHY.Connectors, " or "))
	}
	for _, condition := range best.Open {
		severity = topology.Warning
		message += "; " + condition.Text
	}
	if best.Reach.Metres == 0 || !channel.Length.Known {
		return one(severity, message, fix)
	}
	measure := cabling.Measure{Value: channel.Length.Metres, Limit: best.Reach.Metres, Unit: "m", PHY: best.PHY}
	return measured(severity, measure, message, fix)
}

// modules writes " (SFP28, QSFP28)"; empty for what is built into devices.
func modules(phy *cabling.PHY) string {
	var forms []string
	for _, form := range phy.FormFactors {
		if form != "fixed" {
			forms = append(forms, form)
		}
	}
	if len(forms) == 0 {
		return ""
	}
	return " (" + strings.Join(forms, ", ") + ")"
}
