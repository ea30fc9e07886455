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

func TestText(t *testing.T) {
	for _, test := range []struct{ octets, text, line string }{
		{"sw1", "sw1", "sw1"},
		{"sw1\x00\x00  \x00", "sw1", "sw1"},
		{"  sw1 ", "sw1", "sw1"},
		{"a\r\n b\tc", "a b\tc", "a b c"},
		{"Z\xfcrich", "Zürich", "Zürich"}, // ISO 8859-1
		{"Zürich", "Zürich", "Zürich"},
		{"\x00\x01", "", ""},
	} {
		if got := text(test.octets).text(); got != test.text {
			t.Errorf("text of %q is %q, want %q", test.octets, got, test.text)
		}
		if got := text(test.octets).line(); got != test.line {
			t.Errorf("line of %q is %q, want %q", test.octets, got, test.line)
		}
	}
}

func TestMACOf(t *testing.T) {
	for _, test := range []struct {
		name string
		from Value
		want string
	}{
		{"octets", octets("001b210a0b0c"), "00:1b:21:0a:0b:0c"},
		{"text", text("0:1b:21:a:b:c"), "00:1b:21:0a:0b:0c"},
		{"dotted text", text("001b.210a.0b0c"), "00:1b:21:0a:0b:0c"},
		{"after its length", octets("06001b210a0b0c"), "00:1b:21:0a:0b:0c"},
		{"padded", octets("001b210a0b0c0000"), "00:1b:21:0a:0b:0c"},
		{"zero", octets("000000000000"), ""},
		{"text of zeros", text("00:00:00:00:00:00"), ""},
		{"short", octets("001b21"), ""},
		{"EUI-64", octets("001b21fffe0a0b0c"), ""},
		{"empty", Value{}, ""},
	} {
		got, ok := macOf(test.from.Bytes)
		if got.String() != test.want || ok != (test.want != "") {
			t.Errorf("%s: got %q, %v; want %q", test.name, got, ok, test.want)
		}
	}
}
