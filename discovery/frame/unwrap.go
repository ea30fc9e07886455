package frame

import (
	"encoding/binary"
	"fmt"
	"net/netip"

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

// EtherTypes (IEEE registration authority; ERSPAN and CDP are Cisco's).
const (
	etherIPv4    = 0x0800
	etherARP     = 0x0806
	etherCDP     = 0x2000 // as a SNAP, HDLC and GRE protocol; never on Ethernet
	etherVLAN    = 0x8100
	etherQinQ    = 0x88a8
	etherOldQinQ = 0x9100
	etherBridged = 0x6558 // Ethernet in GRE
	etherIPv6    = 0x86dd
	etherERSPAN  = 0x88be // types I and II
	etherERSPAN3 = 0x22eb
	etherLLDP    = 0x88cc
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
	sent     bool   // by the capturing machine itself
	damage   string // what is wrong with what is around it; empty: nothing

	target topology.MAC // whom it was sent to
	depth  int          // how many tags and tunnels were taken away
}

// maxDepth is how many tags and tunnels may be around a payload. A frame can be
// made of nothing else.
const maxDepth = 16

// unwrap takes the link header, VLAN tags and tunnels from a frame. It follows
// only what leads to the protocols that are decoded. What is cut off before it
// says what it is counts as damage; what is cut off further inside is left to
// the decoder.
func unwrap(link linkType, data []byte) payload {
	var p payload
	header, ok := linkHeaders[link]
	if !ok {
		p.damage = fmt.Sprintf("link type %d cannot be read", link)
		return p
	}
	if !header.strip(&p, data) {
		p.damage = "a frame is too short for its " + header.name + " header"
	}
	return p
}

// ethernet reads destination, source, and a type or a length.
func (p *payload) ethernet(b []byte) bool {
	if len(b) < 14 {
		return false
	}
	p.target, p.source = topology.MAC(b), topology.MAC(b[6:])
	p.follow(binary.BigEndian.Uint16(b[12:]), b[14:])
	return true
}

// follow goes on by EtherType. Values up to 1500 are the length of an LLC frame.
func (p *payload) follow(kind uint16, b []byte) {
	for kind == etherVLAN || kind == etherQinQ || kind == etherOldQinQ {
		if len(b) < 4 {
			return
		}
		// VLAN 0 is only a priority, and VLAN 1 is where Cisco switches
		// send CDP however the port is set.
		if id := binary.BigEndian.Uint16(b) & 0xfff; id > 1 {
			p.within(fmt.Sprint("vlan ", id))
		}
		kind, b = binary.BigEndian.Uint16(b[2:]), b[4:]
		if p.depth++; p.depth > maxDepth {
			break
		}
	}
	switch {
	case p.depth > maxDepth:
		p.damage = fmt.Sprintf("a frame is wrapped more than %d times", maxDepth)
	case kind <= 1500:
		p.llc(b[:min(len(b), int(kind))])
	case kind == etherLLDP:
		p.protocol, p.data = lldp, b
	case kind == etherCDP:
		p.protocol, p.data = cdp, b
	case kind == etherARP:
		p.protocol, p.data = arp, b
	case kind == etherIPv4:
		p.ipv4(b)
	case kind == etherIPv6:
		p.ipv6(b)
	case kind == etherBridged:
		p.ethernet(b)
	}
}

// within notes a VLAN or tunnel around the payload.
func (p *payload) within(what string) {
	if p.tunnel != "" {
		p.tunnel += ", "
	}
	p.tunnel += what
}

// llc reads an IEEE 802.2 header with SNAP: aa aa 03, an organization, and its
// protocol number. Organization 0 has EtherTypes.
func (p *payload) llc(b []byte) {
	if len(b) < 8 || b[0] != 0xaa || b[1] != 0xaa || b[2] != 3 {
		if p.target == cdpAddress {
			p.damage = "a frame to the address of CDP is no SNAP frame"
		}
		return
	}
	owner, kind := [3]byte(b[3:]), binary.BigEndian.Uint16(b[6:])
	switch {
	case owner == [3]byte{} && kind > 1500:
		p.follow(kind, b[8:])
	case owner == [3]byte{0x00, 0x00, 0x0c} && kind == etherCDP:
		p.protocol, p.data = cdp, b[8:]
	case p.target == cdpAddress && kind == etherCDP:
		p.protocol, p.data = cdp, b[8:]
		p.damage = fmt.Sprintf("a CDP frame has the SNAP organization % x; want 00 00 0c", owner)
	}
}

// Protocol numbers of IP (IANA).
const (
	ipGRE    = 47
	ipICMPv6 = 58
)

// ipv4 follows GRE, which carries CDP and mirrored frames.
func (p *payload) ipv4(b []byte) {
	if len(b) < 20 || b[0]>>4 != 4 {
		return
	}
	header := int(b[0]&15) * 4
	fragment := binary.BigEndian.Uint16(b[6:]) & 0x1fff
	if header < 20 || len(b) < header || fragment != 0 || b[9] != ipGRE {
		return
	}
	source, _ := netip.AddrFromSlice(b[12:16])
	target, _ := netip.AddrFromSlice(b[16:20])
	p.gre(b[header:], source, target)
}

// ipv6 follows GRE and neighbour discovery (RFC 4861 §4: types 133 to 137,
// which no router has passed on if the hop limit is still 255).
func (p *payload) ipv6(b []byte) {
	if len(b) < 40 || b[0]>>4 != 6 {
		return
	}
	b = b[:min(len(b), 40+int(binary.BigEndian.Uint16(b[4:])))] // what follows is padding
	if len(b) < 41 {
		return
	}
	source, _ := netip.AddrFromSlice(b[8:24])
	target, _ := netip.AddrFromSlice(b[24:40])
	switch kind := b[40]; {
	case b[6] == ipGRE:
		p.gre(b[40:], source, target)
	case b[6] == ipICMPv6 && b[7] == 255 && kind >= 133 && kind <= 137:
		p.protocol, p.data = nd, b[8:]
	}
}
