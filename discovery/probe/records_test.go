package probe_test

import (
	"slices"

	"cablewright/discovery/probe"
	"cablewright/discovery/snmprec"
	"cablewright/topology"
)

// observe decodes the rows of a recording with all probes, as an agent that holds
// just these rows would be.
func observe(rows []snmprec.Row) topology.Observation {
	rows = snmprec.Sort(rows)
	var answers probe.Answers
	answered := make(map[string]bool)
	for _, p := range probe.All() {
		for _, table := range p.Tables {
			if slices.ContainsFunc(table.Unless, func(name string) bool { return answered[name] }) {
				continue
			}
			result := walk(rows, table)
			answered[table.Name] = slices.ContainsFunc(result.Cells, func(c []probe.Cell) bool { return len(c) > 0 })
			answers.Add(result)
		}
	}
	seen := topology.Observation{Target: "recording"}
	for _, p := range probe.All() {
		p.Decode(&answers, &seen)
	}
	return seen
}

// walk reads a table from sorted rows.
func walk(rows []snmprec.Row, table probe.Table) probe.Result {
	result := probe.Result{Table: table, Cells: make([][]probe.Cell, len(table.Columns))}
	for i, column := range table.Columns {
		at, _ := slices.BinarySearchFunc(rows, column, func(row snmprec.Row, oid probe.OID) int { return row.OID.Compare(oid) })
		for ; at < len(rows); at++ {
			index, under := rows[at].OID.Under(column)
			if !under {
				break
			}
			result.Cells[i] = append(result.Cells[i], probe.Cell{Index: index, Value: rows[at].Value})
		}
	}
	return result
}
