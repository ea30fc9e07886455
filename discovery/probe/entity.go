package probe

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"cablewright/topology"
)

var entPhysicalTable = Table{Name: "entPhysicalTable",
	Columns: columns("1.3.6.1.2.1.47.1.1.1.1", 2, 4, 5, 6, 7, 11, 12, 13)}

// Positions in the columns of entPhysicalTable.
const (
	entDescr = iota
	entContainedIn
	entClass
	entParentRelPos
	entName
	entSerialNum
	entMfgName
	entModelName
)

// Classes of entPhysicalClass that are told apart here.
const (
	classChassis   = 3
	classContainer = 5
	classSensor    = 8
	classModule    = 9
	classPort      = 10
	classStack     = 11
)

func entity() Probe {
	return Probe{
		Name:  "entity",
		Title: "Hardware: model, serial number, transceivers (ENTITY-MIB, RFC 6933)",
		Why: "The serial number of the chassis is the identity that survives everything else. " +
			"Without it, inventory and the transceivers in the ports are missing.",
		Tables: []Table{entPhysicalTable, entAliasMappingTable},
		Decode: decodeEntity,
	}
}

// physical is one row of entPhysicalTable.
type physical struct {
	index               int
	parent, class       int
	position            int
	descr, name         string
	serial, make, model string
}

func decodeEntity(answers *Answers, seen *topology.Observation) {
	parts, indexes := physicals(answers)
	indexes.report(seen, "entity", entPhysicalTable, "an index that is no entPhysicalIndex")
	if chassis := chassisOf(parts); chassis != nil {
		seen.Device.Serial = chassis.serial
		seen.Device.Model = chassis.model
		seen.Device.Vendor = cmp.Or(chassis.make, seen.Device.Vendor)
	}
	newInventory(answers, &seen.Device, parts).placeOptics()
}

// physicals reads the table, sorted by index.
func physicals(answers *Answers) (parts []physical, indexes tally) {
	for _, entry := range answers.rows(entPhysicalTable) {
		index, ok := ifIndexOf(entry.index) // the same range
		indexes.note(ok)
		if !ok {
			continue
		}
		parts = append(parts, physical{
			index:    index,
			parent:   int(entry.values[entContainedIn].Int()),
			class:    int(entry.values[entClass].Int()),
			position: int(entry.values[entParentRelPos].Int()),
			descr:    entry.values[entDescr].line(),
			name:     entry.values[entName].line(),
			serial:   told(entry.values[entSerialNum]),
			make:     told(entry.values[entMfgName]),
			model:    told(entry.values[entModelName]),
		})
	}
	return parts, indexes
}

// chassisOf returns the chassis that stands for the device: the only one, or the
// first below the stack, or the first that is in nothing else.
func chassisOf(parts []physical) *physical {
	var best *physical
	for i := range parts {
		part := &parts[i]
		if part.class == classChassis && (best == nil || part.before(best, parts)) {
			best = part
		}
	}
	return best
}

// before orders chassis by how well they stand for the device.
func (p *physical) before(other *physical, parts []physical) bool {
	order := cmp.Or(
		cmp.Compare(p.depth(parts), other.depth(parts)),
		cmp.Compare(p.position, other.position),
		cmp.Compare(p.index, other.index))
	return order < 0
}

// depth is 0 for a chassis in nothing or in a stack, 1 for one in something else.
func (p *physical) depth(parts []physical) int {
	parent := partAt(parts, p.parent)
	if parent == nil || parent.class == classStack {
		return 0
	}
	return 1
}

// partAt returns the part with an index, or nil.
func partAt(parts []physical, index int) *physical {
	at, found := slices.BinarySearchFunc(parts, index, func(part physical, wanted int) int {
		return cmp.Compare(part.index, wanted)
	})
	if !found {
		return nil
	}
	return &parts[at]
}

// told returns text unless it is what agents write when they do not know.
func told(value Value) string {
	text := value.line()
	switch strings.ToLower(text) {
	case "n/a", "na", "none", "null", "unknown", "not available", "not specified", "unspecified", "default string", "to be filled by o.e.m.":
		return ""
	}
	first, _ := utf8.DecodeRuneInString(text)
	if strings.Trim(text, string(first)) == "" { // 0, 0000, -----, ...., an EEPROM full of 0xff
		return ""
	}
	return text
}
