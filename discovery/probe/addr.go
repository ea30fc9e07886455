package probe

import (
	"encoding/binary"
	"net/netip"
	"strconv"
)

// Address types in an index: InetAddressType (RFC 4001). LLDP's address subtypes
// are the IANA address family numbers, of which 1, 2 and 6 (IEEE 802) occur.
const (
	inetIPv4  = 1
	inetIPv6  = 2
	inetIPv4z = 3
	inetIPv6z = 4
	family802 = 6
)

// addrOfIndex reads an address out of the arcs type.length.octets of an index.
// Agents leave the length out, or count LLDP's family octet in; see
// addrOctets. ok is false if the arcs hold no address at all; an address of
// another family than IP is ok and not valid.
func addrOfIndex(arcs OID) (addr netip.Addr, ok bool) {
	if len(arcs) < 2 {
		return netip.Addr{}, false
	}
	octets, ok := addrOctets(arcs[0], arcs[1:])
	if !ok {
		return addrOfText(arcs[1:])
	}
	switch len(octets) {
	case 4, 16:
		addr, _ = netip.AddrFromSlice(octets)
	case 8: // and a zone, which means nothing in IPv4
		addr, _ = netip.AddrFromSlice(octets[:4])
	case 20:
		addr, _ = netip.AddrFromSlice(octets[:16])
		if zone := binary.BigEndian.Uint32(octets[16:]); zone != 0 {
			addr = addr.WithZone(strconv.FormatUint(uint64(zone), 10))
		}
	}
	return addr.Unmap(), true
}

// addrOfText reads an address whose arcs spell it out: its length, and the
// characters of 0000:0000:0000:0000:0000:0000:0000:0001 (Brocade).
func addrOfText(rest OID) (netip.Addr, bool) {
	octets, ok := octetsOf(rest[1:])
	if !ok || int64(rest[0]) != int64(len(octets)) {
		return netip.Addr{}, false
	}
	addr, err := netip.ParseAddr(string(octets))
	return addr.Unmap(), err == nil
}

// addrOctets tells the octets of an address from the arcs after its type. The
// first shape that fits is taken:
//
//	4.192.0.2.1     as the MIB has it, the length first
//	192.0.2.1       no length (SLX-OS, FortiSwitch, Nexus, OcNOS)
//	5.1.192.0.2.1   LLDP's family octet counted in (the management address TLV
//	                copied as it is)
//	5.192.0.2.1.0   the same, with the family octet lost (Edgecore)
//	8193.3512.0.0.0.0.0.1, and ifIndex after it (FortiOS)
func addrOctets(kind uint32, rest OID) ([]byte, bool) {
	length := len(rest) - 1
	counted := int64(rest[0]) == int64(length)
	family := counted && addrLength(kind, length-1)
	switch {
	case counted && addrLength(kind, length):
		return octetsOf(rest[1:])
	case addrLength(kind, len(rest)):
		return octetsOf(rest)
	case family && rest[1] == kind:
		return octetsOf(rest[2:])
	case family && rest[length] == 0:
		return octetsOf(rest[1:length])
	case kind == inetIPv6 && (len(rest) == 8 || len(rest) == 9):
		return groupsOf(rest[:8])
	}
	return nil, false
}

// addrLength reports whether addresses of a type have that many octets. The zone
// may be there without the type saying so; a type of 0 says nothing.
func addrLength(kind uint32, length int) bool {
	switch kind {
	case 0:
		return length == 4 || length == 16
	case inetIPv4, inetIPv4z:
		return length == 4 && kind == inetIPv4 || length == 8
	case inetIPv6, inetIPv6z:
		return length == 16 && kind == inetIPv6 || length == 20
	case family802:
		return length == 6
	}
	return false
}

// groupsOf turns the eight groups of an IPv6 address into octets.
func groupsOf(arcs OID) ([]byte, bool) {
	octets := make([]byte, 0, 16)
	for _, arc := range arcs {
		if arc > 0xffff {
			return nil, false
		}
		octets = binary.BigEndian.AppendUint16(octets, uint16(arc))
	}
	return octets, true
}

// octetsOf turns arcs into octets, if all of them are.
func octetsOf(arcs OID) ([]byte, bool) {
	octets := make([]byte, len(arcs))
	for i, arc := range arcs {
		if arc > 255 {
			return nil, false
		}
		octets[i] = byte(arc)
	}
	return octets, true
}
