// Package cli is the command line of cablewright: one file a verb, in one
// visible list.
//
//	arguments ─▶ verb + flags ─▶ run ─▶ result on stdout or in -o FILE
//	                                └─▶ error ─▶ one line and a hint on stderr, exit status
//
// A verb reads its flags, calls the packages that do the work, and writes. The
// rules that hold for all of them stand here once:
//
//   - The result goes to standard output or to the file of -o, whole or not at
//     all. Everything else goes to standard error as "cablewright VERB: ...",
//     without capital and full stop, and then "hint: ..." where one helps.
//   - "-" is standard input or output. Progress is shown on a terminal only.
//   - A short flag means one thing in the whole tool. Flags may follow the
//     arguments.
//   - No secret is ever written: not to a result, not to a message.
package cli

import (
	"context"
	"fmt"
	"io"
	"net/netip"
	"time"

	"github.com/urfave/cli/v2"
)

// Env is the world as one run of the tool sees it.
type Env struct {
	Args           []string // without the name of the program
	Stdin          io.Reader
	Stdout, Stderr io.Writer
	Getenv         func(name string) string
	Now            func() time.Time
	Resolve        func(ctx context.Context, host string) ([]netip.Addr, error)
	Hostname       func() (string, error)
	StdoutTerminal bool // a person looks at Stdout
	StderrTerminal bool
}

// Main runs the tool and returns its exit status: see exitHelp. When ctx ends,
// what was learned so far is saved and the status is 130.
func Main(ctx context.Context, env Env) int {
	name, err := run(ctx, env)
	return report(env.Stderr, name, err)
}

// run finds the verb, puts its arguments in order and hands them to urfave/cli.
// It returns the name of the verb for messages.
func run(ctx context.Context, env Env) (string, error) {
	if len(env.Args) == 0 {
		writeOverview(env.Stderr)
		return "", errUsage
	}
	name, rest := env.Args[0], env.Args[1:]
	if name == "help" && len(rest) > 0 {
		name, rest = rest[0], []string{"--help"}
	}
	if name == "help" || isHelp(name) {
		writeOverview(env.Stdout)
		return "", nil
	}
	v, err := findVerb(name)
	if err != nil {
		return "", err
	}
	args, err := arrange(rest, v.allFlags())
	if err == nil && args.help {
		return v.name, v.writeHelp(env.Stdout)
	}
	if err != nil {
		return v.name, hint(err, "cablewright %s --help lists its flags", v.name)
	}
	return v.name, newApp(env, v).RunContext(ctx, append([]string{"cablewright", v.name}, args.list()...))
}

// newApp makes the urfave/cli application of one verb. Help, usage errors and
// exit statuses are ours, so its own are switched off.
func newApp(env Env, v verb) *cli.App {
	return &cli.App{
		Name:            "cablewright",
		HideHelp:        true,
		HideHelpCommand: true,
		HideVersion:     true,
		Reader:          env.Stdin,
		Writer:          env.Stdout,
		ErrWriter:       env.Stderr,
		ExitErrHandler:  func(*cli.Context, error) {},
		Commands: []*cli.Command{{
			Name:            v.name,
			Flags:           v.allFlags(),
			HideHelp:        true,
			HideHelpCommand: true,
			OnUsageError:    func(_ *cli.Context, err error, _ bool) error { return badValue(err, v.allFlags()) },
			Action: func(c *cli.Context) error {
				if err := v.checkArgs(c.Args().Slice()); err != nil {
					return err
				}
				return v.run(&call{Context: c, Env: env, verb: v.name})
			},
		}},
	}
}

// call is one run of one verb: its flags and arguments, and the world.
type call struct {
	*cli.Context // flags, arguments, and the context.Context of the run
	Env
	verb       string
	stdinTaken bool
}

// args are the arguments that are no flags.
func (c *call) args() []string { return c.Context.Args().Slice() }

// arg is the first of them, or nothing.
func (c *call) arg() string { return c.Context.Args().First() }

// ctx ends when the run is interrupted.
func (c *call) ctx() context.Context { return c.Context.Context }

// say writes one line to standard error, unless --quiet.
func (c *call) say(format string, args ...any) {
	if !c.Bool("quiet") {
		fmt.Fprintf(c.Stderr, "cablewright %s: %s\n", c.verb, fmt.Sprintf(format, args...))
	}
}

// advise writes a hint to standard error, unless --quiet.
func (c *call) advise(format string, args ...any) {
	if !c.Bool("quiet") {
		fmt.Fprintf(c.Stderr, "hint: %s\n", fmt.Sprintf(format, args...))
	}
}
