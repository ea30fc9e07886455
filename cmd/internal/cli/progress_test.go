package cli

import (
	"net/netip"
	"strings"
	"testing"
	"time"

	"cablewright/discovery"
)

// tick is a clock that goes on by a second whenever it is read.
func tick(now *time.Time) func() time.Time {
	return func() time.Time {
		*now = now.Add(time.Second)
		return *now
	}
}

// afterWrites is a writer that does something after so many writes.
type afterWrites struct {
	strings.Builder
	left int
	then func()
}

func (w *afterWrites) Write(p []byte) (int, error) {
	if w.left--; w.left == 0 {
		w.then()
	}
	return w.Builder.Write(p)
}

func TestProgressIsForPeople(t *testing.T) {
	event := discovery.Event{Target: discovery.Target{Addr: netip.MustParseAddr("198.18.0.21")}, Done: 3, Failed: 1, Queued: 2}
	for _, test := range []struct {
		name     string
		terminal bool
		quiet    bool
		want     string
	}{
		{"on a terminal", true, false, clearLine + noWrap + "4 asked, 2 waiting, 1 without an answer; now 198.18.0.21" + wrap + clearLine},
		{"with --quiet", true, true, ""},
		{"into a file", false, false, ""},
	} {
		var stderr strings.Builder
		env := testEnv()
		env.Stderr, env.StderrTerminal = &stderr, test.terminal
		p := newProgress(env, test.quiet)
		p.show(event)
		p.show(event) // at the same moment: not drawn
		p.clear()
		if stderr.String() != test.want {
			t.Errorf("%s: %q, want %q", test.name, stderr.String(), test.want)
		}
	}
}
