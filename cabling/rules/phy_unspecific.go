package rules

import (
	"fmt"

	"cablewright/cabling"
	"cablewright/topology"
)

var phyUnspecific = Rule{
	ID:       "phy-unspecific",
	Severity: topology.Warning,
	Title:    "The MAU type names a family, not a PHY",
	Looks: "The MAU types of ends whose PHY nothing else tells: 10GBASE-R and its kin (22, 31, 33, 37, 92, 96, 101, 116, 127, " +
		"135) say how bits are coded, and SR, LR and DAC are all of them.",
	Why:     "Which cable the port needs and how far it reaches stays open.",
	Fix:     "Read the EEPROM of the module, or its label, and tell its PHY.",
	Source:  "RFC 4836 and IANA-MAU-MIB dot3MauType; IEEE 802.3-2022 clauses 36, 49, 82 and 119",
	Channel: checkPHYUnspecific,
}

func checkPHYUnspecific(channel *cabling.Channel, _ cabling.Site) []topology.Finding {
	var findings []topology.Finding
	for i, end := range []*cabling.End{&channel.A, &channel.B} {
		if end.MAU != nil && end.PHY == nil && end.MAU.NamesFamily() {
			findings = append(findings, one(topology.Warning, fmt.Sprintf("MAU type %s of %s, %s, names a family, not a PHY: read the EEPROM",
				end.MAU.Code, endName(i), end.MAU.Name), "")...)
		}
	}
	return findings
}

// endName names an end of a channel by its position.
func endName(i int) string { return string(rune('A' + i)) }
