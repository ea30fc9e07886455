package probe

import "cablewright/topology"

var pethMainPseTable = Table{Name: "pethMainPseTable",
	Columns: columns("1.3.6.1.2.1.105.1.3.1.1", 2, 3, 4, 5)} // power W, status, consumption W, threshold %; index group

// pseOn is the pethMainPseOperStatus of power sourcing equipment that works.
const pseOn = 1

func poe() Probe {
	return Probe{
		Name:  "poe",
		Title: "Power over Ethernet that the ports share (POWER-ETHERNET-MIB pethMainPseTable, RFC 3621)",
		Why: "Tells how much power a switch has left for phones, access points and cameras. Without it, a switch " +
			"that cannot feed one device more is not found.",
		Tables: []Table{pethMainPseTable},
		Decode: decodePoE,
	}
}

// decodePoE lists what can give power and is not switched off. Agents of switches
// without it have a row of zeros.
func decodePoE(answers *Answers, seen *topology.Observation) {
	for _, entry := range answers.rows(pethMainPseTable) {
		group, ok := ifIndexOf(entry.index) // the same range
		power, status, used, threshold := entry.values[0].Int(), entry.values[1], entry.values[2].Int(), entry.values[3].Int()
		if !ok || power <= 0 || used < 0 || status.Kind != 0 && status.Int() != pseOn {
			continue
		}
		pse := topology.PSE{Group: group, Power: power, Used: used}
		if threshold > 0 && threshold <= 100 && !isUse(threshold, used, power) {
			pse.Threshold = int(threshold)
		}
		seen.Device.PoE = append(seen.Device.PoE, pse)
	}
}

// isUse reports whether a threshold is how much is in use just now, as some agents
// have it (Juniper EX): an alarm would be on by definition.
func isUse(threshold, used, power int64) bool {
	percent := 100 * used / power
	return threshold == percent || threshold == percent+1 && 100*used%power != 0
}
