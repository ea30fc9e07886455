package snmp

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"cablewright/discovery"
	"cablewright/discovery/probe"
)

var _ discovery.Surveyor = (*Session)(nil)

// surveyRows are of a table with three columns of which the second is empty, of
// scalars of which the second is missing, and of a table after those that are
// not there at all.
const surveyRows = `
	1.2.1.1=1 1.2.1.2=2 1.2.3.1=x 1.2.3.2=y 1.2.3.3=z
	1.4.1.0=name 1.4.3.0=9
	1.6.1.7.7=a 1.6.1.7.8=b`

func surveyTables() []probe.Table {
	table := func(name string, columns ...string) probe.Table {
		table := probe.Table{Name: name}
		for _, column := range columns {
			table.Columns = append(table.Columns, probe.MustOID(column))
		}
		return table
	}
	scalars := table("scalars", "1.4.1", "1.4.2", "1.4.3")
	scalars.Scalars = true
	return []probe.Table{
		table("before all", "1.1.1"),
		table("full", "1.2.1", "1.2.2", "1.2.3"),
		table("empty", "1.3.1", "1.3.2"),
		scalars,
		table("after all", "1.7.1", "1.7.2"),
		table("last", "1.6.1"),
	}
}

// surveyAndWalk reads the tables as discovery does: it walks those that the
// survey did not answer.
func surveyAndWalk(t *testing.T, session *Session) (whole []string, results map[string]probe.Result) {
	t.Helper()
	results = make(map[string]probe.Result)
	for _, result := range session.Survey(t.Context(), surveyTables()) {
		whole = append(whole, result.Table.Name)
		results[result.Table.Name] = result
	}
	for _, table := range surveyTables() {
		if _, ok := results[table.Name]; !ok {
			results[table.Name] = session.Walk(t.Context(), table)
		}
	}
	return whole, results
}

// checkSurveyed compares results with what the agent has.
func checkSurveyed(t *testing.T, results map[string]probe.Result) {
	t.Helper()
	recording := NewRecording(rowsFrom(surveyRows))
	for _, table := range surveyTables() {
		got, want := results[table.Name], recording.Walk(t.Context(), table)
		if cellsText(got) != cellsText(want) || got.Err != nil {
			t.Errorf("%s: %q, %v; want %q", table.Name, cellsText(got), got.Err, cellsText(want))
		}
	}
}

func TestSurveyLeavesLittleToWalk(t *testing.T) {
	for _, old := range []bool{false, true} {
		t.Run(fmt.Sprintf("v1=%v", old), func(t *testing.T) {
			agent := &fakeAgent{rows: rowsFrom(surveyRows), v1: old}
			session := newTestSession(agent, !old)
			whole, results := surveyAndWalk(t, session)
			if want := []string{"before all", "empty", "scalars", "after all"}; !slices.Equal(whole, want) {
				t.Errorf("answered by the survey: %q, want %q", whole, want)
			}
			checkSurveyed(t, results)
			if !old && len(agent.asked) != 3 {
				t.Errorf("%d requests, want one of the survey and one each of two walks", len(agent.asked))
			}
		})
	}
}

// A walk asks for what follows the first rows, and not for columns without any.
func TestWalkStartsWhereTheSurveyEnded(t *testing.T) {
	agent := &fakeAgent{rows: rowsFrom(surveyRows)}
	session := newTestSession(agent, true)
	session.Survey(t.Context(), surveyTables())
	full := surveyTables()[1]
	session.Walk(t.Context(), full)
	if got := askedFor(agent.asked[1]); got != "1.2.1.1 1.2.3.1" {
		t.Errorf("the walk asks for what follows %s, want 1.2.1.1 1.2.3.1", got)
	}
	before := len(agent.asked)
	session.Walk(t.Context(), full)
	if got := askedFor(agent.asked[before]); got != "1.2.1 1.2.2 1.2.3" {
		t.Errorf("the next walk asks for what follows %s, want the columns anew", got)
	}
}

func askedFor(q question) string {
	var names []string
	for _, oid := range q.after {
		names = append(names, oid.String())
	}
	return strings.Join(names, " ")
}

// Whatever an agent does when it is asked for much at once, no row is lost.
func TestSurveyFaults(t *testing.T) {
	wide := func(q question) bool { return len(q.after) > 3 }
	tests := []struct {
		name  string
		fault func(n int, q question, said *answer) error
		whole int // tables that the survey answers
	}{
		{"tooBig above 5", func(_ int, _ question, said *answer) error {
			if len(said.varbinds) > 5 {
				*said = answer{status: tooBig}
			}
			return nil
		}, 4},
		{"tooBig above 1", func(_ int, _ question, said *answer) error {
			if len(said.varbinds) > 1 {
				*said = answer{status: tooBig}
			}
			return nil
		}, 4},
		{"cut answers", func(_ int, _ question, said *answer) error {
			said.varbinds = said.varbinds[:min(4, len(said.varbinds))]
			return nil
		}, 4},
		{"two answers lost", func(n int, _ question, _ *answer) error {
			if n <= 2 {
				return probe.ErrTimeout
			}
			return nil
		}, 4},
		{"silent when asked for much", func(_ int, q question, _ *answer) error {
			if wide(q) {
				return probe.ErrTimeout
			}
			return nil
		}, 0},
		{"silent until the walks", func(n int, _ question, _ *answer) error {
			if n <= 3 {
				return probe.ErrTimeout
			}
			return nil
		}, 0},
		{"noSuchName without an index", func(_ int, q question, said *answer) error {
			if wide(q) {
				*said = answer{status: noSuchName}
			}
			return nil
		}, 4},
		{"empty when asked for much", func(_ int, q question, said *answer) error {
			if wide(q) {
				said.varbinds = nil
			}
			return nil
		}, 4},
		{"refuses the survey", func(n int, _ question, said *answer) error {
			if n == 1 {
				*said = answer{status: authorizationError}
			}
			return nil
		}, 0},
		{"backwards", func(_ int, q question, said *answer) error {
			if wide(q) {
				slices.Reverse(said.varbinds)
			}
			return nil
		}, 0},
		{"one left out", func(_ int, q question, said *answer) error {
			if wide(q) {
				said.varbinds = said.varbinds[1:]
			}
			return nil
		}, 0},
		{"the end where there is none", func(_ int, q question, said *answer) error {
			if wide(q) {
				said.varbinds[1].end = true
			}
			return nil
		}, 0},
		{"the end where only a column ends", func(_ int, q question, said *answer) error {
			if wide(q) {
				said.varbinds[2].end = true
			}
			return nil
		}, 0},
		{"all at their end", func(_ int, q question, said *answer) error {
			for i := range said.varbinds {
				said.varbinds[i].end = said.varbinds[i].end || wide(q) && i > 2
			}
			return nil
		}, 0},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			agent := &fakeAgent{rows: rowsFrom(surveyRows), fault: test.fault}
			whole, results := surveyAndWalk(t, newTestSession(agent, true))
			if len(whole) != test.whole {
				t.Errorf("the survey answers %q, want %d tables", whole, test.whole)
			}
			checkSurveyed(t, results)
			if len(agent.asked) > 50 {
				t.Errorf("%d requests, want at most 50", len(agent.asked))
			}
		})
	}
}

// A column that the agent refuses is left to the walk, which says so. What is
// known of the others holds.
func TestSurveyOfARefusedColumn(t *testing.T) {
	agent := &fakeAgent{rows: rowsFrom(surveyRows), fault: func(_ int, q question, said *answer) error {
		for _, after := range q.after {
			if after.Compare(probe.OID{1, 3, 2}) == 0 {
				*said = answer{status: genErr}
			}
		}
		return nil
	}}
	whole, results := surveyAndWalk(t, newTestSession(agent, true))
	if want := []string{"before all", "scalars", "after all"}; !slices.Equal(whole, want) {
		t.Errorf("answered by the survey: %q, want %q", whole, want)
	}
	want := "column 1.3.2 after 0 rows: the agent refused with genErr"
	if err := results["empty"].Err; err == nil || err.Error() != want {
		t.Errorf("error %v, want %s", err, want)
	}
}

// Walks at a time share memory for their answers, but not what they return.
func TestConcurrentWalks(t *testing.T) {
	shared := new(scratches)
	var group sync.WaitGroup
	for range 3 {
		session := newTestSession(&fakeAgent{rows: rowsFrom(surveyRows)}, true)
		session.scratch = shared
		for range 4 {
			group.Go(func() {
				_, results := surveyAndWalk(t, session)
				checkSurveyed(t, results)
			})
		}
	}
	group.Wait()
}

// Whatever an agent answers to a survey, it ends, and the cells of the walk
// after it are in order.
func FuzzSurvey(f *testing.F) {
	f.Add([]byte{2, 0, 1, 1, 1, 4, 0, 2, 1, 2})
	f.Add([]byte{220, 2, 1, 220, 2, 0, 2, 15, 1, 15, 1})
	f.Add([]byte{250, 2, 0, 7, 1, 9})
	f.Fuzz(func(t *testing.T, script []byte) {
		agent := &garbageAgent{script: script}
		session := newTestSession(agent, true)
		table := columnsTable(2)
		whole := session.Survey(t.Context(), []probe.Table{table})
		result := session.Walk(t.Context(), table)
		if most := len(script) + 40; agent.asked > most {
			t.Errorf("%d requests, want at most %d", agent.asked, most)
		}
		if len(whole) > 0 && cellsText(whole[0]) != " | " {
			t.Errorf("the survey answers with %s, want only tables without rows", cellsText(whole[0]))
		}
		for i, cells := range result.Cells {
			if !slices.IsSortedFunc(cells, func(a, b probe.Cell) int { return a.Index.Compare(b.Index) }) {
				t.Errorf("column %d is not in order: %s", i, cellsOf(cells))
			}
		}
	})
}
