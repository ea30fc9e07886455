package rules

import (
	"fmt"
	"strconv"
	"strings"

	"cablewright/cabling"
	"cablewright/topology"
)

var wavelengthMismatch = Rule{
	ID:       "wavelength-mismatch",
	Severity: topology.Error,
	Title:    "One end sends what the other does not receive",
	Looks: "The wavelengths that each end sends against those that the other receives, within 3 nm. Tunable and untold ones " +
		"are let pass.",
	Why:     "A receiver behind a filter of other wavelengths sees darkness, though a power meter shows light.",
	Fix:     "Fit PHYs of one wavelength plan at both ends: CWDM4 with CWDM4, LR4 with LR4.",
	Source:  "IEEE 802.3, the wavelengths of each clause; the MSA of each PHY",
	Channel: checkWavelengthMismatch,
}

func checkWavelengthMismatch(channel *cabling.Channel, site cabling.Site) []topology.Finding {
	if !differs(channel, cabling.WavelengthsDiffer) || differs(channel, cabling.FibresDiffer) {
		return nil // of parallel against duplex that rule tells
	}
	a, b := channel.A.PHY, channel.B.PHY
	return one(topology.Error, fmt.Sprintf("%s sends %s, %s receives %s", a.Name, wavelengths(a.Tx), b.Name, wavelengths(b.Rx)), fitOne(channel, site))
}

// wavelengths writes "1271/1291/1311/1331 nm".
func wavelengths(list []float64) string {
	texts := make([]string, len(list))
	for i, wavelength := range list {
		texts[i] = strconv.FormatFloat(wavelength, 'f', -1, 64)
	}
	return strings.Join(texts, "/") + " nm"
}
