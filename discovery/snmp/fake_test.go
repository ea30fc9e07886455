package snmp

import (
	"context"
	"slices"
	"sort"
	"strconv"
	"strings"
	"time"

	"cablewright/discovery/probe"
	"cablewright/discovery/snmprec"
)

// fakeAgent is an exchange that answers from rows, by the rules of RFC 3416
// §4.2, with what fault makes of it.
type fakeAgent struct {
	rows    []snmprec.Row
	v1      bool // answers noSuchName where others say endOfMibView
	largest int  // varbinds in an answer before it is cut; 0: all

	// fault may change an answer, or return an error in its place. n counts the
	// requests from 1.
	fault func(n int, q question, said *answer) error

	asked  []question
	closed bool
}

func (f *fakeAgent) Close() error { f.closed = true; return nil }

func (f *fakeAgent) ask(ctx context.Context, q question, into *answer) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	var after []probe.OID
	for _, oid := range q.after {
		after = append(after, slices.Clone(oid))
	}
	f.asked = append(f.asked, question{after, q.repetitions, q.wait})
	into.reset()
	f.fill(q, into)
	if f.fault != nil {
		if err := f.fault(len(f.asked), q, into); err != nil {
			return err
		}
	}
	into.size = 40 + 30*len(into.varbinds)
	return nil
}

func (f *fakeAgent) fill(q question, into *answer) {
	places := make([]int, len(q.after))
	for i, after := range q.after {
		places[i] = f.following(after)
	}
	for range max(1, q.repetitions) {
		for i := range places {
			if f.largest > 0 && len(into.varbinds) == f.largest {
				return
			}
			if places[i] == len(f.rows) {
				if f.v1 {
					*into = answer{status: noSuchName, index: i + 1}
					return
				}
				into.varbinds = append(into.varbinds, varbind{name: q.after[i], value: probe.Value{Kind: probe.Null}, end: true})
				continue
			}
			row := f.rows[places[i]]
			into.varbinds = append(into.varbinds, varbind{name: row.OID, value: row.Value})
			places[i]++
		}
	}
}

func (f *fakeAgent) following(oid probe.OID) int {
	return sort.Search(len(f.rows), func(i int) bool { return f.rows[i].OID.Compare(oid) > 0 })
}

// rowsFrom reads rows in the short form "1.1.1=5 1.1.2=x": numbers are
// integers, all else octets. The order is kept.
func rowsFrom(text string) []snmprec.Row {
	var rows []snmprec.Row
	for _, field := range strings.Fields(text) {
		oid, value, _ := strings.Cut(field, "=")
		row := snmprec.Row{OID: probe.MustOID(oid), Value: probe.Value{Kind: probe.Octets, Bytes: []byte(value)}}
		if n, err := strconv.ParseUint(value, 10, 64); err == nil {
			row.Value = probe.Value{Kind: probe.Integer, Num: n}
		}
		rows = append(rows, row)
	}
	return rows
}

// tableRows returns the rows of columns 1 to columns below 1.5, each with rows
// instances, and one instance after them all.
func tableRows(columns, rows int) []snmprec.Row {
	var all []snmprec.Row
	for c := range uint32(columns) {
		for r := range uint32(rows) {
			all = append(all, snmprec.Row{
				OID:   probe.OID{1, 5, c + 1, r + 1},
				Value: probe.Value{Kind: probe.Integer, Num: uint64(1000*c + r)},
			})
		}
	}
	return append(all, snmprec.Row{OID: probe.OID{1, 9, 0}, Value: probe.Value{Kind: probe.Integer}})
}

// columnsTable is the table of the columns of tableRows.
func columnsTable(columns int) probe.Table {
	table := probe.Table{Name: "testTable"}
	for c := range uint32(columns) {
		table.Columns = append(table.Columns, probe.OID{1, 5, c + 1})
	}
	return table
}

// newTestSession is a session with two retries that starts at one second.
func newTestSession(agent exchange, bulk bool) *Session {
	s := &Session{agent: agent, set: "test", bulk: bulk, timeout: time.Second, retries: 2, busy: make(chan struct{}, 1), scratch: new(scratches)}
	s.most.Store(mostVarbinds)
	return s
}

// cellsText writes the cells of a result as "index=number ..." a column.
func cellsText(result probe.Result) string {
	var columns []string
	for _, cells := range result.Cells {
		var column []string
		for _, cell := range cells {
			value := strconv.FormatInt(cell.Value.Int(), 10)
			if cell.Value.Kind == probe.Octets {
				value = string(cell.Value.Bytes)
			}
			column = append(column, cell.Index.String()+"="+value)
		}
		columns = append(columns, strings.Join(column, " "))
	}
	return strings.Join(columns, " | ")
}
