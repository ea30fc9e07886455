package rules

import (
	"fmt"

	"cablewright/cabling"
	"cablewright/topology"
)

var fecMismatch = Rule{
	ID:       "fec-mismatch",
	Severity: topology.Error,
	Title:    "The ends run different FEC",
	Looks:    "The FEC that both ends are told to run. Left to host-fec-forced where a module has its own.",
	Why:      "Each end waits for code words of its own kind: the link stays down, often with light and without an alarm.",
	Fix:      "Set the same FEC at both ends, the one that the PHY asks for.",
	Source:   "IEEE 802.3 clauses 74, 91, 108 and 134; OIF 400ZR",
	Channel:  checkFECMismatch,
}

func checkFECMismatch(channel *cabling.Channel, _ cabling.Site) []topology.Finding {
	a, b := channel.A, channel.B
	byModule := a.HostFECForced() && a.PHY.FECLocation != cabling.FECNowhere || b.HostFECForced() && b.PHY.FECLocation != cabling.FECNowhere
	if channel.SameFEC() || byModule {
		return nil
	}
	return one(topology.Error, fmt.Sprintf("A runs FEC %s, B runs %s", a.FEC, b.FEC), "")
}
