package discovery_test

import (
	"context"
	"slices"
	"testing"

	"cablewright/discovery"
	"cablewright/discovery/probe"
)

// surveyor is an agent that answers some tables before they are walked.
type surveyor struct {
	script
	known    map[string][][]probe.Cell
	surveyed [][]string // tables, by survey
}

func (s *surveyor) Survey(_ context.Context, tables []probe.Table) []probe.Result {
	var (
		names []string
		whole []probe.Result
	)
	for _, table := range tables {
		names = append(names, table.Name)
		if cells, ok := s.known[table.Name]; ok {
			whole = append(whole, probe.Result{Table: table, Cells: cells})
		}
	}
	s.surveyed = append(s.surveyed, names)
	return whole
}

// surveying returns the source over one surveyor.
func surveying(agent *surveyor) discovery.Agents {
	source := agentsOver(&agent.script)
	source.Open = func(context.Context, discovery.Target) (discovery.Agent, error) { return agent, nil }
	return source
}

func TestSurveyedTablesAreNotWalked(t *testing.T) {
	agent := &surveyor{known: map[string][][]probe.Cell{"system": oneRow, "ifXTable": nil, "lldpRemManAddrTable": nil}}
	seen, err := surveying(agent).Observe(t.Context(), known, always)
	if err != nil || len(seen.Gaps) > 0 {
		t.Fatalf("gaps %q, %v; want none", gaps(seen), err)
	}
	if seen.Device.Name != "sw1" || len(seen.Neighbors) != 1 {
		t.Errorf("observed %+v, want what the surveyed and the walked tables say", seen)
	}
	if want := []string{"entPhysicalTable", "ifTable", "lldpRemTable", "dot1dTpFdbTable"}; !slices.Equal(agent.walked, want) {
		t.Errorf("walked %q, want %q", agent.walked, want)
	}
	want := [][]string{
		{"system", "entPhysicalTable"},
		{"ifTable", "ifXTable", "lldpRemTable", "lldpRemManAddrTable", "dot1dTpFdbTable"},
	}
	if !slices.EqualFunc(agent.surveyed, want, slices.Equal) {
		t.Errorf("surveyed %q, want the identity and then the rest: %q", agent.surveyed, want)
	}
}

// What a survey says of a table that turns out needless is not used.
func TestSurveyHonoursUnless(t *testing.T) {
	agent := &surveyor{known: map[string][][]probe.Cell{"lldpRemTable": oneRow}}
	source := surveying(agent)
	source.Probes[3].Tables[0].Unless = []string{"ifTable"}
	seen, err := source.Observe(t.Context(), known, always)
	if err != nil || len(seen.Neighbors) != 0 {
		t.Errorf("%d neighbours, %v; want that ifTable makes theirs needless", len(seen.Neighbors), err)
	}
}

// Tables that were surveyed say nothing of whether the agent still answers.
func TestSurveyedTablesAreNoSignOfLife(t *testing.T) {
	agent := &surveyor{
		script: script{results: failing(probe.ErrTimeout, "ifTable", "lldpRemTable", "dot1dTpFdbTable")},
		known:  map[string][][]probe.Cell{"ifXTable": nil, "lldpRemManAddrTable": nil},
	}
	seen, err := surveying(agent).Observe(t.Context(), known, always)
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		"interfaces: ifTable: no answer",
		"lldp: lldpRemTable: no answer",
		"bridge: dot1dTpFdbTable: not asked: the agent stopped answering",
	}
	if !slices.Equal(gaps(seen), want) {
		t.Errorf("gaps %q, want %q", gaps(seen), want)
	}
}

// There is no survey of an agent that is silent, or for a reading that was
// interrupted.
func TestNoSurveyInVain(t *testing.T) {
	silent := &surveyor{script: script{results: failing(probe.ErrTimeout, "system", "entPhysicalTable")}}
	if _, err := surveying(silent).Observe(t.Context(), known, always); err == nil || len(silent.surveyed) != 1 {
		t.Errorf("%d surveys, %v; want one, and that the agent is silent", len(silent.surveyed), err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	interrupted := &surveyor{}
	if _, err := surveying(interrupted).Observe(ctx, known, always); err == nil || len(interrupted.surveyed) != 0 {
		t.Errorf("%d surveys, %v; want none, and that it was interrupted", len(interrupted.surveyed), err)
	}
}
