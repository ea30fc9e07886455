package probe

import (
	"slices"

	"cablewright/discovery/neighbor"
	"cablewright/topology"
)

var (
	ifTable = Table{Name: "ifTable",
		Columns: columns("1.3.6.1.2.1.2.2.1", 2, 3, 4, 5, 6, 7, 8, 14)}
	ifXTable = Table{Name: "ifXTable",
		Columns: columns("1.3.6.1.2.1.31.1.1.1", 1, 6, 10, 15, 18)}
)

// Positions in the joined rows of ifTable and ifXTable.
const (
	ifDescr = iota
	ifType
	ifMtu
	ifSpeed
	ifPhysAddress
	ifAdminStatus
	ifOperStatus
	ifInErrors
	ifName
	ifHCInOctets
	ifHCOutOctets
	ifHighSpeed
	ifAlias
)

func ifmib() Probe {
	return Probe{
		Name:  "ifmib",
		Title: "Ports: name, state, speed, traffic, errors (IF-MIB ifTable and ifXTable, RFC 2863)",
		Why: "The list of ports that everything else refers to. Without it, neighbours are known " +
			"by numbers only, and neither speeds nor states can be checked.",
		Tables: []Table{ifTable, ifXTable},
		Decode: decodeIfMIB,
	}
}

func decodeIfMIB(answers *Answers, seen *topology.Observation) {
	var indexes tally
	interfaces := answers.rows(ifTable, ifXTable)
	seen.Device.Ports = slices.Grow(seen.Device.Ports, len(interfaces))
	for _, entry := range interfaces {
		ifIndex, ok := ifIndexOf(entry.index)
		indexes.note(ok)
		if !ok {
			continue
		}
		decodeInterface(ensurePort(&seen.Device, ifIndex), entry.values)
	}
	namePorts(seen.Device.Ports)
	markUnits(seen.Device.Ports)
	indexes.report(seen, "ifmib", ifTable, "an index that is no ifIndex")
}

// decodeInterface fills a port from its row. ifConnectorPresent is not asked for:
// of the interfaces that are up and said to have none, nearly all are real ports.
func decodeInterface(port *topology.Port, values []Value) {
	port.Name = values[ifName].line()
	port.Descr = values[ifDescr].line()
	port.Alias = values[ifAlias].line()
	port.Kind = kindOf(values[ifType].Int(), port.Name, port.Descr)
	port.MTU = mtuOf(values[ifMtu])
	port.MAC, _ = neighbor.MAC(values[ifPhysAddress].Bytes)
	port.Admin = statusOf(values[ifAdminStatus])
	port.Oper = statusOf(values[ifOperStatus])
	if carries(port) {
		port.Speed = speedOf(values[ifSpeed], values[ifHighSpeed])
	}
	in, out := values[ifHCInOctets], values[ifHCOutOctets]
	if in.Kind == Counter64 && out.Kind == Counter64 {
		port.Counters = &topology.Counters{InOctets: in.Num, OutOctets: out.Num}
	}
	countErrors(port, topology.Errors{In: counted(values[ifInErrors])})
}

// carries reports whether a port is up as far as is known, so that its speed and
// duplex mode are those in use.
func carries(port *topology.Port) bool {
	return port.Oper == topology.Up || port.Oper == topology.StatusUnknown
}

// mtuOf returns ifMtu; some agents say 2147483647 or less than nothing for "no
// limit".
func mtuOf(value Value) int {
	if mtu := value.Int(); mtu > 0 && mtu < 1<<31-1 {
		return int(mtu)
	}
	return 0
}

// statusOf decodes ifAdminStatus and ifOperStatus: up(1), down(2), testing(3),
// unknown(4), dormant(5), notPresent(6), lowerLayerDown(7).
func statusOf(value Value) topology.Status {
	switch value.Int() {
	case 1:
		return topology.Up
	case 2:
		return topology.Down
	case 3:
		return topology.Testing
	case 5:
		return topology.Dormant
	case 6:
		return topology.NotPresent
	case 7:
		return topology.LowerLayerDown
	}
	return topology.StatusUnknown
}
