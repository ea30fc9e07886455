package probe

import (
	"slices"
	"strings"

	"cablewright/topology"
)

var (
	dot3adAggPortTable = Table{Name: "dot3adAggPortTable",
		Columns: columns("1.2.840.10006.300.43.1.2.1.1", 12, 13)} // selected, attached aggregator; index ifIndex
	pagpEthernetPortTable = Table{Name: "pagpEthernetPortTable",
		Columns: columns("1.3.6.1.4.1.9.9.98.1.1.1.1", 8)} // pagpGroupIfIndex; index ifIndex
	ifStackTable = Table{Name: "ifStackTable",
		Unless:  []string{dot3adAggPortTable.Name},
		Columns: columns("1.3.6.1.2.1.31.1.2.1", 3)} // ifStackStatus; index higher.lower
)

func lag() Probe {
	return Probe{
		Name:  "lag",
		Title: "Members of aggregated links (IEEE8023-LAG-MIB, CISCO-PAGP-MIB, IF-MIB ifStackTable)",
		Why: "Tells the cables of a LAG from links of their own. Without it a LAG looks like parallel links, " +
			"and a link that is a member on one side only is not found.",
		Tables: []Table{dot3adAggPortTable, pagpEthernetPortTable, ifStackTable},
		Decode: decodeLAG,
	}
}

func decodeLAG(answers *Answers, seen *topology.Observation) {
	device := &seen.Device
	for _, entry := range answers.rows(dot3adAggPortTable) {
		// A member that is down is not attached any more, but still selected.
		joinLAG(device, entry.index, entry.values[1].Int())
		joinLAG(device, entry.index, entry.values[0].Int())
	}
	for _, cell := range answers.Cells(pagpEthernetPortTable.Name, 0) {
		joinLAG(device, cell.Index, cell.Value.Int())
	}
	decodeStack(answers.Cells(ifStackTable.Name, 0), device)
}

// joinLAG makes a port a member of the aggregate with an ifIndex. A port that
// names 0 or itself is in none. The first table that knows decides.
func joinLAG(device *topology.Device, index OID, aggregate int64) {
	ifIndex, ok := ifIndexOf(index)
	if !ok || aggregate <= 0 || aggregate == int64(ifIndex) {
		return
	}
	port, whole := portAt(device, ifIndex), portAt(device, int(aggregate))
	if port == nil || whole == nil || port.LAG != "" {
		return
	}
	port.LAG = whole.Name
	whole.Kind = topology.Aggregate
}

// decodeStack finds members by the layers of interfaces: what is directly below
// an aggregate, or below the logical unit that is (Junos: ge-0/0/0 below
// ge-0/0/0.0 below ae0, or below the unit ae0.0 of it).
func decodeStack(cells []Cell, device *topology.Device) {
	below := make(map[int][]int)
	for _, cell := range cells {
		if len(cell.Index) == 2 && cell.Index[0] > 0 && cell.Index[1] > 0 {
			below[int(cell.Index[0])] = append(below[int(cell.Index[0])], int(cell.Index[1]))
		}
	}
	index := newPortIndex(device)
	for i := range device.Ports {
		whole := wholeOf(index, &device.Ports[i])
		if whole == nil {
			continue
		}
		for _, lower := range below[device.Ports[i].Index] {
			for _, member := range append([]int{lower}, below[lower]...) {
				if port := portAt(device, member); port != nil && port.Kind == topology.Physical {
					joinLAG(device, OID{uint32(member)}, int64(whole.Index))
				}
			}
		}
	}
}

// wholeOf returns the aggregate that a port is, or is a logical unit of; nil if it
// is neither.
func wholeOf(index *portIndex, port *topology.Port) *topology.Port {
	if name, _, isUnit := strings.Cut(port.Name, "."); isUnit {
		if whole := index.byName(name); whole != nil && isLAG(whole) {
			return whole
		}
	}
	if isLAG(port) {
		return port
	}
	return nil
}

// lagNames are the names of aggregates on agents that give them an ifType of
// something else.
var lagNames = []string{"port-channel", "po", "ae", "bond", "lag", "trk", "bridge-aggregation", "eth-trunk"}

// isLAG reports whether a port is an aggregate by its type or by its name.
func isLAG(port *topology.Port) bool {
	return port.Kind == topology.Aggregate ||
		port.Kind == topology.Virtual && slices.Contains(lagNames, nameWord(port.Name))
}
