package neighbor

import (
	"bytes"
	"regexp"

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

// ChassisID decodes a chassis identifier of LLDP. A subtype of 0 stands for one
// that is missing.
func ChassisID(subtype int, octets []byte) topology.ID { return lldpID(chassisKinds, subtype, octets) }

// PortID decodes a port identifier of LLDP. A subtype of 0 stands for one that is
// missing.
func PortID(subtype int, octets []byte) topology.ID { return lldpID(portKinds, subtype, octets) }

// lldpID decodes an identifier by its subtype, or by its looks where the subtype
// is missing, is none that exists, or is not kept to.
func lldpID(kinds []string, subtype int, octets []byte) topology.ID {
	kind := ""
	if subtype > 0 && subtype < len(kinds) {
		kind = kinds[subtype]
	}
	switch kind {
	case "":
	case topology.KindMAC:
		if mac, ok := MAC(octets); ok && spellsPort(octets, mac) {
			return topology.NewID(topology.KindIfName, string(octets))
		} else if ok {
			return topology.MACID(mac)
		}
	case topology.KindAddress:
		if addr, ok := Addr(octets); ok {
			return addrID(addr)
		}
	default:
		return topology.NewID(kind, textOrHex(octets))
	}
	return guessID(octets)
}

// portOfSix is an interface name that is as long as a MAC address.
var portOfSix = regexp.MustCompile(`^[a-z]{3,5}[0-9]{1,3}$`)

// spellsPort reports whether six octets that are said to be a MAC address are an
// interface name: ESXi sends vmnic2, which every host has.
func spellsPort(octets []byte, mac topology.MAC) bool {
	return len(octets) == len(mac) && (mac.IsLocal() || mac.IsMulticast()) && portOfSix.Match(octets)
}

// guessID decodes an identifier of no known subtype. Six octets are a MAC address
// unless they are text: a name can have six letters. What is left has no meaning
// outside its device.
func guessID(octets []byte) topology.ID {
	if mac, ok := textMAC(octets); ok && isText(octets) {
		return topology.MACID(mac)
	}
	if !isText(octets) {
		if mac, ok := MAC(octets); ok {
			return topology.MACID(mac)
		}
		if addr, ok := Addr(octets); ok && len(octets)%4 == 1 { // the family is there
			return addrID(addr)
		}
		if len(bytes.Trim(octets, "\x00")) == 0 {
			return ""
		}
	}
	return topology.NewID(topology.KindLocal, textOrHex(octets))
}

// Capabilities returns the words for a set of LLDP capabilities (§8.5.8): the
// lowest bit is capability 0.
func Capabilities(bits uint16) []string {
	var words []string
	for n := range 16 {
		if word := topology.CapabilityWord(n); word != "" && bits&(1<<n) != 0 {
			words = append(words, word)
		}
	}
	return words
}
