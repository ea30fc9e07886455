package main

import (
	"bufio"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"cablewright": main})
}

// TestScripts runs the tool as a user does: one script a verb, and some on what
// they share. In the folder of every script are net.json, a small network of
// three devices, and wire.pcap, the LLDP frames of both ends of a wire.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 filepath.Join("testdata", "script"),
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Cmds:                map[string]func(*testscript.TestScript, bool, []string){"simulate": simulate},
		Setup: func(env *testscript.Env) error {
			return lay(env.WorkDir, "net.json", "wire.pcap")
		},
	})
}

func lay(dir string, names ...string) error {
	for _, name := range names {
		content, err := os.ReadFile(filepath.Join("testdata", name))
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(dir, name), content, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// simulate is a command for scripts. It runs "cablewright simulate" with the
// arguments in the background until the script ends: the first agent at the
// address given, the others at the next ones, on a free port. The list of agents
// goes to agents.txt, the first agent's address:port into the variable SEED, and
// :port into PORT.
func simulate(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: simulate address argument...")
	}
	agents, err := os.Create(ts.MkAbs("agents.txt"))
	ts.Check(err)
	cmd := exec.Command("cablewright", append([]string{"simulate", "--listen", args[0] + ":0"}, args[1:]...)...)
	cmd.Dir = ts.MkAbs(".")
	cmd.Stdout = agents
	stderr, err := cmd.StderrPipe()
	ts.Check(err)
	ts.Check(cmd.Start())
	ts.Defer(func() {
		ts.Check(cmd.Process.Signal(os.Interrupt))
		ts.Check(cmd.Wait())
		ts.Check(agents.Close())
	})
	for lines := bufio.NewScanner(stderr); lines.Scan(); {
		if after, ok := strings.CutPrefix(lines.Text(), "hint: cablewright discover "); ok {
			seed := strings.Fields(after)[0]
			ts.Setenv("SEED", seed)
			ts.Setenv("PORT", seed[strings.LastIndex(seed, ":"):])
			return
		}
	}
	ts.Fatalf("simulate %q ended before it served anything", args)
}
