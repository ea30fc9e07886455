package rules

import (
	"strings"

	"cablewright/cabling"
	"cablewright/topology"
)

// jacks are the ports in which the rows of a list end. A port takes 16 octets or
// so, as lists may have millions: names are kept once, and of a row its ID.
type jacks struct {
	spelled map[string]uint32    // devices and ports as rows spell them, by what they mean
	named   map[string]uint32    // what they mean: numbers from 1
	taken   []map[uint32]jackUse // of each device, its ports
	ids     texts
}

// jackUse is the row that took a port first, and how many more may.
type jackUse struct {
	row  uint32
	free uint16
}

// jackRow is the row that is being read.
type jackRow struct {
	number uint32
	legs   uint16
}

func newJacks() *jacks {
	return &jacks{spelled: map[string]uint32{}, named: map[string]uint32{}}
}

// begin starts a row.
func (j *jacks) begin(channel *cabling.Channel) jackRow {
	return jackRow{j.ids.add(channel.ID), uint16(max(channel.Legs, 1))}
}

// plug takes the port of an end. It returns the ID of the row that has it
// already, if there is no room for another.
func (j *jacks) plug(end cabling.End, row jackRow) (other string, more bool) {
	device := j.number(end.Kind+"\x00", end.Device, strings.ToLower)
	port := j.number("", end.Port, topology.CanonicalPort)
	ports := j.portsOf(device)
	use, isTaken := ports[port]
	switch {
	case !isTaken:
		ports[port] = jackUse{row.number, row.legs - 1}
	case use.row == row.number: // a loop: both ends of one cable
		return j.ids.at(use.row), true
	case use.free > 0 && row.legs > 1:
		ports[port] = jackUse{use.row, use.free - 1}
	default:
		return j.ids.at(use.row), true
	}
	return "", false
}

// portsOf returns the ports of a device that are taken.
func (j *jacks) portsOf(device uint32) map[uint32]jackUse {
	for len(j.taken) <= int(device) {
		j.taken = append(j.taken, nil)
	}
	if j.taken[device] == nil {
		j.taken[device] = map[uint32]jackUse{}
	}
	return j.taken[device]
}

// number returns the number of a name, equal for all its spellings.
func (j *jacks) number(kind, text string, meaning func(string) string) uint32 {
	if number, known := j.spelled[kind+text]; known {
		return number
	}
	name := kind + meaning(text)
	number, known := j.named[name]
	if !known {
		number = uint32(len(j.named) + 1)
		j.named[strings.Clone(name)] = number
	}
	j.spelled[strings.Clone(kind+text)] = number
	return number
}

// texts are many short texts in one piece of memory.
type texts struct {
	all  []byte
	ends []int
}

// add returns the number of a text, which may come in parts.
func (t *texts) add(parts ...string) uint32 {
	for _, part := range parts {
		t.all = append(t.all, part...)
	}
	t.ends = append(t.ends, len(t.all))
	return uint32(len(t.ends) - 1)
}

// at returns the text of a number.
func (t *texts) at(number uint32) string {
	start := 0
	if number > 0 {
		start = t.ends[number-1]
	}
	return string(t.all[start:t.ends[number]])
}
