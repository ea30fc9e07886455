package probe

import (
	"cablewright/topology"
)

var entAliasMappingTable = Table{Name: "entAliasMappingTable",
	Columns: columns("1.3.6.1.2.1.47.1.3.2.1", 2)} // entAliasMappingIdentifier; index physical.logical

// ifIndexColumn is the object that an alias points at: ifIndex.N.
var ifIndexColumn = MustOID("1.3.6.1.2.1.2.2.1.1")

// decodeOptics puts transceivers on their ports. A transceiver is a module with a
// serial number that holds one port and nothing else (Cisco, Arista), that sits in
// a port (Nokia, Huawei) or that has the name of a port (IOS XR); or it is the port
// itself, with a serial number and a model (IOS XE). A line card is a module too,
// but holds many ports.
func decodeOptics(answers *Answers, device *topology.Device, parts []physical) {
	children := make(map[int][]*physical)
	for i := range parts {
		children[parts[i].parent] = append(children[parts[i].parent], &parts[i])
	}
	ports := portsOfParts(answers, device, parts)
	index := newPortIndex(device)
	for i := range parts {
		part := &parts[i]
		if ifIndex := ports[part.index]; part.class == classPort && ifIndex > 0 {
			if optic := opticOf(part, parts, children); optic != nil {
				portAt(device, ifIndex).Optic = optic
			}
		}
		if port := index.byName(part.name); part.isOptic() && port != nil {
			port.Optic = part.optic()
		}
	}
}

// opticOf returns the transceiver of a port entity, or nil.
func opticOf(port *physical, parts []physical, children map[int][]*physical) *topology.Optic {
	holder := partAt(parts, port.parent)
	if holder != nil && holder.isOptic() && len(children[holder.index]) == 1 {
		return holder.optic()
	}
	if held := children[port.index]; len(held) == 1 && held[0].isOptic() {
		return held[0].optic()
	}
	if port.model != "" && port.serial != "" && (holder == nil || holder.serial != port.serial) {
		return port.optic()
	}
	return nil
}

func (p *physical) isOptic() bool { return p.class == classModule && p.serial != "" }

func (p *physical) optic() *topology.Optic {
	return &topology.Optic{Vendor: p.make, Model: p.model, Serial: p.serial}
}

// portsOfParts returns the ifIndex of port entities: by entAliasMappingTable, and
// by name where the agent has no alias for the entity.
func portsOfParts(answers *Answers, device *topology.Device, parts []physical) map[int]int {
	ports := make(map[int]int)
	for _, cell := range answers.Cells(entAliasMappingTable.Name, 0) {
		ifIndex, ok := aliasedIf(cell)
		if ok && portAt(device, ifIndex) != nil && ports[int(cell.Index[0])] == 0 {
			ports[int(cell.Index[0])] = ifIndex
		}
	}
	index := newPortIndex(device)
	for _, part := range parts {
		if part.class != classPort || ports[part.index] != 0 {
			continue
		}
		if port := index.byName(part.name); port != nil {
			ports[part.index] = port.Index
		}
	}
	return ports
}

// aliasedIf reads one alias: index physical.logical, where logical is 0 for "all"
// and 1 on some agents; value ifIndex.N.
func aliasedIf(cell Cell) (ifIndex int, ok bool) {
	if len(cell.Index) != 2 || cell.Index[0] > 1<<31-1 {
		return 0, false
	}
	rest, under := cell.Value.OID.Under(ifIndexColumn)
	if !under {
		return 0, false
	}
	return ifIndexOf(rest)
}
