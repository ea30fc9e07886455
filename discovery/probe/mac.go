package probe

import (
	"bytes"

	"cablewright/topology"
)

// macOf reads a MAC address as agents send it: six octets; six octets padded
// with zeros; six octets after their own length; or text in any of the groupings
// that topology.ParseMAC knows. The address of all zeros is none.
func macOf(octets []byte) (topology.MAC, bool) {
	var mac topology.MAC
	switch {
	case len(octets) == 6:
		mac = topology.MAC(octets)
	case len(octets) == 7 && octets[0] == 6:
		mac = topology.MAC(octets[1:])
	case len(octets) > 6 && len(bytes.Trim(octets[6:], "\x00")) == 0:
		mac = topology.MAC(octets[:6])
	default:
		return macOfText(octets)
	}
	return mac, !mac.IsZero()
}

// macOfText reads a MAC address that is sent as text.
func macOfText(octets []byte) (topology.MAC, bool) {
	if len(octets) > 64 { // no grouping is that long
		return topology.MAC{}, false
	}
	mac, err := topology.ParseMAC(Value{Kind: Octets, Bytes: octets}.text())
	return mac, err == nil && !mac.IsZero()
}

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
