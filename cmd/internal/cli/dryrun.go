package cli

import (
	"fmt"
	"io"
	"net/netip"
	"strings"

	"cablewright/discovery"
	"cablewright/discovery/probe"
)

// describe says what a crawl would ask, whom, and with what.
func (e *expedition) describe(w io.Writer) error {
	t := newTable()
	for _, seed := range e.seeds {
		t.row("seed", seed.String(), seed.Name)
	}
	for _, gap := range e.unknown {
		t.row("seed", gap.Target, gap.Reason)
	}
	scope := e.Scope
	if scope == nil {
		scope = discovery.DefaultScope(e.seeds)
	}
	t.row("scope", joinPrefixes(scope))
	if len(e.Exclude) > 0 {
		t.row("exclude", joinPrefixes(e.Exclude))
	}
	t.row("credentials", strings.Join(e.client.Credentials.Names(), " "), "")
	if err := t.write(w); err != nil {
		return err
	}
	fmt.Fprintln(w)
	return describeProbes(w)
}

func describeProbes(w io.Writer) error {
	t := newTable("PROBE", "TABLES")
	for _, p := range probe.All() {
		var tables []string
		for _, table := range p.Tables {
			tables = append(tables, table.Name)
		}
		t.row(p.Name, strings.Join(tables, " "))
	}
	return t.write(w)
}

func joinPrefixes(prefixes []netip.Prefix) string {
	var texts []string
	for _, prefix := range prefixes {
		texts = append(texts, prefix.String())
	}
	return strings.Join(texts, " ")
}
