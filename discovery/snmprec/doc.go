// Package snmprec reads and writes recordings of SNMP agents, in the text form
// that snmpsim reads: one value a line, in the order of the OIDs,
//
//	OID|TAG|VALUE
//	1.3.6.1.2.1.1.1.0|4|Debian GNU/Linux 13
//	1.3.6.1.2.1.1.3.0|67|8231
//	1.3.6.1.2.1.2.2.1.6.2|4x|02005e100001
//
// TAG is the BER tag of the value, which is its probe.Kind. A letter after it
// tells how VALUE is written: "x" in hexadecimal, "e" with the backslash
// escapes of Python. Empty lines and lines that start with "#" are comments.
// Blanks around a line do not count, as for snmpsim.
package snmprec

import (
	"slices"

	"cablewright/discovery/probe"
)

// Row is one line of a recording: an instance and its value.
type Row struct {
	OID   probe.OID
	Value probe.Value
}

// Sort orders rows as an agent would answer them. Of rows with the same OID the
// last stays. It works in place and returns the rows that are left.
func Sort(rows []Row) []Row {
	byOID := func(a, b Row) int { return a.OID.Compare(b.OID) }
	if !slices.IsSortedFunc(rows, byOID) {
		slices.SortStableFunc(rows, byOID)
	}
	kept := rows[:0]
	for _, row := range rows {
		if n := len(kept); n > 0 && byOID(kept[n-1], row) == 0 {
			kept[n-1] = row
			continue
		}
		kept = append(kept, row)
	}
	return kept
}
