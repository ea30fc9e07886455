package cli

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"cablewright/fixtures/agent"
	"cablewright/fixtures/generate"
	"cablewright/topology"
)

// simulation is a run of the verb simulate in the background.
type simulation struct {
	first string // address and port of the first agent
	stop  func() int
}

// simulate starts the verb with the arguments, on a free port, and waits until
// it serves.
func simulate(t *testing.T, args ...string) simulation {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	stderr, writer := io.Pipe()
	env := testEnv(append([]string{"simulate", "--listen", "127.8.0.1:0"}, args...)...)
	env.Stdout, env.Stderr = io.Discard, writer
	status := make(chan int, 1)
	go func() {
		status <- Main(ctx, env)
		writer.Close()
	}()
	stop := func() int {
		cancel()
		code := <-status
		status <- code
		return code
	}
	t.Cleanup(func() { stop() })
	return simulation{first: servedAt(t, stderr), stop: stop}
}

// servedAt takes the address of the first agent from the hint, and drops what
// follows it.
func servedAt(t *testing.T, stderr io.Reader) string {
	t.Helper()
	lines := bufio.NewScanner(stderr)
	for lines.Scan() {
		if after, ok := strings.CutPrefix(lines.Text(), "hint: cablewright discover "); ok {
			go func() { _, _ = io.Copy(io.Discard, stderr) }()
			return strings.Fields(after)[0]
		}
	}
	t.Fatal("simulate ended before it served anything")
	return ""
}

// discover crawls from the first agent and returns the snapshot.
func (s simulation) discover(t *testing.T, args ...string) *topology.Snapshot {
	t.Helper()
	got := try(t, append([]string{"discover", s.first, "--timeout", "300ms"}, args...)...)
	if got.status != 0 {
		t.Fatalf("discover: status %d: %s", got.status, got.stderr)
	}
	snapshot, err := topology.ReadSnapshot(strings.NewReader(got.stdout))
	if err != nil {
		t.Fatal(err)
	}
	return snapshot
}

// wires names the ends of every link with its state, without what depends on
// the addresses that agents are served at.
func wires(s *topology.Snapshot) []string {
	n := topology.NewNetwork(s)
	var wires []string
	for _, link := range s.Links {
		wires = append(wires, n.Label(link.A)+" — "+n.Label(link.B)+" "+link.State.String())
	}
	slices.Sort(wires)
	return wires
}

// TestRecordingsAreTheNetworkTheyWereMadeOf: what is discovered from recordings
// is what was discovered from the agents that were recorded.
func TestRecordingsAreTheNetworkTheyWereMadeOf(t *testing.T) {
	live := simulate(t, "--leaf-spine", "2,3,1")
	before := live.discover(t)
	if len(before.Links) != 2*3+3 {
		t.Fatalf("%d links were found in a fabric with 9: %q", len(before.Links), wires(before))
	}
	for _, flags := range [][]string{nil, {"--all"}} {
		dir := filepath.Join(t.TempDir(), "recordings")
		if got := try(t, append([]string{"record", live.first, "-o", dir}, flags...)...); got.status != 0 {
			t.Fatalf("record: status %d: %s", got.status, got.stderr)
		}
		replayed := simulate(t, dir)
		if after := replayed.discover(t); !slices.Equal(wires(after), wires(before)) {
			t.Errorf("record %q gave\n%q\nwant\n%q", flags, wires(after), wires(before))
		}
		if status := replayed.stop(); status != 0 {
			t.Errorf("simulate ended with status %d when it was told to", status)
		}
	}
}

// TestRecordKeepsRecordings: two crawls in one folder would be a network that
// never was.
func TestRecordKeepsRecordings(t *testing.T) {
	dir := files(t, map[string]string{"leaf1.snmprec": "old"})
	got := try(t, "record", "127.0.0.1:1", "-o", dir)
	if got.status != 2 || !strings.Contains(got.stderr, "holds recordings already, such as leaf1.snmprec") {
		t.Errorf("status %d: %s", got.status, got.stderr)
	}
	wantFile(t, filepath.Join(dir, "leaf1.snmprec"), "old")
}

// TestStrict: a switch that does not answer is a gap, and only --strict makes a
// failure of it.
func TestStrict(t *testing.T) {
	demo := simulate(t, "--demo")
	path := filepath.Join(t.TempDir(), "net.json")
	args := []string{"discover", demo.first, "127.0.0.1:1", "--port", demo.first[strings.LastIndex(demo.first, ":")+1:], "--timeout", "300ms", "--retries", "0", "-o", path}
	if got := try(t, args...); got.status != 0 {
		t.Fatalf("without --strict: status %d: %s", got.status, got.stderr)
	}
	got := try(t, append(args, "--strict")...)
	if got.status != 3 || !strings.Contains(got.stderr, "--strict asks for none") {
		t.Errorf("with --strict: status %d: %s", got.status, got.stderr)
	}
	if _, err := os.Stat(path); err != nil {
		t.Errorf("what was learned was not written: %v", err)
	}
}

// TestInterruptedCrawlKeepsWhatItLearned: Ctrl-C in the middle.
func TestInterruptedCrawlKeepsWhatItLearned(t *testing.T) {
	fabric := simulate(t, "--leaf-spine", "1,20,0")
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	env := testEnv("discover", fabric.first, "--workers", "1")
	// The line of progress is the moment to interrupt: one device has answered.
	env.StderrTerminal = true
	progress := &afterWrites{left: 4, then: cancel}
	var stdout strings.Builder
	env.Stdout, env.Stderr = &stdout, progress
	ticks := noon
	env.Now = tick(&ticks)
	if status := Main(ctx, env); status != 130 {
		t.Fatalf("status %d, want 130: %s", status, progress.String())
	}
	snapshot, err := topology.ReadSnapshot(strings.NewReader(stdout.String()))
	if err != nil {
		t.Fatal(err)
	}
	if len(snapshot.Links) == 0 {
		t.Error("nothing of what was learned was kept")
	}
}

// TestWhyNothingAnswered: the message tells apart what is known of a silent
// target.
func TestWhyNothingAnswered(t *testing.T) {
	const right, wrong = "right-passphrase", "wrong-passphrase"
	server, err := agent.Serve(t.Context(), agent.Config{
		Agents: generate.LeafSpine{Spines: 1, Leaves: 1}.Agents(),
		Users:  []agent.User{{Name: "netops", Auth: "SHA", AuthPassphrase: right, Priv: "AES", PrivPassphrase: right}},
	})
	if err != nil {
		t.Fatal(err)
	}
	defer server.Close()
	dir := files(t, map[string]string{
		"right.yaml": secretCredentials("unused", right),
		"wrong.yaml": secretCredentials("unused", wrong),
	})
	seed := fmt.Sprintf("127.1.0.1:%d", server.Port())
	for _, test := range []struct {
		name   string
		args   []string
		status int
		want   string
	}{
		{"right", []string{seed, "--credentials", filepath.Join(dir, "right.yaml")}, 0, ""},
		{"wrong passphrase", []string{seed, "--credentials", filepath.Join(dir, "wrong.yaml")}, 2, "authentication failed"},
		{"wrong community", []string{seed, "--community", "wrong"}, 2, "no answer"},
		{"closed port", []string{"127.0.0.1:1"}, 2, "port closed"},
	} {
		got := try(t, append([]string{"discover", "--timeout", "200ms", "--retries", "0"}, test.args...)...)
		if got.status != test.status || !strings.Contains(got.stderr, test.want) {
			t.Errorf("%s: status %d, want %d and %q: %s", test.name, got.status, test.status, test.want, got.stderr)
		}
	}
}

// TestNoSecretIsWritten: whatever is asked with whatever credentials, they are
// in no file and no message.
func TestNoSecretIsWritten(t *testing.T) {
	const community, passphrase = "hunter2-community", "hunter2-passphrase"
	agents := simulate(t, "--leaf-spine", "1,1,1", "--community", community)
	dir := files(t, map[string]string{"snmp.yaml": secretCredentials(community, passphrase)})
	yaml := filepath.Join(dir, "snmp.yaml")
	quick := []string{"--timeout", "100ms", "--retries", "0"}
	for _, run := range []struct {
		want int
		args []string
	}{
		{0, []string{"discover", agents.first, "--community", community}},
		{0, []string{"discover", agents.first, "--credentials", yaml}},
		{0, []string{"discover", agents.first, "--credentials", yaml, "--dry-run"}},
		{2, []string{"discover", agents.first, "--community", community + "-wrong"}},
		{2, []string{"discover", "127.0.0.1:1", "--credentials", yaml}},
		{2, []string{"discover", agents.first, "--community", community, "--credentials", yaml}},
		{0, []string{"record", agents.first, "--community", community, "--all", "-o", filepath.Join(dir, "recordings")}},
	} {
		got := try(t, append(run.args, quick...)...)
		where := strings.Join(run.args[:2], " ")
		if got.status != run.want {
			t.Errorf("%s: status %d, want %d: %s", where, got.status, run.want, got.stderr)
		}
		wantNoSecret(t, where, got.stdout+got.stderr, community, passphrase)
	}
	recordings, err := filepath.Glob(filepath.Join(dir, "recordings", "*"))
	if err != nil || len(recordings) != 2 {
		t.Fatalf("recordings %q, %v; want 2", recordings, err)
	}
	for _, path := range recordings {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		wantNoSecret(t, path, string(text), community, passphrase)
	}
}

func secretCredentials(community, passphrase string) string {
	text, _ := json.Marshal(map[string]any{"version": 1, "credentials": []map[string]any{
		{"name": "new", "version": "3", "user": "netops", "auth": map[string]any{"protocol": "sha", "passphrase": passphrase}, "privacy": map[string]any{"protocol": "aes", "passphrase": passphrase}},
		{"name": "old", "version": "2c", "community": community},
	}})
	return string(text)
}

func wantNoSecret(t *testing.T, where, text string, secrets ...string) {
	t.Helper()
	for _, secret := range secrets {
		if strings.Contains(text, secret) {
			t.Errorf("%s: a secret was written:\n%s", where, text)
		}
	}
}
