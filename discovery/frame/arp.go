package frame

import (
	"net/netip"

	"github.com/google/gopacket/layers"

	"cablewright/topology"
)

// decodeARP reads who the sender of an ARP packet is (RFC 826), and what is wrong
// with the packet. A probe (RFC 5227), which has no sender address yet, and
// packets of other links than Ethernet give nothing.
//
// What is looked at before gopacket decodes the packet is there because it adds
// the lengths of addresses up in eight bits, and refuses a packet whose target,
// which is of no interest, is cut off.
func decodeARP(b []byte) (entry topology.ARPEntry, ok bool, damage string) {
	switch {
	case len(b) < 8:
		return entry, false, "the packet ends within its header"
	case b[4] != 6 || b[5] != 4:
		return entry, false, "the lengths of its addresses are not 6 and 4"
	case len(b) < 18:
		return entry, false, "the packet ends within its addresses"
	}
	var packet layers.ARP
	err := packet.DecodeFromBytes(append(b[:len(b):len(b)], make([]byte, max(0, 28-len(b)))...), unheard)
	if err != nil || packet.AddrType != layers.LinkTypeEthernet && packet.AddrType != ieee802 || packet.Protocol != layers.EthernetTypeIPv4 {
		return entry, false, ""
	}
	entry = topology.ARPEntry{Addr: addrOf(packet.SourceProtAddress), MAC: topology.MAC(packet.SourceHwAddress)}
	return entry, told(entry), ""
}

// ieee802 is the other hardware type of Ethernet (IANA ARP parameters).
const ieee802 layers.LinkType = 6

// told reports whether an entry names one station.
func told(entry topology.ARPEntry) bool {
	if !entry.MAC.Identifies() && !entry.MAC.IsVirtualRouter() {
		return false
	}
	addr := entry.Addr
	return addr.IsValid() && !addr.IsUnspecified() && !addr.IsMulticast() && !addr.IsLoopback() &&
		addr != netip.AddrFrom4([4]byte{255, 255, 255, 255})
}
