package cli

import (
	"context"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/urfave/cli/v2"

	"cablewright/discovery"
	"cablewright/discovery/probe"
	"cablewright/topology"
)

func discoverVerb() verb {
	return verb{
		name:  "discover",
		title: "crawl a network by SNMP from one or more seeds",
		args:  "SEED...",
		min:   1, max: -1,
		about: "A seed is an address, a host name, or either with a port. Neighbours that LLDP and CDP\n" +
			"tell of are asked in turn. The network is only read: GET, GETNEXT and GETBULK.",
		examples: []string{
			"cablewright discover 198.18.0.21 -o net.json",
			"cablewright discover sw1.example.net --credentials snmp.yaml --max-hops 3 -o net.json",
			"cablewright discover 198.18.0.21 --with heard.json --strict -o net.json",
			"cablewright discover 198.18.0.21 --dry-run",
		},
		flags: append([]cli.Flag{
			outputFlag("write the snapshot"),
			&cli.StringSliceFlag{Name: "with", Usage: "merge the snapshot `FILE` of listen or of an earlier crawl; give several with commas"},
			&cli.BoolFlag{Name: "dry-run", Usage: "say what would be asked, and ask nothing"},
			&cli.BoolFlag{Name: "strict", Usage: "exit with 3 if anything could not be learned"},
		}, crawlFlags()...),
		run: runDiscover,
	}
}

func runDiscover(c *call) error {
	if err := c.checkOutput(); err != nil {
		return err
	}
	heard, err := c.readHeard()
	if err != nil {
		return err
	}
	expedition, err := c.newExpedition()
	if err != nil {
		return err
	}
	expedition.Source = expedition.agents(c.Now)
	if c.Bool("dry-run") {
		return expedition.describe(c.Stdout)
	}
	started := c.Now()
	found, err := expedition.run(c)
	if err != nil {
		return err
	}
	if found.Interrupted && found.Targets == found.Failed {
		return fmt.Errorf("%w %w", errInterrupted, errNothingLearned)
	}
	snapshot := topology.Merge(c.Now(), slices.Concat(found.Observations, heard))
	if err := c.writeSnapshot(snapshot); err != nil {
		return err
	}
	c.summarise(snapshot, found, c.Now().Sub(started))
	return c.completeness(snapshot, found)
}

// agents is the source of live SNMP agents.
func (e *expedition) agents(now func() time.Time) discovery.Source {
	open := func(ctx context.Context, target discovery.Target) (discovery.Agent, error) {
		return e.client.Open(ctx, target)
	}
	return discovery.Agents{Open: open, Probes: probe.All(), Now: now}
}

// readHeard reads the snapshots of --with as observations.
func (c *call) readHeard() ([]topology.Observation, error) {
	var heard []topology.Observation
	for _, path := range c.StringSlice("with") {
		snapshot, err := c.readSnapshot(path)
		if err != nil {
			return nil, err
		}
		heard = append(heard, topology.Observations(snapshot)...)
	}
	return heard, nil
}

func (c *call) writeSnapshot(snapshot *topology.Snapshot) error {
	return c.writeResult(func(w io.Writer) error { return topology.WriteSnapshot(w, snapshot) })
}

// completeness turns what is missing into the status of the run.
func (c *call) completeness(snapshot *topology.Snapshot, found discovery.Crawl) error {
	switch {
	case found.Interrupted:
		return fmt.Errorf("%w; what was learned is saved", errInterrupted)
	case c.Bool("strict") && len(snapshot.Gaps) > 0:
		return hint(fmt.Errorf("%w: %s, and --strict asks for none", errIncomplete, count(len(snapshot.Gaps), "gap")), "cablewright show FILE gaps lists them")
	}
	return nil
}

// summarise says on standard error what a crawl found.
func (c *call) summarise(snapshot *topology.Snapshot, found discovery.Crawl, took time.Duration) {
	c.say("%s in %s", summary(snapshot), took.Round(10*time.Millisecond))
	for _, reason := range leftOut(found.LeftOut) {
		c.say("not asked: %s", reason)
	}
	if slices.ContainsFunc(found.LeftOut, func(l discovery.LeftOut) bool { return l.Why == discovery.OutOfScope }) {
		c.advise("--scope PREFIX widens where a crawl may go")
	}
}

// summary returns "3 devices (2 asked), 2 links (1 confirmed, 1 unverified), 1
// endpoint, 1 gap".
func summary(s *topology.Snapshot) string {
	asked := 0
	for i := range s.Devices {
		if s.Devices[i].Observed {
			asked++
		}
	}
	states := map[topology.LinkState]int{}
	for i := range s.Links {
		states[s.Links[i].State]++
	}
	var byState []string
	for _, state := range []topology.LinkState{topology.Confirmed, topology.OneWay, topology.Unverified} {
		if n := states[state]; n > 0 {
			byState = append(byState, fmt.Sprintf("%d %s", n, state))
		}
	}
	links := count(len(s.Links), "link")
	if len(byState) > 0 {
		links += " (" + strings.Join(byState, ", ") + ")"
	}
	parts := []string{fmt.Sprintf("%s (%d asked)", count(len(s.Devices), "device"), asked), links}
	if n := len(s.Segments); n > 0 {
		parts = append(parts, count(n, "segment"))
	}
	parts = append(parts, count(len(s.Endpoints), "endpoint"), count(len(s.Gaps), "gap"))
	return strings.Join(parts, ", ")
}

// leftOut says for each reason how many were not asked, and names the first few:
// "3 (out of scope): 192.0.2.1, 192.0.2.2, 192.0.2.3".
func leftOut(list []discovery.LeftOut) []string {
	byReason := make(map[string][]string)
	for _, left := range list {
		name := left.Name
		if left.Addr.IsValid() {
			name = left.Addr.String()
		}
		if !slices.Contains(byReason[left.Why], name) {
			byReason[left.Why] = append(byReason[left.Why], name)
		}
	}
	var reasons []string
	for _, why := range slices.Sorted(maps.Keys(byReason)) {
		names := byReason[why]
		const most = 3
		some := strings.Join(names[:min(most, len(names))], ", ")
		if more := len(names) - most; more > 0 {
			some += fmt.Sprintf(" and %d more", more)
		}
		reasons = append(reasons, fmt.Sprintf("%d (%s): %s", len(names), why, printable(some)))
	}
	return reasons
}
