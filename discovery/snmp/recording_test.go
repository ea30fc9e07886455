package snmp

import (
	"context"
	"errors"
	"slices"
	"testing"

	"cablewright/discovery/probe"
	"cablewright/discovery/snmprec"
)

func TestRecordingAnswers(t *testing.T) {
	const rows = "1.5.10.1=ten 1.5.1.10=j 1.5.1.9=i 1.5.1.9=later 1.5.1=itself 1.5.2.0=zero 1.5.2.1=one 1.4.9=before 1.6=after"
	tests := []struct {
		name    string
		columns []probe.OID
		scalars bool
		want    string
	}{
		{"the order of numbers, the last of two", []probe.OID{{1, 5, 1}}, false, "9=later 10=j"},
		{"a prefix of digits is no prefix of arcs", []probe.OID{{1, 5, 10}}, false, "1=ten"},
		{"columns that are not there", []probe.OID{{1, 5, 3}, {1, 1}, {1, 7}}, false, " |  | "},
		{"scalars", []probe.OID{{1, 5, 2}, {1, 5, 3}}, true, "0=zero | "},
		{"a tree", []probe.OID{{1, 5}}, false, "1=itself 1.9=later 1.10=j 2.0=zero 2.1=one 10.1=ten"},
	}
	recording := NewRecording(rowsFrom(rows))
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			result := recording.Walk(t.Context(), probe.Table{Name: "t", Columns: test.columns, Scalars: test.scalars})
			if got := cellsText(result); got != test.want || result.Err != nil {
				t.Errorf("cells %q, %v; want %q", got, result.Err, test.want)
			}
			agent := &fakeAgent{rows: snmprec.Sort(rowsFrom(rows))}
			live := newTestSession(agent, true).Walk(t.Context(), result.Table)
			if got := cellsText(live); got != test.want {
				t.Errorf("a live agent says %q, want the same as the recording", got)
			}
		})
	}
}

func TestRecordingLeavesTheRowsAlone(t *testing.T) {
	rows := rowsFrom("1.5.2=b 1.5.1=a")
	NewRecording(rows)
	if rows[0].OID.String() != "1.5.2" {
		t.Error("NewRecording reordered the caller's rows")
	}
}

func TestRecordingEndsWithTheContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	result := NewRecording(tableRows(1, 1)).Walk(ctx, columnsTable(1))
	if !errors.Is(result.Err, context.Canceled) || len(result.Cells) != 1 {
		t.Errorf("%v and %d columns, want that it was cancelled and 1", result.Err, len(result.Cells))
	}
}

func TestWalkTree(t *testing.T) {
	rows := tableRows(2, 3)
	got, err := WalkTree(t.Context(), NewRecording(rows), probe.OID{1})
	if err != nil {
		t.Fatal(err)
	}
	same := func(a, b snmprec.Row) bool { return a.OID.Compare(b.OID) == 0 && a.Value.Num == b.Value.Num }
	if !slices.EqualFunc(got, rows, same) {
		t.Errorf("rows %v, want %v", got, rows)
	}
}

func TestRecorderKeepsIncompleteResults(t *testing.T) {
	agent := &fakeAgent{rows: tableRows(1, 100), fault: func(n int, _ question, _ *answer) error {
		if n > 1 {
			return probe.ErrTimeout
		}
		return nil
	}}
	recorder := &Recorder{Walker: newTestSession(agent, true)}
	result := recorder.Walk(t.Context(), columnsTable(1))
	if !errors.Is(result.Err, probe.ErrTimeout) {
		t.Errorf("error %v, want no answer", result.Err)
	}
	if n := len(recorder.Rows()); n != startVarbinds {
		t.Errorf("%d rows recorded, want the %d that came", n, startVarbinds)
	}
}
