package snmp

import (
	"fmt"
	"slices"

	"cablewright/discovery/probe"
)

// mostRows is where a column is taken for endless. With it, the requests of a
// walk are bounded too: each answer brings a row, or ends a column, or halves
// what is asked for.
const mostRows = 2_000_000

// column is how far the walk of one column has come.
type column struct {
	prefix probe.OID
	cursor probe.OID // the last instance that was right; at first the prefix
	cells  []probe.Cell
	beyond probe.OID // the instance after its end, in another column; nil: none is known
	done   bool
	err    error // why it is done before its end
}

func newColumn(prefix probe.OID) *column {
	return &column{prefix: prefix, cursor: append(make(probe.OID, 0, len(prefix)+16), prefix...)}
}

// newColumns returns the columns of a table before the first request.
func newColumns(table probe.Table) []*column {
	columns := make([]*column, len(table.Columns))
	for i, prefix := range table.Columns {
		columns[i] = newColumn(prefix)
	}
	return columns
}

// resultOf returns the cells of the columns of a table.
func resultOf(table probe.Table, columns []*column) probe.Result {
	result := probe.Result{Table: table, Cells: make([][]probe.Cell, len(columns))}
	for i, c := range columns {
		result.Cells[i] = c.cells
	}
	return result
}

// take adds the next varbind of the column. What follows the end of the column,
// or an error, is ignored.
func (c *column) take(vb varbind, memory *memory) {
	if c.done {
		return
	}
	index, inside := vb.name.Under(c.prefix)
	switch {
	case vb.end:
		c.done = true
	case inside && index.Compare(c.index()) <= 0, !inside && vb.name.Compare(c.prefix) < 0:
		c.fail(fmt.Errorf("%w: %s came after %s", probe.ErrNotInOrder, vb.name, c.cursor))
	case !inside:
		c.done, c.beyond = true, memory.arcs.keep(vb.name)
	case len(c.cells) == mostRows:
		c.fail(fmt.Errorf("more than %d rows, which no table has", mostRows))
	default:
		c.cursor = append(c.cursor[:len(c.prefix)], index...)
		c.cells = append(c.cells, probe.Cell{Index: memory.index(index), Value: memory.value(vb.value)})
	}
}

// index returns the index of the last instance; empty before the first.
func (c *column) index() probe.OID { return c.cursor[len(c.prefix):] }

// fail ends the column before its end.
func (c *column) fail(err error) { c.done, c.err = true, err }

// memory holds what the cells of one result refer to.
type memory struct {
	arcs   slab[uint32]
	octets slab[byte]
	last   probe.OID // the index kept last
}

// index returns a copy of an index. The columns of a row come one after the
// other, and share it.
func (m *memory) index(index probe.OID) probe.OID {
	if !slices.Equal(index, m.last) {
		m.last = m.arcs.keep(index)
	}
	return m.last
}

// value returns a copy of a value of an answer that outlives the answer.
func (m *memory) value(v probe.Value) probe.Value {
	if len(v.Bytes) > 0 {
		v.Bytes = m.octets.keep(v.Bytes)
	}
	if len(v.OID) > 0 {
		v.OID = m.arcs.keep(v.OID)
	}
	return v
}
