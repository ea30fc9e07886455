package probe_test

import (
	"slices"
	"strings"
	"testing"

	"cablewright/discovery/probe"
)

// TestAll holds what users of the list rely on.
func TestAll(t *testing.T) {
	probes, tables := make(map[string]bool), make(map[string]bool)
	identity := true
	for _, p := range probe.All() {
		if p.Name == "" || p.Title == "" || p.Why == "" || p.Decode == nil || len(p.Tables) == 0 {
			t.Errorf("probe %q lacks a name, title, reason, decoder or tables", p.Name)
		}
		if probes[p.Name] {
			t.Errorf("two probes are called %q", p.Name)
		}
		probes[p.Name] = true
		if p.Identity && !identity {
			t.Errorf("%s tells the identity, and comes after a probe that does not", p.Name)
		}
		identity = p.Identity
		for _, table := range p.Tables {
			if table.Name == "" || tables[table.Name] {
				t.Errorf("%s: table name %q is empty or taken", p.Name, table.Name)
			}
			for _, name := range table.Unless {
				if !tables[name] {
					t.Errorf("%s: %s is not needed if %q answers, which is no table before it", p.Name, table.Name, name)
				}
			}
			tables[table.Name] = true
			checkColumns(t, table)
		}
	}
}

// checkColumns holds that a table asks for each object once, and for no column
// that lies below another.
func checkColumns(t *testing.T, table probe.Table) {
	t.Helper()
	seen := make(map[string]bool)
	for i, column := range table.Columns {
		if seen[column.String()] {
			t.Errorf("%s asks twice for %s", table.Name, column)
		}
		seen[column.String()] = true
		for _, other := range slices.Delete(slices.Clone(table.Columns), i, i+1) {
			if _, under := other.Under(column); under {
				t.Errorf("%s: %s is below %s", table.Name, other, column)
			}
		}
		if strings.HasSuffix(column.String(), ".0") {
			t.Errorf("%s: %s is an instance, want the object", table.Name, column)
		}
	}
}

func TestAnswers(t *testing.T) {
	var answers probe.Answers
	if answers.Cells("lldpRemTable", 0) != nil || answers.Err("lldpRemTable") != nil {
		t.Error("a table that was not asked for has cells or an error")
	}
	table := probe.Table{Name: "lldpRemTable", Columns: []probe.OID{probe.MustOID("1.3")}}
	answers.Add(probe.Result{Table: table, Cells: [][]probe.Cell{{{Index: probe.OID{1}}}}, Err: probe.ErrTimeout})
	if len(answers.Cells("lldpRemTable", 0)) != 1 || answers.Cells("lldpRemTable", 1) != nil || answers.Err("lldpRemTable") == nil {
		t.Error("the cells or the error that were added are not there")
	}
}
