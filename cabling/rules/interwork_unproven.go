package rules

import (
	"fmt"
	"strings"

	"cablewright/cabling"
	"cablewright/topology"
)

var interworkUnproven = Rule{
	ID:       "interwork-unproven",
	Severity: topology.Error,
	Title:    "Nobody says that the two ends understand each other",
	Looks:    "PHYs that agree in lanes, fibres and wavelengths, and yet are of different families, or take no error correction in common. An error where IEEE 802.3 defines both, and so apart.",
	Why:      "Equal letters and equal colours do not make equal power, dispersion and error correction.",
	Fix:      "Fit the same PHY at both ends, or have the makers of both confirm the pair.",
	Source:   "interoperability groups of the PHY table",
	Channel:  checkInterworkUnproven,
}

func checkInterworkUnproven(channel *cabling.Channel, _ cabling.Site) []topology.Finding {
	a, b := channel.A.PHY, channel.B.PHY
	switch {
	case differs(channel, cabling.GroupsDiffer):
		message := fmt.Sprintf("%s (%s) faces %s (%s)", a.Name, a.Reference(), b.Name, b.Reference())
		if bothIEEE(a, b) {
			return one(topology.Error, message+", and IEEE 802.3 does not have the two work together", "Fit the same PHY at both ends.")
		}
		return one(topology.Warning, message, "")
	case differs(channel, cabling.FECDiffers):
		return one(topology.Warning, fmt.Sprintf("%s takes FEC %s, %s takes %s", a.Name, a.FEC[0], b.Name, b.FEC[0]),
			"Fit the same PHY at both ends, or have the makers of both name a FEC setting that suits the pair.")
	}
	return nil
}

// bothIEEE reports whether IEEE 802.3 defines both. It says of its own PHYs which
// understand each other: 10GBASE-LR and 10GBASE-LRM send the same colour and do
// not. What makers sell nobody holds together.
func bothIEEE(a, b *cabling.PHY) bool {
	return strings.HasPrefix(a.Body, "IEEE") && strings.HasPrefix(b.Body, "IEEE")
}
