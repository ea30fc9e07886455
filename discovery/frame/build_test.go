package frame

import (
	"encoding/binary"
	"slices"

	"cablewright/topology"
)

// The frames of the tests are built from the parts below, so that a test shows
// what it is about.

var (
	leaf1   = topology.MAC{0x00, 0x1b, 0x21, 0x00, 0x00, 0x01}
	spine1  = topology.MAC{0x00, 0x1b, 0x21, 0x00, 0x01, 0x01}
	toLLDP  = topology.MAC{0x01, 0x80, 0xc2, 0x00, 0x00, 0x0e}
	toAll   = topology.MAC{0xff, 0xff, 0xff, 0xff, 0xff, 0xff}
	snapCDP = []byte{0xaa, 0xaa, 0x03, 0x00, 0x00, 0x0c, 0x20, 0x00}
)

// EtherTypes, as numbers.
const (
	etherIPv4 = 0x0800
	etherARP  = 0x0806
	etherVLAN = 0x8100
	etherQinQ = 0x88a8
	etherIPv6 = 0x86dd
	etherLLDP = 0x88cc
)

func join(parts ...[]byte) []byte { return slices.Concat(parts...) }

func u16(n int) []byte { return binary.BigEndian.AppendUint16(nil, uint16(n)) }

// ether builds an Ethernet frame.
func ether(to, from topology.MAC, kind int, data ...[]byte) []byte {
	return join(to[:], from[:], u16(kind), join(data...))
}

// tlv builds an LLDP TLV: seven bits of type, nine of length.
func tlv(kind int, value ...[]byte) []byte {
	data := join(value...)
	return join(u16(kind<<9|len(data)), data)
}

// sub is a subtype before the text of an identifier.
func sub(subtype byte, text string) []byte { return append([]byte{subtype}, text...) }

// speak builds the LLDP frame of a device, with further TLVs.
func speak(from topology.MAC, name, port string, more ...[]byte) []byte {
	return ether(toLLDP, from, etherLLDP, tlv(1, sub(4, string(from[:]))), tlv(2, sub(5, port)), tlv(3, u16(120)),
		tlv(5, []byte(name)), join(more...), tlv(0))
}

// farewell is the frame that a device sends when it stops.
func farewell(from topology.MAC, port string) []byte {
	return ether(toLLDP, from, etherLLDP, tlv(1, sub(4, string(from[:]))), tlv(2, sub(5, port)), tlv(3, u16(0)), tlv(0))
}

// cdpTLV builds a CDP TLV: type and length in two octets each, the length with
// these four.
func cdpTLV(kind int, value ...[]byte) []byte {
	data := join(value...)
	return join(u16(kind), u16(len(data)+4), data)
}

// cdpPacket builds a CDP packet of version 2: the checksum is not looked at.
func cdpPacket(tlvs ...[]byte) []byte { return join([]byte{2, 180, 0, 0}, join(tlvs...)) }

// speakCDP builds the CDP frame of a device: IEEE 802.3 length, SNAP, packet.
func speakCDP(from topology.MAC, device, port string, more ...[]byte) []byte {
	data := join(snapCDP, cdpPacket(cdpTLV(1, []byte(device)), cdpTLV(3, []byte(port)), join(more...)))
	return ether(cdpAddress, from, len(data), data)
}

// arpPacket builds an ARP packet for Ethernet and IPv4.
func arpPacket(operation int, mac topology.MAC, addr string) []byte {
	return join(u16(1), u16(etherIPv4), []byte{6, 4}, u16(operation), mac[:], []byte(addr), make([]byte, 10))
}

// lines turns frames into a pcap file of Ethernet frames, one a second.
func lines(frames ...[]byte) []byte {
	little := binary.LittleEndian
	file := little.AppendUint32(nil, 0xa1b2c3d4)
	file = append(file, 2, 0, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 4, 0, 1, 0, 0, 0)
	for i, f := range frames {
		file = little.AppendUint32(file, uint32(1700000000+i))
		file = little.AppendUint32(file, 0)
		file = little.AppendUint32(file, uint32(len(f)))
		file = little.AppendUint32(file, uint32(len(f)))
		file = append(file, f...)
	}
	return file
}

// testHost is a machine with one port, eth0.
func testHost(mac topology.MAC) *topology.Device {
	return &topology.Device{
		Name: "host1", Observed: true, Chassis: []topology.ID{topology.MACID(mac)},
		Ports: []topology.Port{{Name: "eth0", Index: 2, MTU: 1500, MAC: mac}},
	}
}
