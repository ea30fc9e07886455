package frame

import (
	"encoding/binary"
	"fmt"

	"cablewright/topology"
)

// linkType is the kind of link that a capture says its frames are of
// (https://www.tcpdump.org/linktypes.html).
type linkType uint16

const (
	ethernetLink linkType = 1
	unknownLink  linkType = 0xffff
)

// linkHeader is how the frames of one link type begin. strip reports false if
// the frame is too short for it.
type linkHeader struct {
	name  string
	strip func(p *payload, b []byte) bool
}

// linkHeaders are the link types that can be read.
var linkHeaders = map[linkType]linkHeader{
	0:            {"loopback", (*payload).null},
	ethernetLink: {"Ethernet", (*payload).ethernet},
	9:            {"PPP", (*payload).ppp},
	12:           {"IP", (*payload).ip},
	14:           {"IP", (*payload).ip},
	50:           {"PPP", (*payload).ppp},
	101:          {"IP", (*payload).ip},
	104:          {"HDLC", (*payload).hdlc},
	107:          {"frame relay", (*payload).frameRelay},
	108:          {"loopback", (*payload).null},
	113:          {"Linux cooked", (*payload).cooked},
	228:          {"IP", (*payload).ip},
	229:          {"IP", (*payload).ip},
	276:          {"Linux cooked v2", (*payload).cooked2},
}

// null skips an address family in four octets, of the order of the machine. The
// version of IP says the same.
func (p *payload) null(b []byte) bool {
	return len(b) >= 4 && p.ip(b[4:])
}

func (p *payload) ip(b []byte) bool {
	p.ipv4(b)
	p.ipv6(b)
	return len(b) > 0
}

// Protocol numbers of PPP (IANA).
const (
	pppIPv4 = 0x0021
	pppIPv6 = 0x0057
	pppCDP  = 0x0207
)

// ppp reads PPP with or without its HDLC-like framing (RFC 1662 §3): ff 03.
func (p *payload) ppp(b []byte) bool {
	if len(b) >= 2 && b[0] == 0xff && b[1] == 3 {
		b = b[2:]
	}
	if len(b) < 2 {
		return false
	}
	switch binary.BigEndian.Uint16(b) {
	case pppIPv4, pppIPv6:
		p.ip(b[2:])
	case pppCDP:
		p.protocol, p.data = cdp, b[2:]
	}
	return true
}

// hdlc reads Cisco's framing: address, control, EtherType.
func (p *payload) hdlc(b []byte) bool {
	if len(b) < 4 {
		return false
	}
	p.follow(binary.BigEndian.Uint16(b[2:]), b[4:])
	return true
}

// frameRelay reads Cisco's encapsulation: an address of two octets, of which
// the last has its lowest bit set (Q.922 §3.3), and an EtherType.
func (p *payload) frameRelay(b []byte) bool {
	if len(b) < 4 {
		return false
	}
	if kind := binary.BigEndian.Uint16(b[2:]); b[1]&1 == 1 && kind > 1500 {
		p.within(fmt.Sprint("dlci ", int(b[0]>>2)<<4|int(b[1]>>4)))
		p.follow(kind, b[4:])
	}
	return true
}

// outgoing is the packet type of frames that the machine itself sent
// (PACKET_OUTGOING of packet(7)).
const outgoing = 4

// cooked reads LINKTYPE_LINUX_SLL: packet type, ARPHRD type, length of the
// source address, eight octets for it, EtherType.
func (p *payload) cooked(b []byte) bool {
	if len(b) < 16 {
		return false
	}
	p.sent = binary.BigEndian.Uint16(b) == outgoing
	p.sender(int(binary.BigEndian.Uint16(b[4:])), b[6:])
	p.cookedType(binary.BigEndian.Uint16(b[14:]), b[16:])
	return true
}

// cooked2 reads LINKTYPE_LINUX_SLL2: EtherType, two octets of zero, number of
// the interface, ARPHRD type, packet type, length of the source address, eight
// octets for it.
func (p *payload) cooked2(b []byte) bool {
	if len(b) < 20 {
		return false
	}
	p.sent = b[10] == outgoing
	p.port = fmt.Sprint("interface ", binary.BigEndian.Uint32(b[4:]))
	p.sender(int(b[11]), b[12:])
	p.cookedType(binary.BigEndian.Uint16(b), b[20:])
	return true
}

func (p *payload) sender(length int, address []byte) {
	if length == 6 {
		p.source = topology.MAC(address)
	}
}

// cookedType goes on by EtherType, or as LLC where it is 4.
func (p *payload) cookedType(kind uint16, b []byte) {
	if kind == 4 {
		p.llc(b)
		return
	}
	if kind > 1500 {
		p.follow(kind, b)
	}
}
