package snmp

import (
	"context"
	"errors"
	"net"
	"net/netip"
	"slices"
	"strings"
	"testing"
	"time"

	"cablewright/discovery"
	"cablewright/discovery/probe"
	"cablewright/discovery/snmprec"
	"cablewright/fixtures/agent"
)

// Here the real transport speaks with simulated agents over loopback.

const agentRecording = `
1.3.6.1.2.1.1.1.0|4|a switch
1.3.6.1.2.1.1.2.0|6|1.3.6.1.4.1.8072.3.2.10
1.3.6.1.2.1.1.3.0|67|4294967295
1.3.6.1.2.1.1.5.0|4|leaf1
1.3.6.1.2.1.4.20.1.1.192.0.2.1|64|192.0.2.1
1.3.6.1.2.1.99.1.0|2|-2147483648
1.3.6.1.2.1.99.2.0|70|18446744073709551615
1.3.6.1.2.1.99.3.0|65|4294967295
1.3.6.1.2.1.99.4.0|66|0
1.3.6.1.2.1.99.5.0|4x|00ff0a
1.3.6.1.2.1.99.6.0|4|
1.3.6.1.2.1.99.7.0|68x|9f780442f60000
1.3.6.1.2.1.99.8.0|68x|9f790840091eb851eb851f
1.3.6.1.2.1.99.9.0|68x|0401ff
1.3.6.1.2.1.99.10.4294967295.0|6|0.0
`

// serve starts an agent with a recording on 127.3.0.1 and ::1.
func serve(t *testing.T, faults agent.Faults, users ...agent.User) (port uint16, rows []snmprec.Row) {
	t.Helper()
	rows, err := snmprec.Read(strings.NewReader(agentRecording))
	if err != nil {
		t.Fatal(err)
	}
	rows = append(rows, tableRows(3, 200)...)
	var agents []agent.Agent
	for _, addr := range []string{"127.3.0.1", "::1"} {
		agents = append(agents, agent.Agent{Addr: netip.MustParseAddr(addr), Rows: rows, Faults: faults})
	}
	server, err := agent.Serve(t.Context(), agent.Config{Agents: slices.Values(agents), Communities: []string{"public"}, Users: users})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(server.Close)
	return server.Port(), snmprec.Sort(rows)
}

// user returns credentials of SNMPv3.
func user(name, auth, authPassphrase, privacy, privPassphrase string) *Credentials {
	return &Credentials{[]credential{{
		name: "core", version: v3, user: name,
		auth: key{auth, NewSecret(authPassphrase)}, privacy: key{privacy, NewSecret(privPassphrase)},
	}}}
}

func open(t *testing.T, credentials *Credentials, addr string, port uint16) (*Session, error) {
	t.Helper()
	client := &Client{Credentials: credentials, Timeout: 2 * time.Second, Retries: 3}
	session, err := client.Open(t.Context(), discovery.Target{Addr: netip.MustParseAddr(addr), Port: port})
	if err == nil {
		t.Cleanup(func() { session.Close() })
	}
	return session, err
}

func TestEveryVersionReadsEveryValue(t *testing.T) {
	type login struct {
		name        string
		credentials *Credentials
	}
	oldest := Community("public")
	oldest.sets[0].version = v1
	logins := []login{{"v1", oldest}, {"v2c", Community("public")}, {"noAuthNoPriv", user("open", "", "", "", "")}}
	users := []agent.User{{Name: "open"}}
	for _, auth := range []string{"md5", "sha", "sha224", "sha256", "sha384", "sha512"} {
		for _, privacy := range []string{"", "des", "aes", "aes192", "aes256"} {
			name := auth + privacy
			logins = append(logins, login{name, user(name, auth, "authentication", privacy, "encryption")})
			users = append(users, agent.User{
				Name: name, Auth: strings.ToUpper(auth), Priv: strings.ToUpper(privacy),
				AuthPassphrase: "authentication", PrivPassphrase: "encryption",
			})
		}
	}
	port, rows := serve(t, agent.Faults{}, users...)
	for _, login := range logins {
		for _, addr := range []string{"127.3.0.1", "::1"} {
			t.Run(login.name+"/"+addr, func(t *testing.T) {
				session, err := open(t, login.credentials, addr, port)
				if err != nil {
					t.Fatal(err)
				}
				want := rows
				if login.name == "v1" { // it has no Counter64, RFC 2576 §4.1.2.1
					want = slices.DeleteFunc(slices.Clone(rows), func(row snmprec.Row) bool { return row.Value.Kind == probe.Counter64 })
				}
				got, err := WalkTree(t.Context(), session, probe.OID{1})
				if err != nil {
					t.Fatal(err)
				}
				if got, want := recorded(t, got), recorded(t, want); got != want {
					t.Errorf("read\n%s, want\n%s", got, want)
				}
			})
		}
	}
}

// recorded returns rows as a recording.
func recorded(t *testing.T, rows []snmprec.Row) string {
	t.Helper()
	var text strings.Builder
	if err := snmprec.Write(&text, rows); err != nil {
		t.Fatal(err)
	}
	return text.String()
}

func TestOpenSaysWhatIsWrong(t *testing.T) {
	port, _ := serve(t, agent.Faults{},
		agent.User{Name: "netops", Auth: "SHA", Priv: "AES", AuthPassphrase: "authentication", PrivPassphrase: "encryption"})
	tests := []struct {
		name        string
		credentials *Credentials
		is          error
		want        string
	}{
		{"unknown user", user("nobody", "sha", "authentication", "aes", "encryption"), probe.ErrAuth, "unknown user"},
		{"wrong passphrase", user("netops", "sha", "authentications", "aes", "encryption"), probe.ErrAuth, "wrong authentication passphrase or protocol"},
		{"level too low", user("netops", "", "", "", ""), probe.ErrAuth, ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			_, err := open(t, test.credentials, "127.3.0.1", port)
			if !errors.Is(err, test.is) || !strings.Contains(err.Error(), test.want) {
				t.Errorf("error %v, want %v with %q", err, test.is, test.want)
			}
		})
	}
}

// These wait for real timeouts, so they are short: nothing answers anyway.
func TestOpenOfSilentAgents(t *testing.T) {
	port, _ := serve(t, agent.Faults{},
		agent.User{Name: "netops", Auth: "SHA", Priv: "AES", AuthPassphrase: "authentication", PrivPassphrase: "encryption"})
	tests := []struct {
		name        string
		credentials *Credentials
		addr        string
		want        string
	}{
		{"wrong community", Community("private"), "127.3.0.1", "no agent, or the community is not accepted"},
		{"no agent", user("netops", "sha", "authentication", "aes", "encryption"), "127.3.0.9", "no SNMPv3 agent"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			client := &Client{Credentials: test.credentials, Timeout: 50 * time.Millisecond}
			_, err := client.Open(t.Context(), discovery.Target{Addr: netip.MustParseAddr(test.addr), Port: port})
			if !errors.Is(err, probe.ErrTimeout) || !strings.Contains(err.Error(), test.want) {
				t.Errorf("error %v, want no answer with %q", err, test.want)
			}
		})
	}
}

func TestClosedPort(t *testing.T) {
	for _, addr := range []string{"127.0.0.1", "::1"} {
		socket, err := net.ListenUDP("udp", net.UDPAddrFromAddrPort(netip.AddrPortFrom(netip.MustParseAddr(addr), 0)))
		if err != nil {
			t.Skipf("no loopback address %s: %v", addr, err)
		}
		port := socket.LocalAddr().(*net.UDPAddr).AddrPort().Port()
		socket.Close()
		if _, err := open(t, Community("public"), addr, port); !errors.Is(err, ErrPortClosed) {
			t.Errorf("error %v, want a closed port", err)
		}
	}
}

func TestWalkOfFaultyAgents(t *testing.T) {
	tests := []struct {
		name   string
		faults agent.Faults
		want   error // nil: the whole table
	}{
		{"duplicates", agent.Faults{Duplicate: 1}, nil},
		{"too big", agent.Faults{TooBig: 7}, nil},
		{"disorder", agent.Faults{Disorder: 1}, probe.ErrNotInOrder},
		{"a loop", agent.Faults{Loop: agent.Loop{From: probe.OID{1, 5, 2, 100}, To: probe.OID{1, 5, 2, 50}}}, probe.ErrNotInOrder},
		{"genErr", agent.Faults{GenErr: probe.OID{1, 5, 2, 100}}, probe.ErrRefused},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			port, rows := serve(t, test.faults)
			session, err := open(t, Community("public"), "127.3.0.1", port)
			if err != nil {
				t.Fatal(err)
			}
			got := session.Walk(t.Context(), columnsTable(3))
			if !errors.Is(got.Err, test.want) {
				t.Errorf("error %v, want %v", got.Err, test.want)
			}
			want := NewRecording(rows).Walk(t.Context(), columnsTable(3))
			for i, cells := range got.Cells {
				if !slices.IsSortedFunc(cells, func(a, b probe.Cell) int { return a.Index.Compare(b.Index) }) {
					t.Errorf("column %d is not in order", i)
				}
				all := " " + cellsOf(want.Cells[i]) + " "
				for _, cell := range cells {
					if one := cellsOf([]probe.Cell{cell}); !strings.Contains(all, " "+one+" ") {
						t.Errorf("column %d has the cell %s, the agent has not", i, one)
					}
				}
				if test.want == nil && len(cells) != len(want.Cells[i]) {
					t.Errorf("column %d has %d cells, want %d", i, len(cells), len(want.Cells[i]))
				}
			}
		})
	}
}

func cellsOf(cells []probe.Cell) string { return cellsText(probe.Result{Cells: [][]probe.Cell{cells}}) }

func TestLossyAgentIsReadWhole(t *testing.T) {
	port, _ := serve(t, agent.Faults{Seed: 1, Loss: 0.1, Truncate: 0.05, Garbage: 0.05})
	client := &Client{Credentials: Community("public"), Timeout: 5 * time.Millisecond, Retries: 10}
	session, err := client.Open(t.Context(), discovery.Target{Addr: netip.MustParseAddr("127.3.0.1"), Port: port})
	if err != nil {
		t.Fatal(err)
	}
	defer session.Close()
	result := session.Walk(t.Context(), columnsTable(3))
	if result.Err != nil || len(result.Cells[2]) != 200 {
		t.Errorf("%d cells, %v; want 200", len(result.Cells[2]), result.Err)
	}
}

func TestCancelInterruptsARead(t *testing.T) {
	port, _ := serve(t, agent.Faults{Silent: 1})
	client := &Client{Credentials: Community("public"), Timeout: time.Hour}
	session, err := client.Open(t.Context(), discovery.Target{Addr: netip.MustParseAddr("127.3.0.1"), Port: port})
	if err != nil {
		t.Fatal(err)
	}
	defer session.Close()
	ctx, cancel := context.WithCancel(t.Context())
	time.AfterFunc(20*time.Millisecond, cancel)
	ended := make(chan error, 1)
	go func() { ended <- session.Walk(ctx, columnsTable(1)).Err }()
	select {
	case err := <-ended:
		if !errors.Is(err, context.Canceled) {
			t.Errorf("error %v, want the context's", err)
		}
	case <-time.After(30 * time.Second):
		t.Fatal("the walk waits on")
	}
}

func TestRecorderKeepsWhatItReads(t *testing.T) {
	port, rows := serve(t, agent.Faults{})
	session, err := open(t, Community("public"), "127.3.0.1", port)
	if err != nil {
		t.Fatal(err)
	}
	recorder := &Recorder{Walker: session}
	for range 2 {
		recorder.Walk(t.Context(), columnsTable(3))
	}
	want := slices.DeleteFunc(slices.Clone(rows), func(row snmprec.Row) bool { return !strings.HasPrefix(row.OID.String(), "1.5.") })
	if got, want := recorded(t, recorder.Rows()), recorded(t, want); got != want {
		t.Errorf("recorded\n%s, want\n%s", got, want)
	}
	again := NewRecording(recorder.Rows()).Walk(t.Context(), columnsTable(3))
	if got, want := cellsText(again), cellsText(session.Walk(t.Context(), columnsTable(3))); got != want {
		t.Errorf("the recording answers\n%s, the agent\n%s", got, want)
	}
}

// BenchmarkSession reads a table of 3 columns by 200 rows from a simulated
// agent in the same process; the agent's cost is in it.
func BenchmarkSession(b *testing.B) {
	rows := tableRows(3, 200)
	addr := netip.MustParseAddr("127.3.0.1")
	server, err := agent.Serve(b.Context(), agent.Config{
		Agents: slices.Values([]agent.Agent{{Addr: addr, Rows: rows}}), Communities: []string{"public"},
	})
	if err != nil {
		b.Fatal(err)
	}
	defer server.Close()
	client := &Client{Credentials: Community("public")}
	session, err := client.Open(b.Context(), discovery.Target{Addr: addr, Port: server.Port()})
	if err != nil {
		b.Fatal(err)
	}
	defer session.Close()
	b.ReportAllocs()
	for b.Loop() {
		if result := session.Walk(b.Context(), columnsTable(3)); result.Err != nil {
			b.Fatal(result.Err)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(600*b.N), "ns/varbind")
}
