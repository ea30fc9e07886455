package frame

import (
	"fmt"
	"net/netip"

	"github.com/google/gopacket/layers"

	"cablewright/topology"
)

// gre follows what a GRE tunnel carries (RFC 2784, RFC 2890). Both directions of a
// tunnel are one wire; a mirror session has only one direction.
func (p *payload) gre(b []byte, source, target netip.Addr) {
	var header layers.GRE
	if header.DecodeFromBytes(b, unheard) != nil || header.Version != 0 || header.RoutingPresent {
		return
	}
	switch header.Protocol {
	case layers.EthernetTypeERSPAN, etherERSPAN3:
		session, b := erspan(header)
		p.tunnel = ""
		p.within(fmt.Sprint("erspan ", source, " session ", session))
		p.ethernet(b)
	default:
		if target.Less(source) {
			source, target = target, source
		}
		p.within("gre " + source.String() + " " + target.String())
		p.source = topology.MAC{} // of the router on the way, not of the speaker
		p.follow(header.Protocol, header.Payload)
	}
}

// erspan returns the number of a mirror session, and the frame that a switch copied
// from one of its ports (draft-foschiano-erspan). gopacket knows type II only:
// type I, which has no sequence number in GRE, has no header either; that of type
// III begins like that of type II, and is 12 octets long, or 20 if its last bit
// says so.
func erspan(tunnel layers.GRE) (session uint16, copied []byte) {
	var header layers.ERSPANII
	if tunnel.Protocol == layers.EthernetTypeERSPAN && !tunnel.SeqPresent {
		return 0, tunnel.Payload
	}
	if header.DecodeFromBytes(tunnel.Payload, unheard) != nil || tunnel.Protocol == layers.EthernetTypeERSPAN {
		return header.SessionID, header.Payload
	}
	if header.Payload[3]&1 != 0 {
		return header.SessionID, header.Payload[12:]
	}
	return header.SessionID, header.Payload[4:]
}
