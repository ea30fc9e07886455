package probe

import "cablewright/topology"

// macOfArcs reads a MAC address out of an index: six arcs, or six after their
// number, which some agents put there against the MIB.
func macOfArcs(arcs OID) (mac topology.MAC, ok bool) {
	if len(arcs) == 7 && arcs[0] == 6 {
		arcs = arcs[1:]
	}
	if len(arcs) != 6 {
		return topology.MAC{}, false
	}
	for i, arc := range arcs {
		if arc > 255 {
			return topology.MAC{}, false
		}
		mac[i] = byte(arc)
	}
	return mac, true
}
