package rules

import (
	"fmt"
	"time"

	"cablewright/topology"
	"cablewright/topology/capacity"
)

var hotLink = Rule{
	ID:       "hot-link",
	Severity: topology.Warning,
	Title:    "A link is fuller than its limit",
	Looks: "The octets that physical ports counted (ifHCInOctets, ifHCOutOctets) between an earlier snapshot and this one, over " +
		"the time by the device's own clock (sysUpTime). Ports that restarted, changed speed or whose counters went back in " +
		"between are left out, and so are intervals under 30 s.",
	Why: "A mean near the limit hides bursts above it: queues fill, frames drop, and there is no room for the traffic of a " +
		"link that fails beside it.",
	Fix:    "Add a member to the LAG, raise the speed, or move traffic.",
	Source: "RFC 2863 ifHCInOctets, ifHCOutOctets; the limit is planning practice (Limits.HotLinkPercent)",
	Check:  checkHotLink,
}

func checkHotLink(in Input) []topology.Finding {
	if in.Before == nil || in.Limits.HotLinkPercent <= 0 {
		return nil
	}
	var findings []topology.Finding
	for _, load := range capacity.Loads(in.Before, in.Network) {
		if load.Percent() < in.Limits.HotLinkPercent {
			continue
		}
		at := places(endAt(in.Network, load.At))
		if load.Far != (topology.PortRef{}) {
			at = append(at, in.Network.Place(load.Far))
		}
		findings = append(findings, topology.Finding{
			Severity: topology.Warning,
			At:       at,
			Message:  loadText(at[0], load, in.Limits.HotLinkPercent),
			Fix: fmt.Sprintf("Give it at least %s: a further member in a LAG or the next speed; or move traffic to another path.",
				speedText(max(load.In, load.Out)*100/in.Limits.HotLinkPercent)),
		})
	}
	return findings
}

func loadText(at topology.Place, load capacity.Load, limit float64) string {
	verb, rate := "sent", load.Out
	if load.In > load.Out {
		verb, rate = "received", load.In
	}
	return fmt.Sprintf("%s %s %s on average over %s, %.0f %% of its %s; the limit is %s %%",
		at, verb, speedText(rate), load.Over.Round(time.Second), load.Percent(), speedText(float64(load.Speed)), shortNumber(limit))
}
