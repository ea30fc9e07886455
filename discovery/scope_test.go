package discovery_test

import (
	"net/netip"
	"slices"
	"strings"
	"testing"

	"cablewright/discovery"
	"cablewright/discovery/probe"
)

func TestDefaultScope(t *testing.T) {
	for _, test := range []struct {
		seeds   string
		in, out string
	}{
		{"10.0.0.1", "10.255.0.1 172.31.0.1 192.168.0.1 100.127.0.1 198.18.0.21 198.19.255.1 fd00::1 2001:2::1 127.0.0.1 ::1 fe80::1%eth0",
			"192.0.2.1 172.32.0.1 100.128.0.1 198.20.0.1 8.8.8.8 2001:2:1::1 2001:db8::1 169.254.0.1 fe80::1"},
		{"192.0.2.77", "192.0.2.1 192.0.2.255", "192.0.3.1"},
		{"2001:db8:0:1::5", "2001:db8:0:1:ffff::1", "2001:db8:0:2::1"},
		{"::ffff:192.0.2.77", "192.0.2.1", "192.0.3.1"},
		{"127.0.0.11", "127.9.9.9 ::1", "10.0.0.1 198.18.0.21 fd00::1 192.0.2.1 fe80::1%eth0"},
		{"127.0.0.11 ::1", "127.9.9.9 ::1", "10.0.0.1 fd00::1"},
		{"::ffff:127.0.0.1", "127.9.9.9", "10.0.0.1"},
		{"127.0.0.11 192.0.2.77", "127.9.9.9 10.0.0.1 192.0.2.1", "192.0.3.1"},
		{"", "10.0.0.1 127.0.0.1", "192.0.2.1"},
	} {
		t.Run(test.seeds, func(t *testing.T) {
			crawler := &discovery.Crawler{Scope: discovery.DefaultScope(seeds(strings.Fields(test.seeds)...))}
			for _, text := range strings.Fields(test.in) {
				if left := crawler.Plan(seeds(text), nil).LeftOut; len(left) > 0 {
					t.Errorf("%s is left out: %s", text, left[0].Why)
				}
			}
			for _, text := range strings.Fields(test.out) {
				if len(crawler.Plan(seeds(text), nil).LeftOut) == 0 {
					t.Errorf("%s is in scope", text)
				}
			}
		})
	}
}

func TestParsePrefixes(t *testing.T) {
	got, err := discovery.ParsePrefixes([]string{"2001:db8::/32", " 10.1.2.3/8", "10.0.0.1", "10.0.0.0/8", "::ffff:10.0.0.2", "fd00::1"})
	if err != nil {
		t.Fatal(err)
	}
	var want []netip.Prefix
	for _, text := range []string{"10.0.0.0/8", "10.0.0.1/32", "10.0.0.2/32", "2001:db8::/32", "fd00::1/128"} {
		want = append(want, netip.MustParsePrefix(text))
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	for _, bad := range []string{"", "10.0.0", "10.0.0.0/33", "leaf1", "fe80::1%eth0", "::ffff:10.0.0.0/104", "10.0.0.0/8/8"} {
		_, err := discovery.ParsePrefixes([]string{"10.0.0.0/8", bad})
		if err == nil || !strings.Contains(err.Error(), `"`+bad+`"`) || !strings.Contains(err.Error(), "want one such as 10.0.0.0/8") {
			t.Errorf("the error for %q is %v, want it named and what would be right", bad, err)
		}
	}
}

func FuzzParsePrefixes(f *testing.F) {
	for _, seed := range []string{"10.0.0.0/8", "10.0.0.1", "fe80::1%eth0", "::ffff:10.0.0.0/104", "", "/"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		prefixes, err := discovery.ParsePrefixes([]string{text})
		if err != nil {
			return
		}
		again, err := discovery.ParsePrefixes([]string{prefixes[0].String()})
		if err != nil || !slices.Equal(again, prefixes) {
			t.Errorf("%q gives %v, which reads as %v (%v)", text, prefixes, again, err)
		}
	})
}

func TestPlan(t *testing.T) {
	crawler := &discovery.Crawler{
		Scope:   []netip.Prefix{netip.MustParsePrefix("10.0.0.0/8")},
		Exclude: []netip.Prefix{netip.MustParsePrefix("10.9.0.0/16")},
		MaxHops: 2,
	}
	probes := []probe.Probe{{Name: "lldp", Title: "LLDP neighbours", Tables: tables("lldpRemTable", "lldpRemManAddrTable")}}
	plan := crawler.Plan(seeds("10.0.0.1", "10.9.0.1", "192.0.2.1"), probes)
	if !slices.Equal(plan.Seeds, seeds("10.0.0.1")) {
		t.Errorf("seeds %v, want 10.0.0.1 alone", plan.Seeds)
	}
	wantLeftOut(t, discovery.Crawl{LeftOut: plan.LeftOut},
		"10.9.0.1  by seeds: excluded by 10.9.0.0/16", "192.0.2.1  by seeds: out of scope")
	if !slices.Equal(plan.Scope, crawler.Scope) || !slices.Equal(plan.Exclude, crawler.Exclude) {
		t.Errorf("scope %v without %v, want as given", plan.Scope, plan.Exclude)
	}
	if plan.MaxHops != 2 || plan.Workers != discovery.DefaultWorkers {
		t.Errorf("limits %d hops, %d workers, want 2 and %d", plan.MaxHops, plan.Workers, discovery.DefaultWorkers)
	}
	if len(plan.Probes) != 1 || plan.Probes[0].Probe != "lldp" || len(plan.Probes[0].Tables) != 2 {
		t.Errorf("probes %+v, want lldp with its two tables", plan.Probes)
	}
}
