package frame

import (
	"encoding/binary"
	"net/netip"

	"cablewright/topology"
)

// decodeARP reads who the sender of an ARP packet is (RFC 826), and what is wrong
// with the packet. A probe (RFC 5227), which has no sender address yet, and
// packets of other links than Ethernet give nothing.
func decodeARP(b []byte) (entry topology.ARPEntry, ok bool, damage string) {
	if len(b) < 8 {
		return entry, false, "the packet ends within its header"
	}
	hardware, protocol := binary.BigEndian.Uint16(b), binary.BigEndian.Uint16(b[2:])
	if hardware != 1 && hardware != 6 || protocol != etherIPv4 { // 6: IEEE 802
		return entry, false, ""
	}
	if b[4] != 6 || b[5] != 4 {
		return entry, false, "the lengths of its addresses are not 6 and 4"
	}
	if len(b) < 18 {
		return entry, false, "the packet ends within its addresses"
	}
	addr, _ := netip.AddrFromSlice(b[14:18])
	entry = topology.ARPEntry{Addr: addr, MAC: topology.MAC(b[8:14])}
	return entry, told(entry), ""
}

// told reports whether an entry names one station.
func told(entry topology.ARPEntry) bool {
	if !entry.MAC.Identifies() && !entry.MAC.IsVirtualRouter() {
		return false
	}
	addr := entry.Addr
	return addr.IsValid() && !addr.IsUnspecified() && !addr.IsMulticast() && !addr.IsLoopback() &&
		addr != netip.AddrFrom4([4]byte{255, 255, 255, 255})
}
