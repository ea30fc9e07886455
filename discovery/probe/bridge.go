package probe

import (
	"cablewright/topology"
)

var (
	dot1dBasePortTable = Table{Name: "dot1dBasePortTable",
		Columns: columns("1.3.6.1.2.1.17.1.4.1", 2)} // dot1dBasePortIfIndex; index bridge port
	dot1qPortVlanTable = Table{Name: "dot1qPortVlanTable",
		Columns: columns("1.3.6.1.2.1.17.7.1.4.5.1", 1)} // dot1qPvid; index bridge port
	dot1qVlanCurrentTable = Table{Name: "dot1qVlanCurrentTable",
		Columns: columns("1.3.6.1.2.1.17.7.1.4.2.1", 3)} // dot1qVlanFdbId; index TimeMark.VLAN
	dot1qTpFdbTable = Table{Name: "dot1qTpFdbTable",
		Columns: columns("1.3.6.1.2.1.17.7.1.2.2.1", 2, 3)} // port, status; index FdbId.MAC
	ieee8021QBridgeTpFdbTable = Table{Name: "ieee8021QBridgeTpFdbTable",
		Unless:  []string{dot1qTpFdbTable.Name},
		Columns: columns("1.3.111.2.802.1.1.4.1.2.2.1", 2, 3)} // port, status; index component.FdbId.MAC
	// dot1dTpFdbTable is the only one that is asked for the address too: some
	// agents (FortiSwitch, netonix) index it by a row number.
	dot1dTpFdbTable = Table{Name: "dot1dTpFdbTable",
		Unless:  []string{dot1qTpFdbTable.Name, ieee8021QBridgeTpFdbTable.Name},
		Columns: columns("1.3.6.1.2.1.17.4.3.1", 2, 3, 1)} // port, status, address; index MAC
)

func bridge() Probe {
	return Probe{
		Name:  "bridge",
		Title: "Learned MAC addresses and port VLANs (BRIDGE-MIB, Q-BRIDGE-MIB, IEEE8021-Q-BRIDGE-MIB)",
		Why: "Tells which port a station is behind that speaks no neighbour protocol. " +
			"Without it such stations are not on the map.",
		Tables: []Table{dot1dBasePortTable, dot1qPortVlanTable, dot1qVlanCurrentTable,
			dot1qTpFdbTable, ieee8021QBridgeTpFdbTable, dot1dTpFdbTable},
		Decode: decodeBridge,
	}
}

func decodeBridge(answers *Answers, seen *topology.Observation) {
	ports := newBridgePorts(answers, &seen.Device)
	decodePVIDs(answers, ports, &seen.Device)
	fdb := fdbDecoder{answers: answers, seen: seen, ports: ports}
	fdb.decode(dot1dTpFdbTable, 0)
	fdb.vlans = newFdbVLANs(answers.Cells(dot1qVlanCurrentTable.Name, 0))
	fdb.decode(dot1qTpFdbTable, 1)
	fdb.decode(ieee8021QBridgeTpFdbTable, 2)
}

func decodePVIDs(answers *Answers, ports bridgePorts, device *topology.Device) {
	for _, cell := range answers.Cells(dot1qPortVlanTable.Name, 0) {
		vlan := cell.Value.Int()
		if len(cell.Index) != 1 || vlan < 1 || vlan > maxVLAN {
			continue
		}
		if port := portAt(device, ports.ifIndex(cell.Index[0])); port != nil {
			port.VLAN = int(vlan)
		}
	}
}

// bridgePorts maps the port numbers of a bridge to ifIndex.
type bridgePorts struct {
	numbers  map[uint32]int
	identity bool // the bridge numbers its ports by ifIndex
}

// newBridgePorts reads dot1dBasePortTable. A port with the ifIndex 0 is not
// listed. Numbers that are not listed stand for themselves if there is no list, or
// if all that are listed do; otherwise they mean nothing.
func newBridgePorts(answers *Answers, device *topology.Device) bridgePorts {
	cells := answers.Cells(dot1dBasePortTable.Name, 0)
	ports := bridgePorts{numbers: make(map[uint32]int, len(cells)), identity: true}
	for _, cell := range cells {
		ifIndex := cell.Value.Int()
		if len(cell.Index) != 1 || ifIndex <= 0 || portAt(device, int(ifIndex)) == nil {
			continue
		}
		ports.numbers[cell.Index[0]] = int(ifIndex)
		ports.identity = ports.identity && int64(cell.Index[0]) == ifIndex
	}
	return ports
}

// ifIndex returns the ifIndex of a bridge port, or 0.
func (p bridgePorts) ifIndex(number uint32) int {
	if ifIndex, ok := p.numbers[number]; ok {
		return ifIndex
	}
	if p.identity && number <= 1<<31-1 {
		return int(number)
	}
	return 0
}
