package neighbor

import (
	"bytes"
	"net/netip"
	"slices"

	"cablewright/topology"
)

// MAC reads a MAC address as devices send it: six octets; six octets padded with
// zeros; six octets after their own length; or text in any of the groupings that
// topology.ParseMAC knows. The address of all zeros is none.
func MAC(octets []byte) (topology.MAC, bool) {
	var mac topology.MAC
	switch {
	case len(octets) == 6:
		mac = topology.MAC(octets)
	case len(octets) == 7 && octets[0] == 6:
		mac = topology.MAC(octets[1:])
	case len(octets) > 6 && len(bytes.Trim(octets[6:], "\x00")) == 0:
		mac = topology.MAC(octets[:6])
	default:
		return textMAC(octets)
	}
	return mac, !mac.IsZero()
}

// textMAC reads a MAC address that is sent as text.
func textMAC(octets []byte) (topology.MAC, bool) {
	if len(octets) > 64 { // no grouping is that long
		return topology.MAC{}, false
	}
	mac, err := topology.ParseMAC(Text(octets))
	return mac, err == nil && !mac.IsZero()
}

// Addr reads a network address as LLDP sends it: the IANA address family (1 IPv4,
// 2 IPv6), then the octets. Some devices leave the family out, some send text.
func Addr(octets []byte) (netip.Addr, bool) {
	switch {
	case len(octets) == 5 && octets[0] == 1, len(octets) == 17 && octets[0] == 2:
		octets = octets[1:]
	case len(octets) == 4, len(octets) == 16 && !isText(octets):
	default:
		addr, err := netip.ParseAddr(Text(octets))
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

// ownBus is the part of the loopback block that devices use for themselves: the
// address of this host, and the buses inside a chassis. The rest of 127.0.0.0/8
// is left to test benches.
var ownBus = netip.MustParsePrefix("127.0.0.0/16")

// Usable reports whether an address can name one device from elsewhere. A
// link-local address can only together with its zone.
func Usable(addr netip.Addr) bool {
	switch {
	case !addr.IsValid(), addr.IsUnspecified(), addr.IsMulticast():
		return false
	case addr.Is4():
		return !ownBus.Contains(addr) && !addr.IsLinkLocalUnicast() && addr != netip.AddrFrom4([4]byte{255, 255, 255, 255})
	case addr.IsLinkLocalUnicast():
		return addr.Zone() != ""
	}
	return !addr.IsLoopback()
}

// AddAddr adds a usable address to a sorted list, once.
func AddAddr(addrs []netip.Addr, addr netip.Addr) []netip.Addr {
	if !Usable(addr) {
		return addrs
	}
	at, found := slices.BinarySearchFunc(addrs, addr, netip.Addr.Compare)
	if found {
		return addrs
	}
	return slices.Insert(addrs, at, addr)
}
