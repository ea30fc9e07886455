package frame

import (
	"cmp"
	"encoding/binary"
	"net/netip"

	"cablewright/discovery/neighbor"
	"cablewright/topology"
)

// Types of CDP TLVs, as Cisco documents them.
const (
	cdpDevice       = 0x0001
	cdpAddresses    = 0x0002
	cdpPort         = 0x0003
	cdpCapabilities = 0x0004
	cdpSoftware     = 0x0005
	cdpPlatform     = 0x0006
	cdpNativeVLAN   = 0x000a
	cdpDuplex       = 0x000b
	cdpSystemName   = 0x0014
	cdpManagement   = 0x0016
)

// decodeCDP reads a CDP packet: version, time to live, checksum in two octets,
// then TLVs of a type and a length in two octets each, where the length counts
// these four too. The checksum is not looked at: there are two ways to compute
// it for odd lengths, and devices of both. gopacket's decoder tells nothing of a
// frame with one bad TLV or another version; this one keeps the rest.
func decodeCDP(b []byte) account {
	a := account{Neighbor: topology.Neighbor{Protocol: string(cdp)}}
	if len(b) < 4 {
		a.damaged("the frame ends within the header")
		return a
	}
	if b[0] != 1 && b[0] != 2 {
		a.damaged("the version is neither 1 nor 2")
	}
	a.gone = b[1] == 0
	for b = b[4:]; len(b) > 0; {
		if len(b) < 4 {
			a.damaged("the frame ends within the header of a TLV")
			break
		}
		kind, length := binary.BigEndian.Uint16(b), int(binary.BigEndian.Uint16(b[2:]))
		if length < 4 {
			a.damaged("a TLV is shorter than its header")
			break
		}
		if length > len(b) {
			a.damaged("a TLV is longer than what is left of the frame")
			break
		}
		a.cdpTLV(kind, b[4:length])
		b = b[length:]
	}
	if a.Chassis == "" {
		a.damaged("the device ID is missing")
	}
	return a
}

// cdpTLV adds what one TLV tells.
func (a *account) cdpTLV(kind uint16, value []byte) {
	switch kind {
	case cdpDevice:
		a.cdpDevice(value)
	case cdpAddresses, cdpManagement:
		a.cdpAddresses(value)
	case cdpSystemName:
		a.systemName = neighbor.Line(value)
		a.Name = cmp.Or(a.systemName, a.Name)
	case cdpPort:
		a.PortID = neighbor.CDPPort(value)
	case cdpCapabilities:
		if len(value) >= 4 {
			a.Capabilities = neighbor.CDPCapabilities(binary.BigEndian.Uint32(value))
		}
	case cdpSoftware:
		a.Description = neighbor.Line(value)
	case cdpPlatform:
		a.Platform = neighbor.Line(value)
	case cdpNativeVLAN:
		if len(value) >= 2 {
			a.VLAN = int(binary.BigEndian.Uint16(value) & 0xfff)
		}
	case cdpDuplex:
		if len(value) >= 1 {
			a.Duplex = topology.HalfDuplex
			if value[0] != 0 {
				a.Duplex = topology.FullDuplex
			}
		}
	}
}

// cdpDevice takes the device ID apart.
func (a *account) cdpDevice(value []byte) {
	var name string
	a.Chassis, name, a.Serial = neighbor.CDPDevice(value)
	a.Name = cmp.Or(a.systemName, name)
}

// Protocols of a CDP address, by their type (1 is NLPID, 2 is IEEE 802.2) and
// number.
var (
	cdpIPv4 = "\x01\x01\xcc"
	cdpIPv6 = "\x02\x08\xaa\xaa\x03\x00\x00\x00\x86\xdd"
)

// cdpAddresses reads a count in four octets, then addresses: a type, a length and
// a protocol number; a length in two octets and the address.
func (a *account) cdpAddresses(b []byte) {
	if len(b) < 4 {
		return
	}
	count := binary.BigEndian.Uint32(b)
	for b = b[4:]; count > 0; count-- {
		if len(b) < 2 || len(b) < 4+int(b[1]) {
			a.damaged("an address is longer than its TLV")
			return
		}
		head := 2 + int(b[1])
		length := int(binary.BigEndian.Uint16(b[head:]))
		if length > len(b)-head-2 {
			a.damaged("an address is longer than its TLV")
			return
		}
		if kind := string(b[:head]); kind == cdpIPv4 || kind == cdpIPv6 {
			addr, _ := netip.AddrFromSlice(b[head+2 : head+2+length])
			a.managedAt(addr.Unmap())
		}
		b = b[head+2+length:]
	}
}
