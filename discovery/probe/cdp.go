package probe

import (
	"cmp"
	"net/netip"
	"slices"

	"cablewright/discovery/neighbor"
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
		told := cdpNeighbor(entry.values)
		if told.Chassis == "" && told.PortID == "" {
			continue
		}
		// A management port may be in no interface table; it is a port still.
		if ifIndex, ok := ifIndexOf(entry.index[:1]); ok {
			told.Port = ensurePort(&seen.Device, ifIndex).Name
		}
		seen.Neighbors = append(seen.Neighbors, told)
	}
	slices.SortStableFunc(seen.Neighbors[first:], func(a, b topology.Neighbor) int {
		return cmp.Or(topology.CompareNatural(a.Port, b.Port), cmp.Compare(a.Chassis, b.Chassis), cmp.Compare(a.PortID, b.PortID))
	})
	indexes.report(seen, "cdp", cdpCacheTable, "an index that is no ifIndex.deviceIndex")
}

// cdpNeighbor decodes the columns of one neighbour.
func cdpNeighbor(values []Value) topology.Neighbor {
	chassis, name, serial := neighbor.CDPDevice(values[cdpDeviceID].Bytes)
	told := topology.Neighbor{
		Protocol:     "cdp",
		Chassis:      chassis,
		PortID:       neighbor.CDPPort(values[cdpDevicePort].Bytes),
		Name:         cmp.Or(values[cdpSysName].line(), name),
		Serial:       serial,
		Description:  values[cdpVersion].line(),
		Platform:     values[cdpPlatform].line(),
		Capabilities: cdpCapabilityWords(values[cdpCapabilities].Bytes),
		Duplex:       duplexOf(values[cdpDuplex]),
	}
	if vlan := values[cdpNativeVLAN].Int(); vlan >= 1 && vlan <= maxVLAN {
		told.VLAN = int(vlan)
	}
	for _, column := range []int{cdpAddressType, cdpPrimaryMgmtAddrType, cdpSecondaryMgmtAddrType} {
		if addr, ok := cdpAddr(values[column], values[column+1]); ok {
			told.Mgmt = neighbor.AddAddr(told.Mgmt, addr)
		}
	}
	return told
}

// cdpAddr decodes an address of CiscoNetworkProtocol: ip(1), ipv6(20). Others, and
// 65535 with no address, are none.
func cdpAddr(kind, value Value) (addr netip.Addr, ok bool) {
	switch n := kind.Int(); {
	case n == 1 && len(value.Bytes) == 4, n == 20 && len(value.Bytes) == 16:
		return value.Addr()
	case n == 1 || n == 20:
		addr, err := netip.ParseAddr(value.Text())
		return addr.Unmap(), err == nil
	}
	return netip.Addr{}, false
}

// cdpCapabilityWords reads four octets, the most significant first, or fewer.
func cdpCapabilityWords(octets []byte) []string {
	var bits uint32
	for _, octet := range octets[:min(len(octets), 4)] {
		bits = bits<<8 | uint32(octet)
	}
	return neighbor.CDPCapabilities(bits)
}
