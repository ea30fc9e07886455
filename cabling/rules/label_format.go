package rules

import (
	"fmt"

	"cablewright/cabling"
	"cablewright/topology"
)

var labelFormat = Rule{
	ID:       "label-format",
	Severity: topology.Error,
	Title:    "A label is not written as the scheme has it",
	Looks: "Labels of the form of ANSI/TIA-606, cabinet-unit:port (AD02-35:17): upper case, tile, unit and port of two digits or more. Labels of another scheme are " +
		"not judged, unless the policy has a pattern for all (site: labels).",
	Why:     "Two spellings of one place are two places for every search, and for whoever reads the label upside down behind a rack.",
	Fix:     "Write upper case and pad with zeros: AD02-35:07.",
	Source:  "ANSI/TIA-606-C and -D",
	Named:   true,
	Channel: checkLabelFormat,
}

func checkLabelFormat(channel *cabling.Channel, site cabling.Site) []topology.Finding {
	var findings []topology.Finding
	for _, label := range labelsOf(channel) {
		switch {
		case label == "":
		case site.Labels != nil:
			if !site.Labels.MatchString(label) {
				findings = append(findings, one(topology.Error, fmt.Sprintf("the label %q is not of the form of this site, %s", label, site.Labels), "Write the label as the site has it.")...)
			}
		case cabling.LooksLikeTIA606(label) && !cabling.IsTIA606(label):
			findings = append(findings, one(topology.Error, fmt.Sprintf("the label %q is not of the form AD02-35:17", label), spelling(label))...)
		}
	}
	return findings
}

// spelling says how a label is written; empty where it is not just that.
func spelling(label string) string {
	spelled, ok := cabling.SpellTIA606(label)
	if !ok {
		return ""
	}
	return fmt.Sprintf("Write %s, on the cable and in the list.", spelled)
}

// labelsOf returns what is written on the cable and its ends, each text once.
func labelsOf(channel *cabling.Channel) [3]string {
	labels := [3]string{channel.Label, channel.A.Label, channel.B.Label}
	if labels[1] == labels[0] {
		labels[1] = ""
	}
	if labels[2] == labels[0] || labels[2] == labels[1] {
		labels[2] = ""
	}
	return labels
}
