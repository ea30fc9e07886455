package discovery

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"cablewright/discovery/probe"
	"cablewright/topology"
)

// patience is how many tables in a row may time out before an agent is taken to
// have stopped answering. One is not enough: some agents are silent about one
// table only.
const patience = 2

// reading is the tables of one agent, as far as they are read.
type reading struct {
	walker  probe.Walker
	target  string
	answers probe.Answers
	gaps    []topology.Gap

	asked  map[string]bool // tables, by name
	filled map[string]bool // of these, answered in full with at least one row
	heard  bool            // anything was answered, be it that there are no rows
	silent int             // tables in a row that timed out
	err    error           // of the last table that failed
}

func newReading(walker probe.Walker, target Target) *reading {
	return &reading{walker: walker, target: target.String(), asked: make(map[string]bool), filled: make(map[string]bool)}
}

// ask reads those tables of the probes that are not read yet. Once the agent
// has stopped answering, or ctx has ended, every probe with tables left costs
// one gap: what it would have told is not known to be absent.
func (r *reading) ask(ctx context.Context, probes []probe.Probe) {
	whole := r.survey(ctx, probes)
	for _, p := range probes {
		r.askOne(ctx, p, whole)
	}
}

func (r *reading) askOne(ctx context.Context, p probe.Probe, whole map[string]probe.Result) {
	for _, table := range p.Tables {
		if r.asked[table.Name] || r.needless(table) {
			continue
		}
		result, ok := whole[table.Name]
		if !ok {
			if err := r.stop(ctx); err != nil {
				r.gap(p, fmt.Sprintf("%s: not asked: %v", table.Name, err))
				return
			}
			result = r.walk(ctx, table)
		}
		r.take(p, result)
	}
}

// survey returns the results that need no walk, by table; none if the walker
// does not know how to find them.
func (r *reading) survey(ctx context.Context, probes []probe.Probe) map[string]probe.Result {
	surveyor, ok := r.walker.(Surveyor)
	if !ok || r.stop(ctx) != nil {
		return nil
	}
	var tables []probe.Table
	for _, p := range probes {
		for _, table := range p.Tables {
			if !r.asked[table.Name] && !r.needless(table) {
				tables = append(tables, table)
			}
		}
	}
	whole := make(map[string]probe.Result)
	for _, result := range surveyor.Survey(ctx, tables) {
		whole[result.Table.Name] = result
	}
	return whole
}

// needless reports whether a table is not asked for because another one of the
// same content was answered.
func (r *reading) needless(table probe.Table) bool {
	return slices.ContainsFunc(table.Unless, func(name string) bool { return r.filled[name] })
}

// Why tables are not asked for.
var (
	errStopped     = errors.New("the agent stopped answering")
	errInterrupted = errors.New("interrupted")
)

// stop says why no more is to be asked; nil while there is no reason.
func (r *reading) stop(ctx context.Context) error {
	switch {
	case ctx.Err() != nil:
		r.err = ctx.Err()
		return errInterrupted
	case r.silent >= patience:
		return errStopped
	}
	return nil
}

// walk asks for a table and sees whether the agent still answers.
func (r *reading) walk(ctx context.Context, table probe.Table) probe.Result {
	result := r.walker.Walk(ctx, table)
	r.silent++
	if !errors.Is(result.Err, probe.ErrTimeout) {
		r.silent = 0
	}
	return result
}

// take keeps a result for the decoders.
func (r *reading) take(p probe.Probe, result probe.Result) {
	name, rows := result.Table.Name, rowsOf(result)
	r.asked[name] = true
	r.answers.Add(result)
	r.heard = r.heard || rows > 0 || result.Err == nil
	if result.Err == nil {
		r.filled[name] = rows > 0
		return
	}
	r.err = fmt.Errorf("%s: %w", name, result.Err)
	if rows == 0 {
		r.gap(p, r.err.Error())
	} else {
		r.gap(p, fmt.Sprintf("%s: incomplete after %d rows: %v", name, rows, result.Err))
	}
}

func (r *reading) gap(p probe.Probe, reason string) {
	r.gaps = append(r.gaps, topology.Gap{Target: r.target, Probe: p.Name, Reason: reason})
}

// nothing returns why nothing at all was answered; nil if something was.
func (r *reading) nothing() error {
	if r.heard {
		return nil
	}
	return r.err
}

// rowsOf returns the length of the longest column.
func rowsOf(result probe.Result) int {
	rows := 0
	for _, column := range result.Cells {
		rows = max(rows, len(column))
	}
	return rows
}
