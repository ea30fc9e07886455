package rules

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"cablewright/cabling"
	"cablewright/cabling/cables"
)

func isChannelCase(t *testing.T, path string) bool {
	t.Helper()
	return file(readArchive(t, path), "channels") != ""
}

func readArchive(t *testing.T, path string) *txtar.Archive {
	t.Helper()
	archive, err := txtar.ParseFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return archive
}

// runChannels judges the channels of a case, as one list, by one rule and compares with what
// the case wants. It returns how many have findings and how many have none.
func runChannels(t *testing.T, path string, rule Rule) (hits, misses int) {
	t.Helper()
	archive := readArchive(t, path)
	var got strings.Builder
	list := NewList([]Rule{rule}, caseSite(t, archive))
	for line := range strings.Lines(file(archive, "channels")) {
		line = strings.TrimSpace(line)
		outcome := list.Check(readChannel(t, line))
		got.WriteString(line + "\n" + outcomeText(outcome))
		for _, finding := range outcome.Findings {
			if finding.Severity > rule.Severity || finding.Message == "" || finding.Fix == "" || finding.Source == "" || len(finding.At) == 0 {
				t.Errorf("finding without place, message, fix or source, or more severe than its rule: %+v", finding)
			}
		}
		if len(outcome.Findings) > 0 {
			hits++
		} else {
			misses++
		}
	}
	switch want := file(archive, "want"); {
	case got.String() == want:
	case *update:
		writeWant(t, path, archive, got.String())
	default:
		t.Errorf("got\n%s\nwant\n%s", got.String(), want)
	}
	return hits, misses
}

// outcomeText writes an outcome: verdict, what was not told, and for each
// finding its message, numbers and fix.
func outcomeText(outcome Outcome) string {
	var text strings.Builder
	fmt.Fprintf(&text, "  %s\n", outcome.Verdict)
	for _, missing := range outcome.Missing {
		fmt.Fprintf(&text, "  missing: %s\n", missing)
	}
	for _, unchecked := range outcome.Unchecked {
		fmt.Fprintf(&text, "  unchecked: %s\n", unchecked)
	}
	for _, finding := range outcome.Findings {
		fmt.Fprintf(&text, "  %s: %s\n", finding.Severity, finding.Message)
		if finding.Value != nil {
			fmt.Fprintf(&text, "  %s of %s %s (%s)\n", number(*finding.Value), number(*finding.Limit), finding.Unit, finding.Source)
		}
		fmt.Fprintf(&text, "  fix: %s\n", finding.Fix)
	}
	return text.String()
}

func number(value float64) string { return strconv.FormatFloat(math.Round(value*100)/100, 'f', -1, 64) }

// readChannels reads a channel a line.
func readChannels(t *testing.T, text string) (channels []cabling.Channel) {
	t.Helper()
	for line := range strings.Lines(text) {
		channels = append(channels, *readChannel(t, strings.TrimSpace(line)))
	}
	return channels
}

// readChannel reads a channel of one line: columns of a list of cables and their
// cells, between ";":
//
//	phy 100GBASE-SR4; medium om4; length_m 85 m; elements 4xMPO@0.35
//
// They are read as a list of one row. Its id is "c1" where none is told.
func readChannel(t *testing.T, line string) *cabling.Channel {
	t.Helper()
	names, cells := []string{}, []string{}
	for field := range strings.SplitSeq(line, ";") {
		if name, cell, _ := strings.Cut(strings.TrimSpace(field), " "); name != "" {
			names, cells = append(names, name), append(cells, cell)
		}
	}
	for name, cell := range map[string]string{"id": "c1", "medium": ""} { // a list has a column that decides
		if !slices.Contains(names, name) {
			names, cells = append(names, name), append(cells, cell)
		}
	}
	var text bytes.Buffer
	_ = csv.NewWriter(&text).WriteAll([][]string{names, cells}) // a bytes.Buffer takes everything
	list, err := cables.NewReader(&text)
	if err != nil {
		t.Fatalf("%s: %v", line, err)
	}
	if unknown := list.Unknown(); len(unknown) > 0 {
		t.Fatalf("%s: no columns %q", line, unknown)
	}
	for row, err := range list.Rows() {
		if err != nil {
			t.Fatalf("%s: %v", line, err)
		}
		return &row.Channel
	}
	t.Fatalf("%s: no row", line)
	return nil
}

// A channel of which nothing is told has nothing wrong, and no verdict.
func TestEmptyChannel(t *testing.T) {
	outcome := CheckChannel(&cabling.Channel{}, All(), cabling.DefaultSite())
	want := []string{"PHY of the ends, or speed", "medium", "length"}
	if outcome.Verdict != Unverifiable || len(outcome.Findings) > 0 || !slices.Equal(outcome.Missing, want) {
		t.Errorf("got %+v, want unverifiable, missing %q", outcome, want)
	}
}

// Every rule for channels explains itself by one that it finds and one that it
// lets pass, both as the columns of a list that a user may write.
func TestExamples(t *testing.T) {
	for _, rule := range All() {
		examples := rule.Examples()
		if !rule.ForChannels() {
			if examples != nil {
				t.Errorf("%s is no rule for channels and has %v", rule.ID, examples)
			}
			continue
		}
		if len(examples) != 2 || examples[0].Finding == "" || examples[1].Finding != "" || examples[1].Channel == "" {
			t.Errorf("%s has examples %+v", rule.ID, examples)
		}
		for _, example := range examples {
			readChannel(t, example.Channel)
		}
	}
}

// Whatever meets whatever, a channel has a verdict, and a PHY on a cable that it
// does not run on fails.
func TestEveryPHYOnEveryMedium(t *testing.T) {
	all, site := All(), cabling.DefaultSite()
	path, err := cabling.ParseElements("pinned cord MPO-12/APC type-A + 2xLC + cassette U1 + trunk B + tap + splice")
	if err != nil {
		t.Fatal(err)
	}
	for i := range cabling.PHYs() {
		for j := range cabling.Media() {
			phy, medium := &cabling.PHYs()[i], &cabling.Media()[j]
			for _, channel := range []*cabling.Channel{
				{A: cabling.End{PHY: phy}, Medium: medium},
				{A: cabling.End{PHY: phy}, B: cabling.End{PHY: phy}, Medium: medium, Length: cabling.Metres(50), Elements: path, Legs: j % 5},
				{B: cabling.End{PHY: phy}, Length: cabling.Metres(3), Elements: path},
			} {
				outcome := CheckChannel(channel, all, site)
				switch known := slices.Contains([]Verdict{Pass, Warn, Fail, Unverifiable}, outcome.Verdict); {
				case !known:
					t.Errorf("%s on %s: verdict %q", phy.Name, medium.ID, outcome.Verdict)
				case channel.Medium != nil && !phy.RunsOn(medium) && outcome.Verdict != Fail:
					t.Errorf("%s on %s: %s", phy.Name, medium.ID, outcome.Verdict)
				}
			}
		}
	}
}
