package snmp

import (
	"context"
	"errors"
	"fmt"
	"net/netip"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"cablewright/discovery"
	"cablewright/discovery/probe"
)

// network is agents by address, and the sets they were asked with. An address
// without an agent is silent.
type network struct {
	accepts map[string]string // address to the name of the set
	errs    map[string]error  // set to what its request ends with, after no time

	mu    sync.Mutex
	tried []string
	open  int
}

func (n *network) dial(_ context.Context, addr netip.AddrPort, set credential) (exchange, error) {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.tried = append(n.tried, set.name+" to "+addr.String())
	n.open++
	return &networkAgent{network: n, err: n.errs[set.name], lets: n.accepts[addr.Addr().String()] == set.name}, nil
}

type networkAgent struct {
	network *network
	err     error
	lets    bool
}

func (a *networkAgent) Close() error {
	a.network.mu.Lock()
	defer a.network.mu.Unlock()
	a.network.open--
	return nil
}

func (a *networkAgent) ask(ctx context.Context, q question, into *answer) error {
	switch {
	case a.err != nil:
		return a.err
	case a.lets:
		into.reset()
		return nil
	}
	select {
	case <-time.After(q.wait):
		return probe.ErrTimeout
	case <-ctx.Done():
		return ctx.Err()
	}
}

func threeSets() *Credentials {
	return &Credentials{[]credential{
		{name: "first", version: v3, user: "u"}, {name: "second", version: v2c}, {name: "third", version: v1, port: 1161},
	}}
}

func target(addr string) discovery.Target { return discovery.Target{Addr: netip.MustParseAddr(addr)} }

func TestOpenTriesTheSetsInTurn(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		net := &network{accepts: map[string]string{"192.0.2.1": "third", "192.0.2.2": "third", "192.0.3.1": "first"}}
		client := &Client{Credentials: threeSets(), Timeout: time.Second, dial: net.dial}

		start := time.Now()
		session, err := client.Open(t.Context(), target("192.0.2.1"))
		if err != nil {
			t.Fatal(err)
		}
		if session.Credentials() != "third" || session.bulk {
			t.Errorf("accepted %q with GETBULK %v, want the third set, which is v1", session.Credentials(), session.bulk)
		}
		if took := time.Since(start); took != 500*time.Millisecond {
			t.Errorf("the third set was accepted after %s, want two head starts of 250ms", took)
		}
		want := []string{"first to 192.0.2.1:161", "second to 192.0.2.1:161", "third to 192.0.2.1:1161"}
		if !slices.Equal(net.tried, want) {
			t.Errorf("tried %v, want %v", net.tried, want)
		}
		if net.open != 1 {
			t.Errorf("%d sockets are open, want the session's", net.open)
		}

		// In the same prefix the set is remembered, in another it is not.
		net.tried = nil
		for _, addr := range []string{"192.0.2.2", "192.0.3.1"} {
			if _, err := client.Open(t.Context(), target(addr)); err != nil {
				t.Fatal(err)
			}
		}
		if want := []string{"third to 192.0.2.2:1161", "first to 192.0.3.1:161"}; !slices.Equal(net.tried, want) {
			t.Errorf("then tried %v, want %v", net.tried, want)
		}
	})
}

func TestOpenPort(t *testing.T) {
	net := &network{accepts: map[string]string{"192.0.2.1": "third"}, errs: map[string]error{"first": probe.ErrAuth, "second": probe.ErrAuth}}
	client := &Client{Credentials: threeSets(), dial: net.dial}
	if _, err := client.Open(t.Context(), discovery.Target{Addr: netip.MustParseAddr("192.0.2.1"), Port: 99}); err != nil {
		t.Fatal(err)
	}
	if got := net.tried[2]; got != "third to 192.0.2.1:99" {
		t.Errorf("asked %s, want the target's port", got)
	}
}

func TestOpenOfADeadHostIsCheap(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		net := &network{}
		client := &Client{Credentials: threeSets(), Timeout: time.Second, Retries: 1, dial: net.dial}
		start := time.Now()
		_, err := client.Open(t.Context(), target("192.0.2.1"))
		if !errors.Is(err, probe.ErrTimeout) {
			t.Errorf("error %v, want no answer", err)
		}
		if took := time.Since(start); took != 2500*time.Millisecond {
			t.Errorf("took %s, want two tries and two head starts", took)
		}
		if net.open != 0 {
			t.Errorf("%d sockets are left open", net.open)
		}
	})
}

func TestOpenErrors(t *testing.T) {
	unknown := fmt.Errorf("%w: unknown user", probe.ErrAuth)
	tests := []struct {
		name string
		errs map[string]error
		sets []credential
		is   []error
		want string
	}{
		{
			name: "silence",
			is:   []error{probe.ErrTimeout},
			want: `no answer: wrong address, or no agent, or the community is not accepted (tried "first", "second", "third")`,
		},
		{
			name: "silence of SNMPv3",
			sets: threeSets().sets[:1],
			is:   []error{probe.ErrTimeout},
			want: `no answer: wrong address, or no SNMPv3 agent (tried "first")`,
		},
		{
			name: "closed port",
			errs: map[string]error{"first": ErrPortClosed},
			is:   []error{ErrPortClosed},
			want: `port closed: no SNMP agent listens on it`,
		},
		{
			name: "unknown user",
			errs: map[string]error{"first": unknown},
			is:   []error{probe.ErrAuth, probe.ErrTimeout},
			want: `credentials "first": authentication failed: unknown user; credentials "second": no answer; credentials "third": no answer`,
		},
		{
			name: "privacy",
			sets: threeSets().sets[:1],
			errs: map[string]error{"first": errIgnored},
			is:   []error{probe.ErrTimeout},
			want: `credentials "first": no answer, though an agent is there: the privacy passphrase or protocol may be wrong`,
		},
		{
			name: "out of scope",
			sets: []credential{{name: "far", version: v2c, scope: []netip.Prefix{netip.MustParsePrefix("10.0.0.0/8")}}},
			want: `no credentials have the address in their scope`,
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				credentials := threeSets()
				if test.sets != nil {
					credentials.sets = test.sets
				}
				net := &network{errs: test.errs}
				client := &Client{Credentials: credentials, dial: net.dial}
				_, err := client.Open(t.Context(), target("192.0.2.1"))
				if err == nil || err.Error() != test.want {
					t.Errorf("error\n%v, want\n%s", err, test.want)
				}
				for _, is := range test.is {
					if !errors.Is(err, is) {
						t.Errorf("error %v does not wrap %v", err, is)
					}
				}
			})
		})
	}
}

func TestOpenNoAccess(t *testing.T) {
	agent := &fakeAgent{fault: func(_ int, _ question, said *answer) error { *said = answer{status: authorizationError}; return nil }}
	client := &Client{Credentials: Community("public"), dial: func(context.Context, netip.AddrPort, credential) (exchange, error) { return agent, nil }}
	_, err := client.Open(t.Context(), target("192.0.2.1"))
	if !errors.Is(err, probe.ErrAuth) || !strings.Contains(err.Error(), "authorizationError") {
		t.Errorf("error %v, want that the agent grants no access", err)
	}
	if !agent.closed {
		t.Error("the socket is left open")
	}
}

func TestCancelledOpen(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithTimeout(t.Context(), 100*time.Millisecond)
		defer cancel()
		net := &network{}
		client := &Client{Credentials: threeSets(), Timeout: time.Minute, dial: net.dial}
		start := time.Now()
		if _, err := client.Open(ctx, target("192.0.2.1")); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("error %v, want the context's", err)
		}
		if took := time.Since(start); took != 100*time.Millisecond {
			t.Errorf("took %s, want to end with the context", took)
		}
		if net.open != 0 {
			t.Errorf("%d sockets are left open", net.open)
		}
	})
}

func TestSessionSendsOneRequestAtATime(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		agent := &slowAgent{}
		session := newTestSession(agent, true)
		var all sync.WaitGroup
		for range 4 {
			all.Go(func() {
				if result := session.Walk(t.Context(), columnsTable(1)); result.Err != nil {
					t.Error(result.Err)
				}
			})
		}
		all.Wait()
		if agent.most != 1 {
			t.Errorf("%d requests at a time, want 1", agent.most)
		}
	})
}

// slowAgent has an empty MIB and needs a second to say so.
type slowAgent struct {
	mu        sync.Mutex
	now, most int
}

func (a *slowAgent) Close() error { return nil }

func (a *slowAgent) ask(_ context.Context, q question, into *answer) error {
	a.mu.Lock()
	a.now++
	a.most = max(a.most, a.now)
	a.mu.Unlock()
	time.Sleep(time.Second)
	a.mu.Lock()
	a.now--
	a.mu.Unlock()
	into.reset()
	into.varbinds = append(into.varbinds, varbind{name: q.after[0], end: true})
	return nil
}

func TestSessionsShareALimiter(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		agent, limiter := &slowAgent{}, NewLimiter(2, 0)
		start := time.Now()
		var all sync.WaitGroup
		for range 6 {
			session := newTestSession(agent, true)
			session.limiter = limiter
			all.Go(func() { session.Walk(t.Context(), columnsTable(1)) })
		}
		all.Wait()
		if took := time.Since(start); agent.most != 2 || took != 3*time.Second {
			t.Errorf("%d requests at a time, all in %s; want 2 and 3s", agent.most, took)
		}
	})
}
