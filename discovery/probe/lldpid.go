package probe

import (
	"net/netip"

	"cablewright/topology"
)

// The kinds of identifier by LLDP's subtype number (IEEE 802.1AB-2016 tables 8-2
// and 8-3; LldpChassisIdSubtype and LldpPortIdSubtype).
var (
	chassisKinds = []string{"", topology.KindComponent, topology.KindAlias, topology.KindPortComponent,
		topology.KindMAC, topology.KindAddress, topology.KindIfName, topology.KindLocal}
	portKinds = []string{"", topology.KindAlias, topology.KindPortComponent, topology.KindMAC,
		topology.KindAddress, topology.KindIfName, topology.KindCircuit, topology.KindLocal}
)

// chassisID decodes a chassis identifier of LLDP.
func chassisID(subtype, value Value) topology.ID { return lldpID(chassisKinds, subtype, value) }

// portID decodes a port identifier of LLDP.
func portID(subtype, value Value) topology.ID { return lldpID(portKinds, subtype, value) }

// lldpID decodes an identifier by its subtype, or by its looks where the subtype
// is missing, is none that exists, or is not kept to.
func lldpID(kinds []string, subtype, value Value) topology.ID {
	kind := ""
	if n := subtype.Int(); n > 0 && n < int64(len(kinds)) {
		kind = kinds[n]
	}
	switch kind {
	case "":
		return guessID(value.Bytes)
	case topology.KindMAC:
		if mac, ok := macOf(value.Bytes); ok {
			return topology.MACID(mac)
		}
		return guessID(value.Bytes)
	case topology.KindAddress:
		if addr, ok := familyAddr(value.Bytes); ok {
			return addrID(addr)
		}
		return guessID(value.Bytes)
	}
	return topology.NewID(kind, textOrHex(value.Bytes))
}

// guessID decodes an identifier of no known subtype. Six octets are a MAC address
// unless they are text: a name can have six letters.
func guessID(octets []byte) topology.ID {
	if isText(octets) {
		if mac, ok := macOfText(octets); ok {
			return topology.MACID(mac)
		}
		return topology.NewID(topology.KindLocal, textOrHex(octets))
	}
	if mac, ok := macOf(octets); ok {
		return topology.MACID(mac)
	}
	if addr, ok := familyAddr(octets); ok && len(octets)%4 == 1 { // the family is there
		return addrID(addr)
	}
	if allZero(octets) {
		return ""
	}
	return topology.NewID(topology.KindLocal, textOrHex(octets))
}

// familyAddr reads a network address as LLDP sends it: the IANA address family
// (1 IPv4, 2 IPv6), then the octets. Some agents leave the family out, some send
// text.
func familyAddr(octets []byte) (netip.Addr, bool) {
	switch {
	case len(octets) == 5 && octets[0] == inetIPv4, len(octets) == 17 && octets[0] == inetIPv6:
		octets = octets[1:]
	case len(octets) == 4, len(octets) == 16 && !isText(octets):
	default:
		addr, err := netip.ParseAddr(Value{Kind: Octets, Bytes: octets}.text())
		return addr.Unmap(), err == nil
	}
	addr, ok := netip.AddrFromSlice(octets)
	return addr.Unmap(), ok
}

// addrID returns the ID of an address; 0.0.0.0 and the like are none.
func addrID(addr netip.Addr) topology.ID {
	if addr.IsUnspecified() {
		return ""
	}
	return topology.NewID(topology.KindAddress, addr.String())
}

func allZero(octets []byte) bool {
	for _, octet := range octets {
		if octet != 0 {
			return false
		}
	}
	return true
}

// capabilityWords decodes LldpSystemCapabilitiesMap: BITS, the most significant
// first.
func capabilityWords(bits []byte) []string {
	var words []string
	for n := range 8 * min(len(bits), 2) {
		if bits[n/8]&(0x80>>(n%8)) == 0 {
			continue
		}
		if word := topology.CapabilityWord(n); word != "" {
			words = append(words, word)
		}
	}
	return words
}
