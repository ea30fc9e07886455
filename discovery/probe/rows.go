package probe

// row is one conceptual row: its index, and the value of each of the Table's
// columns. A column that the agent has no instance of is a zero Value.
type row struct {
	index  OID
	values []Value
}

// rows joins the columns of tables that share their index, in order of the index:
// the columns of the first table, then those of the next.
func (a *Answers) rows(tables ...Table) []row {
	var columns [][]Cell
	longest, cells := 0, 0
	for _, table := range tables {
		for i := range table.Columns {
			column := a.Cells(table.Name, i)
			columns = append(columns, column)
			longest, cells = max(longest, len(column)), cells+len(column)
		}
	}
	var (
		joined = make([]row, 0, longest)
		next   = make([]int, len(columns))
		values []Value
	)
	for range cells { // each round takes at least one cell, or none is left
		index, found := leastIndex(columns, next)
		if !found {
			break
		}
		if len(values) < len(columns) {
			values = make([]Value, len(columns)*max(longest, 1))
		}
		entry := row{index: index, values: values[:len(columns):len(columns)]}
		values = values[len(columns):]
		if takeRow(entry, columns, next) {
			joined = append(joined, entry)
		}
	}
	return joined
}

// leastIndex returns the lowest index among the next cells of the columns.
func leastIndex(columns [][]Cell, next []int) (least OID, found bool) {
	for i, column := range columns {
		if next[i] == len(column) {
			continue
		}
		if index := column[next[i]].Index; !found || index.Compare(least) < 0 {
			least, found = index, true
		}
	}
	return least, found
}

// takeRow moves the cells that carry the row's index into it, and reports
// whether any of them holds a value.
func takeRow(entry row, columns [][]Cell, next []int) (holds bool) {
	for i, column := range columns {
		if next[i] == len(column) || column[next[i]].Index.Compare(entry.index) != 0 {
			continue
		}
		if value := column[next[i]].Value; value.Kind != Null && value.Kind != 0 {
			entry.values[i] = value
			holds = true
		}
		next[i]++
	}
	return holds
}

// scalar returns the value of an object of a Table with Scalars; the zero Value
// if the agent has none.
func (a *Answers) scalar(table Table, column int) Value {
	cells := a.Cells(table.Name, column)
	if len(cells) == 0 || cells[0].Value.Kind == Null {
		return Value{}
	}
	return cells[0].Value
}

// columns returns entry.N for each number N: the columns of a conceptual row.
func columns(entry string, numbers ...uint32) []OID {
	prefix := MustOID(entry)
	oids := make([]OID, len(numbers))
	for i, number := range numbers {
		oids[i] = append(prefix[:len(prefix):len(prefix)], number)
	}
	return oids
}
