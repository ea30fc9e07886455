package snmp

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"cablewright/discovery/probe"
)

func TestWalkReadsWholeTables(t *testing.T) {
	for _, bulk := range []bool{true, false} {
		for _, size := range []struct{ columns, rows int }{{1, 0}, {1, 1}, {3, 7}, {5, 300}, {30, 4}} {
			t.Run(fmt.Sprintf("bulk=%v/%dx%d", bulk, size.columns, size.rows), func(t *testing.T) {
				rows := tableRows(size.columns, size.rows)
				agent := &fakeAgent{rows: rows, v1: !bulk}
				result := newTestSession(agent, bulk).Walk(t.Context(), columnsTable(size.columns))
				if result.Err != nil {
					t.Fatal(result.Err)
				}
				want := NewRecording(rows).Walk(t.Context(), columnsTable(size.columns))
				if got, want := cellsText(result), cellsText(want); got != want {
					t.Errorf("cells\n%s, want\n%s", got, want)
				}
			})
		}
	}
}

// A table is read with few requests: they grow until the reply is full.
func TestRequestsGrow(t *testing.T) {
	agent := &fakeAgent{rows: tableRows(1, 1000)}
	result := newTestSession(agent, true).Walk(t.Context(), columnsTable(1))
	if result.Err != nil || len(result.Cells[0]) != 1000 {
		t.Fatalf("%d cells, %v; want 1000", len(result.Cells[0]), result.Err)
	}
	if got := agent.asked[0].repetitions; got != startVarbinds {
		t.Errorf("the first request asks for %d rows, want %d", got, startVarbinds)
	}
	fits := replyOctets / 31
	for _, q := range agent.asked[2:] {
		if q.repetitions < fits-2 || q.repetitions > fits+1 {
			t.Errorf("a later request asks for %d rows, want about %d", q.repetitions, fits)
		}
	}
	if n := len(agent.asked); n > 25 {
		t.Errorf("%d requests for 1000 rows, want at most 25", n)
	}
}

func TestWalkScalars(t *testing.T) {
	tests := []struct{ name, rows, want string }{
		{"instance 0", "1.1.0=a 1.2.0=7 1.3.0=c", "0=a | 0=7 | 0=c"},
		{"one is missing", "1.1.0=a 1.3.0=c", "0=a |  | 0=c"},
		{"the last is missing", "1.1.0=a 1.2.0=b", "0=a | 0=b | "},
		{"another instance", "1.1.0=a 1.2.1=b 1.3.0=c", "0=a | 1=b | 0=c"},
		{"only the first instance", "1.1.0=a 1.1.1=b 1.2.0=c 1.3.0=d", "0=a | 0=c | 0=d"},
	}
	table := probe.Table{Name: "system", Scalars: true, Columns: []probe.OID{{1, 1}, {1, 2}, {1, 3}}}
	for _, test := range tests {
		for _, old := range []bool{false, true} {
			t.Run(fmt.Sprintf("%s/v1=%v", test.name, old), func(t *testing.T) {
				agent := &fakeAgent{rows: rowsFrom(test.rows), v1: old}
				result := newTestSession(agent, !old).Walk(t.Context(), table)
				if got := cellsText(result); got != test.want || result.Err != nil {
					t.Errorf("%q, %v; want %q", got, result.Err, test.want)
				}
				if !old && len(agent.asked) != 1 {
					t.Errorf("%d requests, want 1", len(agent.asked))
				}
				recorded := NewRecording(rowsFrom(test.rows)).Walk(t.Context(), table)
				if got := cellsText(recorded); got != test.want {
					t.Errorf("the recording says %q, want %q", got, test.want)
				}
			})
		}
	}
}

// setRows makes an answer of rows that the agent does not have there.
func setRows(said *answer, rows string) error {
	said.varbinds = said.varbinds[:0]
	for _, row := range rowsFrom(rows) {
		said.varbinds = append(said.varbinds, varbind{name: row.OID, value: row.Value})
	}
	return nil
}

func TestWalkFaults(t *testing.T) {
	tests := []struct {
		name  string
		fault func(n int, q question, said *answer) error
		want  string // of columns 1 and 2 with rows 1, 2, 3
		err   error  // in Result.Err
	}{
		{
			name: "none",
			want: "1=0 2=1 3=2 | 1=1000 2=1001 3=1002",
		},
		{
			name: "wrong order inside an answer",
			fault: func(_ int, _ question, said *answer) error {
				return setRows(said, "1.5.1.1=1 1.5.2.1=1 1.5.1.3=3 1.5.2.3=3 1.5.1.2=2 1.5.2.4=4 1.5.1.4=4 1.9=0")
			},
			want: "1=1 3=3 | 1=1 3=3 4=4",
			err:  probe.ErrNotInOrder,
		},
		{
			name: "a loop back to the first row",
			fault: func(n int, _ question, said *answer) error {
				return setRows(said, "1.5.1.1=1 1.5.2.1=1 1.5.1.2=2 1.5.2.2=2")
			},
			want: "1=1 2=2 | 1=1 2=2",
			err:  probe.ErrNotInOrder,
		},
		{
			name: "a row repeated",
			fault: func(_ int, _ question, said *answer) error {
				return setRows(said, "1.5.1.1=1 1.5.2.1=1 1.5.1.1=1 1.9=0")
			},
			want: "1=1 | 1=1",
			err:  probe.ErrNotInOrder,
		},
		{
			name:  "the column itself, without an index",
			fault: func(_ int, _ question, said *answer) error { return setRows(said, "1.5.1=1 1.9=0") },
			want:  " | ",
			err:   probe.ErrNotInOrder,
		},
		{
			name:  "a row before the column",
			fault: func(_ int, _ question, said *answer) error { return setRows(said, "1.4.1=1 1.9=0") },
			want:  " | ",
			err:   probe.ErrNotInOrder,
		},
		{
			name: "rows after the end",
			fault: func(_ int, _ question, said *answer) error {
				return setRows(said, "1.5.1.1=1 1.5.2.1=1 1.5.2.1=9 1.9=0 1.5.1.2=2 1.5.2.2=2")
			},
			want: "1=1 | 1=1",
		},
		{
			name: "tooBig above two varbinds",
			fault: func(_ int, q question, said *answer) error {
				if len(said.varbinds) > 2 {
					*said = answer{status: tooBig}
				}
				return nil
			},
			want: "1=0 2=1 3=2 | 1=1000 2=1001 3=1002",
		},
		{
			name:  "tooBig always",
			fault: func(_ int, _ question, said *answer) error { *said = answer{status: tooBig}; return nil },
			want:  " | ",
			err:   probe.ErrRefused,
		},
		{
			name: "GETBULK not known",
			fault: func(_ int, q question, said *answer) error {
				if q.repetitions > 0 {
					*said = answer{status: genErr}
				}
				return nil
			},
			want: "1=0 2=1 3=2 | 1=1000 2=1001 3=1002",
		},
		{
			name: "genErr at one row",
			fault: func(_ int, _ question, said *answer) error {
				for i, vb := range said.varbinds {
					if vb.name.Compare(probe.OID{1, 5, 1, 3}) == 0 {
						*said = answer{status: genErr, index: i}
						return nil
					}
				}
				return nil
			},
			want: "1=0 2=1 | 1=1000 2=1001 3=1002",
			err:  probe.ErrRefused,
		},
		{
			name:  "empty answers",
			fault: func(_ int, _ question, said *answer) error { said.varbinds = nil; return nil },
			want:  " | ",
			err:   errEmpty,
		},
		{
			name:  "authorizationError",
			fault: func(_ int, _ question, said *answer) error { *said = answer{status: authorizationError}; return nil },
			want:  " | ",
			err:   probe.ErrRefused,
		},
		{
			name: "noSuchName without an index",
			fault: func(_ int, q question, said *answer) error {
				if len(said.varbinds) > 0 && said.varbinds[len(said.varbinds)-1].name.Compare(probe.OID{1, 9, 0}) == 0 {
					*said = answer{status: noSuchName}
				}
				return nil
			},
			want: "1=0 2=1 3=2 | 1=1000 2=1001 3=1002",
		},
		{
			name:  "one varbind an answer",
			fault: func(_ int, _ question, said *answer) error { said.varbinds = said.varbinds[:1]; return nil },
			want:  "1=0 2=1 3=2 | 1=1000 2=1001 3=1002",
		},
		{
			name: "two answers lost",
			fault: func(n int, _ question, _ *answer) error {
				if n <= 2 {
					return probe.ErrTimeout
				}
				return nil
			},
			want: "1=0 2=1 3=2 | 1=1000 2=1001 3=1002",
		},
		{
			name:  "silence",
			fault: func(int, question, *answer) error { return probe.ErrTimeout },
			want:  " | ",
			err:   probe.ErrTimeout,
		},
		{
			name: "silence half-way",
			fault: func(n int, _ question, said *answer) error {
				said.varbinds = said.varbinds[:2]
				if n > 1 {
					return probe.ErrTimeout
				}
				return nil
			},
			want: "1=0 | 1=1000",
			err:  probe.ErrTimeout,
		},
		{
			name: "one garbled answer",
			fault: func(n int, _ question, _ *answer) error {
				if n == 1 {
					return errGarbled
				}
				return nil
			},
			want: "1=0 2=1 3=2 | 1=1000 2=1001 3=1002",
		},
		{
			name:  "the port closes",
			fault: func(int, question, *answer) error { return ErrPortClosed },
			want:  " | ",
			err:   ErrPortClosed,
		},
		{
			name:  "the key is turned down",
			fault: func(int, question, *answer) error { return fmt.Errorf("%w: unknown user", probe.ErrAuth) },
			want:  " | ",
			err:   probe.ErrAuth,
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			agent := &fakeAgent{rows: tableRows(2, 3), fault: test.fault}
			result := newTestSession(agent, true).Walk(t.Context(), columnsTable(2))
			if got := cellsText(result); got != test.want {
				t.Errorf("cells %q, want %q", got, test.want)
			}
			if !errors.Is(result.Err, test.err) {
				t.Errorf("error %v, want %v", result.Err, test.err)
			}
			if len(agent.asked) > 20 {
				t.Errorf("%d requests, want at most 20", len(agent.asked))
			}
		})
	}
}

func TestWalkErrorsSayWhere(t *testing.T) {
	tests := []struct {
		name  string
		fault func(n int, q question, said *answer) error
		want  string
	}{
		{
			name:  "silence",
			fault: func(int, question, *answer) error { return probe.ErrTimeout },
			want:  "after 0 values: no answer in 3 tries",
		},
		{
			name: "one column",
			fault: func(_ int, _ question, said *answer) error {
				return setRows(said, "1.5.1.2=1 1.5.2.1=1 1.5.1.1=1 1.9=0")
			},
			want: "column 1.5.1 after 1 rows: the agent's answers are not in order: 1.5.1.2 came after 1.5.1.2",
		},
		{
			name:  "both columns",
			fault: func(_ int, _ question, said *answer) error { *said = answer{status: genErr}; return nil },
			want:  "column 1.5.1 after 0 rows: the agent refused with genErr; column 1.5.2 after 0 rows: the agent refused with genErr",
		},
	}
	for _, test := range tests {
		agent := &fakeAgent{rows: tableRows(2, 3), fault: test.fault}
		result := newTestSession(agent, true).Walk(t.Context(), columnsTable(2))
		if result.Err == nil || result.Err.Error() != test.want {
			t.Errorf("%s: error\n%v, want\n%s", test.name, result.Err, test.want)
		}
	}
}

// Each further try waits twice as long and asks for half as much.
func TestTimeoutsShrinkTheRequest(t *testing.T) {
	agent := &fakeAgent{rows: tableRows(1, 100), fault: func(n int, _ question, _ *answer) error {
		if n <= 2 {
			return probe.ErrTimeout
		}
		return nil
	}}
	session := newTestSession(agent, true)
	if result := session.Walk(t.Context(), columnsTable(1)); result.Err != nil {
		t.Fatal(result.Err)
	}
	var got []string
	for _, q := range agent.asked[:4] {
		got = append(got, fmt.Sprintf("%d in %s", q.repetitions, q.wait))
	}
	want := []string{"24 in 1s", "12 in 2s", "6 in 4s", "7 in 1s"}
	if !slices.Equal(got, want) {
		t.Errorf("requests %v, want %v", got, want)
	}
}

// What an agent had trouble with is remembered for its next table.
func TestSessionRemembersTrouble(t *testing.T) {
	agent := &fakeAgent{rows: tableRows(1, 3), fault: func(_ int, q question, said *answer) error {
		if q.repetitions > 4 {
			*said = answer{status: tooBig}
		}
		return nil
	}}
	session := newTestSession(agent, true)
	session.Walk(t.Context(), columnsTable(1))
	before := len(agent.asked)
	session.Walk(t.Context(), columnsTable(1))
	if got := agent.asked[before].repetitions; got > 5 {
		t.Errorf("the second table starts with %d rows, want at most 5", got)
	}
}

func TestCancelledWalkReturnsWhatItHas(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	agent := &fakeAgent{rows: tableRows(1, 100), fault: func(n int, _ question, said *answer) error {
		if n == 2 {
			cancel()
			return ctx.Err()
		}
		return nil
	}}
	result := newTestSession(agent, true).Walk(ctx, columnsTable(1))
	if !errors.Is(result.Err, context.Canceled) {
		t.Errorf("error %v, want that it was cancelled", result.Err)
	}
	if len(result.Cells[0]) != startVarbinds {
		t.Errorf("%d cells, want the %d of the first answer", len(result.Cells[0]), startVarbinds)
	}
}

// The answer's memory is used again by the next one; the cells must not change.
func TestCellsOutliveTheAnswers(t *testing.T) {
	rows := rowsFrom("1.5.1.1=first 1.5.1.2=second 1.5.1.3=third")
	var scratch []byte
	agent := &fakeAgent{rows: rows, largest: 1, fault: func(_ int, _ question, said *answer) error {
		for i := range said.varbinds {
			scratch = append(scratch[:0], said.varbinds[i].value.Bytes...)
			said.varbinds[i].value.Bytes = scratch
		}
		return nil
	}}
	result := newTestSession(agent, true).Walk(t.Context(), columnsTable(1))
	if got, want := cellsText(result), "1=first 2=second 3=third"; got != want {
		t.Errorf("cells %q, want %q", got, want)
	}
}

func TestEndlessColumnEnds(t *testing.T) {
	column := newColumn(probe.OID{1, 5})
	column.cells = make([]probe.Cell, mostRows)
	column.take(varbind{name: probe.OID{1, 5, 1}}, &memory{})
	if !column.done || column.err == nil || !strings.Contains(column.err.Error(), "2000000 rows") {
		t.Errorf("done %v, error %v; want an end that names the rows", column.done, column.err)
	}
}

// BenchmarkWalk tells what this package costs above the library: it walks four
// columns of 1000 rows over an agent that answers at next to no cost.
func BenchmarkWalk(b *testing.B) {
	const rows = 1000
	table := probe.Table{Name: "ifTable"}
	agent := &fastAgent{}
	for c := range uint32(4) {
		table.Columns = append(table.Columns, probe.OID{1, 3, 6, 1, 2, 1, 2, 2, 1, c + 1})
		for r := range uint32(rows + 1) {
			name := append(slices.Clone(table.Columns[c]), r+1)
			if r == rows {
				name = probe.OID{1, 4}
			}
			agent.columns[c] = append(agent.columns[c], varbind{name: name, value: probe.Value{Kind: probe.Octets, Bytes: []byte("swp12")}})
		}
	}
	session := newTestSession(agent, true)
	b.ReportAllocs()
	for b.Loop() {
		agent.row = 0
		if result := session.Walk(b.Context(), table); result.Err != nil || len(result.Cells[3]) != rows {
			b.Fatal(result.Err)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(4*rows*b.N), "ns/varbind")
}

// fastAgent answers the rows of its columns in their order, whatever is asked.
type fastAgent struct {
	columns [4][]varbind
	row     int
}

func (f *fastAgent) Close() error { return nil }

func (f *fastAgent) ask(_ context.Context, q question, into *answer) error {
	into.reset()
	for range q.repetitions {
		if f.row == len(f.columns[0]) {
			break
		}
		for _, column := range f.columns {
			into.varbinds = append(into.varbinds, column[f.row])
		}
		f.row++
	}
	into.size = 31 * len(into.varbinds)
	return nil
}
