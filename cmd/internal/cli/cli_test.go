package cli

import (
	"bytes"
	"context"
	"errors"
	"net/netip"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// result is what one run of the tool left.
type result struct {
	status         int
	stdout, stderr string
}

// noon is when every test runs.
var noon = time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)

// testEnv is a world without terminal, environment and name service.
func testEnv(args ...string) Env {
	return Env{
		Args:     args,
		Stdin:    strings.NewReader(""),
		Getenv:   func(string) string { return "" },
		Now:      func() time.Time { return noon },
		Hostname: func() (string, error) { return "here", nil },
		Resolve: func(_ context.Context, host string) ([]netip.Addr, error) {
			return nil, errors.New("no such host")
		},
	}
}

// runEnv runs the tool in a world, and keeps what it writes.
func runEnv(ctx context.Context, env Env) result {
	var stdout, stderr bytes.Buffer
	env.Stdout, env.Stderr = &stdout, &stderr
	status := Main(ctx, env)
	return result{status, stdout.String(), stderr.String()}
}

// try runs the tool with the arguments.
func try(t *testing.T, args ...string) result {
	t.Helper()
	return runEnv(t.Context(), testEnv(args...))
}

// files writes files into a new folder and returns it.
func files(t *testing.T, content map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range content {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// smallNetwork is the network that the script tests use too.
const smallNetwork = "../../cablewright/testdata/net.json"

// TestExitStatus holds what --help promises. What the scripts in
// cmd/cablewright cannot tell is which failure a failure is.
func TestExitStatus(t *testing.T) {
	bad := files(t, map[string]string{
		"newer.json":    `{"version": 99}`,
		"cut.json":      `{"version": 1, "devices": [`,
		"empty.json":    ``,
		"broken.yaml":   "credentials: [",
		"empty.snmprec": "",
		"cut.snmprec":   "1.3.6.1.2.1.1.5",
		"no.pcap":       "this is no capture",
		"sound.csv":     "id,phy_a,medium,length_m\nC1,10GBASE-SR,om3,100\n",
		"long.csv":      "id,phy_a,medium,length_m\nC1,10GBASE-SR,om3,100\nC2,10GBASE-SR,om3,400\n",
		"unread.csv":    "id,phy_a,medium,length_m\nC1,10GBASE-SR,om9,100\n",
		"lacking.csv":   "id,phy_a,medium\nC1,10GBASE-SR,om3\n",
		"headless.csv":  "C1,10GBASE-SR,om3,100\n",
	})
	in := func(name string) string { return filepath.Join(bad, name) }
	quick := []string{"--timeout", "50ms", "--retries", "0"}
	for _, test := range []struct {
		name string
		args []string
		want int
	}{
		{"help", []string{"--help"}, 0},
		{"help of a verb", []string{"discover", "--help"}, 0},
		{"version", []string{"version"}, 0},
		{"show", []string{"show", smallNetwork}, 0},
		{"no findings", []string{"check", smallNetwork, "--only", "duplex-mismatch"}, 0},
		{"findings below the threshold", []string{"check", smallNetwork, "--only", "speed-mismatch", "--fail-on", "never"}, 0},
		{"sound cables", []string{"check", "--channels", in("sound.csv")}, 0},
		{"cables that lack something", []string{"check", "--channels", in("lacking.csv")}, 0},
		{"bad cables below the threshold", []string{"check", "--channels", in("long.csv"), "--fail-on", "never"}, 0},
		{"reach", []string{"reach", "10GBASE-SR"}, 0},
		{"dry run", []string{"discover", "198.18.0.21", "--dry-run"}, 0},

		{"findings", []string{"check", smallNetwork, "--only", "speed-mismatch"}, 1},
		{"findings at a lower threshold", []string{"check", smallNetwork, "--only", "speed-mismatch", "--fail-on", "info"}, 1},

		{"the same in each format of a network", []string{"check", smallNetwork, "--only", "speed-mismatch", "--format", "junit"}, 1},
		{"a cable too long", []string{"check", "--channels", in("long.csv")}, 1},
		{"the same in each format", []string{"check", "--channels", in("long.csv"), "--format", "sarif"}, 1},
		{"a cell that means nothing", []string{"check", "--channels", in("unread.csv")}, 1},

		{"nothing to do", nil, 2},
		{"unknown verb", []string{"discoverr"}, 2},
		{"unknown flag", []string{"show", smallNetwork, "--nope"}, 2},
		{"flag without value", []string{"render", smallNetwork, "-o"}, 2},
		{"value of the wrong kind", []string{"discover", "127.0.0.1", "--workers", "many"}, 2},
		{"value out of range", []string{"discover", "127.0.0.1", "--workers", "0"}, 2},
		{"too few arguments", []string{"show"}, 2},
		{"too many arguments", []string{"render", "a", "b"}, 2},
		{"no such file", []string{"show", in("nosuch.json")}, 2},
		{"newer snapshot", []string{"show", in("newer.json")}, 2},
		{"cut snapshot", []string{"check", in("cut.json")}, 2},
		{"empty snapshot", []string{"render", in("empty.json")}, 2},
		{"unknown view", []string{"show", smallNetwork, "everything"}, 2},
		{"unknown device", []string{"show", smallNetwork, "device", "leaf9"}, 2},
		{"unknown rule", []string{"check", smallNetwork, "--only", "nope"}, 2},
		{"no rule left", []string{"check", smallNetwork, "--only", "half-duplex", "--skip", "half-duplex"}, 2},
		{"limit that is no number", []string{"check", smallNetwork, "--port-reserve", "NaN"}, 2},
		{"rate that is no number", []string{"discover", "127.0.0.1:1", "--rate", "NaN"}, 2},
		{"unknown format", []string{"render", smallNetwork, "--format", "png"}, 2},
		{"unknown topic", []string{"explain", "nope"}, 2},
		{"unknown host", []string{"discover", "nosuch.example"}, 2},
		{"no address", []string{"discover", "198.18.0.300"}, 2},
		{"no agent", append([]string{"discover", "127.0.0.1:1"}, quick...), 2},
		{"broken credentials", []string{"discover", "127.0.0.1:1", "--credentials", in("broken.yaml")}, 2},
		{"empty recording", []string{"simulate", in("empty.snmprec")}, 2},
		{"cut recording", []string{"simulate", in("cut.snmprec")}, 2},
		{"agents off loopback", []string{"simulate", in("cut.snmprec"), "--listen", "198.18.0.1:1161"}, 2},
		{"fabric of too many cables", []string{"simulate", "--leaf-spine", "99999,99999,9"}, 2},
		{"no capture", []string{"listen", in("no.pcap")}, 2},
		{"no interface", []string{"listen", "-i", "nosuch0"}, 2},
		{"no list of cables", []string{"check", "--channels", in("nosuch.csv")}, 2},
		{"a list without header", []string{"check", "--channels", in("headless.csv")}, 2},
		{"cables and a network", []string{"check", smallNetwork, "--channels", in("sound.csv")}, 2},
		{"nothing to check", []string{"check"}, 2},
		{"unknown report", []string{"check", "--channels", in("sound.csv"), "--format", "pdf"}, 2},
		{"unknown report of a network", []string{"check", smallNetwork, "--format", "pdf"}, 2},
		{"unknown PHY", []string{"reach", "10GBASE-ZZ"}, 2},
		{"no PHY", []string{"reach"}, 2},
		{"reach without speed", []string{"reach", "--medium", "om4"}, 2},
		{"unknown shell", []string{"completion", "tcsh"}, 2},
		{"no folder to record to", []string{"record", "127.0.0.1:1"}, 2},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := try(t, test.args...)
			if got.status != test.want {
				t.Fatalf("status %d, want %d; standard error: %s", got.status, test.want, got.stderr)
			}
			if test.want == 2 && test.args != nil {
				wantComplaint(t, got)
			}
		})
	}
}

// wantComplaint checks the shape of what a user reads when something is wrong:
// one line, and a hint at most.
func wantComplaint(t *testing.T, got result) {
	t.Helper()
	lines := strings.Split(strings.TrimSuffix(got.stderr, "\n"), "\n")
	if !strings.HasPrefix(lines[0], "cablewright") || !strings.Contains(lines[0], ": ") {
		t.Errorf("standard error starts with %q, want cablewright VERB: ...", lines[0])
	}
	if len(lines) > 2 || len(lines) == 2 && !strings.HasPrefix(lines[1], "hint: ") {
		t.Errorf("standard error is more than a line and a hint:\n%s", got.stderr)
	}
	if strings.HasSuffix(lines[0], ".") {
		t.Errorf("the message ends with a full stop: %s", lines[0])
	}
	if got.stdout != "" {
		t.Errorf("something was written to standard output: %s", got.stdout)
	}
}

// TestInterruptedBeforeAnything: a crawl that is stopped before it has an
// answer says so, and leaves the old file.
func TestInterruptedBeforeAnything(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	dir := files(t, map[string]string{"net.json": "old"})
	path := filepath.Join(dir, "net.json")
	got := runEnv(ctx, testEnv("discover", "127.0.0.1:1", "-o", path))
	if got.status != 130 || !strings.Contains(got.stderr, "interrupted before anything answered") {
		t.Errorf("status %d, standard error %s; want 130 and what became of it", got.status, got.stderr)
	}
	wantFile(t, path, "old")
	wantAlone(t, path)
}
