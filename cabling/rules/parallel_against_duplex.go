package rules

import (
	"fmt"

	"cablewright/cabling"
	"cablewright/topology"
)

var parallelAgainstDuplex = Rule{
	ID:       "parallel-against-duplex",
	Severity: topology.Error,
	Title:    "One end has a fibre for every lane, the other does not",
	Looks:    "Whether both ends are parallel (MPO), both duplex, or both of a single fibre.",
	Why: "A parallel PHY sends every lane on a fibre of its own, a duplex one all lanes as colours of one fibre; no cord " +
		"joins them.",
	Fix:     "Fit parallel PHYs (SR4, DR4, PSM4) at both ends, or duplex ones (LR4, FR4, CWDM4).",
	Source:  "IEEE 802.3, the medium dependent interface of each PHY",
	Channel: checkParallelAgainstDuplex,
}

func checkParallelAgainstDuplex(channel *cabling.Channel, site cabling.Site) []topology.Finding {
	if !differs(channel, cabling.FibresDiffer) {
		return nil
	}
	a, b := channel.A.PHY, channel.B.PHY
	return one(topology.Error, fmt.Sprintf("%s takes %s, %s takes %s", a.Name, count(a.Strands, "fibre"), b.Name, count(b.Strands, "fibre")), fitOne(channel, site))
}
