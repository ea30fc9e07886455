package render

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"errors"
	"iter"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"cablewright/cabling/rules"
	"cablewright/topology"
)

// judgedSheet is a list with a row of every verdict, a ragged row, and texts that
// formats must quote.
func judgedSheet() (Sheet, []Row) {
	value, limit := 95.0, 70.0
	tooLong := topology.Finding{
		Rule: "too-long", Severity: topology.Error, Message: `95 m of "OM3" <over> 70 m`, Why: "It will flap.", Fix: "Use OM4 & test.",
		Value: &value, Limit: &limit, Unit: "m", Source: "IEEE 802.3 clause 95",
	}
	near := topology.Finding{Rule: "near", Severity: topology.Warning, Message: "=98 m of 100 m", Fix: "Leave it."}
	noted := topology.Finding{Rule: "noted", Severity: topology.Info, Message: "a draft\x00", Fix: "Read it."}
	unread := topology.Finding{Rule: "unreadable-row", Severity: topology.Error, Message: "row 5: 2 cells", Fix: "Correct it."}
	sheet := Sheet{
		File:    "site 1/cables.csv",
		Columns: []string{"id", "a_device", "Verdict", "label"},
		Rules: []rules.Rule{
			{ID: "too-long", Severity: topology.Error, Title: "too long", Why: "It will flap.", Fix: "Shorten it."},
			{ID: "near", Severity: topology.Warning, Title: "nearly too long", Why: "It may flap.", Fix: "Leave it."},
		},
	}
	return sheet, []Row{
		{ID: "C1", Device: "leaf1", Line: 2, Cells: []string{"C1", "leaf1", "old", "a, b"}, Outcome: rules.Outcome{Verdict: rules.Pass, Unchecked: []string{"FEC"}}},
		{ID: "C2", Device: "leaf2", Line: 3, Cells: []string{"C2", "leaf2", "", "-"}, Outcome: rules.Outcome{Verdict: rules.Fail, Findings: []topology.Finding{tooLong, near}}},
		{ID: "C3", Device: "leaf1", Line: 4, Cells: []string{"C3", "leaf1", "", `say "no"`}, Outcome: rules.Outcome{Verdict: rules.Warn, Findings: []topology.Finding{near, noted}}},
		{ID: "C4", Line: 5, Cells: []string{"C4", "", "", ""}, Outcome: rules.Outcome{Verdict: rules.Unverifiable, Missing: []string{"length", "PHY"}}},
		{ID: "C5", Line: 6, Cells: []string{"C5", "leaf1"}, Outcome: rules.Outcome{Verdict: rules.Unverifiable, Findings: []topology.Finding{unread}}},
		{ID: "C6", Line: 7, Cells: []string{"C6", "leaf1", "", "", "one", "more"}, Outcome: rules.Outcome{Verdict: rules.Unverifiable, Findings: []topology.Finding{unread}}},
	}
}

func each(rows []Row) iter.Seq2[Row, error] {
	return func(yield func(Row, error) bool) {
		for _, row := range rows {
			if !yield(row, nil) {
				return
			}
		}
	}
}

// report writes the sheet in the named form.
func report(t *testing.T, name string, sheet Sheet, rows []Row) []byte {
	t.Helper()
	for _, r := range Reports() {
		if r.Name == name {
			var out bytes.Buffer
			if err := r.WriteRows(&out, sheet, each(rows)); err != nil {
				t.Fatal(err)
			}
			return out.Bytes()
		}
	}
	t.Fatalf("there is no report %s", name)
	return nil
}

func TestReportsGolden(t *testing.T) {
	sheet, rows := judgedSheet()
	for _, r := range Reports() {
		t.Run(r.Name, func(t *testing.T) {
			checkGolden(t, "reports/judged."+r.Name, report(t, r.Name, sheet, rows))
			checkGolden(t, "reports/empty."+r.Name, report(t, r.Name, sheet, nil))
		})
	}
}

// TestReportsPassErrorsOn: a file that breaks off makes no report that looks
// whole.
func TestReportsPassErrorsOn(t *testing.T) {
	sheet, rows := judgedSheet()
	broken := errors.New("broken")
	for _, r := range Reports() {
		err := r.WriteRows(&bytes.Buffer{}, sheet, func(yield func(Row, error) bool) {
			_ = yield(rows[0], nil) && yield(Row{}, broken)
		})
		if !errors.Is(err, broken) {
			t.Errorf("%s: %v, want the error among the rows", r.Name, err)
		}
	}
}

// TestReportJSONShape: one object a row, in order, with the keys that others were
// promised.
func TestReportJSONShape(t *testing.T) {
	sheet, rows := judgedSheet()
	var got []map[string]any
	if err := json.Unmarshal(report(t, "json", sheet, rows), &got); err != nil {
		t.Fatal(err)
	}
	if len(got) != len(rows) {
		t.Fatalf("%d objects for %d rows", len(got), len(rows))
	}
	for i, object := range got {
		findings, _ := object["findings"].([]any)
		if object["id"] != rows[i].ID || object["verdict"] != string(rows[i].Verdict) || len(findings) != len(rows[i].Findings) {
			t.Errorf("object %d is %v", i, object)
		}
	}
	finding := got[1]["findings"].([]any)[0].(map[string]any)
	want := map[string]any{
		"rule": "too-long", "severity": "error", "value": 95.0, "limit": 70.0, "unit": "m",
		"message": `95 m of "OM3" <over> 70 m`, "fix": "Use OM4 & test.", "source": "IEEE 802.3 clause 95",
	}
	for key, value := range want {
		if finding[key] != value {
			t.Errorf("%s is %v, want %v", key, finding[key], value)
		}
	}
	if len(finding) != len(want) {
		t.Errorf("keys %v, want those of %v", finding, want)
	}
}

// TestReportCSVKeepsCells: what was in the file is in the report, cell by cell.
func TestReportCSVKeepsCells(t *testing.T) {
	sheet, rows := judgedSheet()
	reader := csv.NewReader(bytes.NewReader(report(t, "csv", sheet, rows)))
	reader.FieldsPerRecord = -1
	records, err := reader.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []string{
		"id|a_device|label|verdict|rule|reason",
		"C1|leaf1|a, b|pass||",
		`C2|leaf2|-|fail|too-long; near|error: 95 m of "OM3" <over> 70 m; warning: =98 m of 100 m`,
		`C3|leaf1|say "no"|warn|near; noted|warning: =98 m of 100 m; info: a draft` + "\x00",
		"C4|||unverifiable||not told: length, PHY",
		"C5|leaf1||unverifiable|unreadable-row|error: row 5: 2 cells",
		"C6|leaf1||unverifiable|unreadable-row|error: row 5: 2 cells|one|more",
	} {
		if got := strings.Join(records[i], "|"); got != want {
			t.Errorf("record %d is %s, want %s", i, got, want)
		}
	}
}

// TestReportsKeepToSchema: JSON to ours, SARIF to what of its own we write.
func TestReportsKeepToSchema(t *testing.T) {
	for name, path := range map[string]string{"json": "channels.schema.json", "sarif": "testdata/reports/sarif-part.schema.json"} {
		schema, err := jsonschema.NewCompiler().Compile(path)
		if err != nil {
			t.Fatal(err)
		}
		sheet, rows := judgedSheet()
		for _, rows := range [][]Row{rows, nil} {
			document, err := jsonschema.UnmarshalJSON(bytes.NewReader(report(t, name, sheet, rows)))
			if err != nil {
				t.Fatal(err)
			}
			if err := schema.Validate(document); err != nil {
				t.Errorf("%s: %v", name, err)
			}
		}
	}
}

// TestFileURI: a path is no URI as it stands.
func TestFileURI(t *testing.T) {
	for path, want := range map[string]string{
		"cables.csv":        "cables.csv",
		"site 1/cables.csv": "site%201/cables.csv",
		"/srv/a#b.csv":      "file:///srv/a%23b.csv",
		"a:b.csv":           "./a:b.csv",
		"-":                 "stdin",
	} {
		if got := fileURI(path); got != want {
			t.Errorf("fileURI(%s) = %s, want %s", path, got, want)
		}
	}
}

// TestReportJUnitCounts: the numbers of the suites are those of their tests.
func TestReportJUnitCounts(t *testing.T) {
	sheet, rows := judgedSheet()
	var got junitSuites
	if err := xml.Unmarshal(report(t, "junit", sheet, rows), &got); err != nil {
		t.Fatal(err)
	}
	if got.Tests != 6 || got.Failures != 1 || got.Skipped != 3 || len(got.Suites) != 3 {
		t.Errorf("%d tests, %d failures, %d skipped in %d suites; want 6, 1, 3 in 3", got.Tests, got.Failures, got.Skipped, len(got.Suites))
	}
	if suite := got.Suites[0]; suite.Name != "leaf1" || suite.Tests != 2 || len(suite.Cases) != 2 {
		t.Errorf("the first suite is %+v, want both rows of leaf1", suite)
	}
}
