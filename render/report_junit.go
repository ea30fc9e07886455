package render

import (
	"cmp"
	"encoding/xml"
	"io"
	"iter"
	"strings"

	"cablewright/cabling/rules"
	"cablewright/topology"
)

// The form of JUnit's XML that CI servers agree on: a suite for every device, a
// test for every row.
type (
	junitSuites struct {
		XMLName  xml.Name      `xml:"testsuites"`
		Name     string        `xml:"name,attr"`
		Tests    int           `xml:"tests,attr"`
		Failures int           `xml:"failures,attr"`
		Skipped  int           `xml:"skipped,attr"`
		Suites   []*junitSuite `xml:"testsuite"`
	}
	junitSuite struct {
		Name     string      `xml:"name,attr"`
		Tests    int         `xml:"tests,attr"`
		Failures int         `xml:"failures,attr"`
		Skipped  int         `xml:"skipped,attr"`
		Cases    []junitCase `xml:"testcase"`
	}
	junitCase struct {
		Name    string        `xml:"name,attr"`
		Class   string        `xml:"classname,attr"`
		File    string        `xml:"file,attr"`
		Line    int           `xml:"line,attr"`
		Failure *junitFailure `xml:"failure"`
		Skipped *junitSkipped `xml:"skipped"`
		Out     string        `xml:"system-out,omitempty"`
	}
	junitFailure struct {
		Type    string `xml:"type,attr"`
		Message string `xml:"message,attr"`
		Text    string `xml:",chardata"`
	}
	junitSkipped struct {
		Message string `xml:"message,attr"`
	}
)

// reportJUnit writes one suite for every A device, in the order of the file. A
// row that cannot be judged is skipped, with its reason; warnings are output of a
// test that passes. The suites count their tests first, so all rows are held.
func reportJUnit(w io.Writer, sheet Sheet, rows iter.Seq2[Row, error]) error {
	all := &junitSuites{Name: sheet.File}
	byDevice := map[string]*junitSuite{}
	for row, err := range rows {
		if err != nil {
			return err
		}
		name := cmp.Or(row.Device, "no device")
		suite := byDevice[name]
		if suite == nil {
			suite = &junitSuite{Name: name}
			byDevice[name] = suite
			all.Suites = append(all.Suites, suite)
		}
		suite.add(newJUnitCase(name, sheet, row))
	}
	for _, suite := range all.Suites {
		all.Tests += suite.Tests
		all.Failures += suite.Failures
		all.Skipped += suite.Skipped
	}
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return err
	}
	encoder := xml.NewEncoder(w)
	encoder.Indent("", " ")
	if err := encoder.Encode(all); err != nil {
		return err
	}
	_, err := io.WriteString(w, "\n")
	return err
}

func (s *junitSuite) add(test junitCase) {
	s.Tests++
	switch {
	case test.Failure != nil:
		s.Failures++
	case test.Skipped != nil:
		s.Skipped++
	}
	s.Cases = append(s.Cases, test)
}

func newJUnitCase(device string, sheet Sheet, row Row) junitCase {
	test := junitCase{Name: row.ID, Class: device, File: sheet.File, Line: row.Line}
	switch row.Verdict {
	case rules.Fail:
		test.Failure = &junitFailure{ruleWords(row), reasonWords(row), findingLines(row.Findings)}
	case rules.Unverifiable:
		test.Skipped = &junitSkipped{reasonWords(row)}
	default:
		test.Out = findingLines(row.Findings)
	}
	return test
}

// findingLines tells the findings, each on a line.
func findingLines(findings []topology.Finding) string {
	var out strings.Builder
	for _, f := range findings {
		out.WriteString(f.Severity.String() + " [" + f.Rule + "] " + f.Message + ". " + f.Fix + "\n")
	}
	return out.String()
}
