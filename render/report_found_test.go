package render

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"cablewright/cabling/rules"
	"cablewright/topology"
)

// foundNetwork is a network with findings at devices, ports, links and nowhere,
// two of one rule at one place, and texts that formats must quote; a switch that
// was not asked, a host, and a gap.
func foundNetwork() Found {
	b := newBuilder()
	b.names("leaf", 2, topology.RoleSwitch, "SN2410")
	b.names("spine", 1, topology.RoleSwitch, "DCS-7050CX3")
	b.device("host1", topology.RoleHost, "").Observed = false
	b.device("core", "", "")
	b.mesh([]string{"spine1"}, []string{"leaf1", "leaf2"}, 100e9)
	b.link("leaf1", "host1", 25e9, "")
	network := b.network()
	network.Gaps = []topology.Gap{{Target: "10.0.0.9", Probe: "lldp", Reason: "no answer"}}
	at := func(names ...string) (places []topology.Place) {
		for _, name := range names {
			device, port, _ := strings.Cut(name, " ")
			places = append(places, topology.Place{Device: topology.DeviceID("serial:" + device), Name: device, Port: port})
		}
		return places
	}
	return Found{
		File:    "site 1/net.json",
		Network: network,
		Rules: []rules.Rule{
			{ID: "speed-mismatch", Severity: topology.Error, Title: "speeds differ", Why: "One cable has one speed.", Fix: "Look.", Source: "IEEE 802.3 clause 28"},
			{ID: "own-rule", Severity: topology.Warning, Title: `no "description"`, Source: "policy.yaml"},
			{ID: "too-long", Severity: topology.Error, Title: "too long", Why: "It will flap.", Fix: "Shorten it."},
		},
		Findings: []topology.Finding{
			{Rule: "speed-mismatch", Severity: topology.Error, At: at("leaf2 swp1", "spine1 swp2"), Message: "10G here, <100G> there", Why: "One cable has one speed.", Fix: "Look & set."},
			{Rule: "own-rule", Severity: topology.Warning, At: at("leaf1 swp1"), Message: `no "description"`},
			{Rule: "own-rule", Severity: topology.Warning, At: at("leaf1 swp1"), Message: "=not checked"},
			{Rule: "own-rule", Severity: topology.Warning, At: at("leaf1", "leaf2", "spine1", "core", "host1"), Message: "all, of them"},
			{Rule: "noted", Severity: topology.Info, Message: "nowhere"},
		},
	}
}

// foundCables is the same with a list of cables laid over it: a row of every
// verdict, two that share an ID, and one without a device.
func foundCables() Found {
	found := foundNetwork()
	about := func(f topology.Finding, row string, line int, name, port string) topology.Finding {
		f.Row, f.Line = row, line
		f.At = []topology.Place{{Device: topology.DeviceID("serial:" + name), Name: name, Port: port}}
		return f
	}
	value, limit := -0.25, 0.0
	short := topology.Finding{
		Rule: "too-long", Severity: topology.Error, Message: "0.25 dB too much", Why: "It will flap.", Fix: "Clean it.",
		Value: &value, Limit: &limit, Unit: "dB", Source: "IEEE 802.3 clause 95",
	}
	elsewhere := topology.Finding{Rule: "elsewhere", Severity: topology.Error, Message: "C2 is plugged elsewhere", Fix: "Follow it."}
	unread := topology.Finding{Rule: "unreadable-row", Severity: topology.Error, Message: "row 4: 2 cells", Fix: "Correct it."}
	c1, c2 := about(short, "C1", 2, "leaf1", "swp1"), about(elsewhere, "C2", 3, "leaf2", "swp1")
	c4, again := about(unread, "row 4", 6, "row 4", ""), about(short, "C1", 5, "leaf1", "swp1")
	found.Cables = &Laid{
		File: "cables.csv",
		Rows: []Row{
			{ID: "C1", Device: "leaf1", Line: 2, Outcome: rules.Outcome{Verdict: rules.Fail, Findings: []topology.Finding{c1}}},
			{ID: "C2", Device: "leaf2", Line: 3, Outcome: rules.Outcome{Verdict: rules.Pass}},
			{ID: "C3", Device: "leaf2", Line: 4, Outcome: rules.Outcome{Verdict: rules.Unverifiable, Missing: []string{"length", "PHY"}}},
			{ID: "C1", Device: "leaf1", Line: 5, Outcome: rules.Outcome{Verdict: rules.Fail, Findings: []topology.Finding{again}}},
			{ID: "row 4", Line: 6, Outcome: rules.Outcome{Verdict: rules.Unverifiable, Findings: []topology.Finding{c4}}},
			{ID: "C5", Device: "leaf1", Line: 7, Outcome: rules.Outcome{Verdict: rules.Pass}},
		},
		Unlinked: 2,
		Open:     []int{0, 1},
	}
	found.Findings = append([]topology.Finding{c1, again, c2, c4}, found.Findings...)
	return found
}

// founds are the kinds of check of a network, by name.
func founds() map[string]Found {
	empty := Found{File: "-", Network: newBuilder().network()}
	return map[string]Found{"network": foundNetwork(), "cables": foundCables(), "empty-network": empty}
}

// reportFound writes what was found in the named form.
func reportFound(t *testing.T, name string, found Found) []byte {
	t.Helper()
	i := slices.IndexFunc(Reports(), func(r Report) bool { return r.Name == name })
	var out bytes.Buffer
	if err := Reports()[i].WriteFound(&out, found); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestFoundGolden(t *testing.T) {
	for kind, found := range founds() {
		for _, r := range Reports() {
			t.Run(kind+"."+r.Name, func(t *testing.T) {
				checkGolden(t, "reports/"+kind+"."+r.Name, reportFound(t, r.Name, found))
			})
		}
	}
}

// TestFoundKeepsToSchema: JSON to ours, SARIF to what of its own we write.
func TestFoundKeepsToSchema(t *testing.T) {
	for name, path := range map[string]string{"json": "findings.schema.json", "sarif": "testdata/reports/sarif-part.schema.json"} {
		schema, err := jsonschema.NewCompiler().Compile(path)
		if err != nil {
			t.Fatal(err)
		}
		for kind, found := range founds() {
			document, err := jsonschema.UnmarshalJSON(bytes.NewReader(reportFound(t, name, found)))
			if err != nil {
				t.Fatal(err)
			}
			if err := schema.Validate(document); err != nil {
				t.Errorf("%s of %s: %v", name, kind, err)
			}
		}
	}
}

// TestReportsTellTheSame: the same findings in the same order, whatever the form;
// JUnit has its own order, and every one of them.
func TestReportsTellTheSame(t *testing.T) {
	for kind, found := range founds() {
		var want []string
		for _, f := range found.Findings {
			want = append(want, fmt.Sprintf("%s %s %s", f.Severity, f.Rule, f.Text()))
		}
		told := map[string][]string{
			"json":  toldByJSON(t, reportFound(t, "json", found)),
			"csv":   toldByCSV(t, reportFound(t, "csv", found)),
			"sarif": toldBySARIF(t, reportFound(t, "sarif", found)),
		}
		for name, got := range told {
			if !slices.Equal(got, want) {
				t.Errorf("%s of %s tells\n%s\nwant\n%s", name, kind, strings.Join(got, "\n"), strings.Join(want, "\n"))
			}
		}
		lines := junitLines(t, reportFound(t, "junit", found))
		for _, f := range found.Findings {
			if i := slices.IndexFunc(lines, func(line string) bool {
				return strings.HasPrefix(line, f.Severity.String()+" ["+f.Rule+"] ") && strings.Contains(line, f.Message)
			}); i < 0 {
				t.Errorf("junit of %s does not tell %q among\n%s", kind, f.Message, strings.Join(lines, "\n"))
			} else {
				lines = slices.Delete(lines, i, i+1)
			}
		}
		if len(lines) > 0 {
			t.Errorf("junit of %s tells besides\n%s", kind, strings.Join(lines, "\n"))
		}
	}
}

func toldByJSON(t *testing.T, text []byte) (told []string) {
	t.Helper()
	var findings []topology.Finding
	if err := json.Unmarshal(text, &findings); err != nil {
		t.Fatal(err)
	}
	for _, f := range findings {
		told = append(told, fmt.Sprintf("%s %s %s", f.Severity, f.Rule, f.Text()))
	}
	return told
}

func toldByCSV(t *testing.T, text []byte) (told []string) {
	t.Helper()
	records, err := csv.NewReader(bytes.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	column := func(name string) int { return slices.Index(records[0], name) }
	for _, record := range records[1:] {
		f := topology.Finding{Message: strings.TrimPrefix(record[column("message")], "'")}
		if i := column("row"); i >= 0 {
			f.Row = record[i]
		}
		told = append(told, fmt.Sprintf("%s %s %s", record[column("severity")], record[column("rule")], f.Text()))
	}
	return told
}

// sarifDocument is what the tests read of a log.
type sarifDocument struct {
	Runs []struct {
		Tool    sarifTool
		Results []struct {
			sarifResult
			Prints sarifPrints `json:"partialFingerprints"`
		}
	}
}

func readSARIF(t *testing.T, text []byte) sarifDocument {
	t.Helper()
	var document sarifDocument
	if err := json.Unmarshal(text, &document); err != nil {
		t.Fatal(err)
	}
	return document
}

func toldBySARIF(t *testing.T, text []byte) (told []string) {
	t.Helper()
	for _, result := range readSARIF(t, text).Runs[0].Results {
		if result.Kind == "fail" {
			level := strings.Replace(result.Level, "note", "info", 1)
			told = append(told, fmt.Sprintf("%s %s %s", level, result.RuleID, result.Message.Text))
		}
	}
	return told
}

func readJUnit(t *testing.T, text []byte) junitSuites {
	t.Helper()
	var suites junitSuites
	if err := xml.Unmarshal(text, &suites); err != nil {
		t.Fatal(err)
	}
	return suites
}

// junitLines returns what the tests tell of findings.
func junitLines(t *testing.T, text []byte) (lines []string) {
	t.Helper()
	for _, suite := range readJUnit(t, text).Suites {
		for _, test := range suite.Cases {
			told := test.Out
			if test.Failure != nil {
				told = test.Failure.Text
			}
			lines = append(lines, strings.FieldsFunc(told, func(r rune) bool { return r == '\n' })...)
		}
	}
	return lines
}

// TestFoundJUnit: rows in are rows out, the numbers are those of the tests, no two
// tests of a class have one name, and what is not known is never green.
func TestFoundJUnit(t *testing.T) {
	got := readJUnit(t, reportFound(t, "junit", foundCables()))
	states := map[string]string{}
	tests, failures, skipped := 0, 0, 0
	for _, suite := range got.Suites {
		for _, test := range suite.Cases {
			state := "pass"
			switch {
			case test.Failure != nil:
				state = "fail"
				failures++
			case test.Skipped != nil:
				state = "skip: " + test.Skipped.Text
				skipped++
			}
			tests++
			states[test.Class+" | "+test.Name] = state
		}
	}
	if got.Tests != tests || got.Failures != failures || got.Skipped != skipped {
		t.Errorf("%d tests, %d failures, %d skipped; want %d, %d, %d", got.Tests, got.Failures, got.Skipped, tests, failures, skipped)
	}
	for key, want := range map[string]string{
		"leaf1 | C1":                  "fail",
		"leaf1 | C1 (2)":              "fail",
		"leaf1 | C5":                  "pass",
		"leaf1 | own-rule":            "pass",
		"leaf1 | no other finding":    "pass",
		"leaf1 | swp1 to spine1 swp1": "skip: no row of the list is about it",
		"leaf1 | swp2 to host1 eth1":  "skip: no row of the list is about it",
		"leaf2 | C2":                  "fail", // the network says so
		"leaf2 | C3":                  "skip: not told: length, PHY",
		"leaf2 | speed-mismatch":      "fail",
		"leaf2 | no other finding":    "pass",
		"spine1 | no other finding":   "pass",
		"core | no other finding":     "skip: the device was not asked: it is known from what others say of it",
		"network | noted":             "pass",
		"no device | row 4":           "skip: error: row 4: 2 cells",
		"not learned | 10.0.0.9 lldp": "skip: no answer",
	} {
		if states[key] != want {
			t.Errorf("%s: %q, want %q", key, states[key], want)
		}
		delete(states, key)
	}
	if len(states) > 0 || tests != 16 {
		t.Errorf("%d tests, want 16; besides %v", tests, states)
	}
}

// TestSARIFFingerprints: findings keep theirs when numbers, lines and the order of
// the file change, and no two of a log have one.
func TestSARIFFingerprints(t *testing.T) {
	prints := func(found Found) (list []string) {
		for _, result := range readSARIF(t, reportFound(t, "sarif", found)).Runs[0].Results {
			list = append(list, result.Prints.Place)
		}
		return list
	}
	before := prints(foundCables())
	if sorted := slices.Compact(slices.Sorted(slices.Values(before))); len(sorted) != len(before) || len(before) == 0 {
		t.Errorf("%d fingerprints of %d results differ", len(sorted), len(before))
	}
	later := foundCables()
	for i := range later.Findings {
		f := &later.Findings[i]
		f.Message += " by 3 m"
		f.Value, f.Limit = nil, nil
		if f.Line > 0 {
			f.Line += 10
		}
	}
	for i := range later.Cables.Rows {
		later.Cables.Rows[i].Line += 10
	}
	if after := prints(later); !slices.Equal(after, before) {
		t.Errorf("fingerprints\n%v\nwant as before\n%v", after, before)
	}
}

// TestSARIFNamesItsRules: code hosts take no result whose rule is not among those
// of the tool, and no rule with an empty text.
func TestSARIFNamesItsRules(t *testing.T) {
	sheet, rows := judgedSheet()
	sheet.Rules = append(sheet.Rules, rules.Rule{ID: "noted", Title: "a note of the team"})
	found := foundCables()
	found.Rules = append(found.Rules, rules.Rule{ID: "noted", Title: "a note of the team"}, rules.Rule{ID: "elsewhere", Title: "elsewhere"})
	for _, text := range [][]byte{report(t, "sarif", sheet, rows), reportFound(t, "sarif", found)} {
		run := readSARIF(t, text).Runs[0]
		for _, rule := range run.Tool.Driver.Rules {
			if rule.Short.Text == "" || rule.Full.Text == "" || rule.Help.Text == "" {
				t.Errorf("rule %+v has an empty text", rule)
			}
		}
		for _, result := range run.Results {
			if result.RuleIndex == nil || run.Tool.Driver.Rules[*result.RuleIndex].ID != result.RuleID {
				t.Errorf("result of %s with the index %v", result.RuleID, result.RuleIndex)
			}
		}
	}
}

// TestReportAsks: the longest extension that fits is the one asked for.
func TestReportAsks(t *testing.T) {
	for file, want := range map[string]string{
		"a.json": "json", "a.CSV": "csv", "a.sarif": "sarif", "a.sarif.json": "sarif", "TEST-a.xml": "junit", "a.log": "", "a": "", "-": "",
	} {
		got, most := "", 0
		for _, r := range Reports() {
			if n := r.Asks(file); n > most {
				got, most = r.Name, n
			}
		}
		if got != want {
			t.Errorf("%s asks for %q, want %q", file, got, want)
		}
	}
}

// TestSARIFTellsOfRows: every row that does not pass has a result at its line.
func TestSARIFTellsOfRows(t *testing.T) {
	sheet, rows := judgedSheet()
	told := map[int]bool{}
	for _, result := range readSARIF(t, report(t, "sarif", sheet, rows)).Runs[0].Results {
		told[result.Locations[0].Physical.Region.StartLine] = true
	}
	for _, row := range rows {
		if want := row.Verdict != rules.Pass; told[row.Line] != want {
			t.Errorf("%s, which is %s: told %v", row.ID, row.Verdict, told[row.Line])
		}
	}
}
