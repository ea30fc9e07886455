package probe

import (
	"net/netip"

	"cablewright/discovery/neighbor"
	"cablewright/topology"
)

var (
	ipAddrTable = Table{Name: "ipAddrTable",
		Columns: columns("1.3.6.1.2.1.4.20.1", 2)} // ifIndex; index is an IPv4 address
	ipAddressTable = Table{Name: "ipAddressTable",
		Columns: columns("1.3.6.1.2.1.4.34.1", 3)} // ifIndex; index type.length.address
	lldpLocManAddrTable = Table{Name: "lldpLocManAddrTable",
		Columns: columns("1.0.8802.1.1.2.1.3.8.1", 4)} // length; index subtype.length.address
)

func ipaddr() Probe {
	return Probe{
		Name:  "ipaddr",
		Title: "Own addresses (IP-MIB ipAddrTable and ipAddressTable, LLDP-MIB)",
		Why: "The addresses of its interfaces tell that two reports speak of one device, " +
			"and which device a neighbour's management address belongs to.",
		Tables:   []Table{ipAddrTable, ipAddressTable, lldpLocManAddrTable},
		Identity: true,
		Decode:   decodeIPAddr,
	}
}

// decodeIPAddr puts addresses on ports by ifIndex. It runs before the interface
// table is decoded, which completes the ports that are made here.
func decodeIPAddr(answers *Answers, seen *topology.Observation) {
	var old, current, managed tally
	for _, cell := range answers.Cells(ipAddrTable.Name, 0) {
		addr, ok := ownIPv4(cell.Index, cell.Value.Int())
		old.note(ok)
		if ok {
			ownAddr(&seen.Device, cell.Value, addr)
		}
	}
	for _, cell := range answers.Cells(ipAddressTable.Name, 0) {
		addr, ok := addrOfIndex(cell.Index)
		current.note(ok)
		if ok {
			ownAddr(&seen.Device, cell.Value, addr)
		}
	}
	for _, cell := range answers.Cells(lldpLocManAddrTable.Name, 0) {
		addr, ok := addrOfIndex(cell.Index)
		managed.note(ok)
		seen.Device.Mgmt = neighbor.AddAddr(seen.Device.Mgmt, addr)
	}
	old.report(seen, "ipaddr", ipAddrTable, "an index that is no IPv4 address")
	current.report(seen, "ipaddr", ipAddressTable, "an index that is no type.length.address")
	managed.report(seen, "ipaddr", lldpLocManAddrTable, "an index that is no subtype.length.address")
}

// ownIPv4 reads an index a.b.c.d. Some agents put ifIndex, which is the value too,
// in front of it, others more arcs behind it to keep equal addresses apart.
func ownIPv4(index OID, ifIndex int64) (netip.Addr, bool) {
	if len(index) == 5 && int64(index[0]) == ifIndex {
		index = index[1:]
	}
	if len(index) < 4 {
		return netip.Addr{}, false
	}
	octets, ok := octetsOf(index[:4])
	if !ok {
		return netip.Addr{}, false
	}
	return netip.AddrFrom4([4]byte(octets)), true
}

// ownAddr puts an address on the port whose ifIndex is the value.
func ownAddr(device *topology.Device, value Value, addr netip.Addr) {
	ifIndex := value.Int()
	if ifIndex <= 0 || ifIndex > 1<<31-1 || !neighbor.Usable(addr) {
		return
	}
	port := ensurePort(device, int(ifIndex))
	port.Addrs = neighbor.AddAddr(port.Addrs, addr)
}
