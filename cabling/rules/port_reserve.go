package rules

import (
	"fmt"
	"math"

	"cablewright/topology"
	"cablewright/topology/capacity"
)

var portReserve = Rule{
	ID:       "port-reserve",
	Severity: topology.Warning,
	Title:    "A switch has fewer free ports than its reserve",
	Looks: "The physical ports of observed switches and routers with 8 ports or more, or as the policy says. A port is used when it is up or something is " +
		"known to be plugged in; ports of which neither is known count as free.",
	Why:    "The next server, the spare link and the repair all need a port; a switch that is full needs a new switch first.",
	Fix:    "Plan a further switch or a larger one, or free ports that nothing needs.",
	Source: "ANSI/TIA-942-C growth allowance; the limit is planning practice (Limits.PortReservePercent)",
	Check:  checkPortReserve,
}

func checkPortReserve(in Input) []topology.Finding {
	var findings []topology.Finding
	for _, use := range capacity.PortUses(in.Network) {
		free := use.Free + use.Unknown
		wanted := int(math.Ceil(in.Limits.PortReservePercent / 100 * float64(use.Total())))
		if in.tiers[use.Device.ID] == 0 || use.Total() < in.Limits.PortReserveMinPorts || free >= wanted {
			continue
		}
		place := in.Network.Place(topology.PortRef{Device: use.Device.ID})
		findings = append(findings, topology.Finding{
			Severity: topology.Warning,
			At:       []topology.Place{place},
			Message: fmt.Sprintf("%s has %d of %s free (%.0f %%); the reserve is %s %%",
				place, free, count(use.Total(), "port"), use.FreePercent(), shortNumber(in.Limits.PortReservePercent)),
			Fix: fmt.Sprintf("Free %s on %s, or plan a further switch beside it.", count(wanted-free, "more port"), place),
		})
	}
	return findings
}
