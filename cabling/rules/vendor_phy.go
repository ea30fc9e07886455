package rules

import (
	"fmt"
	"slices"

	"cablewright/cabling"
	"cablewright/topology"
)

var vendorPHY = Rule{
	ID:       "vendor-phy",
	Severity: topology.Info,
	Title:    "Only makers specify the PHY",
	Looks: "PHYs that are in no standard and no agreement of makers (MSA), such as 40G-BiDi and 25GBASE-CSR. Cables with fixed ends, and PHYs that " +
		"the policy accepts (site: accepted_phys), are let pass.",
	Why:     "Reach and loss are the word of a maker, and parts of two makers need not understand each other.",
	Fix:     "Buy both ends from one maker, or fit a PHY of a standard; accept the PHY in the policy once it is decided for.",
	Source:  "the PHY table; data sheets",
	Channel: checkVendorPHY,
}

func checkVendorPHY(channel *cabling.Channel, site cabling.Site) []topology.Finding {
	for _, phy := range channel.PHYs() {
		if phy.Body == "vendor" && !phy.Family.FixedEnds() && !slices.Contains(site.Accepted, phy) {
			return one(topology.Info, fmt.Sprintf("%s is specified by makers alone", phy.Name), "")
		}
	}
	return nil
}
