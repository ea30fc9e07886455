package cli

import (
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// TestReportsOfTheDemo: on a crawled network and its cables, every report of every
// kind of check is the same on every run, tells the findings that the others do,
// and has a place for every row of the list.
func TestReportsOfTheDemo(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "demo")
	if got := try(t, "demo", "-o", dir); got.status != 0 {
		t.Fatalf("status %d: %s", got.status, got.stderr)
	}
	network, list := filepath.Join(dir, "net.json"), filepath.Join(dir, "cables.csv")
	const rows = 7
	for kind, args := range map[string][]string{
		"network":  {"check", network},
		"laid":     {"check", network, "--cables", list},
		"channels": {"check", "--channels", list},
	} {
		t.Run(kind, func(t *testing.T) {
			reports := map[string]string{}
			for _, report := range new(call).reports() {
				first, second := try(t, append(args, "--format", report.Name)...), try(t, append(args, "--format", report.Name)...)
				if first.status != 1 || first != second {
					t.Errorf("%s: status %d and %d, want 1; the same output: %v", report.Name, first.status, second.status, first.stdout == second.stdout)
				}
				reports[report.Name] = first.stdout
			}
			want := jsonRules(t, reports["json"])
			for name, got := range map[string][]string{
				"text":  matches(reports["text"], `(?m)^  (?:error|warning|info) +\[([a-z0-9-]+)\]`),
				"csv":   csvRules(t, reports["csv"]),
				"sarif": matches(reports["sarif"], `(?m)^\{"ruleId":"([a-z0-9-]+)",(?:"ruleIndex":\d+,)?"kind":"fail"`),
				"junit": matches(reports["junit"], `(?:error|warning|info) \[([a-z0-9-]+)\] `),
			} {
				if slices.Sort(got); !slices.Equal(got, want) {
					t.Errorf("%s tells of %v, want %v", name, got, want)
				}
			}
			if kind != "network" {
				if got := len(junitLinesOf(t, reports["junit"])); got != rows {
					t.Errorf("junit has tests for %d rows, want %d", got, rows)
				}
			}
		})
	}
}

// matches returns the part of a text that the pattern captures, as often as it
// fits.
func matches(text, pattern string) (found []string) {
	for _, match := range regexp.MustCompile(pattern).FindAllStringSubmatch(text, -1) {
		found = append(found, match[1])
	}
	return found
}

// jsonRules returns the rules of the findings, of a network or of rows, sorted.
func jsonRules(t *testing.T, text string) (found []string) {
	t.Helper()
	var items []struct {
		Rule     string
		Findings []struct{ Rule string }
	}
	if err := json.Unmarshal([]byte(text), &items); err != nil {
		t.Fatal(err)
	}
	for _, item := range items {
		if item.Rule != "" {
			found = append(found, item.Rule)
		}
		for _, finding := range item.Findings {
			found = append(found, finding.Rule)
		}
	}
	slices.Sort(found)
	return found
}

// csvRules returns the rules of a table of findings; of a table of rows, which
// names each rule once a row, one for every reason.
func csvRules(t *testing.T, text string) (found []string) {
	t.Helper()
	records, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	column := slices.Index(records[0], "rule")
	for _, record := range records[1:] {
		if record[column] != "" {
			found = append(found, strings.Split(record[column], "; ")...)
		}
	}
	return found
}

// junitLinesOf returns the lines of the list that tests are about, each once.
func junitLinesOf(t *testing.T, text string) []int {
	t.Helper()
	var suites struct {
		Cases []struct {
			Line int `xml:"line,attr"`
		} `xml:"testsuite>testcase"`
	}
	if err := xml.Unmarshal([]byte(text), &suites); err != nil {
		t.Fatal(err)
	}
	var lines []int
	for _, test := range suites.Cases {
		if test.Line > 0 {
			lines = append(lines, test.Line)
		}
	}
	slices.Sort(lines)
	return slices.Compact(lines)
}
