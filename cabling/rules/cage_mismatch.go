package rules

import (
	"fmt"
	"strings"

	"cablewright/cabling"
	"cablewright/topology"
)

var cageMismatch = Rule{
	ID:       "cage-mismatch",
	Severity: topology.Error,
	Title:    "The module does not fit the cage of its port",
	Looks: "The form factor of each module, or where it is not told those that its PHY is made in, against the cage: " +
		"whether it goes in, and whether the lanes of the cage have the rate of the PHY. A module may be slower than its cage: an " +
		"SFP+ in an SFP28 cage, a QSFP28 in a QSFP-DD. That no form of a PHY is known to fit is a warning.",
	Why: "An OSFP does not go into a QSFP-DD cage, nor one with fins under the flat heat sink of an adapter. Where the " +
		"shape fits and the lanes are too slow, the port does not come up, or at the rate of the cage.",
	Fix: "Fit a module of the form that the cage takes. An adapter (QSA) takes an SFP into a QSFP cage: write cage_a QSA, " +
		"QSA28.",
	Source:  "SFF-8083, SFF-8402 (SFP); SFF-8665 (QSFP); QSFP-DD MSA; OSFP MSA",
	Channel: checkCage,
}

func checkCage(channel *cabling.Channel, _ cabling.Site) []topology.Finding {
	var findings []topology.Finding
	for i, end := range []*cabling.End{&channel.A, &channel.B} {
		if end.Cage == "" && end.FormFactor == "" {
			continue
		}
		if fit, most := end.CageFit(); fit != cabling.FitSound {
			findings = append(findings, cageFinding(endName(i), end, fit, most))
		}
	}
	return findings
}

func cageFinding(name string, end *cabling.End, fit cabling.Fit, most int64) topology.Finding {
	switch fit {
	case cabling.ModuleUnfit:
		return one(topology.Error, fmt.Sprintf("%s: the %s does not go into a cage for %s", name, end.FormFactor, end.Cage), "")[0]
	case cabling.FormsUnfit:
		return one(topology.Warning, fmt.Sprintf("%s: %s is made as %s, none of which goes into a cage for %s",
			name, end.PHY.Name, strings.Join(end.PHY.FormFactors, ", "), end.Cage), "")[0]
	}
	needs := fmt.Sprintf("%s: %s needs %s, ", name, end.PHY.Name, speedText(float64(end.PHY.Rate)))
	carries := fmt.Sprintf("a cage for %s carries %s", end.Cage, speedText(float64(most)))
	if fit == cabling.FormTooSlow {
		carries = fmt.Sprintf("no %s carries more than %s", end.FormFactor, speedText(float64(most)))
	}
	measure := cabling.Measure{Value: float64(end.PHY.Rate) / 1e9, Limit: float64(most) / 1e9, Unit: "Gbit/s"}
	return measured(topology.Error, measure, needs+carries, "")[0]
}
