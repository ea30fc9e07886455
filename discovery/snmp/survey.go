package snmp

import (
	"context"
	"errors"
	"slices"
	"sync"

	"cablewright/discovery/probe"
)

// Survey finds the first row of every column of the tables, many in a request.
// It returns the results of the tables that need no Walk after that: those
// without a row, and scalars. Of the others, the next Walk begins at the first
// rows, and leaves out the columns that have none.
//
// What cannot be learned, or not be believed, is left to Walk, and so is to say
// why.
func (s *Session) Survey(ctx context.Context, tables []probe.Table) []probe.Result {
	var columns []*column
	for _, table := range tables {
		columns = append(columns, newColumns(table)...)
	}
	s.read(ctx, columns, true)
	if !plausible(columns) {
		return nil
	}
	var whole []probe.Result
	for _, table := range tables {
		found := columns[:len(table.Columns):len(table.Columns)]
		columns = columns[len(found):]
		if answersWhole(table, found) {
			whole = append(whole, resultOf(table, found))
		} else {
			s.surveyed.keep(table, found)
		}
	}
	return whole
}

// plausible reports whether first rows fit each other. Between a column and
// what follows it there is nothing; so a column that lies between the two is
// followed by the same. Agents that mix up the variables of an answer, or leave
// one out, do not pass, and what they say of a column is true of another one.
func plausible(columns []*column) bool {
	var known []*column
	for _, c := range columns {
		if errors.Is(c.err, probe.ErrNotInOrder) {
			return false
		}
		if c.learned() {
			known = append(known, c)
		}
	}
	slices.SortFunc(known, func(a, b *column) int { return a.prefix.Compare(b.prefix) })
	for i := 1; i < len(known); i++ {
		next := known[i-1].following()
		if (next == nil || next.Compare(known[i].prefix) > 0) && next.Compare(known[i].following()) != 0 {
			return false
		}
	}
	return true
}

// learned reports whether a survey found what follows the column.
func (c *column) learned() bool { return c.done && c.err == nil }

// following returns the first instance after the start of a surveyed column,
// also where that is in another column; nil if there is none.
func (c *column) following() probe.OID {
	if len(c.cells) > 0 {
		return c.cursor
	}
	return c.beyond
}

// answersWhole reports whether surveyed columns are all there is of a table.
func answersWhole(table probe.Table, columns []*column) bool {
	return !slices.ContainsFunc(columns, func(c *column) bool {
		return !c.learned() || len(c.cells) > 0 && !table.Scalars
	})
}

// surveyed is what surveys found of tables that are still to be walked.
type surveyed struct {
	mu      sync.Mutex
	columns map[string][]*column // by table
}

// keep makes surveyed columns the start of a walk.
func (s *surveyed) keep(table probe.Table, columns []*column) {
	for i, c := range columns {
		switch {
		case !c.learned():
			columns[i] = newColumn(c.prefix)
		case !table.Scalars:
			c.done = len(c.cells) == 0
		}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.columns == nil {
		s.columns = make(map[string][]*column)
	}
	s.columns[table.Name] = columns
}

// take returns the columns to walk. What a survey found serves one walk only:
// the next one is to see what has changed.
func (s *surveyed) take(table probe.Table) []*column {
	s.mu.Lock()
	defer s.mu.Unlock()
	columns, ok := s.columns[table.Name]
	if !ok {
		return newColumns(table)
	}
	delete(s.columns, table.Name)
	return columns
}
