package probe

import (
	"cmp"
	"net/netip"
	"slices"

	"cablewright/discovery/neighbor"
	"cablewright/topology"
)

var (
	lldpRemTable = Table{Name: "lldpRemTable",
		Columns: columns("1.0.8802.1.1.2.1.4.1.1", 4, 5, 6, 7, 8, 9, 10, 12)} // index TimeMark.LocalPortNum.RemIndex
	lldpRemManAddrTable = Table{Name: "lldpRemManAddrTable",
		Columns: columns("1.0.8802.1.1.2.1.4.2.1", 3)} // the address is in the index, after that of lldpRemTable
	lldpLocPortTable = Table{Name: "lldpLocPortTable",
		Columns: columns("1.0.8802.1.1.2.1.3.7.1", 2, 3, 4)} // subtype, ID, description; index LocalPortNum
	lldpXdot3RemPortTable = Table{Name: "lldpXdot3RemPortTable",
		Columns: columns("1.0.8802.1.1.2.1.5.4623.1.3.1.1", 4)} // operMauType; index of lldpRemTable
	lldpXdot3RemLinkAggTable = Table{Name: "lldpXdot3RemLinkAggTable",
		Columns: columns("1.0.8802.1.1.2.1.5.4623.1.3.3.1", 1)} // status; index of lldpRemTable
	lldpXdot3LocPortTable = Table{Name: "lldpXdot3LocPortTable",
		Unless:  []string{ifMauTable.Name},
		Columns: columns("1.0.8802.1.1.2.1.5.4623.1.2.1.1", 4)} // operMauType; index LocalPortNum
)

// Positions in the columns of lldpRemTable and lldpV2RemTable.
const (
	remChassisIDSubtype = iota
	remChassisID
	remPortIDSubtype
	remPortID
	remPortDesc
	remSysName
	remSysDesc
	remSysCapEnabled
)

func lldp() Probe {
	return Probe{
		Name:  "lldp",
		Title: "LLDP neighbours (IEEE 802.1AB-2005, LLDP-MIB and its extension for 802.3)",
		Why: "What is plugged into each port, in the neighbour's own words: the first source of links. " +
			"Without it links are known from the other end only, or not at all.",
		Tables: []Table{lldpRemTable, lldpRemManAddrTable, lldpLocPortTable,
			lldpXdot3RemPortTable, lldpXdot3RemLinkAggTable, lldpXdot3LocPortTable},
		Decode: decodeLLDP,
	}
}

func decodeLLDP(answers *Answers, seen *topology.Observation) {
	reader := lldpReader{
		answers: answers, seen: seen, probe: "lldp",
		remotes: lldpRemTable, addresses: lldpRemManAddrTable, arcs: 3, key: lldpKeyOf,
	}
	reader.read()
	reader.readDot3()
	heard := make(map[uint32]bool, len(reader.rows))
	for _, remote := range reader.rows {
		heard[remote.key.port] = true
	}
	ports := newLocalPorts(answers, &seen.Device, heard)
	reader.add(ports.find)
	ports.readMAUs(answers)
	ports.announce()
	ports.addMissing()
}

// lldpKey is the index of a remote system.
type lldpKey struct {
	mark   uint32 // sysUpTime when the row was made or changed, 1/100 s
	port   uint32 // LocalPortNum, or ifIndex in LLDP-V2-MIB; 0: not told
	remote uint32
}

// lldpKeyOf reads TimeMark.LocalPortNum.RemIndex. Some agents leave TimeMark out,
// or all but RemIndex; then the port is not told.
func lldpKeyOf(index OID) (lldpKey, bool) {
	switch len(index) {
	case 3:
		return lldpKey{index[0], index[1], index[2]}, true
	case 2:
		return lldpKey{0, index[0], index[1]}, true
	case 1:
		return lldpKey{0, 0, index[0]}, true
	}
	return lldpKey{}, false
}

// lldpReader reads the remote systems of LLDP-MIB or LLDP-V2-MIB, whose tables
// differ in their index only.
type lldpReader struct {
	answers            *Answers
	seen               *topology.Observation
	probe              string
	remotes, addresses Table
	arcs               int // of an index in remotes
	key                func(OID) (lldpKey, bool)

	rows []lldpRow
}

// lldpRow is one remote system.
type lldpRow struct {
	key      lldpKey
	neighbor topology.Neighbor
}

// read collects the rows of the tables. Which port each is on is not known yet.
func (r *lldpReader) read() {
	var indexes tally
	remotes := r.answers.rows(r.remotes)
	r.rows = make([]lldpRow, 0, len(remotes))
	for _, entry := range remotes {
		key, ok := r.key(entry.index)
		indexes.note(ok)
		if !ok {
			continue
		}
		neighbor := lldpNeighbor(entry.values)
		neighbor.Age = ageOf(r.seen.Device.Uptime, key.mark)
		if neighbor.Chassis != "" || neighbor.PortID != "" || neighbor.Name != "" {
			r.rows = append(r.rows, lldpRow{key, neighbor})
		}
	}
	indexes.report(r.seen, r.probe, r.remotes, "an index that is no TimeMark.LocalPortNum.RemIndex")
	r.readAddresses()
}

// lldpNeighbor decodes the columns of one remote system.
func lldpNeighbor(values []Value) topology.Neighbor {
	return topology.Neighbor{
		Protocol:     "lldp",
		Chassis:      neighbor.ChassisID(int(values[remChassisIDSubtype].Int()), values[remChassisID].Bytes),
		PortID:       neighbor.PortID(int(values[remPortIDSubtype].Int()), values[remPortID].Bytes),
		PortDescr:    values[remPortDesc].line(),
		Name:         values[remSysName].line(),
		Description:  values[remSysDesc].line(),
		Capabilities: capabilityWords(values[remSysCapEnabled].Bytes),
	}
}

// ageOf returns for how long a row has been as it is: the time since its TimeMark,
// in 1/100 s. Agents that do not keep one say 0, some a time to come: not told.
func ageOf(uptime int64, mark uint32) int64 {
	if mark == 0 || int64(mark) > uptime {
		return 0
	}
	return uptime - int64(mark)
}

// lldpPlace joins tables without TimeMark, which agents give different values in
// tables that belong together.
type lldpPlace struct{ port, remote uint32 }

// readAddresses adds the management addresses. Where the RemIndex fits none
// (FortiSwitch), they belong to the port's only neighbour.
func (r *lldpReader) readAddresses() {
	var indexes tally
	at, on := make(map[lldpPlace][]netip.Addr), make(map[uint32][]netip.Addr)
	for _, cell := range r.answers.Cells(r.addresses.Name, 0) {
		key, addr, ok := r.addressOf(cell.Index)
		indexes.note(ok)
		if neighbor.Usable(addr) {
			place := lldpPlace{key.port, key.remote}
			at[place], on[key.port] = neighbor.AddAddr(at[place], addr), neighbor.AddAddr(on[key.port], addr)
		}
	}
	neighbors := make(map[uint32]int, len(r.rows))
	for _, row := range r.rows {
		neighbors[row.key.port]++
	}
	for i := range r.rows {
		row := &r.rows[i]
		row.neighbor.Mgmt = at[lldpPlace{row.key.port, row.key.remote}]
		if row.neighbor.Mgmt == nil && neighbors[row.key.port] == 1 {
			row.neighbor.Mgmt = on[row.key.port]
		}
	}
	indexes.report(r.seen, r.probe, r.addresses, "an index without an address")
}

// addressOf reads the index of a remote system and the address after it.
func (r *lldpReader) addressOf(index OID) (lldpKey, netip.Addr, bool) {
	if len(index) < r.arcs {
		return lldpKey{}, netip.Addr{}, false
	}
	key, ok := r.key(index[:r.arcs])
	if !ok {
		return lldpKey{}, netip.Addr{}, false
	}
	addr, ok := addrOfIndex(index[r.arcs:])
	return key, addr, ok
}

// readDot3 adds what the neighbours say in the TLVs of IEEE 802.3: the PHY and
// duplex mode they use, and aggEnabled(1) of LldpLinkAggStatusMap.
func (r *lldpReader) readDot3() {
	maus, aggregates := r.byPlace(lldpXdot3RemPortTable), r.byPlace(lldpXdot3RemLinkAggTable)
	for i := range r.rows {
		row := &r.rows[i]
		place := lldpPlace{row.key.port, row.key.remote}
		if mau, told := maus[place]; told && mau.Num > 0 {
			row.neighbor.PHY, row.neighbor.Duplex = topology.MAUType(int(mau.Int()))
		}
		status := aggregates[place].Bytes
		row.neighbor.Aggregated = len(status) > 0 && status[0]&0x40 != 0
	}
}

// byPlace returns the first column of a table that has the index of r.remotes.
func (r *lldpReader) byPlace(table Table) map[lldpPlace]Value {
	cells := r.answers.Cells(table.Name, 0)
	values := make(map[lldpPlace]Value, len(cells))
	for _, cell := range cells {
		if key, ok := r.key(cell.Index); ok {
			values[lldpPlace{key.port, key.remote}] = cell.Value
		}
	}
	return values
}

// add puts the neighbours on their ports, and adds them to the observation in
// order of ports. What is the same neighbour under several TimeMarks or
// destination addresses is added once, as it was last.
func (r *lldpReader) add(find func(number uint32) (name, method string)) {
	for i := range r.rows {
		row := &r.rows[i]
		row.neighbor.Port, row.neighbor.Method = find(row.key.port)
	}
	slices.SortStableFunc(r.rows, func(a, b lldpRow) int {
		return cmp.Or(a.compare(b), cmp.Compare(b.key.mark, a.key.mark))
	})
	r.rows = slices.CompactFunc(r.rows, func(a, b lldpRow) bool { return a.compare(b) == 0 })
	r.seen.Neighbors = slices.Grow(r.seen.Neighbors, len(r.rows))
	for _, row := range r.rows {
		r.seen.Neighbors = append(r.seen.Neighbors, row.neighbor)
	}
}

// compare orders neighbours by port and by who they are.
func (r lldpRow) compare(other lldpRow) int {
	a, b := r.neighbor, other.neighbor
	return cmp.Or(
		topology.CompareNatural(a.Port, b.Port),
		cmp.Compare(r.key.port, other.key.port),
		cmp.Compare(a.Chassis, b.Chassis),
		cmp.Compare(a.PortID, b.PortID),
		cmp.Compare(a.Name, b.Name))
}
