package rules

import (
	"fmt"

	"cablewright/cabling"
	"cablewright/topology"
)

var nameAmbiguous = Rule{
	ID:       "name-ambiguous",
	Severity: topology.Warning,
	Title:    "A name stands for two things that do not work together",
	Looks: "The names by which the list, or the transceiver, tells the PHY of each end: LR4 of 400G for 6 km or 10 km, ER4 or ER4-lite, " +
		"SR4 or SR4.2 in a QSFP-DD, CLR4 parts with other wavelengths. The full name of a PHY passes.",
	Why:     "The channel is judged by what the name mostly stands for; the other one needs another reach, other wavelengths or another FEC.",
	Fix:     "Write which it is; the data sheet, or the code that the module tells (SFF-8024), says it.",
	Source:  "SFF-8024; data sheets",
	Channel: checkNameAmbiguous,
}

func checkNameAmbiguous(channel *cabling.Channel, _ cabling.Site) (findings []topology.Finding) {
	for _, end := range []*cabling.End{&channel.A, &channel.B} {
		note, phys := end.Ambiguous()
		if note == "" || end == &channel.B && channel.B.Said == channel.A.Said && findings != nil {
			continue
		}
		findings = append(findings, one(topology.Warning,
			fmt.Sprintf("%s may be %s; it is judged as %s: %s", end.Said, eitherOf(phys), phys[0].Name, note),
			fmt.Sprintf("Write %s, whichever it is.", eitherOf(phys)))...)
	}
	return findings
}

// eitherOf writes "400G-LR4-10 or 400GBASE-LR4-6".
func eitherOf(phys []*cabling.PHY) string {
	text := phys[0].Name
	for _, phy := range phys[1:] {
		text += " or " + phy.Name
	}
	return text
}
