package cli

import (
	"fmt"

	"github.com/urfave/cli/v2"
)

// verb is one thing the tool does.
type verb struct {
	name     string
	title    string // one line, for the overview
	args     string // as the usage line shows them: "SEED..."
	min, max int    // how many arguments it takes; max < 0: any number
	about    string // what it does, for its own help
	examples []string
	flags    []cli.Flag
	run      func(c *call) error
}

// verbs lists every verb in the order of the overview. One more is one file,
// one line here, and one script in cmd/cablewright/testdata/script.
//
// It makes them anew for each run, because urfave/cli keeps the values of flags
// in the flags.
func verbs() []verb {
	return []verb{
		discoverVerb(),
		listenVerb(),
		recordVerb(),
		simulateVerb(),
		showVerb(),
		checkVerb(),
		renderVerb(),
		reachVerb(),
		explainVerb(),
		demoVerb(),
		completionVerb(),
		versionVerb(),
	}
}

// findVerb returns the verb of that name, or an error that names the nearest.
func findVerb(name string) (verb, error) {
	var names []string
	for _, v := range verbs() {
		if v.name == name {
			return v, nil
		}
		names = append(names, v.name)
	}
	if name == "--version" {
		return verb{}, hint(fmt.Errorf("unknown flag %s", name), "cablewright version")
	}
	return verb{}, hint(fmt.Errorf("unknown verb %q%s", name, didYouMean(name, names)), "cablewright --help lists the verbs")
}

// allFlags returns the verb's flags and the ones that every verb has.
func (v verb) allFlags() []cli.Flag {
	return append(v.flags[:len(v.flags):len(v.flags)],
		&cli.BoolFlag{Name: "quiet", Aliases: []string{"q"}, Usage: "say nothing on standard error but errors"})
}

// checkArgs says what is wrong with the number of arguments.
func (v verb) checkArgs(args []string) error {
	var err error
	switch {
	case len(args) < v.min:
		err = fmt.Errorf("too few arguments: want %s", v.args)
	case v.max == 0 && len(args) > 0:
		err = fmt.Errorf("unexpected argument %q: it takes none", args[0])
	case v.max > 0 && len(args) > v.max:
		err = fmt.Errorf("unexpected argument %q: want %s", args[v.max], v.args)
	default:
		return nil
	}
	return hint(err, "%s", v.examples[0])
}
