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
	done   bool
	err    error // why it is done before its end
}

func newColumn(prefix probe.OID) *column {
	return &column{prefix: prefix, cursor: append(make(probe.OID, 0, len(prefix)+16), prefix...)}
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
	case vb.name.Compare(c.cursor) <= 0:
		c.fail(fmt.Errorf("%w: %s came after %s", probe.ErrNotInOrder, vb.name, c.cursor))
	case !inside:
		c.done = true
	case len(c.cells) == mostRows:
		c.fail(fmt.Errorf("more than %d rows, which no table has", mostRows))
	default:
		c.cursor = append(c.cursor[:len(c.prefix)], index...)
		if len(c.cells) == cap(c.cells) { // append alone would grow by a quarter, and copy twice as much
			c.cells = slices.Grow(c.cells, max(startVarbinds, len(c.cells)))
		}
		c.cells = append(c.cells, probe.Cell{Index: memory.arcs.keep(index), Value: memory.value(vb.value)})
	}
}

// fail ends the column before its end.
func (c *column) fail(err error) { c.done, c.err = true, err }

// memory holds what the cells of one result refer to.
type memory struct {
	arcs   slab[uint32]
	octets slab[byte]
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
