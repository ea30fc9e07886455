package probe

import (
	"cmp"
	"net/netip"
	"slices"

	"cablewright/discovery/neighbor"
	"cablewright/topology"
)

var (
	ipNetToMediaTable = Table{Name: "ipNetToMediaTable",
		Columns: columns("1.3.6.1.2.1.4.22.1", 2, 4)} // MAC, type; index ifIndex.IPv4
	ipNetToPhysicalTable = Table{Name: "ipNetToPhysicalTable",
		Columns: columns("1.3.6.1.2.1.4.35.1", 4, 6)} // MAC, type; index ifIndex.type.length.address
)

// arpInvalid is the value of ipNetToMediaType and ipNetToPhysicalType for a row
// that is no more.
const arpInvalid = 2

func arp() Probe {
	return Probe{
		Name:  "arp",
		Title: "Addresses of stations (IP-MIB ipNetToMediaTable and ipNetToPhysicalTable)",
		Why: "Joins the MAC addresses that bridges learn with the IP addresses that people know. " +
			"Without it, stations have no address, and devices without LLDP are not found.",
		Tables: []Table{ipNetToMediaTable, ipNetToPhysicalTable},
		Decode: decodeARP,
	}
}

func decodeARP(answers *Answers, seen *topology.Observation) {
	decodeARPTable(answers, seen, ipNetToMediaTable, "an index that is no ifIndex.IPv4", mediaIndex)
	decodeARPTable(answers, seen, ipNetToPhysicalTable, "an index that is no ifIndex.type.length.address", physicalIndex)
	slices.SortStableFunc(seen.ARP, compareARP)
	seen.ARP = slices.CompactFunc(seen.ARP, func(a, b topology.ARPEntry) bool { return a == b })
}

// decodeARPTable adds the rows of a table with the columns MAC and type.
func decodeARPTable(answers *Answers, seen *topology.Observation, table Table, wrong string, read func(OID) (uint32, netip.Addr, bool)) {
	var indexes tally
	cells := answers.Cells(table.Name, 0)
	kinds := cursor{answers.Cells(table.Name, 1)}
	seen.ARP = slices.Grow(seen.ARP, len(cells))
	for _, cell := range cells {
		kind := kinds.at(cell.Index).Int()
		ifIndex, addr, ok := read(cell.Index)
		indexes.note(ok)
		mac, known := neighbor.MAC(cell.Value.Bytes)
		if !known || mac.IsMulticast() || kind == arpInvalid || !neighbor.Usable(addr) {
			continue
		}
		seen.ARP = append(seen.ARP, topology.ARPEntry{Addr: addr, MAC: mac, Port: portName(&seen.Device, int(ifIndex))})
	}
	indexes.report(seen, "arp", table, wrong)
}

// mediaIndex reads ifIndex.a.b.c.d.
func mediaIndex(index OID) (ifIndex uint32, addr netip.Addr, ok bool) {
	if len(index) != 5 {
		return 0, netip.Addr{}, false
	}
	octets, ok := octetsOf(index[1:])
	if !ok {
		return 0, netip.Addr{}, false
	}
	return index[0], netip.AddrFrom4([4]byte(octets)), true
}

// physicalIndex reads ifIndex.type.length.address, and what agents make of it: the
// length left out, one more arc in front, or that with the type left out (OcNOS).
func physicalIndex(index OID) (ifIndex uint32, addr netip.Addr, ok bool) {
	for skip := range min(2, len(index)) {
		if addr, ok = addrOfIndex(index[skip+1:]); ok && addr.IsValid() {
			return index[skip], addr, true
		}
	}
	if len(index) > 3 && int64(index[2]) == int64(len(index)-3) {
		octets, _ := octetsOf(index[3:])
		addr, ok = netip.AddrFromSlice(octets)
		return index[1], addr.Unmap(), ok
	}
	return 0, netip.Addr{}, false
}

func compareARP(a, b topology.ARPEntry) int {
	return cmp.Or(a.Addr.Compare(b.Addr), slices.Compare(a.MAC[:], b.MAC[:]), topology.CompareNatural(a.Port, b.Port))
}
