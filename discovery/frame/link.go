package frame

import (
	"encoding/binary"
	"fmt"

	"github.com/google/gopacket"
	"github.com/google/gopacket/layers"

	"cablewright/topology"
)

// linkType is the kind of link that a capture says its frames are of
// (https://www.tcpdump.org/linktypes.html). layers.LinkType ends at 255.
type linkType uint16

const ethernetLink linkType = 1

// linkHeader is how the frames of one link type begin. strip reports false if
// the frame is too short for it.
type linkHeader struct {
	name  string
	strip func(p *payload, b []byte) bool
}

// linkHeaders are the link types that can be read.
var linkHeaders = map[linkType]linkHeader{
	0:            {"loopback", (*payload).loopback},
	ethernetLink: {"Ethernet", (*payload).ethernet},
	9:            {"PPP", (*payload).ppp},
	12:           {"IP", (*payload).ip},
	14:           {"IP", (*payload).ip},
	50:           {"PPP", (*payload).ppp},
	101:          {"IP", (*payload).ip},
	104:          {"HDLC", (*payload).hdlc},
	107:          {"frame relay", (*payload).frameRelay},
	108:          {"loopback", (*payload).loopback},
	113:          {"Linux cooked", (*payload).cooked},
	228:          {"IP", (*payload).ip},
	229:          {"IP", (*payload).ip},
	276:          {"Linux cooked v2", (*payload).cooked2},
}

func (p *payload) loopback(b []byte) bool {
	var header layers.Loopback
	return header.DecodeFromBytes(b, unheard) == nil && p.ip(header.Payload)
}

// pppCDP is a PPP protocol number (IANA) that gopacket has no name for.
const pppCDP layers.PPPType = 0x0207

// ppp reads PPP with or without its HDLC-like framing. It is the one layer that
// gopacket decodes only as part of a packet.
func (p *payload) ppp(b []byte) bool {
	packet := gopacket.NewPacket(b, layers.LayerTypePPP, gopacket.DecodeOptions{Lazy: true, NoCopy: true})
	header, ok := packet.Layer(layers.LayerTypePPP).(*layers.PPP)
	if !ok {
		return false
	}
	switch header.PPPType {
	case layers.PPPTypeIPv4, layers.PPPTypeIPv6:
		p.ip(header.Payload)
	case pppCDP:
		p.protocol, p.data = cdp, header.Payload
	}
	return true
}

// cooked reads LINKTYPE_LINUX_SLL.
func (p *payload) cooked(b []byte) bool {
	var header layers.LinuxSLL
	if header.DecodeFromBytes(b, unheard) != nil {
		return false
	}
	p.cookedFrom(header.PacketType, header.Addr)
	p.cookedType(header.EthernetType, header.Payload)
	return true
}

// cooked2 reads LINKTYPE_LINUX_SLL2, which gopacket does not have: EtherType, two
// octets of zero, number of the interface, ARPHRD type, packet type, length of the
// source address, eight octets for it.
func (p *payload) cooked2(b []byte) bool {
	if len(b) < 20 {
		return false
	}
	p.port = fmt.Sprint("interface ", binary.BigEndian.Uint32(b[4:]))
	p.cookedFrom(layers.LinuxSLLPacketType(b[10]), b[12:12+min(b[11], 8)])
	p.cookedType(layers.EthernetType(binary.BigEndian.Uint16(b)), b[20:])
	return true
}

func (p *payload) cookedFrom(kind layers.LinuxSLLPacketType, address []byte) {
	p.sent = kind == layers.LinuxSLLPacketTypeOutgoing
	if len(address) == 6 {
		p.source = topology.MAC(address)
	}
}

// cookedType goes on by EtherType, or as LLC where it is 4.
func (p *payload) cookedType(kind layers.EthernetType, b []byte) {
	if kind == 4 {
		kind = layers.EthernetTypeLLC
	}
	p.follow(kind, b)
}

// hdlc reads Cisco's framing, which gopacket does not have: address, control,
// EtherType.
func (p *payload) hdlc(b []byte) bool {
	if len(b) < 4 {
		return false
	}
	p.follow(layers.EthernetType(binary.BigEndian.Uint16(b[2:])), b[4:])
	return true
}

// frameRelay reads Cisco's encapsulation, which gopacket does not have: an address
// of two octets, of which the last has its lowest bit set (Q.922 §3.3), and an
// EtherType.
func (p *payload) frameRelay(b []byte) bool {
	if len(b) < 4 {
		return false
	}
	if b[1]&1 == 1 {
		p.within(fmt.Sprint("dlci ", int(b[0]>>2)<<4|int(b[1]>>4)))
		p.follow(layers.EthernetType(binary.BigEndian.Uint16(b[2:])), b[4:])
	}
	return true
}
