package cli

import (
	"context"
	"errors"
	"flag"
	"net/netip"
	"strings"
	"testing"

	"github.com/urfave/cli/v2"

	"cablewright/discovery"
)

// callWith is a call of a verb in a world that knows one host.
func callWith(t *testing.T) *call {
	env := testEnv()
	env.Resolve = func(_ context.Context, host string) ([]netip.Addr, error) {
		if host != "sw1.example.net" {
			return nil, errors.New("no such host")
		}
		return []netip.Addr{netip.MustParseAddr("2001:db8::1"), netip.MustParseAddr("198.18.0.21")}, nil
	}
	set := flag.NewFlagSet("", flag.ContinueOnError)
	return &call{Context: cli.NewContext(nil, set, &cli.Context{Context: t.Context()}), Env: env}
}

func TestSeed(t *testing.T) {
	v4, v6 := netip.MustParseAddr("198.18.0.21"), netip.MustParseAddr("2001:db8::21")
	for _, test := range []struct {
		arg  string
		want discovery.Target
	}{
		{"198.18.0.21", discovery.Target{Addr: v4}},
		{"198.18.0.21:1161", discovery.Target{Addr: v4, Port: 1161}},
		{"::ffff:198.18.0.21", discovery.Target{Addr: v4}},
		{"2001:db8::21", discovery.Target{Addr: v6}},
		{"[2001:db8::21]:1161", discovery.Target{Addr: v6, Port: 1161}},
		{"[2001:db8::21]", discovery.Target{Addr: v6}},
		{"fe80::1%eth0", discovery.Target{Addr: netip.MustParseAddr("fe80::1%eth0")}},
		{"sw1.example.net", discovery.Target{Addr: v4, Name: "sw1.example.net"}},
		{"sw1.example.net:1161", discovery.Target{Addr: v4, Port: 1161, Name: "sw1.example.net"}},
	} {
		got, err := callWith(t).seed(test.arg)
		if err != nil || got != test.want {
			t.Errorf("seed(%s) = %+v, %v, want %+v", test.arg, got, err, test.want)
		}
	}
}

func TestSeedRefuses(t *testing.T) {
	for arg, want := range map[string]string{
		"":                    "neither an address nor a host name",
		"198.18.0.300":        "neither an address nor a host name",
		"198.18.0.0/24":       "neither an address nor a host name",
		"198.18.0.21:0":       "port from 1 to 65535",
		"198.18.0.21:70000":   "port from 1 to 65535",
		"sw1.example.net:ssh": "port from 1 to 65535",
		"sw 1":                "neither an address nor a host name",
		"nosuch.example.net":  `unknown host "nosuch.example.net"`,
	} {
		_, err := callWith(t).seed(arg)
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("seed(%q): %v, want %q", arg, err, want)
		}
	}
}

// TestOneUnknownSeedIsAGap: the others are still asked.
func TestOneUnknownSeedIsAGap(t *testing.T) {
	targets, gaps, err := callWith(t).seeds([]string{"nosuch.example.net", "198.18.0.21"})
	if err != nil || len(targets) != 1 || len(gaps) != 1 || gaps[0].Target != "nosuch.example.net" {
		t.Errorf("targets %v, gaps %v, %v; want one of each", targets, gaps, err)
	}
	if _, _, err := callWith(t).seeds([]string{"nosuch.example.net"}); err == nil {
		t.Error("nothing is left to ask, and that is no error")
	}
}

// TestPortIsForSeedsThatNameNone: --port leaves alone what the argument says.
func TestPortIsForSeedsThatNameNone(t *testing.T) {
	c := callWith(t)
	set := flag.NewFlagSet("", flag.ContinueOnError)
	set.Int("port", 1161, "")
	c.Context = cli.NewContext(nil, set, &cli.Context{Context: t.Context()})
	targets, _, err := c.seeds([]string{"198.18.0.21", "198.18.0.22:161"})
	if err != nil || len(targets) != 2 || targets[0].Port != 1161 || targets[1].Port != 161 {
		t.Errorf("targets %v, %v; want the ports 1161 and 161", targets, err)
	}
}
