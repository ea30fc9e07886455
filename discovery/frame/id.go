package frame

import (
	"net/netip"
	"slices"

	"cablewright/topology"
)

// The kinds of identifier by LLDP's subtype number (IEEE 802.1AB-2016 tables 8-2
// and 8-3).
var (
	chassisKinds = []string{"", topology.KindComponent, topology.KindAlias, topology.KindPortComponent,
		topology.KindMAC, topology.KindAddress, topology.KindIfName, topology.KindLocal}
	portKinds = []string{"", topology.KindAlias, topology.KindPortComponent, topology.KindMAC,
		topology.KindAddress, topology.KindIfName, topology.KindCircuit, topology.KindLocal}
)

// lldpID decodes the value of a chassis or port ID TLV: a subtype, and the
// identifier. One that does not keep to its subtype, or has none that exists, is
// taken as it looks.
func lldpID(kinds []string, value []byte) topology.ID {
	if len(value) < 2 {
		return ""
	}
	kind, octets := "", value[1:]
	if int(value[0]) < len(kinds) {
		kind = kinds[value[0]]
	}
	switch kind {
	case topology.KindAddress:
		if addr, ok := familyAddr(octets); ok {
			return addressID(addr)
		}
	case topology.KindMAC:
		if len(octets) == 6 {
			return topology.MACID(topology.MAC(octets))
		}
	case "":
	default:
		return topology.NewID(kind, textOrHex(octets))
	}
	return guessID(octets)
}

// guessID takes text for a MAC address if it is one, and six octets that are no
// text likewise. What is left has no meaning outside its device.
func guessID(octets []byte) topology.ID {
	if len(octets) == 6 && !isText(octets) {
		return topology.MACID(topology.MAC(octets))
	}
	if mac, err := topology.ParseMAC(text(octets)); err == nil && isText(octets) {
		return topology.MACID(mac)
	}
	return topology.NewID(topology.KindLocal, textOrHex(octets))
}

// familyAddr reads an address after its IANA address family number: 1 is IPv4, 2
// is IPv6.
func familyAddr(octets []byte) (netip.Addr, bool) {
	if len(octets) == 5 && octets[0] == 1 || len(octets) == 17 && octets[0] == 2 {
		addr, ok := netip.AddrFromSlice(octets[1:])
		return addr.Unmap(), ok
	}
	return netip.Addr{}, false
}

// addressID returns the ID of an address; 0.0.0.0 and the like are none.
func addressID(addr netip.Addr) topology.ID {
	if addr.IsUnspecified() {
		return ""
	}
	return topology.NewID(topology.KindAddress, addr.String())
}

// ownBus is the part of the loopback block that devices use for themselves. The
// rest of 127.0.0.0/8 is left to test benches.
var ownBus = netip.MustParsePrefix("127.0.0.0/16")

// usable reports whether an address can name one device from elsewhere.
func usable(addr netip.Addr) bool {
	switch {
	case !addr.IsValid(), addr.IsUnspecified(), addr.IsMulticast(), addr.IsLinkLocalUnicast():
		return false
	case addr.Is4():
		return !ownBus.Contains(addr) && addr != netip.AddrFrom4([4]byte{255, 255, 255, 255})
	}
	return !addr.IsLoopback()
}

// addAddr adds a usable address to a sorted list, once.
func addAddr(addrs []netip.Addr, addr netip.Addr) []netip.Addr {
	at, found := slices.BinarySearchFunc(addrs, addr, netip.Addr.Compare)
	if found || !usable(addr) {
		return addrs
	}
	return slices.Insert(addrs, at, addr)
}
