package cli

import (
	"fmt"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"
)

// arranged is a command line in order: flags with their values first.
type arranged struct {
	flags      []string
	positional []string
	help       bool // --help or -h is among the flags
}

// list joins both parts, with "--" between them.
func (a arranged) list() []string {
	return append(append(a.flags[:len(a.flags):len(a.flags)], "--"), a.positional...)
}

// arrange moves flags in front of the arguments, because urfave/cli takes
// nothing for a flag after the first argument, and people write
// "discover 198.18.0.21 -o net.json". After "--" everything is an argument.
//
// An unknown flag and a flag without its value are errors.
func arrange(args []string, flags []cli.Flag) (arranged, error) {
	var out arranged
	for len(args) > 0 {
		arg := args[0]
		args = args[1:]
		switch {
		case arg == "--":
			out.positional = append(out.positional, args...)
			return out, nil
		case arg == "-" || !strings.HasPrefix(arg, "-"):
			out.positional = append(out.positional, arg)
			continue
		case isHelp(arg):
			out.help = true
			continue
		}
		name, _, hasValue := strings.Cut(strings.TrimLeft(arg, "-"), "=")
		flag := findFlag(flags, name)
		if flag == nil {
			return out, fmt.Errorf("unknown flag %s%s", dashed(name), didYouMean(dashed(name), flagNames(flags)))
		}
		out.flags = append(out.flags, arg)
		if hasValue || !takesValue(flag) {
			continue
		}
		if len(args) == 0 {
			return out, fmt.Errorf("%s needs a value: %s", dashed(name), flagSynopsis(flag))
		}
		out.flags = append(out.flags, args[0])
		args = args[1:]
	}
	return out, nil
}

func isHelp(arg string) bool { return arg == "--help" || arg == "-h" || arg == "-help" }

func findFlag(flags []cli.Flag, name string) cli.Flag {
	for _, flag := range flags {
		if slices.Contains(flag.Names(), name) {
			return flag
		}
	}
	return nil
}

func takesValue(flag cli.Flag) bool {
	documented, ok := flag.(cli.DocGenerationFlag)
	return ok && documented.TakesValue()
}

func flagNames(flags []cli.Flag) []string {
	var names []string
	for _, flag := range flags {
		for _, name := range flag.Names() {
			names = append(names, dashed(name))
		}
	}
	return names
}

// dashed returns -o for o and --output for output.
func dashed(name string) string {
	if len(name) == 1 {
		return "-" + name
	}
	return "--" + name
}

// badValue rewords what package flag says of a value that does not parse:
// `invalid value "abc" for flag -workers: parse error`.
func badValue(err error, flags []cli.Flag) error {
	text := err.Error()
	at := strings.LastIndex(text, " for ")
	if at < 0 {
		return err
	}
	name, _, _ := strings.Cut(text[at+len(" for "):], ":")
	name = strings.TrimLeft(strings.TrimPrefix(name, "flag "), "-")
	_, value, _ := strings.Cut(text[:at], "value ")
	flag := findFlag(flags, name)
	if flag == nil {
		return err
	}
	return fmt.Errorf("%s %s: want %s", dashed(name), value, wanted(flag))
}

// wanted says what a flag takes.
func wanted(flag cli.Flag) string {
	switch flag.(type) {
	case *cli.IntFlag:
		return "a whole number"
	case *cli.Float64Flag:
		return "a number"
	case *cli.DurationFlag:
		return "a time such as 500ms or 90s"
	case *cli.BoolFlag:
		return "true or false"
	}
	return "another value"
}
