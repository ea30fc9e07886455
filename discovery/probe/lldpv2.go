package probe

import (
	"slices"

	"cablewright/topology"
)

var (
	lldpV2RemTable = Table{Name: "lldpV2RemTable",
		Unless:  []string{lldpRemTable.Name},
		Columns: columns("1.3.111.2.802.1.1.13.1.4.1.1", 5, 6, 7, 8, 9, 10, 11, 13)} // index TimeMark.ifIndex.DestAddress.RemIndex
	lldpV2RemManAddrTable = Table{Name: "lldpV2RemManAddrTable",
		Unless:  []string{lldpRemTable.Name},
		Columns: columns("1.3.111.2.802.1.1.13.1.4.2.1", 3)} // the address is in the index, after that of lldpV2RemTable
)

func lldpv2() Probe {
	return Probe{
		Name:   "lldpv2",
		Title:  "LLDP neighbours of agents that speak the newer MIB (IEEE 802.1AB-2009, LLDP-V2-MIB)",
		Why:    "The same as lldp; asked only of agents whose LLDP-MIB is empty or did not answer in full.",
		Tables: []Table{lldpV2RemTable, lldpV2RemManAddrTable},
		Decode: decodeLLDPV2,
	}
}

// decodeLLDPV2 adds the neighbours that LLDP-MIB has not told. Ports are ifIndex
// here.
func decodeLLDPV2(answers *Answers, seen *topology.Observation) {
	reader := lldpReader{
		answers: answers, seen: seen, probe: "lldpv2",
		remotes: lldpV2RemTable, addresses: lldpV2RemManAddrTable,
		arcs: 4, key: lldpV2KeyOf,
	}
	reader.read()
	for _, row := range reader.rows { // a port may be in no interface table
		if ifIndex, ok := ifIndexOf(OID{row.key.port}); ok {
			ensurePort(&seen.Device, ifIndex)
		}
	}
	find := func(ifIndex uint32) (name, method string) { return portName(&seen.Device, int(ifIndex)), "" }
	known := seen.Neighbors
	reader.rows = slices.DeleteFunc(reader.rows, func(row lldpRow) bool {
		name, _ := find(row.key.port)
		return slices.ContainsFunc(known, func(n topology.Neighbor) bool {
			return n.Protocol == "lldp" && n.Port == name && n.Chassis == row.neighbor.Chassis && n.PortID == row.neighbor.PortID
		})
	})
	reader.add(find)
}

// lldpV2KeyOf reads TimeMark.LocalIfIndex.DestMacAddressIndex.RemIndex. The third
// arc is a row of lldpV2DestAddressTable: the same neighbour is heard once for
// each destination address it sends to.
func lldpV2KeyOf(index OID) (lldpKey, bool) {
	if len(index) != 4 {
		return lldpKey{}, false
	}
	return lldpKey{index[0], index[1], index[3]}, true
}
