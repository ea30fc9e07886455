package probe

import (
	"slices"

	"cablewright/discovery/neighbor"
	"cablewright/topology"
)

const maxVLAN = 4094

// Values of dot1dTpFdbStatus and dot1qTpFdbStatus that say a row is none of a
// station: aged out, or the bridge's own address.
const (
	fdbInvalid = 2
	fdbSelf    = 4
)

// fdbDecoder turns forwarding tables into entries. Tables run to many thousand
// rows, so names are looked up once a port and shared by the entries.
type fdbDecoder struct {
	answers *Answers
	seen    *topology.Observation
	ports   bridgePorts
	vlans   fdbVLANs
	names   map[uint32]string // by bridge port; empty: no such port
}

// decode reads a table with the columns port, status and perhaps address, whose
// index is a MAC address after some arcs, of which the last is the FdbId.
func (d *fdbDecoder) decode(table Table, arcs int) {
	var indexes, numbers tally
	cells := d.answers.Cells(table.Name, 0)
	status := cursor{d.answers.Cells(table.Name, 1)}
	address := cursor{d.answers.Cells(table.Name, 2)}
	d.names = d.portNames(cells)
	d.seen.Forwarding = slices.Grow(d.seen.Forwarding, len(cells))
	for _, cell := range cells {
		state := status.at(cell.Index).Int()
		if state == fdbInvalid || state == fdbSelf || cell.Value.Num == 0 { // port 0: the bridge itself
			continue
		}
		mac, ok := fdbMAC(cell.Index, arcs, &address)
		indexes.note(ok)
		if !ok || mac.IsZero() || mac.IsMulticast() {
			continue
		}
		port := d.names[uint32(cell.Value.Num)]
		numbers.note(port != "")
		if port != "" {
			d.seen.Forwarding = append(d.seen.Forwarding, topology.FDBEntry{MAC: mac, VLAN: d.vlan(cell.Index, arcs), Port: port})
		}
	}
	indexes.report(d.seen, "bridge", table, "an index without a MAC address")
	numbers.report(d.seen, "bridge", table, "a port number that is no interface")
}

// fdbMAC reads the address out of the index, or out of the address column where
// the index is a row number.
func fdbMAC(index OID, arcs int, address *cursor) (topology.MAC, bool) {
	if len(index) >= arcs {
		if mac, ok := macOfArcs(index[arcs:]); ok {
			return mac, true
		}
	}
	return neighbor.MAC(address.at(index).Bytes)
}

// vlan returns the VLAN of a row; 0 for a table without VLANs.
func (d *fdbDecoder) vlan(index OID, arcs int) int {
	if arcs == 0 {
		return 0
	}
	return d.vlans.vlan(index[arcs-1])
}

// portNames names the bridge ports of a table. Some agents write ifIndex there
// against the MIB: so it is read if none of the numbers is a bridge port.
func (d *fdbDecoder) portNames(cells []Cell) map[uint32]string {
	byBridgePort, byIfIndex := make(map[uint32]string), make(map[uint32]string)
	known := false
	for _, cell := range cells {
		number := uint32(cell.Value.Num)
		if _, done := byIfIndex[number]; done || number == 0 {
			continue
		}
		byBridgePort[number] = portName(&d.seen.Device, d.ports.ifIndex(number))
		byIfIndex[number] = portName(&d.seen.Device, int(number))
		known = known || byBridgePort[number] != ""
	}
	if known {
		return byBridgePort
	}
	return byIfIndex
}

// fdbVLANs maps the FdbId of a filtering database to its VLAN.
type fdbVLANs map[uint32]int

// newFdbVLANs reads dot1qVlanFdbId. A database that several VLANs share (shared
// learning) is of no VLAN: 0. Rows that repeat under later TimeMarks are the same
// row (TimeFilter, RFC 4502).
func newFdbVLANs(cells []Cell) fdbVLANs {
	vlans := make(fdbVLANs, len(cells))
	for _, cell := range cells {
		if len(cell.Index) == 0 {
			continue
		}
		vlan := int(cell.Index[len(cell.Index)-1])
		database := uint32(cell.Value.Num)
		if other, taken := vlans[database]; taken && other != vlan {
			vlan = 0
		}
		vlans[database] = vlan
	}
	return vlans
}

// vlan returns the VLAN of a database. Where the agent does not tell, the FdbId is
// the VLAN ID if it can be one.
func (v fdbVLANs) vlan(database uint32) int {
	vlan, told := v[database]
	if !told && len(v) == 0 {
		vlan = int(database)
	}
	if vlan < 1 || vlan > maxVLAN {
		return 0
	}
	return vlan
}

// cursor finds the cells of a column for indexes that are asked in order.
type cursor struct{ cells []Cell }

// at returns the value at an index, or the zero Value.
func (c *cursor) at(index OID) Value {
	for len(c.cells) > 0 {
		order := c.cells[0].Index.Compare(index)
		if order == 0 {
			return c.cells[0].Value
		}
		if order > 0 {
			break
		}
		c.cells = c.cells[1:]
	}
	return Value{}
}
