package rules

import (
	"fmt"

	"cablewright/cabling"
	"cablewright/topology"
)

var reflectance = Rule{
	ID:       "reflectance",
	Severity: topology.Warning,
	Title:    "Flat connectors reflect into a PAM4 transmitter",
	Looks: "Single-mode PHYs with PAM4 lanes (DR, FR, LR): array connectors told to be flat (UPC, PC), connectors of plain physical contact (PC), " +
		"and more than four pairs of single UPC ferrules. The plugs in duplex ports are flat by design and not counted.",
	Why: "Four levels have a third of the distance that two have: light that is thrown back and forth between flat ferrules is " +
		"noise that closes it, though the loss is within its limit.",
	Fix:     "Use angled connectors (APC), all of array connectors and those of panels.",
	Source:  "IEEE 802.3 clauses 122, 124, 139 and 140, the discrete reflectance that each allows; recollection",
	Channel: checkReflectance,
}

// mostFlatPairs is how many pairs of UPC, of −45 dB to −50 dB each, PAM4 bears:
// the clauses allow so much of four and less of each of more.
const mostFlatPairs = 4

func checkReflectance(channel *cabling.Channel, _ cabling.Site) []topology.Finding {
	if len(channel.Elements) == 0 {
		return nil
	}
	for _, phy := range channel.PHYs() {
		if phy.Modulation != "PAM4" || phy.Family != cabling.Singlemode {
			continue
		}
		switch arrays, pairs := channel.FlatFerrules(); {
		case arrays > 0:
			return one(topology.Warning, fmt.Sprintf("%s in the path of %s, which is PAM4", count(arrays, "flat connector"), phy.Name), "")
		case pairs > mostFlatPairs:
			return one(topology.Warning, fmt.Sprintf("%s of UPC in the path of %s, which is PAM4", count(pairs, "pair"), phy.Name), "")
		}
	}
	return nil
}
