package cli

import (
	"fmt"
	"io"
	"strings"

	"cablewright/cabling/rules"
	"cablewright/discovery/probe"
)

func explainVerb() verb {
	return verb{
		name:  "explain",
		title: "say what a rule or a probe looks at, why it matters and what to do",
		args:  "[RULE|PROBE]",
		max:   1,
		about: "Without an argument it lists all rules and probes.",
		examples: []string{
			"cablewright explain",
			"cablewright explain lldp",
		},
		run: runExplain,
	}
}

func runExplain(c *call) error {
	name := c.arg()
	if name == "" {
		return listTopics(c.Stdout, c.resultStyle())
	}
	var names []string
	for _, rule := range rules.All() {
		if rule.ID == name {
			return explainRule(c.Stdout, rule)
		}
		names = append(names, rule.ID)
	}
	for _, p := range probe.All() {
		if p.Name == name {
			return explainProbe(c.Stdout, p)
		}
		names = append(names, p.Name)
	}
	return hint(fmt.Errorf("there is no rule or probe %q%s", name, didYouMean(name, names)), "cablewright explain lists them")
}

func listTopics(w io.Writer, style style) error {
	checks := newTable("RULE", "SEVERITY", "WHAT IT LOOKS FOR")
	for _, rule := range rules.All() {
		checks.row(rule.ID, rule.Severity.String(), rule.Title)
	}
	probes := newTable("PROBE", "WHAT IT READS")
	for _, p := range probe.All() {
		probes.row(p.Name, p.Title)
	}
	return writeSections(w, []section{
		{"Rules", always(checks)},
		{"Probes", always(probes)},
	}, style)
}

func explainRule(w io.Writer, rule rules.Rule) error {
	fmt.Fprintf(w, "%s (%s)\n%s\n\n", rule.ID, rule.Severity, rule.Title)
	parts := [][2]string{
		{"looks at", rule.Looks},
		{"why", rule.Why},
		{"fix", rule.Fix},
		{"source", rule.Source},
	}
	for _, example := range rule.Examples() {
		if example.Finding == "" {
			parts = append(parts, [2]string{"passes", example.Channel})
		} else {
			parts = append(parts, [2]string{"example", example.Channel}, [2]string{"says", example.Finding})
		}
	}
	return writeParts(w, parts)
}

func explainProbe(w io.Writer, p probe.Probe) error {
	fmt.Fprintf(w, "%s\n%s\n\n", p.Name, p.Title)
	parts := [][2]string{{"why", p.Why}}
	for _, table := range p.Tables {
		var columns []string
		for _, column := range table.Columns {
			columns = append(columns, column.String())
		}
		parts = append(parts, [2]string{"reads", table.Name + ": " + strings.Join(columns, " ")})
	}
	return writeParts(w, parts)
}

func writeParts(w io.Writer, parts [][2]string) error {
	t := newTable()
	t.parts("", parts)
	return t.write(w)
}

// always returns the table as a section does that needs no colours.
func always(t *table) func(style) *table { return func(style) *table { return t } }
