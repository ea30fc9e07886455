package cli

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/urfave/cli/v2"

	"cablewright/discovery/frame"
	"cablewright/topology"
)

func listenVerb() verb {
	return verb{
		name:  "listen",
		title: "learn neighbours from LLDP, CDP and ARP frames, in captures or live",
		args:  "[FILE...]",
		max:   -1,
		about: "Files are captures in pcap or pcapng format, gzipped or not. With -i it listens on\n" +
			"interfaces of this machine, which takes root or CAP_NET_RAW, until --for has passed or Ctrl-C.",
		examples: []string{
			"cablewright listen capture.pcap -o net.json",
			"cablewright listen -i eth0 --for 90s -o heard.json",
			"tcpdump -w - -c 20 ether proto 0x88cc | cablewright listen - -o heard.json",
		},
		flags: []cli.Flag{
			outputFlag("write the snapshot"),
			&cli.StringSliceFlag{Name: "interface", Aliases: []string{"i"}, Usage: "listen on this `INTERFACE`; give several with commas"},
			&cli.DurationFlag{Name: "for", Value: 90 * time.Second, Usage: "listen for this `TIME`; most devices speak every 30 s (LLDP) or 60 s (CDP)"},
		},
		run: runListen,
	}
}

func runListen(c *call) error {
	interfaces, files := c.StringSlice("interface"), c.args()
	switch {
	case len(interfaces) == 0 && len(files) == 0:
		return hint(errors.New("too few arguments: want captures, or -i INTERFACE"), "cablewright listen -i eth0 --for 90s -o heard.json")
	case c.Duration("for") <= 0:
		return fmt.Errorf("--for %v: want a time such as 90s", c.Duration("for"))
	}
	if err := c.checkOutput(); err != nil {
		return err
	}
	heard, err := c.readCaptures(files)
	if err != nil {
		return err
	}
	live, err := c.listen(interfaces)
	if err != nil {
		return err
	}
	snapshot := topology.Merge(c.Now(), append(heard, live...))
	if err := c.writeSnapshot(snapshot); err != nil {
		return err
	}
	c.say("%s", summary(snapshot))
	if len(interfaces) > 0 && c.ctx().Err() != nil {
		return fmt.Errorf("%w; what was heard is saved", errInterrupted)
	}
	return nil
}

// listen hears the interfaces until the time of --for has passed or the run is
// interrupted.
func (c *call) listen(interfaces []string) ([]topology.Observation, error) {
	if len(interfaces) == 0 {
		return nil, nil
	}
	host, err := c.Hostname()
	if err != nil {
		return nil, err
	}
	ctx, cancel := context.WithTimeout(c.ctx(), c.Duration("for"))
	defer cancel()
	return frame.Listen(ctx, frame.Options{Interfaces: interfaces, Host: host, Now: c.Now})
}

func (c *call) readCaptures(files []string) ([]topology.Observation, error) {
	var heard []topology.Observation
	for _, path := range files {
		observations, err := c.readCapture(path)
		if err != nil {
			return nil, err
		}
		heard = append(heard, observations...)
	}
	return heard, nil
}

func (c *call) readCapture(path string) ([]topology.Observation, error) {
	file, err := c.open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return frame.Read(file, inputName(path))
}
