package rules

import (
	"fmt"
	"strings"

	"cablewright/cabling"
	"cablewright/topology"
)

var opticNotListed = Rule{
	ID:       "optic-not-listed",
	Severity: topology.Warning,
	Title:    "A transceiver is not on the site's list",
	Looks: "Maker and model of the transceiver in every port, and the modules of a list of cables (part_a), against site: " +
		"optics of the policy file. Without such a list every transceiver is let pass.",
	Why: "Hosts refuse modules that are not coded for them, or run them without support; and what nobody has tested runs " +
		"hot or out of its wavelength.",
	Fix:     "Fit one of the list, or add this one to site: optics once it is tested.",
	Source:  "the site's policy; compatibility lists of the makers of both hosts",
	Check:   checkOptics,
	Channel: checkParts,
}

func checkOptics(in Input) []topology.Finding {
	if len(in.Site.Optics) == 0 {
		return nil
	}
	var findings []topology.Finding
	known := make(map[topology.Optic]bool) // by maker and model
	for ref, port := range ports(in.Network) {
		optic := port.Optic
		if optic == nil || optic.Model == "" && optic.Vendor == "" {
			continue
		}
		kind := topology.Optic{Vendor: optic.Vendor, Model: optic.Model}
		listed, met := known[kind]
		if !met {
			listed = in.Site.ListsOptic(optic.Vendor, optic.Model)
			known[kind] = listed
		}
		if !listed {
			findings = append(findings, unlistedOptic(in.Network.Place(ref), kind))
		}
	}
	return findings
}

func unlistedOptic(place topology.Place, optic topology.Optic) topology.Finding {
	name := strings.TrimSpace(optic.Vendor + " " + optic.Model)
	return topology.Finding{
		Severity: topology.Warning,
		At:       []topology.Place{place},
		Message:  fmt.Sprintf("the transceiver in %s, %s, is not on the site's list", place, name),
		Fix:      fmt.Sprintf("Fit one of the list in %s, or add %q to site: optics once it is tested.", place, name),
	}
}

func checkParts(channel *cabling.Channel, site cabling.Site) []topology.Finding {
	if len(site.Optics) == 0 {
		return nil
	}
	var findings []topology.Finding
	for i, end := range []*cabling.End{&channel.A, &channel.B} {
		if end.Part.Model != "" && !site.ListsOptic("", end.Part.Model) {
			findings = append(findings, one(topology.Warning, fmt.Sprintf("%s: %s is not on the site's list", endName(i), end.Part.Model), "")...)
		}
	}
	return findings
}
