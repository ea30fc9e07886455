package rules

import (
	"fmt"

	"cablewright/topology"
)

var poeBudget = Rule{
	ID:       "poe-budget",
	Severity: topology.Error,
	Title:    "A switch gives nearly all the power it has, or more",
	Looks: "The power that observed devices give to what is plugged in (pethMainPseConsumptionPower) against what they have for it " +
		"(pethMainPsePower), by switch, module or member of a stack: a warning from the threshold that is set on the device " +
		"(pethMainPseUsageThreshold), else from 80 %; an error above 100 %.",
	Why: "When the power is used up, the switch feeds no further device, and after a restart, or when a power supply fails, " +
		"cuts off those of the lowest priority: phones and access points go dark in an order nobody chose.",
	Fix:    "Add or enlarge a power supply, or move powered devices to another switch.",
	Source: "RFC 3621 pethMainPseTable; the 80 % are planning practice",
	Check:  checkPoEBudget,
}

// poePercent is the share of the power from which on a device that sets no
// threshold is warned of.
const poePercent = 80

func checkPoEBudget(in Input) []topology.Finding {
	var findings []topology.Finding
	for i := range in.Network.Devices {
		device := &in.Network.Devices[i]
		for _, pse := range device.PoE {
			threshold := pse.Threshold
			if threshold == 0 {
				threshold = poePercent
			}
			if pse.Power > 0 && 100*pse.Used >= int64(threshold)*pse.Power {
				findings = append(findings, poeFinding(in.Network, device, pse, threshold))
			}
		}
	}
	return findings
}

func poeFinding(n *topology.Network, device *topology.Device, pse topology.PSE, threshold int) topology.Finding {
	at := n.Place(topology.PortRef{Device: device.ID})
	who := at.Name
	if len(device.PoE) > 1 {
		who = fmt.Sprintf("Group %d of %s", pse.Group, at.Name)
	}
	severity, limit := topology.Warning, float64(pse.Power)*float64(threshold)/100
	beyond := fmt.Sprintf("the limit is %d %%", threshold)
	if pse.Used > pse.Power {
		severity, limit, beyond = topology.Error, float64(pse.Power), "more than there is"
	}
	used := float64(pse.Used)
	return topology.Finding{
		Severity: severity,
		At:       []topology.Place{at},
		Message:  fmt.Sprintf("%s gives %d of %d W to powered devices, %.0f %%: %s", who, pse.Used, pse.Power, 100*used/float64(pse.Power), beyond),
		Fix:      fmt.Sprintf("Add or enlarge a power supply of %s, or move %.0f W of powered devices to another switch.", at.Name, max(used-limit, 1)),
		Value:    &used,
		Limit:    &limit,
		Unit:     "W",
	}
}
