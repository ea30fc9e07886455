package frame

import (
	"net/netip"

	"cablewright/topology"
)

// Options of neighbour discovery (RFC 4861 §4.6.1).
const (
	sourceLinkAddress = 1
	targetLinkAddress = 2
)

// ndHeader gives, by ICMPv6 type, how many octets come before the options, and
// which of them tells the link-layer address of what: router and neighbour
// solicitation and router advertisement tell that of the sender, a neighbour
// advertisement that of its target. Redirects (137) tell of others, and those
// are not believed.
var ndHeader = map[byte]struct {
	length int
	option byte
}{
	133: {8, sourceLinkAddress},
	134: {16, sourceLinkAddress},
	135: {24, sourceLinkAddress},
	136: {24, targetLinkAddress},
}

// decodeND reads who the sender of a neighbour discovery message is, from the
// source address of the packet on: source (16), destination (16), message.
func decodeND(b []byte) (entry topology.ARPEntry, ok bool, damage string) {
	if len(b) < 33 {
		return entry, false, "the packet ends within its header"
	}
	message := b[32:]
	header, known := ndHeader[message[0]]
	if !known {
		return entry, false, ""
	}
	if len(message) < header.length {
		return entry, false, "the packet ends within its header"
	}
	address := b[:16]
	if header.option == targetLinkAddress {
		address = message[8:24]
	}
	entry.Addr, _ = netip.AddrFromSlice(address)
	entry.MAC, damage = ndOption(message[header.length:], header.option)
	return entry, told(entry), damage
}

// ndOption returns the link-layer address in an option: a type, a length in units
// of eight octets, a value.
func ndOption(b []byte, want byte) (mac topology.MAC, damage string) {
	for len(b) > 0 {
		if len(b) < 8 || b[1] == 0 || int(b[1])*8 > len(b) {
			return mac, "an option is longer than the packet, or empty"
		}
		if b[0] == want && b[1] == 1 {
			return topology.MAC(b[2:8]), ""
		}
		b = b[int(b[1])*8:]
	}
	return mac, ""
}
