package probe

import (
	"fmt"
	"testing"
)

func TestRows(t *testing.T) {
	var answers Answers
	answers.put(ifTable, "1", text("a"), num(6))
	answers.put(ifTable, "2", text("b"))
	answers.put(ifTable, "3", Value{Kind: Null})
	answers.put(ifXTable, "2", text("B"))
	answers.put(ifXTable, "10", text("C"))
	var got []string
	for _, entry := range answers.rows(ifTable, ifXTable) {
		got = append(got, fmt.Sprintf("%s %s %d %s", entry.index, entry.values[ifDescr].Bytes, entry.values[ifType].Int(), entry.values[ifName].Bytes))
	}
	want := []string{"1 a 6 ", "2 b 0 B", "10  0 C"} // the row of NULL alone is none
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestRowsOutOfOrder holds that cells in disorder are neither lost nor joined to
// the wrong row.
func TestRowsOutOfOrder(t *testing.T) {
	var answers Answers
	answers.Add(Result{Table: dot3adAggPortTable, Cells: [][]Cell{
		{{OID{2}, num(22)}, {OID{1}, num(21)}},
		{{OID{1}, num(31)}, {OID{2}, num(32)}},
	}})
	total := int64(0)
	for _, entry := range answers.rows(dot3adAggPortTable) {
		for _, value := range entry.values {
			if value.Kind != 0 && value.Int()%10 != int64(entry.index[0]) {
				t.Errorf("row %s holds %d", entry.index, value.Int())
			}
			total += value.Int()
		}
	}
	if total != 22+21+31+32 {
		t.Errorf("the values add up to %d, want %d", total, 22+21+31+32)
	}
}
