package rules

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"cablewright/cabling"
	"cablewright/topology"
)

var update = flag.Bool("update", false, "write what the rules find into the cases")

// TestCases runs every testdata/RULE/*.txtar. The file "network" is the network
// (see readNetwork), "before" the same earlier, "limits" JSON laid over
// DefaultLimits, "site" what is so at the site (see caseSite), "cables" a list that
// is laid over the network, a row a line (see readChannel), and "want" the findings,
// empty for a miss. A case with a file "channels" is a list without a
// network instead: a row a line, the outcomes of all in "want". A new case needs no
// Go. -update writes "want".
func TestCases(t *testing.T) {
	for _, rule := range All() {
		hits, misses := 0, 0
		for _, path := range cases(t, rule.ID) {
			t.Run(rule.ID+"/"+strings.TrimSuffix(filepath.Base(path), ".txtar"), func(t *testing.T) {
				if isChannelCase(t, path) {
					h, m := runChannels(t, path, rule)
					hits, misses = hits+h, misses+m
				} else if findings := runCase(t, path, []Rule{rule}); len(findings) > 0 {
					hits++
				} else {
					misses++
				}
			})
		}
		if hits == 0 || misses == 0 {
			t.Errorf("testdata/%s has %d hits and %d misses, want one of each", rule.ID, hits, misses)
		}
	}
}

// TestSeverities: the severity of a rule is the highest that its cases show.
func TestSeverities(t *testing.T) {
	severities := regexp.MustCompile(`(?m)^ *(error|warning|info)(?:: | at )`)
	for _, rule := range All() {
		highest := topology.Info
		for _, path := range cases(t, rule.ID) {
			for _, match := range severities.FindAllStringSubmatch(file(readArchive(t, path), "want"), -1) {
				var severity topology.Severity
				if err := severity.UnmarshalText([]byte(match[1])); err != nil {
					t.Fatal(err)
				}
				highest = max(highest, severity)
			}
		}
		if highest != rule.Severity {
			t.Errorf("%s is %s, and its cases show %s at most", rule.ID, rule.Severity, highest)
		}
	}
}

// TestHealthyNetworks runs all rules over networks that have nothing wrong.
func TestHealthyNetworks(t *testing.T) {
	for _, path := range cases(t, "healthy") {
		t.Run(filepath.Base(path), func(t *testing.T) {
			if findings := runCase(t, path, All()); len(findings) > 0 {
				t.Errorf("a healthy network has findings:\n%s", findingText(findings))
			}
		})
	}
}

// Every directory of cases must be a rule's: a misspelt one would never run.
func TestCaseDirectories(t *testing.T) {
	entries, err := os.ReadDir("testdata")
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		if !entry.IsDir() {
			continue
		}
		known := slices.ContainsFunc(All(), func(r Rule) bool { return r.ID == entry.Name() })
		if !known && entry.Name() != "healthy" {
			t.Errorf("testdata/%s is no rule's", entry.Name())
		}
	}
}

func TestRulesAreComplete(t *testing.T) {
	kebab := regexp.MustCompile(`^[a-z]+(-[a-z]+)*$`)
	seen := map[string]bool{}
	for _, rule := range All() {
		if !kebab.MatchString(rule.ID) || seen[rule.ID] {
			t.Errorf("rule ID %q is not kebab-case or used twice", rule.ID)
		}
		seen[rule.ID] = true
		fields := reflect.ValueOf(rule)
		for i := range fields.NumField() {
			switch name := fields.Type().Field(i).Name; name {
			case "Severity", "Check", "Laid", "Channel", "Lacks", "Named", "Rows", "Ports", "Links":
			default:
				if fields.Field(i).IsZero() {
					t.Errorf("%s has no %s", rule.ID, name)
				}
			}
		}
		if rule.Check == nil && !rule.ForChannels() && rule.Laid == nil {
			t.Errorf("%s checks neither networks nor channels", rule.ID)
		}
		file := strings.ReplaceAll(rule.ID, "-", "_") + ".go"
		if _, err := os.Stat(file); err != nil {
			t.Errorf("%s does not stand in %s", rule.ID, file)
		}
	}
}

func cases(t *testing.T, dir string) []string {
	paths, err := filepath.Glob(filepath.Join("testdata", dir, "*.txtar"))
	if err != nil {
		t.Fatal(err)
	}
	return paths
}

// runCase runs the rules over a case and compares with what it wants.
func runCase(t *testing.T, path string, rules []Rule) []topology.Finding {
	t.Helper()
	archive, err := txtar.ParseFile(path)
	if err != nil {
		t.Fatal(err)
	}
	in := readCase(t, archive)
	findings := Run(in, rules)
	if list := file(archive, "cables"); list != "" {
		cables := cabling.Join(in.Network, readChannels(t, list))
		found, _ := CheckCables(in.Network, cables, rules, in.Site)
		findings = append(findings, found...)
	}
	checkFindings(t, in, findings)
	got, want := findingText(findings), file(archive, "want")
	if got == want {
		return findings
	}
	if *update {
		writeWant(t, path, archive, got)
		return findings
	}
	t.Errorf("got\n%s\nwant\n%s", got, want)
	return findings
}

func readCase(t *testing.T, archive *txtar.Archive) Input {
	t.Helper()
	in := Input{Network: readNetwork(t, file(archive, "network")), Limits: DefaultLimits(), Site: caseSite(t, archive)}
	if before := file(archive, "before"); before != "" {
		in.Before = readNetwork(t, before)
	}
	if limits := file(archive, "limits"); limits != "" {
		if err := json.Unmarshal([]byte(limits), &in.Limits); err != nil {
			t.Fatal(err)
		}
	}
	return in
}

// caseSite returns the site of a case: DefaultSite, and what lines of its file
// "site" say as a policy does:
//
//	optics Arista Networks
//	accepted_phys 800GBASE-FR4
//	labels required
func caseSite(t *testing.T, archive *txtar.Archive) cabling.Site {
	t.Helper()
	site := cabling.DefaultSite()
	for line := range strings.Lines(file(archive, "site")) {
		switch key, value, _ := strings.Cut(strings.TrimSpace(line), " "); key {
		case "optics":
			site.Optics = append(site.Optics, cabling.OpticPattern(value))
		case "accepted_phys":
			phy, err := cabling.LookupPHY(value)
			if err != nil {
				t.Fatal(err)
			}
			site.Accepted = append(site.Accepted, phy)
		case "labels":
			site.Labelled = value == "required"
		default:
			t.Fatalf("no such setting of a site: %q", line)
		}
	}
	return site
}

func file(archive *txtar.Archive, name string) string {
	for _, f := range archive.Files {
		if f.Name == name {
			return string(f.Data)
		}
	}
	return ""
}

func writeWant(t *testing.T, path string, archive *txtar.Archive, want string) {
	t.Helper()
	archive.Files = slices.DeleteFunc(archive.Files, func(f txtar.File) bool { return f.Name == "want" })
	archive.Files = append(archive.Files, txtar.File{Name: "want", Data: []byte(want)})
	if err := os.WriteFile(path, txtar.Format(archive), 0o644); err != nil {
		t.Fatal(err)
	}
}

// findingText writes a finding as three lines: severity and places, message,
// fix.
func findingText(findings []topology.Finding) string {
	var text strings.Builder
	for _, finding := range findings {
		at := make([]string, len(finding.At))
		for i, place := range finding.At {
			at[i] = place.String()
		}
		fmt.Fprintf(&text, "%s at %s\n  %s\n  fix: %s\n", finding.Severity, strings.Join(at, ", "), finding.Text(), finding.Fix)
	}
	return text.String()
}

// checkFindings holds what every finding promises.
func checkFindings(t *testing.T, in Input, findings []topology.Finding) {
	t.Helper()
	for _, finding := range findings {
		i := slices.IndexFunc(All(), func(r Rule) bool { return r.ID == finding.Rule })
		switch {
		case i < 0:
			t.Errorf("finding of no rule: %+v", finding)
		case finding.Severity > All()[i].Severity:
			t.Errorf("%s is more severe than its rule: %+v", finding.Severity, finding)
		case len(finding.At) == 0, finding.Message == "", finding.Why == "", finding.Fix == "":
			t.Errorf("finding without place, message, why or fix: %+v", finding)
		}
		for _, place := range finding.At {
			if in.Network.Device(place.Device) == nil && All()[max(i, 0)].Laid == nil {
				t.Errorf("finding at %v, which is not in the network", place)
			}
		}
	}
}
