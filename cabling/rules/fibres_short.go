package rules

import (
	"fmt"

	"cablewright/cabling"
	"cablewright/topology"
)

var fibresShort = Rule{
	ID:       "fibres-short",
	Severity: topology.Error,
	Title:    "The path has fewer fibres than the PHY lights",
	Looks: "The array connectors and the fibre counts (12f) of the path against the fibres of the PHY: 8 of SR4 and DR4, 16 of SR8 and DR8, " +
		"20 of SR10. Ports of two MPO-12 take two of them side by side. Legs of a breakout are not judged.",
	Why:     "Some lanes end in no fibre, and the PHY has no link without all of them.",
	Fix:     "Use a trunk and cords with as many fibres as the PHY takes, such as MPO-16 for eight lanes.",
	Source:  "IEEE 802.3 clauses 86, 95, 124 and 138; ANSI/TIA-604-5 and 604-18",
	Channel: checkFibresShort,
}

func checkFibresShort(channel *cabling.Channel, _ cabling.Site) []topology.Finding {
	few, ok := channel.FewFibres()
	if !ok {
		return nil
	}
	return measured(topology.Error, few.Measure(), fmt.Sprintf("%s has %d fibres, %s takes %d", few.Text, few.Fibres, few.PHY.Name, few.PHY.Strands), "")
}
