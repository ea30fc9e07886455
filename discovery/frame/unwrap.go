package frame

import (
	"fmt"
	"net/netip"

	"github.com/google/gopacket"
	"github.com/google/gopacket/layers"

	"cablewright/topology"
)

// protocol is what a payload speaks: also the Probe of its gaps and the
// Protocol of its neighbours.
type protocol string

// The protocols that are decoded.
const (
	lldp protocol = "lldp"
	cdp  protocol = "cdp"
	arp  protocol = "arp"
	nd   protocol = "nd"
)

// EtherTypes that gopacket does not name (draft-foschiano-erspan; before 802.1ad).
const (
	etherERSPAN3 layers.EthernetType = 0x22eb
	etherOldQinQ layers.EthernetType = 0x9100
)

// cdpAddress is where CDP frames are sent, and those of VTP, DTP, PAgP and UDLD.
var cdpAddress = topology.MAC{0x01, 0x00, 0x0c, 0xcc, 0xcc, 0xcc}

// payload is the part of a frame that a decoder reads, and the way to it.
type payload struct {
	protocol protocol     // empty: nothing that this package reads
	source   topology.MAC // who sent it; zero on links without addresses
	port     string       // the interface, where the link header tells it
	tunnel   string       // the VLANs and tunnels around it, outermost first
	data     []byte
	addr     netip.Addr // the source of the IP packet around neighbour discovery
	sent     bool       // by the capturing machine itself
	damage   string     // what is wrong with what is around it; empty: nothing

	target topology.MAC // whom it was sent to
	depth  int          // how many headers told by an EtherType what follows them
}

// maxDepth is how many headers may be around a payload. A frame can be made of
// nothing else.
const maxDepth = 16

// unheard is where decoders report truncation: what a frame lacks shows when it is
// looked for.
var unheard = gopacket.NilDecodeFeedback

// unwrap takes the link header, VLAN tags and tunnels from a frame. It follows
// only what leads to the protocols that are decoded. What is cut off before it
// says what it is counts as damage; what is cut off further inside is left to
// the decoder.
//
// The headers are gopacket's, decoded one by one: its own packets choose the next
// one by tables that do not know CDP in PPP, lengths after a VLAN tag, nor ERSPAN
// other than type II, and decode all that is of no interest too. Some of its
// decoders (GRE, ERSPAN, Linux cooked) take the length of a frame for granted, and
// panic.
func unwrap(link linkType, data []byte) (p payload) {
	header, ok := linkHeaders[link]
	if !ok {
		p.damage = fmt.Sprintf("link type %d cannot be read", link)
		return p
	}
	defer func() {
		if recover() != nil {
			p.damage = "a frame ends within the header of a tunnel or a link"
		}
	}()
	if !header.strip(&p, data) {
		p.damage = "a frame is too short for its " + header.name + " header"
	}
	return p
}

func (p *payload) ethernet(b []byte) bool {
	var header layers.Ethernet
	if header.DecodeFromBytes(b, unheard) != nil {
		return false
	}
	p.target, p.source = topology.MAC(header.DstMAC), topology.MAC(header.SrcMAC)
	p.follow(header.EthernetType, header.Payload)
	return true
}

// follow goes on by EtherType.
func (p *payload) follow(kind layers.EthernetType, b []byte) {
	if p.depth++; p.depth > maxDepth {
		p.damage = fmt.Sprintf("a frame is wrapped more than %d times", maxDepth)
		return
	}
	switch kind {
	case layers.EthernetTypeDot1Q, layers.EthernetTypeQinQ, etherOldQinQ:
		p.vlan(b)
	case layers.EthernetTypeLLC:
		p.llc(b)
	case layers.EthernetTypeLinkLayerDiscovery:
		p.protocol, p.data = lldp, b
	case layers.EthernetTypeCiscoDiscovery: // in SNAP, HDLC and GRE; never on Ethernet
		p.protocol, p.data = cdp, b
	case layers.EthernetTypeARP:
		p.protocol, p.data = arp, b
	case layers.EthernetTypeIPv4, layers.EthernetTypeIPv6:
		p.ip(b)
	case layers.EthernetTypeTransparentEthernetBridging:
		p.ethernet(b)
	}
}

// vlan goes on after a VLAN tag. VLAN 0 is only a priority, and VLAN 1 is where
// Cisco switches send CDP however the port is set.
func (p *payload) vlan(b []byte) {
	var tag layers.Dot1Q
	if tag.DecodeFromBytes(b, unheard) != nil {
		return
	}
	if tag.VLANIdentifier > 1 {
		p.within(fmt.Sprint("vlan ", tag.VLANIdentifier))
	}
	if tag.Type < 0x600 { // the length of an LLC frame, which gopacket looks for in Ethernet headers only
		tag.Payload = tag.Payload[:min(len(tag.Payload), int(tag.Type))]
		tag.Type = layers.EthernetTypeLLC
	}
	p.follow(tag.Type, tag.Payload)
}

// within notes a VLAN or tunnel around the payload.
func (p *payload) within(what string) {
	if p.tunnel != "" {
		p.tunnel += ", "
	}
	p.tunnel += what
}

// llc goes on after IEEE 802.2 with SNAP, which has EtherTypes for organization 0
// and CDP for Cisco's.
func (p *payload) llc(b []byte) {
	var header layers.LLC
	var snap layers.SNAP
	if header.DecodeFromBytes(b, unheard) != nil || header.NextLayerType() != layers.LayerTypeSNAP || snap.DecodeFromBytes(header.Payload, unheard) != nil {
		if p.target == cdpAddress {
			p.damage = "a frame to the address of CDP is no SNAP frame"
		}
		return
	}
	owner, isCDP := [3]byte(snap.OrganizationalCode), snap.Type == layers.EthernetTypeCiscoDiscovery
	switch {
	case owner == [3]byte{}, owner == [3]byte{0, 0, 0x0c} && isCDP:
		p.follow(snap.Type, snap.Payload)
	case p.target == cdpAddress && isCDP:
		p.follow(snap.Type, snap.Payload)
		p.damage = fmt.Sprintf("a CDP frame has the SNAP organization % x; want 00 00 0c", owner)
	}
}

// ip goes on by the version of IP, which every packet says of itself.
func (p *payload) ip(b []byte) bool {
	if len(b) == 0 {
		return false
	}
	switch b[0] >> 4 {
	case 4:
		p.ipv4(b)
	case 6:
		p.ipv6(b)
	}
	return true
}

// ipv4 follows GRE, which carries CDP and mirrored frames.
func (p *payload) ipv4(b []byte) {
	var header layers.IPv4
	if header.DecodeFromBytes(b, unheard) == nil && header.Protocol == layers.IPProtocolGRE && header.FragOffset == 0 {
		p.gre(header.Payload, addrOf(header.SrcIP), addrOf(header.DstIP))
	}
}

// ipv6 follows GRE, and neighbour discovery, which no router has passed on if the
// hop limit is still 255 (RFC 4861 §7.1).
func (p *payload) ipv6(b []byte) {
	var header layers.IPv6
	if header.DecodeFromBytes(b, unheard) != nil {
		return
	}
	switch p.addr = addrOf(header.SrcIP); {
	case header.NextHeader == layers.IPProtocolGRE:
		p.gre(header.Payload, p.addr, addrOf(header.DstIP))
	case header.NextHeader == layers.IPProtocolICMPv6 && header.HopLimit == 255 && isND(header.Payload):
		p.protocol, p.data = nd, header.Payload
	}
}

func addrOf(octets []byte) netip.Addr {
	addr, _ := netip.AddrFromSlice(octets)
	return addr
}
