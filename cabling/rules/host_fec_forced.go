package rules

import (
	"fmt"

	"cablewright/cabling"
	"cablewright/topology"
)

var hostFECForced = Rule{
	ID:       "host-fec-forced",
	Severity: topology.Error,
	Title:    "The port runs FEC where the module does not take it",
	Looks: "The FEC of each port whose module has its own (100GBASE-DR, FR1, LR1 and BiDi in a QSFP28) or whose clause has " +
		"none (LR4, 40G).",
	Why:     "A CAUI-4 host interface without FEC and one with it do not align: the link stays down, or only one end sees it.",
	Fix:     "Set FEC off at the port.",
	Source:  "SFF-8024 tables 4-5 to 4-7 (CAUI-4, no FEC); IEEE 802.3 clause 88",
	Channel: checkHostFECForced,
}

func checkHostFECForced(channel *cabling.Channel, _ cabling.Site) []topology.Finding {
	for _, end := range []cabling.End{channel.A, channel.B} {
		if !end.HostFECForced() || end.PHY.FECLocation == cabling.FECNowhere && !channel.SameFEC() {
			continue // of two ends that differ, fec-mismatch tells
		}
		return one(topology.Error, fmt.Sprintf("the port with %s runs %s, which must be off", formText(end), end.FEC), "")
	}
	return nil
}

// formText writes "100GBASE-DR in a QSFP28".
func formText(end cabling.End) string {
	if end.FormFactor == "" {
		return end.PHY.Name
	}
	return end.PHY.Name + " in a " + end.FormFactor
}
