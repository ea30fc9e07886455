package discovery_test

import (
	"context"
	"errors"
	"fmt"
	"net/netip"
	"reflect"
	"slices"
	"sync"
	"testing"
	"time"

	"cablewright/discovery"
	"cablewright/discovery/probe"
	"cablewright/discovery/sourcetest"
	"cablewright/topology"
)

// script is an agent that answers every table with one row, but for those it
// has an answer of its own for.
type script struct {
	mu      sync.Mutex
	walked  []string
	closed  int
	results map[string]probe.Result // by table
	during  func(table string)      // called while a table is walked; nil: nothing
}

func (s *script) Walk(ctx context.Context, table probe.Table) probe.Result {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.walked = append(s.walked, table.Name)
	if s.during != nil {
		s.during(table.Name)
	}
	if ctx.Err() != nil {
		return probe.Result{Table: table, Err: ctx.Err()}
	}
	if result, ok := s.results[table.Name]; ok {
		result.Table = table
		return result
	}
	return probe.Result{Table: table, Cells: oneRow}
}

var oneRow = [][]probe.Cell{{{Index: probe.OID{0}, Value: probe.Value{Kind: probe.Octets, Bytes: []byte("x")}}}}

func (s *script) Close() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.closed++
	return nil
}

func (s *script) count() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.walked)
}

func tables(names ...string) []probe.Table {
	var list []probe.Table
	for _, name := range names {
		list = append(list, probe.Table{Name: name, Columns: []probe.OID{{1}}})
	}
	return list
}

// testProbes are two of identity, and three that are not.
func testProbes() []probe.Probe {
	nothing := func(*probe.Answers, *topology.Observation) {}
	system := func(answers *probe.Answers, seen *topology.Observation) {
		if len(answers.Cells("system", 0)) > 0 {
			seen.Device.Name, seen.Device.Serial = "sw1", "S1"
		}
	}
	ports := func(answers *probe.Answers, seen *topology.Observation) {
		for range answers.Cells("ifTable", 0) {
			seen.Device.Ports = append(seen.Device.Ports, topology.Port{Name: "swp1"})
		}
	}
	neighbors := func(answers *probe.Answers, seen *topology.Observation) {
		for range answers.Cells("lldpRemTable", 0) {
			seen.Neighbors = append(seen.Neighbors, topology.Neighbor{Protocol: "lldp", Port: seen.Device.Ports[0].Name, Name: "sw2"})
		}
	}
	return []probe.Probe{
		{Name: "system", Identity: true, Tables: tables("system"), Decode: system},
		{Name: "interfaces", Tables: tables("ifTable", "ifXTable"), Decode: ports},
		{Name: "entity", Identity: true, Tables: tables("entPhysicalTable"), Decode: nothing},
		{Name: "lldp", Tables: tables("lldpRemTable", "lldpRemManAddrTable"), Decode: neighbors},
		{Name: "bridge", Tables: tables("dot1dTpFdbTable"), Decode: nothing},
	}
}

var (
	known   = discovery.Target{Addr: netip.MustParseAddr("10.0.0.1")}
	dead    = discovery.Target{Addr: netip.MustParseAddr("10.0.0.2")}
	partial = discovery.Target{Addr: netip.MustParseAddr("10.0.0.3"), Port: 1161}
	noon    = time.Date(2026, 11, 22, 12, 0, 0, 5, time.UTC)
)

func always(topology.Device) bool { return true }

// agentsOver returns the source over one agent.
func agentsOver(agent *script) discovery.Agents {
	return discovery.Agents{
		Open:   func(context.Context, discovery.Target) (discovery.Agent, error) { return agent, nil },
		Probes: testProbes(),
		Now:    func() time.Time { return noon },
	}
}

func failing(err error, tables ...string) map[string]probe.Result {
	results := make(map[string]probe.Result)
	for _, name := range tables {
		results[name] = probe.Result{Err: err}
	}
	return results
}

func TestAgentsKeepTheContract(t *testing.T) {
	agent := &script{}
	half := &script{results: failing(probe.ErrRefused, "lldpRemTable")}
	newSource := func(*testing.T) discovery.Source {
		source := agentsOver(agent)
		source.Open = func(ctx context.Context, target discovery.Target) (discovery.Agent, error) {
			switch target {
			case known:
				return agent, ctx.Err()
			case partial:
				return half, ctx.Err()
			}
			return nil, probe.ErrTimeout
		}
		source.Now = time.Now
		return source
	}
	sourcetest.Run(t, newSource, sourcetest.Targets{Known: known, Dead: dead, Partial: partial, Asked: agent.count})
}

func TestIdentityIsReadFirst(t *testing.T) {
	agent := &script{}
	seen, err := agentsOver(agent).Observe(t.Context(), known, func(d topology.Device) bool {
		if want := []string{"system", "entPhysicalTable"}; !slices.Equal(agent.walked, want) {
			t.Errorf("walked %q before admission, want %q", agent.walked, want)
		}
		if d.Name != "sw1" || len(d.Ports) != 0 {
			t.Errorf("admitted %+v, want the identity alone", d)
		}
		return true
	})
	if err != nil {
		t.Fatal(err)
	}
	want := topology.Observation{
		Target:    "10.0.0.1",
		Taken:     noon,
		Device:    topology.Device{Name: "sw1", Serial: "S1", Ports: []topology.Port{{Name: "swp1"}}, Observed: true},
		Neighbors: []topology.Neighbor{{Protocol: "lldp", Port: "swp1", Name: "sw2"}},
	}
	if !reflect.DeepEqual(seen, want) {
		t.Errorf("observed %+v, want %+v", seen, want)
	}
	order := []string{"system", "entPhysicalTable", "ifTable", "ifXTable", "lldpRemTable", "lldpRemManAddrTable", "dot1dTpFdbTable"}
	if !slices.Equal(agent.walked, order) {
		t.Errorf("walked %q, want each table once: %q", agent.walked, order)
	}
	if agent.closed != 1 {
		t.Errorf("closed %d times, want once", agent.closed)
	}
}

func TestGapsOfAgents(t *testing.T) {
	broken := errors.New("broken")
	rest := []string{"lldp: lldpRemTable: not asked: the agent stopped answering", "bridge: dot1dTpFdbTable: not asked: the agent stopped answering"}
	for _, test := range []struct {
		name    string
		results map[string]probe.Result
		gaps    []string
		walked  int
	}{
		{"all answered", nil, nil, 7},
		{"an empty table is no gap", map[string]probe.Result{"lldpRemTable": {}}, nil, 7},
		{"one table fails", failing(broken, "ifXTable"), []string{"interfaces: ifXTable: broken"}, 7},
		{"a table breaks off", map[string]probe.Result{"ifXTable": {Cells: oneRow, Err: broken}},
			[]string{"interfaces: ifXTable: incomplete after 1 rows: broken"}, 7},
		{"silence about one table at a time", failing(probe.ErrTimeout, "ifTable", "lldpRemTable"),
			[]string{"interfaces: ifTable: no answer", "lldp: lldpRemTable: no answer"}, 7},
		{"silence from some table on", failing(probe.ErrTimeout, "ifTable", "ifXTable", "lldpRemTable"),
			append([]string{"interfaces: ifTable: no answer", "interfaces: ifXTable: no answer"}, rest...), 4},
		{"other failures are no silence", failing(broken, "ifTable", "ifXTable", "lldpRemTable"),
			[]string{"interfaces: ifTable: broken", "interfaces: ifXTable: broken", "lldp: lldpRemTable: broken"}, 7},
	} {
		t.Run(test.name, func(t *testing.T) {
			agent := &script{results: test.results}
			seen, err := agentsOver(agent).Observe(t.Context(), known, always)
			if err != nil {
				t.Fatal(err)
			}
			if got := gaps(seen); !slices.Equal(got, test.gaps) {
				t.Errorf("gaps %q, want %q", got, test.gaps)
			}
			if len(agent.walked) != test.walked {
				t.Errorf("walked %q, want %d tables", agent.walked, test.walked)
			}
		})
	}
}

// gaps returns "probe: reason" of each.
func gaps(seen topology.Observation) []string {
	var list []string
	for _, gap := range seen.Gaps {
		list = append(list, gap.Probe+": "+gap.Reason)
	}
	return list
}

// An agent that opens and then says nothing is not a device.
func TestSilenceFromTheStart(t *testing.T) {
	agent := &script{results: failing(probe.ErrTimeout, "system", "entPhysicalTable")}
	seen, err := agentsOver(agent).Observe(t.Context(), known, func(topology.Device) bool {
		t.Error("it was offered for admission")
		return true
	})
	if !errors.Is(err, probe.ErrTimeout) {
		t.Errorf("the error is %v, want it to wrap that there was no answer", err)
	}
	if want := []string{"reach: entPhysicalTable: no answer"}; !slices.Equal(gaps(seen), want) || seen.Device.Observed {
		t.Errorf("gaps %q, want %q and no device", gaps(seen), want)
	}
	if agent.closed != 1 {
		t.Errorf("closed %d times, want once", agent.closed)
	}
}

func TestUnlessIsHonoured(t *testing.T) {
	for _, test := range []struct {
		name   string
		old    probe.Result // of the table that makes the other needless
		walked bool         // whether the other is walked
	}{
		{"answered", probe.Result{Cells: oneRow}, false},
		{"empty", probe.Result{}, true},
		{"incomplete", probe.Result{Cells: oneRow, Err: probe.ErrNotInOrder}, true},
	} {
		t.Run(test.name, func(t *testing.T) {
			agent := &script{results: map[string]probe.Result{"ifTable": test.old}}
			source := agentsOver(agent)
			source.Probes[3].Tables[0].Unless = []string{"nothing", "ifTable"}
			if _, err := source.Observe(t.Context(), known, always); err != nil {
				t.Fatal(err)
			}
			if walked := slices.Contains(agent.walked, "lldpRemTable"); walked != test.walked {
				t.Errorf("walked is %t, want %t", walked, test.walked)
			}
		})
	}
}

// The decoder of lldp finds no port, and panics.
func TestPanicOfADecoderIsAGap(t *testing.T) {
	agent := &script{results: map[string]probe.Result{"ifTable": {}}}
	source := agentsOver(agent)
	source.Probes[4].Decode = func(_ *probe.Answers, seen *topology.Observation) {
		seen.Forwarding = []topology.FDBEntry{{Port: "swp1"}}
	}
	seen, err := source.Observe(t.Context(), known, always)
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"lldp: the answers could not be decoded: runtime error: index out of range [0] with length 0"}
	if !slices.Equal(gaps(seen), want) {
		t.Errorf("gaps %q, want %q", gaps(seen), want)
	}
	if len(seen.Forwarding) != 1 || seen.Device.Name != "sw1" {
		t.Errorf("observed %+v, want what the other decoders say", seen)
	}
}

func TestInterruptedReadingKeepsWhatCame(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	agent := &script{during: func(table string) {
		if table == "lldpRemTable" {
			cancel()
		}
	}}
	seen, err := agentsOver(agent).Observe(ctx, known, always)
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		"lldp: lldpRemTable: context canceled",
		"lldp: lldpRemManAddrTable: not asked: interrupted",
		"bridge: dot1dTpFdbTable: not asked: interrupted",
	}
	if !slices.Equal(gaps(seen), want) || len(seen.Device.Ports) != 1 {
		t.Errorf("gaps %q and %d ports, want %q and 1", gaps(seen), len(seen.Device.Ports), want)
	}
}

func TestTargetString(t *testing.T) {
	for target, want := range map[discovery.Target]string{
		{Addr: netip.MustParseAddr("10.0.0.1")}:                   "10.0.0.1",
		{Addr: netip.MustParseAddr("10.0.0.1"), Port: 1161}:       "10.0.0.1:1161",
		{Addr: netip.MustParseAddr("2001:db8::1"), Port: 161}:     "[2001:db8::1]:161",
		{Addr: netip.MustParseAddr("fe80::1%eth0"), Name: "leaf"}: "fe80::1%eth0",
		{Name: "leaf"}: "leaf",
	} {
		if got := fmt.Sprint(target); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
