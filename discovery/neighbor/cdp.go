package neighbor

import (
	"regexp"
	"strings"

	"cablewright/topology"
)

// CDPDevice splits a device ID into an identifier, a host name and a serial number,
// as far as it holds them. Its forms:
//
//	sw1, sw1.example.net             a host name
//	sw1(FOC1234X0YZ)                 with the serial number (NX-OS)
//	FOC1234X0YZ(sw1)                 the other way round (CatOS)
//	six octets, 001b210a0b0c         a MAC address (small switches, access points)
func CDPDevice(octets []byte) (chassis topology.ID, name, serial string) {
	if mac, ok := cdpMAC(octets); ok {
		return topology.MACID(mac), "", ""
	}
	name = textOrHex(octets)
	before, inside, found := strings.Cut(strings.TrimSuffix(name, ")"), "(")
	if found && strings.HasSuffix(name, ")") && before != "" && !strings.ContainsAny(inside, "()") {
		name, serial = before, inside
		if ciscoSerial.MatchString(before) && !ciscoSerial.MatchString(inside) {
			name, serial = inside, before
		}
	}
	return topology.NewID(topology.KindCDP, name), name, serial
}

// ciscoSerial is the serial number of a Cisco chassis: where it was made, year and
// week, and a number of four.
var ciscoSerial = regexp.MustCompile(`^[A-Z]{3}[0-9]{4}[0-9A-Z]{4}$`)

// CDPPort returns the ID of a port: its name, or its address (ProCurve).
func CDPPort(octets []byte) topology.ID {
	if mac, ok := cdpMAC(octets); ok {
		return topology.MACID(mac)
	}
	return topology.NewID(topology.KindIfName, textOrHex(octets))
}

// cdpMAC reads an identifier that is a MAC address: six octets that are no text,
// since a name can have six letters, or text.
func cdpMAC(octets []byte) (topology.MAC, bool) {
	if isText(octets) {
		return textMAC(octets)
	}
	return MAC(octets)
}

// CDPCapabilities puts the capabilities of CDP into the words of LLDP, in its
// order.
func CDPCapabilities(bits uint32) []string {
	var words []string
	for _, meaning := range []struct {
		bits uint32
		word string
	}{
		{0x40, topology.CapRepeater},
		{0x02 | 0x04 | 0x08, topology.CapBridge}, // transparent, source-route bridge, switch
		{0x01, topology.CapRouter},
		{0x80, topology.CapTelephone},
		{0x10, topology.CapStation},
		{0x400, topology.CapRelay},
	} {
		if bits&meaning.bits != 0 {
			words = append(words, meaning.word)
		}
	}
	return words
}
