package probe

import (
	"encoding/hex"
	"slices"
	"strings"
	"testing"

	"cablewright/topology"
)

// put adds a row to the answers by hand: one value a column, the zero Value where
// the agent has none.
func (a *Answers) put(table Table, index string, values ...Value) {
	result := a.results[table.Name]
	if result.Table.Name == "" {
		result = Result{Table: table, Cells: make([][]Cell, len(table.Columns))}
	}
	for column, value := range values {
		if value.Kind == 0 {
			continue
		}
		cells := append(result.Cells[column], Cell{Index: MustOID(index), Value: value})
		slices.SortStableFunc(cells, func(a, b Cell) int { return a.Index.Compare(b.Index) })
		result.Cells[column] = cells
	}
	a.Add(result)
}

// ports lists interfaces by name under the ifIndex 1, 2, ...; all are Ethernet
// and up.
func (a *Answers) ports(names ...string) {
	for i, name := range names {
		a.put(ifTable, OID{uint32(i + 1)}.String(), text(name), num(6), num(1500), num(0), Value{}, num(1), num(1))
		a.put(ifXTable, OID{uint32(i + 1)}.String(), text(name), Value{}, Value{}, num(1000))
	}
}

func num(n int64) Value        { return Value{Kind: Integer, Num: uint64(n)} }
func text(s string) Value      { return Value{Kind: Octets, Bytes: []byte(s)} }
func oidValue(o string) Value  { return Value{Kind: ObjectID, OID: MustOID(o)} }
func counter64(n uint64) Value { return Value{Kind: Counter64, Num: n} }

// octets reads hexadecimal digits, with blanks between them as one likes.
func octets(digits string) Value {
	decoded, err := hex.DecodeString(strings.ReplaceAll(digits, " ", ""))
	if err != nil {
		panic(err)
	}
	return Value{Kind: Octets, Bytes: decoded}
}

// decode runs all probes over the answers.
func decode(answers *Answers) topology.Observation {
	seen := topology.Observation{Target: "192.0.2.1"}
	for _, p := range All() {
		p.Decode(answers, &seen)
	}
	return seen
}

// mac is a MAC address in a test table.
func mac(text string) topology.MAC {
	parsed, err := topology.ParseMAC(text)
	if err != nil {
		panic(err)
	}
	return parsed
}

// wantGaps compares the reasons of the gaps.
func wantGaps(t *testing.T, seen topology.Observation, want ...string) {
	t.Helper()
	var got []string
	for _, gap := range seen.Gaps {
		got = append(got, gap.Probe+" "+gap.Reason)
	}
	if !slices.Equal(got, want) {
		t.Errorf("gaps %q, want %q", got, want)
	}
}
