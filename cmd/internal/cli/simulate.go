package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"net/netip"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"

	"github.com/urfave/cli/v2"

	"cablewright/discovery/snmprec"
	"cablewright/fixtures/agent"
	"cablewright/fixtures/generate"
)

func simulateVerb() verb {
	return verb{
		name:  "simulate",
		title: "serve recordings as live SNMP agents on loopback, one address each",
		args:  "DIR|FILE...",
		min:   0, max: -1,
		about: "Every .snmprec file becomes an agent. Addresses of recorded devices are replaced by the ones they\n" +
			"are served at, so that a crawl stays on loopback. It runs until Ctrl-C.",
		examples: []string{
			"cablewright simulate recordings/",
			"cablewright simulate leaf1.snmprec --listen 127.9.0.1:1161",
			"cablewright simulate --leaf-spine 4,16,2",
		},
		flags: []cli.Flag{
			&cli.StringFlag{Name: "listen", Value: "127.1.0.1:1161", Usage: "serve the first agent at this `ADDRESS:PORT`, the others at the next ones; port 0: any that is free"},
			&cli.StringFlag{Name: "community", Usage: "answer this `COMMUNITY`; else $CABLEWRIGHT_COMMUNITY, else public"},
			&cli.StringFlag{Name: "leaf-spine", Usage: "make up a network of `S,L,H`: spines, leaves, and hosts on each leaf"},
			&cli.BoolFlag{Name: "demo", Usage: "serve the network of the demo"},
		},
		run: runSimulate,
	}
}

func runSimulate(c *call) error {
	at, err := netip.ParseAddrPort(c.String("listen"))
	if err != nil || !at.Addr().Is4() || !at.Addr().IsLoopback() {
		return fmt.Errorf("--listen %q: want an IPv4 loopback address and a port, such as 127.1.0.1:1161", c.String("listen"))
	}
	agents, err := c.agentsAt(at.Addr())
	if err != nil {
		return err
	}
	names := newTable("ADDRESS", "AGENT")
	server, err := agent.Serve(c.ctx(), agent.Config{
		Port:        at.Port(),
		Agents:      noting(names, agents),
		Communities: []string{c.community()},
		Now:         c.Now,
	})
	if errors.Is(err, syscall.EADDRINUSE) {
		return hint(err, "another program has that port: --listen %s:0 takes one that is free", at.Addr())
	}
	if err != nil {
		return err
	}
	defer server.Close()
	if err := names.write(c.Stdout); err != nil {
		return err
	}
	c.say("serving %s on UDP port %d; Ctrl-C ends it", count(len(names.rows), "agent"), server.Port())
	c.advise("cablewright discover %s:%d -o net.json", names.rows[0][0], server.Port())
	<-c.ctx().Done()
	return nil
}

// noting adds a row to the table for every agent that passes.
func noting(names *table, agents iter.Seq[agent.Agent]) iter.Seq[agent.Agent] {
	return func(yield func(agent.Agent) bool) {
		for a := range agents {
			names.row(a.Addr.String(), a.Name)
			if !yield(a) {
				return
			}
		}
	}
}

// agentsAt returns the agents that the flags and arguments ask for, at addresses
// that count on from base.
func (c *call) agentsAt(base netip.Addr) (iter.Seq[agent.Agent], error) {
	fabric, demo, files := c.String("leaf-spine"), c.Bool("demo"), c.args()
	switch {
	case fabric == "" && !demo && len(files) == 0:
		return nil, hint(errors.New("too few arguments: want folders or files of recordings"), "cablewright record SEED -o recordings/ makes some")
	case fabric != "" && demo, fabric != "" && len(files) > 0, demo && len(files) > 0:
		return nil, errors.New("want one of recordings, --leaf-spine and --demo")
	case fabric != "":
		return leafSpine(fabric, base)
	case demo:
		return slices.Values(agent.Readdress(recordingsOf(generate.Demo()), base)), nil
	}
	recordings, err := c.readRecordings(files)
	return slices.Values(agent.Readdress(recordings, base)), err
}

// mostCables keeps a slip of the fingers from taking all memory.
const mostCables = 1_000_000

// leafSpine makes up the fabric that "S,L,H" describes.
func leafSpine(text string, base netip.Addr) (iter.Seq[agent.Agent], error) {
	var fabric generate.LeafSpine
	var rest string
	read, _ := fmt.Sscanf(text+" ", "%d,%d,%d%s", &fabric.Spines, &fabric.Leaves, &fabric.HostsPerLeaf, &rest)
	if read != 3 || fabric.Spines < 1 || fabric.Leaves < 1 || fabric.HostsPerLeaf < 0 {
		return nil, fmt.Errorf("--leaf-spine %q: want S,L,H: spines and leaves, 1 or more, and hosts on each leaf, such as 4,16,2", text)
	}
	if perLeaf := mostCables / fabric.Leaves; fabric.Spines > perLeaf || fabric.HostsPerLeaf > perLeaf-fabric.Spines {
		return nil, fmt.Errorf("--leaf-spine %q: want a fabric of %d cables at most", text, mostCables)
	}
	fabric.Base = base
	return fabric.Agents(), nil
}

func recordingsOf(agents iter.Seq[agent.Agent]) []agent.Recording {
	var recordings []agent.Recording
	for a := range agents {
		recordings = append(recordings, agent.Recording{Name: a.Name, Rows: a.Rows})
	}
	return recordings
}

// readRecordings reads the files, and those in the folders, among the paths.
func (c *call) readRecordings(paths []string) ([]agent.Recording, error) {
	files, err := recordingFiles(paths)
	if err != nil {
		return nil, err
	}
	var recordings []agent.Recording
	for _, path := range files {
		recording, err := c.readRecording(path)
		if err != nil {
			return nil, err
		}
		recordings = append(recordings, recording)
	}
	return recordings, nil
}

// recordingFiles lists the recordings in the folders among the paths, and the
// paths that are files.
func recordingFiles(paths []string) ([]string, error) {
	var files []string
	for _, path := range paths {
		info, err := os.Stat(path)
		switch {
		case path == "-":
			files = append(files, path)
		case errors.Is(err, fs.ErrNotExist):
			return nil, fmt.Errorf("there is no file %s", path)
		case err != nil:
			return nil, err
		case !info.IsDir():
			files = append(files, path)
		default:
			inside, err := filepath.Glob(filepath.Join(path, "*.snmprec"))
			if err != nil {
				return nil, err
			}
			if len(inside) == 0 {
				return nil, fmt.Errorf("%s holds no recordings: want files that end in .snmprec", path)
			}
			files = append(files, inside...)
		}
	}
	return files, nil
}

func (c *call) readRecording(path string) (agent.Recording, error) {
	file, err := c.open(path)
	if err != nil {
		return agent.Recording{}, err
	}
	defer file.Close()
	rows, err := snmprec.Read(file)
	if err != nil {
		return agent.Recording{}, fmt.Errorf("%s: %w", inputName(path), err)
	}
	if len(rows) == 0 {
		return agent.Recording{}, fmt.Errorf("%s: the recording is empty: want lines such as 1.3.6.1.2.1.1.5.0|4|leaf1", inputName(path))
	}
	return agent.Recording{Name: strings.TrimSuffix(filepath.Base(path), ".snmprec"), Rows: rows}, nil
}
