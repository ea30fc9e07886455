package cli

import (
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/urfave/cli/v2"

	"cablewright/cabling"
	"cablewright/cabling/rules"
	"cablewright/render"
)

func renderVerb() verb {
	return verb{
		name:  "render",
		title: "draw a network, or write it in another format",
		args:  "FILE",
		min:   1, max: 1,
		about: "Formats:\n" + formatsHelp(),
		examples: []string{
			"cablewright render net.json -o net.svg",
			"cablewright render net.json --format dot | dot -Tpng > net.png",
			"cablewright render net.json -o net.svg --theme dark --check=false",
		},
		flags: []cli.Flag{
			outputFlag("write"),
			&cli.StringFlag{Name: "format", Usage: "`FORMAT` of the result; without it the extension of -o decides"},
			&cli.StringFlag{Name: "theme", Value: "auto", Usage: "`COLOURS` of the drawing: light, dark, or auto, which is as the viewer prefers"},
			&cli.StringFlag{Name: "title", Usage: "write this `TEXT` above the drawing"},
			&cli.BoolFlag{Name: "check", Value: true, Usage: "mark what the rules find (--check=false: do not)"},
		},
		run: runRender,
	}
}

func runRender(c *call) error {
	format, err := chooseFormat(c.String("format"), c.String("output"))
	if err != nil {
		return err
	}
	options, err := themeOptions(c.String("theme"))
	if err != nil {
		return err
	}
	network, err := c.readNetwork(c.arg())
	if err != nil {
		return err
	}
	options.Title = c.String("title")
	if c.Bool("check") {
		options.Findings = rules.Run(rules.Input{Network: network, Site: cabling.DefaultSite()}, rules.All())
	}
	return c.writeResult(func(w io.Writer) error { return format.Write(w, network, options) })
}

// chooseFormat finds the format by name, else by the extension of the output,
// else takes the first one, the drawing.
func chooseFormat(name, output string) (render.Format, error) {
	formats := render.Formats()
	wanted, by := name, "format"
	if wanted == "" {
		wanted, by = strings.TrimPrefix(filepath.Ext(output), "."), "extension"
	}
	if wanted == "" {
		return formats[0], nil
	}
	var names []string
	for _, format := range formats {
		if wanted == format.Name || wanted == strings.TrimPrefix(format.Ext, ".") {
			return format, nil
		}
		names = append(names, format.Name)
	}
	return render.Format{}, fmt.Errorf("unknown %s %q: want one of %s", by, wanted, strings.Join(names, ", "))
}

func themeOptions(theme string) (render.Options, error) {
	switch theme {
	case "auto":
		return render.Options{Auto: true}, nil
	case "light":
		return render.Options{}, nil
	case "dark":
		return render.Options{Dark: true}, nil
	}
	return render.Options{}, fmt.Errorf("unknown theme %q: want light, dark or auto", theme)
}

func formatsHelp() string {
	var lines []string
	for _, format := range render.Formats() {
		lines = append(lines, fmt.Sprintf("  %-5s %s", format.Name, format.Title))
	}
	return strings.Join(lines, "\n")
}
