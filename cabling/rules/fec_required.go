package rules

import (
	"fmt"

	"cablewright/cabling"
	"cablewright/topology"
)

var fecRequired = Rule{
	ID:       "fec-required",
	Severity: topology.Error,
	Title:    "The link runs without the FEC that it needs",
	Looks: "The FEC of each end against what its PHY takes, and against what the length of the cable asks for (25GBASE-CR " +
		"above 3 m).",
	Why:     "The PHY is specified with more errors on the line than can be lived with; FEC is what corrects them.",
	Fix:     "Set the FEC that the PHY asks for at both ends; on copper, a cable short enough to do without.",
	Source:  "IEEE 802.3, the clause of each PHY; clause 110 for CA-25G-L, -S and -N",
	Channel: checkFECRequired,
	Lacks:   lacksFEC,
}

func checkFECRequired(channel *cabling.Channel, _ cabling.Site) []topology.Finding {
	if !channel.SameFEC() {
		return nil // fec-mismatch tells
	}
	for _, end := range []cabling.End{channel.A, channel.B} {
		if wanting := end.FECWanting(); len(wanting) > 0 {
			return one(topology.Error, fmt.Sprintf("%s runs FEC %s, it needs %s", end.PHY.Name, end.FEC, wanting[0]), "")
		}
	}
	condition, ok := channel.LengthFEC()
	if !ok {
		return nil
	}
	measure := cabling.Measure{Value: channel.Length.Metres, Limit: condition.From, Unit: "m"}
	return measured(topology.Error, measure, fmt.Sprintf("%s of cable without FEC %s: %s",
		metres(measure.Value), condition.FEC, condition.Text), "")
}

// lacksFEC tells that a length wants an FEC which the ends do not tell.
func lacksFEC(channel *cabling.Channel) []Lack {
	for _, phy := range channel.Carried() {
		for _, condition := range channel.OpenConditions(phy) {
			if condition.Need == cabling.NeedFEC && (channel.A.FEC == "" || channel.B.FEC == "") {
				return []Lack{{What: "FEC of both ends: " + condition.Text, Optional: true}}
			}
		}
	}
	return nil
}
