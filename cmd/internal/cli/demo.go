package cli

import (
	"fmt"
	"io"
	"net/netip"
	"os"
	"path/filepath"
	"time"

	"github.com/urfave/cli/v2"

	"cablewright/cabling"
	"cablewright/cabling/rules"
	"cablewright/discovery"
	"cablewright/discovery/snmp"
	"cablewright/fixtures/agent"
	"cablewright/fixtures/generate"
	"cablewright/render"
	"cablewright/topology"
)

func demoVerb() verb {
	return verb{
		name:  "demo",
		title: "show all of it on a made-up network; no network needed",
		about: "It simulates the switches of a small data centre with faults on loopback, crawls them over SNMP\n" +
			"from one of them, checks what was found and draws it.",
		examples: []string{
			"cablewright demo",
			"cablewright demo -o /tmp/demo",
		},
		flags: []cli.Flag{
			&cli.StringFlag{Name: "output", Aliases: []string{"o"}, Value: "demo", Usage: "write the results into the folder `DIR`, which is made"},
		},
		run: runDemo,
	}
}

func runDemo(c *call) error {
	dir := c.String("output")
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return err
	}
	server, err := agent.Serve(c.ctx(), agent.Config{
		Agents:      generate.Demo(),
		Communities: []string{defaultCommunity},
		Now:         c.Now,
	})
	if err != nil {
		return err
	}
	defer server.Close()
	started := c.Now()
	snapshot, err := c.crawlDemo(server.Port())
	if err != nil {
		return err
	}
	c.say("crawled simulated switches from %s over SNMP in %s", demoSeed, c.Now().Sub(started).Round(time.Millisecond))
	return c.keepDemo(dir, snapshot)
}

// demoSeed is the switch that the crawl of the demo begins at.
var demoSeed = netip.AddrFrom4([4]byte{127, 1, 0, 1})

// crawlDemo discovers the simulated network as discover does a real one.
func (c *call) crawlDemo(port uint16) (*topology.Snapshot, error) {
	e := &expedition{
		client: &snmp.Client{Credentials: snmp.Community(defaultCommunity), Timeout: 500 * time.Millisecond, Retries: 1},
		seeds:  []discovery.Target{{Addr: demoSeed, Port: port}},
	}
	e.MaxHops = discovery.Unlimited
	e.Source = e.agents(c.Now)
	found, err := e.run(c)
	if err != nil {
		return nil, err
	}
	if found.Interrupted {
		return nil, errInterrupted
	}
	return topology.Merge(c.Now(), found.Observations), nil
}

// keepDemo writes the snapshot, the findings and the drawing, sums them up, and
// says where they are and how each is made.
func (c *call) keepDemo(dir string, snapshot *topology.Snapshot) error {
	network := topology.NewNetwork(snapshot)
	findings := rules.Run(rules.Input{Network: network, Site: cabling.DefaultSite()}, rules.All())
	basis := basis{rules: len(networkRules(rules.All())), gaps: len(snapshot.Gaps)}
	options := render.Options{Title: "cablewright demo", Findings: findings, Auto: true}
	stored, cables := filepath.Join(dir, "net.json"), filepath.Join(dir, "cables.csv")
	t := newTable()
	for _, result := range []struct {
		name, content, madeBy string
		write                 func(io.Writer) error
	}{
		{"net.json", "what was found", "cablewright show " + stored, func(w io.Writer) error {
			return topology.WriteSnapshot(w, snapshot)
		}},
		{"findings.txt", "what is wrong with it", "cablewright check " + stored, func(w io.Writer) error {
			return writeFindings(w, findings, basis, style{})
		}},
		{"map.svg", "the drawing", "cablewright render " + stored + " -o map.svg", func(w io.Writer) error {
			return render.Formats()[0].Write(w, network, options)
		}},
		{"cables.csv", "cables for it", "cablewright check --channels " + cables, func(w io.Writer) error {
			_, err := io.WriteString(w, generate.DemoCables)
			return err
		}},
	} {
		path := filepath.Join(dir, result.name)
		if err := writeFile(path, result.write); err != nil {
			return err
		}
		t.row(path, result.content, result.madeBy)
	}
	fmt.Fprintf(c.Stdout, "%s\n%s\n\n", summary(snapshot), summarise(findings, basis))
	return t.write(c.Stdout)
}
