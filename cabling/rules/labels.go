package rules

import "strings"

// labels are the labels of the rows of a list. A row takes its label, its ID
// where that is another, and 16 octets or so.
type labels struct {
	rows  map[uint64]uint32 // by the hash of the label in lower case, its first row
	texts texts             // of each row its label, its ID, and whether it is a leg
}

func newLabels() *labels { return &labels{rows: map[uint64]uint32{}} }

// use takes a label for a row. It returns the ID of the row that has it already,
// unless both are legs of a breakout.
func (l *labels) use(label, id string, leg bool) (other string, more bool) {
	hash := l.hash(label)
	if row, met := l.rows[hash]; met {
		name, id, wasLeg := l.row(row)
		return id, strings.EqualFold(name, label) && !(leg && wasLeg)
	}
	if id == label {
		id = ""
	}
	legMark := ""
	if leg {
		legMark = "\x00"
	}
	l.rows[hash] = l.texts.add(label, "\x00", id, legMark)
	return "", false
}

// row returns what was kept of a row.
func (l *labels) row(number uint32) (label, id string, leg bool) {
	label, rest, _ := strings.Cut(l.texts.at(number), "\x00")
	id, leg = strings.CutSuffix(rest, "\x00")
	if id == "" {
		id = label
	}
	return label, id, leg
}

// hash returns FNV-1a of a label in lower case.
func (l *labels) hash(label string) uint64 {
	hash := uint64(14695981039346656037)
	for i := range len(label) {
		octet := label[i]
		if 'A' <= octet && octet <= 'Z' {
			octet += 'a' - 'A'
		}
		hash = (hash ^ uint64(octet)) * 1099511628211
	}
	return hash
}
