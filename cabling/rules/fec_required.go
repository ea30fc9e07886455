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
		"above 3 m); a warning where such a length does not tell its FEC.",
	Why:     "The PHY is specified with more errors on the line than can be lived with; FEC is what corrects them.",
	Fix:     "Set the FEC that the PHY asks for at both ends; on copper, a cable short enough to do without.",
	Source:  "IEEE 802.3, the clause of each PHY; clause 110 for CA-25G-L, -S and -N",
	Channel: checkFECRequired,
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
		return openConditions(channel, cabling.NeedFEC) // nobody tells whether it runs
	}
	measure := cabling.Measure{Value: channel.Length.Metres, Limit: condition.From, Unit: "m"}
	return measured(topology.Error, measure, fmt.Sprintf("%s of cable without FEC %s: %s",
		metres(measure.Value), condition.FEC, condition.Text), "")
}
