package main

import (
	"os"
	"path/filepath"
	"testing"
	"time"

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
		Cmds:                map[string]func(*testscript.TestScript, bool, []string){"eventually": eventually},
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

// eventually runs a program again and again until it succeeds: what it needs is
// being started in the background.
func eventually(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 || args[0] != "exec" {
		ts.Fatalf("usage: eventually exec program [argument...]")
	}
	var err error
	for range 200 {
		if err = ts.Exec(args[1], args[2:]...); err == nil {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	ts.Fatalf("%v", err)
}
