package snmp

import (
	"context"
	"slices"
	"sort"
	"sync"

	"cablewright/discovery/probe"
	"cablewright/discovery/snmprec"
)

// Recording answers from rows instead of an agent. It is a probe.Walker.
type Recording struct {
	rows []snmprec.Row
}

// NewRecording takes rows in any order; of rows with the same OID the last one
// counts.
func NewRecording(rows []snmprec.Row) *Recording {
	return &Recording{snmprec.Sort(slices.Clone(rows))}
}

// Walk returns the cells of a table. It fails only if ctx has ended.
func (r *Recording) Walk(ctx context.Context, table probe.Table) probe.Result {
	result := probe.Result{Table: table, Cells: make([][]probe.Cell, len(table.Columns))}
	if err := ctx.Err(); err != nil {
		result.Err = err
		return result
	}
	for i, prefix := range table.Columns {
		result.Cells[i] = r.cells(prefix, table.Scalars)
	}
	return result
}

// cells returns what is under prefix, or only the first of it.
func (r *Recording) cells(prefix probe.OID, first bool) []probe.Cell {
	start := sort.Search(len(r.rows), func(i int) bool { return r.rows[i].OID.Compare(prefix) > 0 })
	var cells []probe.Cell
	for _, row := range r.rows[start:] {
		index, inside := row.OID.Under(prefix)
		if !inside {
			break
		}
		cells = append(cells, probe.Cell{Index: index, Value: row.Value})
		if first {
			break
		}
	}
	return cells
}

// Recorder keeps every row that its Walker reads. It may be used from several
// goroutines if the Walker may.
type Recorder struct {
	Walker probe.Walker

	mu   sync.Mutex
	rows []snmprec.Row
}

// Walk reads a table and keeps the rows, also those of an incomplete result.
func (r *Recorder) Walk(ctx context.Context, table probe.Table) probe.Result {
	result := r.Walker.Walk(ctx, table)
	rows := rowsOf(result)
	r.mu.Lock()
	defer r.mu.Unlock()
	r.rows = append(r.rows, rows...)
	return result
}

// Rows returns what was read so far, sorted by OID. Of an instance that was
// read twice the later value is returned.
func (r *Recorder) Rows() []snmprec.Row {
	r.mu.Lock()
	defer r.mu.Unlock()
	return snmprec.Sort(slices.Clone(r.rows))
}

// WalkTree reads everything below root as far as the agent tells it. The rows
// are sorted, and returned also beside an error.
func WalkTree(ctx context.Context, walker probe.Walker, root probe.OID) ([]snmprec.Row, error) {
	tree := probe.Table{Name: "the tree " + root.String(), Columns: []probe.OID{root}}
	result := walker.Walk(ctx, tree)
	return rowsOf(result), result.Err
}

// rowsOf returns the cells of a result with their whole OIDs, column by column.
func rowsOf(result probe.Result) []snmprec.Row {
	var (
		rows []snmprec.Row
		arcs slab[uint32]
		name probe.OID
	)
	for i, cells := range result.Cells {
		for _, cell := range cells {
			name = append(append(name[:0], result.Table.Columns[i]...), cell.Index...)
			rows = append(rows, snmprec.Row{OID: arcs.keep(name), Value: cell.Value})
		}
	}
	return rows
}
