package probe

import (
	"fmt"

	"cablewright/topology"
)

// tally counts the rows of a table that could not be read.
type tally struct{ bad, all int }

// note counts one row.
func (t *tally) note(ok bool) {
	t.all++
	if !ok {
		t.bad++
	}
}

// report adds one Gap for a table with rows that could not be read, and says
// what is wrong with them: "an index that is no FdbId.MAC".
func (t *tally) report(seen *topology.Observation, probe string, table Table, wrong string) {
	if t.bad == 0 {
		return
	}
	seen.Gaps = append(seen.Gaps, topology.Gap{
		Target: seen.Target,
		Probe:  probe,
		Reason: fmt.Sprintf("%s: %d of %d rows have %s", table.Name, t.bad, t.all, wrong),
	})
}
