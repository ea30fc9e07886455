package probe

import (
	"strings"
	"unicode"

	"cablewright/topology"
)

var entAliasMappingTable = Table{Name: "entAliasMappingTable",
	Columns: columns("1.3.6.1.2.1.47.1.3.2.1", 2)} // entAliasMappingIdentifier; index physical.logical

// ifIndexColumn is the object that an alias points at: ifIndex.N.
var ifIndexColumn = MustOID("1.3.6.1.2.1.2.2.1.1")

// inventory is the parts of a device and which ports they belong to.
type inventory struct {
	device   *topology.Device
	parts    []physical          // sorted by index
	children map[int][]*physical // without sensors
	ports    map[int]int         // ifIndex by entPhysicalIndex
	names    *portIndex
	cages    map[string]*topology.Port // physical ports by their number: "1/25"; nil: several have it
}

func newInventory(answers *Answers, device *topology.Device, parts []physical) *inventory {
	v := &inventory{device: device, parts: parts, names: newPortIndex(device),
		children: make(map[int][]*physical), cages: make(map[string]*topology.Port)}
	for i := range parts {
		if parts[i].class != classSensor {
			v.children[parts[i].parent] = append(v.children[parts[i].parent], &parts[i])
		}
	}
	for i := range device.Ports {
		if port := &device.Ports[i]; port.Kind == topology.Physical {
			addUnique(v.cages, portNumber(port.Name), port)
		}
	}
	v.ports = v.portsOfParts(answers)
	return v
}

// portNumber returns "1/25" of "Ethernet1/25".
func portNumber(name string) string {
	return strings.TrimLeftFunc(name, func(r rune) bool { return !unicode.IsDigit(r) })
}

// placeOptics puts transceivers on their ports. A transceiver is a module with a
// serial number that holds one port and nothing else (Cisco), that sits in a port
// (Nokia, Huawei), in a slot there on older IOS XR, that has the name of a port (IOS XR) or tells it in words
// (NX-OS, Arista); or it is the port itself, with a serial number and a model (IOS
// XE). A line card is a module too, but holds many ports.
func (v *inventory) placeOptics() {
	for i := range v.parts {
		part := &v.parts[i]
		if ifIndex := v.ports[part.index]; part.class == classPort && ifIndex > 0 {
			if optic := v.opticOf(part); optic != nil {
				portAt(v.device, ifIndex).Optic = optic
			}
		}
		if port := v.names.byName(part.name); part.isOptic() && port != nil {
			port.Optic = part.optic()
		}
		if port := v.plugged(part); port != nil {
			port.Optic = part.optic()
		}
	}
}

// plugged returns the port that a transceiver tells in words: it is a module on
// NX-OS, "Transceiver(slot:1-port:25)", and a container on Arista, "Xcvr for
// Ethernet49/1".
func (v *inventory) plugged(part *physical) *topology.Port {
	if part.serial == "" || part.class != classModule && part.class != classContainer {
		return nil
	}
	if name, told := strings.CutPrefix(part.descr, "Xcvr for "); told {
		return v.names.byName(name)
	}
	if part.class == classModule {
		return v.cages[cageOf(part.name)]
	}
	return nil
}

// cageOf returns the number of the port that a transceiver, or what is in it, is
// said to be in: "Transceiver(slot:1-port:25)" is in port 1/25 (NX-OS), "subslot
// 0/1 transceiver 2 Rx Power Sensor" in 0/1/2 (IOS XE); empty: it is not said.
func cageOf(text string) string {
	words := strings.FieldsFunc(text, func(r rune) bool { return r != '/' && !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	switch {
	case len(words) == 5 && words[0] == "Transceiver" && words[1] == "slot" && words[3] == "port":
		return words[2] + "/" + words[4]
	case len(words) >= 4 && words[0] == "subslot" && words[2] == "transceiver":
		return words[1] + "/" + words[3]
	}
	return ""
}

// portOf returns the port that a part belongs to: the one that it, or what it is
// in, names or stands for; nil if there is none, or not one alone.
func (v *inventory) portOf(part *physical) *topology.Port {
	for range deepestPart {
		if port := v.portAt(part); port != nil {
			return port
		}
		if part.class == classPort {
			return nil // it is one that the interface table does not have
		}
		part = partAt(v.parts, part.parent)
		if part == nil || part.class == classChassis {
			return nil
		}
	}
	return nil
}

// deepestPart is how far below its port a part is looked for.
const deepestPart = 6

func (v *inventory) portAt(part *physical) *topology.Port {
	for _, text := range []string{part.name, part.descr} {
		if port := v.portIn(text); port != nil {
			return port
		}
	}
	if port := portAt(v.device, v.ports[part.index]); port != nil {
		return port
	}
	return portAt(v.device, v.ports[v.onlyPortIn(part)])
}

// onlyPortIn returns the entPhysicalIndex of the one port that a part holds; 0 if
// it holds none or several.
func (v *inventory) onlyPortIn(part *physical) (index int) {
	for _, child := range v.children[part.index] {
		if child.class != classPort {
			continue
		}
		if index != 0 {
			return 0
		}
		index = child.index
	}
	return index
}

// portIn returns the port that a text speaks of: "Te1/2/0/1 Receive Power Sensor",
// "GigabitEthernet0/0/0/4-Rx Power".
func (v *inventory) portIn(text string) *topology.Port {
	for word := range strings.FieldsSeq(text) {
		if !strings.ContainsFunc(word, unicode.IsLetter) || !strings.ContainsFunc(word, unicode.IsDigit) {
			continue
		}
		if port := v.names.byName(word); port != nil {
			return port
		}
		if last := strings.LastIndexByte(word, '-'); last > 0 {
			if port := v.names.byName(word[:last]); port != nil {
				return port
			}
		}
	}
	return v.cages[cageOf(text)]
}

// opticOf returns the transceiver of a port entity, or nil.
func (v *inventory) opticOf(port *physical) *topology.Optic {
	holder := partAt(v.parts, port.parent)
	if holder != nil && holder.isOptic() && len(v.children[holder.index]) == 1 {
		return holder.optic()
	}
	held := v.children[port.index]
	if len(held) == 1 && held[0].class == classContainer {
		held = v.children[held[0].index]
	}
	if len(held) == 1 && held[0].isOptic() {
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
func (v *inventory) portsOfParts(answers *Answers) map[int]int {
	ports := make(map[int]int)
	for _, cell := range answers.Cells(entAliasMappingTable.Name, 0) {
		ifIndex, ok := aliasedIf(cell)
		if ok && portAt(v.device, ifIndex) != nil && ports[int(cell.Index[0])] == 0 {
			ports[int(cell.Index[0])] = ifIndex
		}
	}
	for _, part := range v.parts {
		if part.class != classPort || ports[part.index] != 0 {
			continue
		}
		if port := v.names.byName(part.name); port != nil {
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
