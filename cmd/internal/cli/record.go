package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"github.com/urfave/cli/v2"

	"cablewright/discovery"
	"cablewright/discovery/probe"
	"cablewright/discovery/snmp"
	"cablewright/discovery/snmprec"
	"cablewright/topology"
)

func recordVerb() verb {
	return verb{
		name:  "record",
		title: "crawl a network and keep every agent's answers in files",
		args:  "SEED...",
		min:   1, max: -1,
		about: "One NAME.snmprec a device, in the format that snmpsim reads. \"cablewright simulate\" serves them.\n" +
			"Recordings hold names, addresses and descriptions of your network: look at them before you pass them on.",
		examples: []string{
			"cablewright record 198.18.0.21 -o recordings/",
			"cablewright record 198.18.0.21 --max-hops 0 --all -o recordings/",
		},
		flags: append([]cli.Flag{
			&cli.StringFlag{Name: "output", Aliases: []string{"o"}, Usage: "write the recordings into the folder `DIR`, which is made"},
			&cli.BoolFlag{Name: "all", Usage: "keep all that an agent serves, not only what the probes read"},
		}, crawlFlags()...),
		run: runRecord,
	}
}

func runRecord(c *call) error {
	dir := c.String("output")
	if err := checkFolder(dir); err != nil {
		return err
	}
	expedition, err := c.newExpedition()
	if err != nil {
		return err
	}
	tapes := newTapes(c, expedition)
	expedition.Source = tapes
	found, err := expedition.run(c)
	if err != nil {
		return err
	}
	if found.Interrupted && found.Targets == found.Failed {
		return fmt.Errorf("%w %w", errInterrupted, errNothingLearned)
	}
	files, err := tapes.write(dir, found.Observations)
	if err != nil {
		return err
	}
	gaps := 0
	for _, seen := range found.Observations {
		gaps += len(seen.Gaps)
	}
	c.say("%s in %s, %s", count(files, "recording"), dir, count(gaps, "gap"))
	c.advise("cablewright simulate %s", dir)
	if found.Interrupted {
		return fmt.Errorf("%w; what was recorded is saved", errInterrupted)
	}
	return nil
}

// checkFolder makes the folder for recordings. One that holds recordings is
// refused: old and new ones together would be a network that never was.
func checkFolder(dir string) error {
	if dir == "" || dir == "-" {
		return hint(errors.New("it takes a folder to write to: want -o DIR"), "cablewright record 198.18.0.21 -o recordings/")
	}
	if old, _ := filepath.Glob(filepath.Join(dir, "*.snmprec")); len(old) > 0 {
		return hint(fmt.Errorf("%s holds recordings already, such as %s", dir, filepath.Base(old[0])), "name a new folder, or remove them")
	}
	return os.MkdirAll(dir, 0o777)
}

// tapes is a Source that keeps what agents answer.
type tapes struct {
	agents discovery.Agents
	client *snmp.Client
	whole  bool // all that an agent serves

	mu       sync.Mutex
	byTarget map[string]*snmp.Recorder
}

func newTapes(c *call, e *expedition) *tapes {
	t := &tapes{client: e.client, whole: c.Bool("all"), byTarget: make(map[string]*snmp.Recorder)}
	t.agents = discovery.Agents{Open: t.open, Probes: probe.All(), Now: c.Now}
	return t
}

// tapedAgent is a session whose answers are kept.
type tapedAgent struct {
	*snmp.Recorder
	io.Closer
}

func (t *tapes) open(ctx context.Context, target discovery.Target) (discovery.Agent, error) {
	session, err := t.client.Open(ctx, target)
	if err != nil {
		return nil, err
	}
	recorder := &snmp.Recorder{Walker: session}
	t.mu.Lock()
	defer t.mu.Unlock()
	t.byTarget[target.String()] = recorder
	return tapedAgent{recorder, session}, nil
}

// Observe implements discovery.Source.
func (t *tapes) Observe(ctx context.Context, target discovery.Target, admit func(topology.Device) bool) (topology.Observation, error) {
	seen, err := t.agents.Observe(ctx, target, admit)
	if err != nil || !t.whole {
		return seen, err
	}
	if err := t.walkRoots(ctx, target); err != nil {
		seen.Gaps = append(seen.Gaps, topology.Gap{Target: target.String(), Probe: "record", Reason: err.Error()})
	}
	return seen, nil
}

// roots are the trees of --all: what devices say of themselves and their
// network. snmpModules, where communities and users are configured, is not
// among them, but for the engine (RFC 3411).
var roots = []probe.OID{
	probe.MustOID("1.0.8802"),         // LLDP-MIB
	probe.MustOID("1.3.6.1.2.1"),      // the standard MIBs
	probe.MustOID("1.3.6.1.4.1"),      // those of vendors
	probe.MustOID("1.3.6.1.6.3.10.2"), // snmpEngine
	probe.MustOID("1.3.111.2.802"),    // LLDP-V2-MIB and other IEEE 802 MIBs
}

func (t *tapes) walkRoots(ctx context.Context, target discovery.Target) error {
	agent, err := t.client.Open(ctx, target)
	if err != nil {
		return err
	}
	defer agent.Close()
	recorder := t.of(target.String())
	recorder.Walker = agent
	var failures []error
	for _, root := range roots {
		_, err := snmp.WalkTree(ctx, recorder, root)
		failures = append(failures, err)
	}
	return errors.Join(failures...)
}

func (t *tapes) of(target string) *snmp.Recorder {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.byTarget[target]
}

// write writes a file for each device that was observed, and returns how many.
func (t *tapes) write(dir string, observations []topology.Observation) (int, error) {
	files := 0
	var taken []string
	for _, seen := range observations {
		recorder := t.of(seen.Target)
		if recorder == nil || !seen.Device.Observed {
			continue
		}
		name := freeName(recordingName(seen), taken)
		taken = append(taken, strings.ToLower(name))
		path := filepath.Join(dir, name+".snmprec")
		if err := writeFile(path, func(w io.Writer) error { return snmprec.Write(w, recorder.Rows()) }); err != nil {
			return files, err
		}
		files++
	}
	return files, nil
}

// recordingName makes a file name of what the device calls itself, else of its
// address.
func recordingName(seen topology.Observation) string {
	name := strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z', r >= '0' && r <= '9', r == '-', r == '_', r == '.':
			return r
		}
		return '_'
	}, cmp.Or(topology.ShortName(seen.Device.Name), seen.Target))
	return cmp.Or(strings.TrimLeft(name, ".-"), "agent")
}

// freeName appends a number to a name that is taken, in whatever case.
func freeName(name string, taken []string) string {
	free := name
	for i := 2; slices.Contains(taken, strings.ToLower(free)); i++ {
		free = fmt.Sprintf("%s-%d", name, i)
	}
	return free
}
