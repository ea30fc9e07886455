package cli

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"github.com/urfave/cli/v2"

	"cablewright/topology"
)

func showVerb() verb {
	return verb{
		name:  "show",
		title: "show devices, links and what could not be learned, as tables",
		args:  "FILE [VIEW [WHAT]]",
		min:   1, max: 3,
		about: "Views:\n" + viewsHelp(),
		examples: []string{
			"cablewright show net.json",
			"cablewright show net.json device leaf1",
			"cablewright show net.json where 00:1b:21:0a:0b:0c",
			"cablewright show net.json links --json",
		},
		flags: []cli.Flag{jsonFlag()},
		run:   runShow,
	}
}

// view is one way to look at a network.
type view struct {
	name  string
	args  string // "", "NAME" (required) or "[NAME]"
	title string
	list  func(n *topology.Network, what string) (listing, error)
}

// listing is what a view shows: tables for people, data for --json.
type listing struct {
	sections []section
	data     any
}

// section is one table under a heading.
type section struct {
	heading string // empty: none
	table   func(style style) *table
}

// views lists every view; the first is shown when none is named.
func views() []view {
	return []view{
		{"summary", "", "devices, links and gaps", listSummary},
		{"devices", "", "every device with its model, addresses and ports", listDevices},
		{"links", "", "every link with both ends, speed and who reports it", listLinks},
		{"neighbors", "[NAME]", "what is behind every port, of one device or all", listNeighbors},
		{"device", "NAME", "all that is known of one device", listDevice},
		{"where", "MAC|IP", "which port an address is behind", listWhere},
		{"segments", "", "ports that share a medium with more than one other", listSegments},
		{"endpoints", "", "stations that bridges have learned", listEndpoints},
		{"gaps", "", "what could not be learned, and why", listGaps},
	}
}

func viewsHelp() string {
	var help string
	for i, v := range views() {
		if i > 0 {
			help += "\n"
		}
		help += fmt.Sprintf("  %-17s %s", v.name+" "+v.args, v.title)
	}
	return help
}

func runShow(c *call) error {
	chosen, what, err := chooseView(c.args()[1:])
	if err != nil {
		return err
	}
	network, err := c.readNetwork(c.arg())
	if err != nil {
		return err
	}
	found, err := chosen.list(network, what)
	if err != nil {
		return err
	}
	if c.Bool("json") {
		return writeJSON(c.Stdout, found.data)
	}
	return writeSections(c.Stdout, found.sections, c.resultStyle())
}

// chooseView finds the view that the arguments name, and what it is asked for.
func chooseView(args []string) (view, string, error) {
	if len(args) == 0 {
		return views()[0], "", nil
	}
	var names []string
	for _, v := range views() {
		if v.name == args[0] {
			return v, strings.Join(args[1:], " "), v.checkArgs(args[1:])
		}
		names = append(names, v.name)
	}
	return view{}, "", hint(fmt.Errorf("unknown view %q%s", args[0], didYouMean(args[0], names)), "cablewright show FILE device %s shows a device of that name; --help lists the views", args[0])
}

// checkArgs says what is wrong with the number of words after the view's name.
func (v view) checkArgs(args []string) error {
	switch {
	case v.args == "" && len(args) > 0:
		return fmt.Errorf("unexpected argument %q: the view %s takes none", args[0], v.name)
	case v.args != "" && !strings.HasPrefix(v.args, "[") && len(args) == 0:
		return fmt.Errorf("too few arguments: want %s %s", v.name, v.args)
	}
	return nil
}

func writeSections(w io.Writer, sections []section, style style) error {
	for i, s := range sections {
		if i > 0 {
			fmt.Fprintln(w)
		}
		if s.heading != "" {
			fmt.Fprintln(w, style.bold(s.heading))
		}
		if err := s.table(style).write(w); err != nil {
			return err
		}
	}
	return nil
}

// list returns the list, empty where it is nil: JSON has no null lists.
func list[T any](items []T) []T {
	if items == nil {
		return []T{}
	}
	return items
}

// writeJSON writes indented JSON with characters as they are.
func writeJSON(w io.Writer, data any) error {
	encoder := json.NewEncoder(w)
	encoder.SetIndent("", " ")
	encoder.SetEscapeHTML(false)
	return encoder.Encode(data)
}
