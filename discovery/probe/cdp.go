package probe

import (
	"cmp"
	"net/netip"
	"regexp"
	"slices"
	"strings"

	"cablewright/topology"
)

var cdpCacheTable = Table{Name: "cdpCacheTable",
	Columns: columns("1.3.6.1.4.1.9.9.23.1.2.1.1", 3, 4, 5, 6, 7, 8, 9, 11, 12, 17, 19, 20, 21, 22)} // index ifIndex.deviceIndex

// Positions in the columns of cdpCacheTable.
const (
	cdpAddressType = iota
	cdpAddress
	cdpVersion
	cdpDeviceID
	cdpDevicePort
	cdpPlatform
	cdpCapabilities
	cdpNativeVLAN
	cdpDuplex
	cdpSysName
	cdpPrimaryMgmtAddrType
	cdpPrimaryMgmtAddr
	cdpSecondaryMgmtAddrType
	cdpSecondaryMgmtAddr
)

func cdp() Probe {
	return Probe{
		Name:  "cdp",
		Title: "CDP neighbours (CISCO-CDP-MIB)",
		Why: "What is plugged into each port of Cisco devices and of others that speak CDP, " +
			"with the duplex mode and native VLAN of the far end. Without it, ports without LLDP show no link.",
		Tables: []Table{cdpCacheTable},
		Decode: decodeCDP,
	}
}

func decodeCDP(answers *Answers, seen *topology.Observation) {
	var indexes tally
	first := len(seen.Neighbors)
	for _, entry := range answers.rows(cdpCacheTable) {
		indexes.note(len(entry.index) == 2)
		if len(entry.index) != 2 {
			continue
		}
		neighbor := cdpNeighbor(entry.values)
		if neighbor.Chassis == "" && neighbor.PortID == "" {
			continue
		}
		// A management port may be in no interface table; it is a port still.
		if ifIndex, ok := ifIndexOf(entry.index[:1]); ok {
			neighbor.Port = ensurePort(&seen.Device, ifIndex).Name
		}
		seen.Neighbors = append(seen.Neighbors, neighbor)
	}
	slices.SortStableFunc(seen.Neighbors[first:], func(a, b topology.Neighbor) int {
		return cmp.Or(topology.CompareNatural(a.Port, b.Port), cmp.Compare(a.Chassis, b.Chassis), cmp.Compare(a.PortID, b.PortID))
	})
	indexes.report(seen, "cdp", cdpCacheTable, "an index that is no ifIndex.deviceIndex")
}

// cdpNeighbor decodes the columns of one neighbour.
func cdpNeighbor(values []Value) topology.Neighbor {
	chassis, name, serial := cdpDevice(values[cdpDeviceID])
	neighbor := topology.Neighbor{
		Protocol:     "cdp",
		Chassis:      chassis,
		PortID:       cdpPortID(values[cdpDevicePort]),
		Name:         cmp.Or(values[cdpSysName].line(), name),
		Serial:       serial,
		Description:  values[cdpVersion].line(),
		Platform:     values[cdpPlatform].line(),
		Capabilities: cdpCapabilityWords(values[cdpCapabilities].Bytes),
		Duplex:       duplexOf(values[cdpDuplex]),
	}
	if vlan := values[cdpNativeVLAN].Int(); vlan >= 1 && vlan <= maxVLAN {
		neighbor.VLAN = int(vlan)
	}
	for _, column := range []int{cdpAddressType, cdpPrimaryMgmtAddrType, cdpSecondaryMgmtAddrType} {
		if addr, ok := cdpAddr(values[column], values[column+1]); ok {
			neighbor.Mgmt = addAddr(neighbor.Mgmt, addr)
		}
	}
	return neighbor
}

// cdpDevice splits a device ID into an identifier, a host name and a serial number,
// as far as it holds them. Its forms:
//
//	sw1, sw1.example.net             a host name
//	sw1(FOC1234X0YZ)                 with the serial number (NX-OS)
//	FOC1234X0YZ(sw1)                 the other way round (CatOS)
//	six octets, 001b210a0b0c         a MAC address (small switches, access points)
func cdpDevice(id Value) (chassis topology.ID, name, serial string) {
	if mac, ok := cdpMAC(id.Bytes); ok {
		return topology.MACID(mac), "", ""
	}
	name = textOrHex(id.Bytes)
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

// cdpPortID returns the ID of a port: its name, or its address (ProCurve).
func cdpPortID(port Value) topology.ID {
	if mac, ok := cdpMAC(port.Bytes); ok {
		return topology.MACID(mac)
	}
	return topology.NewID(topology.KindIfName, textOrHex(port.Bytes))
}

// cdpMAC reads an identifier that is a MAC address: six octets that are no text,
// since a name can have six letters, or twelve digits.
func cdpMAC(octets []byte) (topology.MAC, bool) {
	if isText(octets) {
		return macOfText(octets)
	}
	return macOf(octets)
}

// cdpAddr decodes an address of CiscoNetworkProtocol: ip(1), ipv6(20). Others, and
// 65535 with no address, are none.
func cdpAddr(kind, value Value) (addr netip.Addr, ok bool) {
	switch n := kind.Int(); {
	case n == 1 && len(value.Bytes) == 4, n == 20 && len(value.Bytes) == 16:
		return value.Addr()
	case n == 1 || n == 20:
		addr, err := netip.ParseAddr(value.text())
		return addr.Unmap(), err == nil
	}
	return netip.Addr{}, false
}

// cdpCapabilityWords puts the capabilities of CDP, four octets with the most
// significant first, into the words of LLDP.
func cdpCapabilityWords(octets []byte) []string {
	var bits uint64
	for _, octet := range octets[:min(len(octets), 4)] {
		bits = bits<<8 | uint64(octet)
	}
	var words []string
	for _, meaning := range []struct {
		bits uint64
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
