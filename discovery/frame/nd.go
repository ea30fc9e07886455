package frame

import (
	"net/netip"

	"github.com/google/gopacket/layers"

	"cablewright/topology"
)

// isND reports whether an ICMPv6 message is one of neighbour discovery (RFC 4861
// §4: types 133 to 137).
func isND(message []byte) bool {
	return len(message) > 0 && message[0] >= layers.ICMPv6TypeRouterSolicitation && message[0] <= layers.ICMPv6TypeRedirect
}

// decodeND reads who the sender of a neighbour discovery message is, and what is
// wrong with the message. Router and neighbour solicitation and router
// advertisement tell the link-layer address of the sender of their packet, a
// neighbour advertisement that of its target. Redirects tell of others, and those
// are not believed.
func decodeND(sender netip.Addr, message []byte) (entry topology.ARPEntry, ok bool, damage string) {
	var header layers.ICMPv6
	if header.DecodeFromBytes(message, unheard) != nil {
		return entry, false, "the packet ends within its header"
	}
	var (
		err     error
		options layers.ICMPv6Options
		about   = layers.ICMPv6OptSourceAddress
	)
	switch header.NextLayerType() {
	case layers.LayerTypeICMPv6RouterSolicitation:
		var m layers.ICMPv6RouterSolicitation
		err = m.DecodeFromBytes(header.Payload, unheard)
		options = m.Options
	case layers.LayerTypeICMPv6RouterAdvertisement:
		var m layers.ICMPv6RouterAdvertisement
		err = m.DecodeFromBytes(header.Payload, unheard)
		options = m.Options
	case layers.LayerTypeICMPv6NeighborSolicitation:
		var m layers.ICMPv6NeighborSolicitation
		err = m.DecodeFromBytes(header.Payload, unheard)
		options = m.Options
	case layers.LayerTypeICMPv6NeighborAdvertisement:
		var m layers.ICMPv6NeighborAdvertisement
		err = m.DecodeFromBytes(header.Payload, unheard)
		options = m.Options
		sender, about = addrOf(m.TargetAddress), layers.ICMPv6OptTargetAddress
	}
	if err != nil {
		damage = "the message ends within its header or an option, or an option is empty"
	}
	for _, option := range options {
		if option.Type == about && len(option.Data) == 6 {
			entry = topology.ARPEntry{Addr: sender, MAC: topology.MAC(option.Data)}
			break
		}
	}
	return entry, told(entry), damage
}
