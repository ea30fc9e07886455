package rules

import (
	"fmt"
	"slices"

	"cablewright/cabling"
	"cablewright/topology"
)

var draftPHY = Rule{
	ID:       "draft-phy",
	Severity: topology.Warning,
	Title:    "The PHY is not yet a standard",
	Looks:    "PHYs of which only a draft was known when the table was made, unless the policy accepts them (site: accepted_phys).",
	Why:      "Limits of a draft change, and early modules of two makers may not understand each other.",
	Fix:      "Check the published standard, and buy both ends from one maker.",
	Source:   "IEEE P802.3dj",
	Channel:  checkDraftPHY,
}

func checkDraftPHY(channel *cabling.Channel, site cabling.Site) []topology.Finding {
	for _, phy := range channel.PHYs() {
		if phy.Body == "IEEE draft" && !slices.Contains(site.Accepted, phy) {
			return one(topology.Warning, fmt.Sprintf("%s is known from %s", phy.Name, phy.Standard), "")
		}
	}
	return nil
}
