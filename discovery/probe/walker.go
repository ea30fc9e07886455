package probe

import (
	"context"
	"errors"
)

// Table is a set of columns that are read together.
type Table struct {
	Name    string // as the MIB calls it: "lldpRemTable"
	Columns []OID  // the columns wanted, in the order decoders use them
	Scalars bool   // the columns are objects with the one instance 0

	// Unless names tables, of this or an earlier probe, that make this one
	// unnecessary: it is not walked if one of them was answered in full with at
	// least one row. Such a table is no gap.
	Unless []string
}

// Cell is one instance of a column: the arcs of its index, and its value.
type Cell struct {
	Index OID
	Value Value
}

// Result is what an agent answered for a Table. Cells[i] belongs to Columns[i]
// and is sorted by index. Err says why the result is not complete; nil with no
// cells means that the agent has no such rows.
type Result struct {
	Table Table
	Cells [][]Cell
	Err   error
}

// Walker reads tables from one agent, or from a recording of one.
//
// Walk returns what arrived, always: a failure is in Result.Err beside the
// cells that came before it. It may be called from several goroutines.
type Walker interface {
	Walk(ctx context.Context, table Table) Result
}

// What a Walker says in Result.Err, for errors.Is.
var (
	ErrTimeout    = errors.New("no answer")
	ErrAuth       = errors.New("authentication failed")
	ErrNotInOrder = errors.New("the agent's answers are not in order") // or repeat, or loop
	ErrRefused    = errors.New("the agent refused")                    // error-status other than the ones a walker handles
)
