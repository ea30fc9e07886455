package cli

import (
	"fmt"
	"io"
	"strings"

	"github.com/urfave/cli/v2"
)

// writeOverview writes the help of the whole tool.
func writeOverview(w io.Writer) {
	fmt.Fprint(w, "cablewright tells what is plugged into what in a network, what is wrong with it and its cables, and draws it\n\n")
	fmt.Fprint(w, "Usage: cablewright VERB [flags] [arguments]\n\nVerbs:\n")
	for _, v := range verbs() {
		fmt.Fprintf(w, "  %-11s %s\n", v.name, v.title)
	}
	fmt.Fprint(w, "\nExamples:\n")
	for _, example := range []string{
		"cablewright demo                              # no network needed",
		"cablewright discover 198.18.0.21 -o net.json  # crawl from one switch",
		"cablewright check net.json                    # what is wrong on it",
		"cablewright check --channels cables.csv       # will these cables carry it",
		"cablewright render net.json -o net.svg        # draw it",
		"cablewright VERB --help                       # flags and examples of a verb",
	} {
		fmt.Fprintf(w, "  %s\n", example)
	}
	fmt.Fprintf(w, "\n%s", exitHelp)
}

// writeHelp writes the help of one verb.
func (v verb) writeHelp(w io.Writer) error {
	fmt.Fprintf(w, "cablewright %s: %s\n\nUsage: %s\n\n", v.name, v.title, v.usageLine())
	if v.about != "" {
		fmt.Fprintf(w, "%s\n\n", v.about)
	}
	fmt.Fprint(w, "Examples:\n")
	for _, example := range v.examples {
		fmt.Fprintf(w, "  %s\n", example)
	}
	fmt.Fprint(w, "\nFlags:\n")
	var flags [][2]string
	for _, flag := range v.allFlags() {
		flags = append(flags, [2]string{flagSynopsis(flag), flagUsage(flag)})
	}
	help := newTable()
	help.parts("  ", append(flags, [2]string{"-h, --help", "show this"}))
	if err := help.write(w); err != nil {
		return err
	}
	_, err := fmt.Fprintf(w, "\n%s", exitHelp)
	return err
}

func (v verb) usageLine() string {
	return strings.TrimSpace("cablewright " + v.name + " [flags] " + v.args)
}

// flagSynopsis returns "-o, --output FILE".
func flagSynopsis(flag cli.Flag) string {
	var short, long []string
	for _, name := range flag.Names() {
		if len(name) == 1 {
			short = append(short, dashed(name))
		} else {
			long = append(long, dashed(name))
		}
	}
	synopsis := strings.Join(append(short, long...), ", ")
	if len(short) == 0 {
		synopsis = "    " + synopsis
	}
	if placeholder, _ := usageParts(flag); placeholder != "" {
		synopsis += " " + placeholder
	}
	return synopsis
}

// flagUsage returns the description of a flag with its default.
func flagUsage(flag cli.Flag) string {
	_, usage := usageParts(flag)
	if documented, ok := flag.(cli.DocGenerationFlag); ok && documented.TakesValue() {
		switch value := documented.GetDefaultText(); value {
		case "", "0", "0s", `""`:
		default:
			usage += " (default " + strings.Trim(value, `"`) + ")"
		}
	}
	return usage
}

// usageParts splits "write to `FILE`" into "FILE" and "write to FILE".
func usageParts(flag cli.Flag) (placeholder, usage string) {
	documented, ok := flag.(cli.DocGenerationFlag)
	if !ok {
		return "", ""
	}
	before, rest, found := strings.Cut(documented.GetUsage(), "`")
	placeholder, after, closed := strings.Cut(rest, "`")
	if !found || !closed {
		return "", documented.GetUsage()
	}
	return placeholder, before + placeholder + after
}
