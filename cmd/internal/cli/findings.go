package cli

import (
	"cmp"
	"fmt"
	"io"
	"math"
	"slices"
	"strings"

	"cablewright/topology"
)

// writeFindings writes findings for people: grouped by the device they are at,
// the worst first within it, and a line that sums up.
func writeFindings(w io.Writer, findings []topology.Finding, basis basis, style style) error {
	var out strings.Builder
	for _, group := range groupByPlace(findings) {
		fmt.Fprintln(&out, style.bold(printable(group.name)))
		for _, finding := range group.findings {
			writeFinding(&out, finding, finding.Where(), style)
		}
		fmt.Fprintln(&out)
	}
	if basis.cables != "" {
		fmt.Fprintln(&out, basis.cables)
	}
	fmt.Fprintln(&out, summarise(findings, basis))
	_, err := io.WriteString(w, out.String())
	return err
}

// group is what was found at one device.
type group struct {
	name     string
	findings []topology.Finding
}

// groupByPlace returns the groups, those with the most severe findings first, then
// by name. The findings of each stay in the order of rules.Run, the most severe
// first.
func groupByPlace(findings []topology.Finding) []group {
	var groups []group
	index := map[topology.Place]int{}
	for _, finding := range findings {
		var at topology.Place
		if len(finding.At) > 0 {
			at = finding.At[0]
		}
		at.Port = ""
		i, ok := index[at]
		if !ok {
			i = len(groups)
			index[at] = i
			groups = append(groups, group{name: cmp.Or(at.Name, "network")})
		}
		groups[i].findings = append(groups[i].findings, finding)
	}
	slices.SortStableFunc(groups, func(a, b group) int {
		return cmp.Or(cmp.Compare(b.findings[0].Severity, a.findings[0].Severity), topology.CompareNatural(a.name, b.name))
	})
	return groups
}

func writeFinding(out *strings.Builder, finding topology.Finding, at string, style style) {
	fmt.Fprintf(out, "  %s %s\n", style.severity(finding.Severity, fmt.Sprintf("%-7s", finding.Severity)), style.dim("["+finding.Rule+"]"))
	writeTold(out, [][2]string{
		{"at", at},
		{"what", finding.Text()},
		{"value", valueWords(finding)},
		{"why", finding.Why},
		{"fix", finding.Fix},
		{"source", strings.ReplaceAll(finding.Source, " | ", "; ")},
	})
}

// writeTold writes the parts that have a text, under the line above them.
func writeTold(out *strings.Builder, parts [][2]string) {
	t := newTable()
	t.parts("    ", slices.DeleteFunc(parts, func(part [2]string) bool { return part[1] == "" }))
	_ = t.write(out) // a strings.Builder takes everything
}

// valueWords returns "95 m, limit 70 m, difference 25 m", or nothing if the rule
// computed no value.
func valueWords(finding topology.Finding) string {
	if finding.Value == nil {
		return ""
	}
	words := quantity(*finding.Value, finding.Unit)
	if finding.Limit != nil {
		between := math.Abs(*finding.Limit - *finding.Value)
		words += ", limit " + quantity(*finding.Limit, finding.Unit) + ", difference " + quantity(between, finding.Unit)
	}
	return words
}

// basis is what findings, and their absence, rest on.
type basis struct {
	rules int // that were run
	gaps  int // in what is known of the network

	cables string // how the cables laid over it fare; empty: none are
}

// summarise returns "2 errors, 1 warning (14 rules run, 1 gap in what is known)".
func summarise(findings []topology.Finding, basis basis) string {
	var number [3]int
	for _, finding := range findings {
		number[min(int(finding.Severity), 2)]++
	}
	var parts []string
	for _, severity := range []topology.Severity{topology.Error, topology.Warning} {
		if n := number[severity]; n > 0 {
			parts = append(parts, count(n, severity.String()))
		}
	}
	if n := number[topology.Info]; n > 0 {
		parts = append(parts, fmt.Sprintf("%d for information", n))
	}
	if len(parts) == 0 {
		parts = []string{"no findings"}
	}
	rests := count(basis.rules, "rule") + " run"
	if basis.gaps > 0 {
		rests += ", " + count(basis.gaps, "gap") + " in what is known"
	}
	return fmt.Sprintf("%s (%s)", strings.Join(parts, ", "), rests)
}
