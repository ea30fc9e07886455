package render

import (
	"cmp"
	"encoding/xml"
	"fmt"
	"io"
	"iter"
	"slices"
	"strings"

	"cablewright/cabling/rules"
	"cablewright/topology"
)

// The form of JUnit's XML that CI servers agree on: a suite for every device, a
// test for every row. GitLab and others show the class, not the suite, take the
// text of an element and not its attribute, and keep one of several tests of a
// class and name. The attributes file and line are for those that link to them;
// no more of it is outside of the schema of Jenkins' xUnit plugin than they, and
// skipped of all suites.
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
		Errors   int         `xml:"errors,attr"` // 0: a check that breaks off writes no report
		Skipped  int         `xml:"skipped,attr"`
		Cases    []junitCase `xml:"testcase"`

		names map[string]int // how many tests have the name
	}
	junitCase struct {
		Name    string        `xml:"name,attr"`
		Class   string        `xml:"classname,attr"`
		File    string        `xml:"file,attr"`
		Line    int           `xml:"line,attr,omitempty"`
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
		Text    string `xml:",chardata"`
	}
)

// rowsJUnit writes one suite for every A device, in the order of the file. A row
// that cannot be judged is skipped, with its reason; warnings are output of a
// test that passes. The suites count their tests first, so all rows are held.
func rowsJUnit(w io.Writer, sheet Sheet, rows iter.Seq2[Row, error]) error {
	report := newJUnitReport(sheet.File)
	for row, err := range rows {
		if err != nil {
			return err
		}
		report.add(cmp.Or(row.Device, noDevice), rowCase(sheet.File, row))
	}
	return report.write(w)
}

// noDevice is the suite of rows that do not tell one.
const noDevice = "no device"

// junitReport gathers tests by suite, in the order in which these come.
type junitReport struct {
	junitSuites
	byName map[string]*junitSuite
}

func newJUnitReport(name string) *junitReport {
	return &junitReport{junitSuites: junitSuites{Name: name}, byName: map[string]*junitSuite{}}
}

// add puts a test into a suite. One that has the name of another there gets a
// number behind it.
func (r *junitReport) add(name string, test junitCase) {
	suite := r.byName[name]
	if suite == nil {
		suite = &junitSuite{Name: name, names: map[string]int{}}
		r.byName[name] = suite
		r.Suites = append(r.Suites, suite)
	}
	test.Class = name
	suite.names[test.Name]++
	if n := suite.names[test.Name]; n > 1 {
		test.Name = fmt.Sprintf("%s (%d)", test.Name, n)
	}
	suite.add(test)
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

func (r *junitReport) write(w io.Writer) error {
	for _, suite := range r.Suites {
		r.Tests += suite.Tests
		r.Failures += suite.Failures
		r.Skipped += suite.Skipped
	}
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return err
	}
	encoder := xml.NewEncoder(w)
	encoder.Indent("", " ")
	if err := encoder.Encode(r.junitSuites); err != nil {
		return err
	}
	_, err := io.WriteString(w, "\n")
	return err
}

func rowCase(file string, row Row) junitCase {
	test := junitCase{Name: row.ID, File: file, Line: row.Line}
	switch row.Verdict {
	case rules.Fail:
		test.Failure = newJUnitFailure(row.Findings)
	case rules.Unverifiable:
		test.Skipped = newJUnitSkipped(cmp.Or(missingWords(row), reasonWords(row)))
		test.Out = findingLines(row.Findings)
	default:
		test.Out = findingLines(row.Findings)
	}
	return test
}

// newJUnitFailure tells the findings in short, each message once, and in full.
func newJUnitFailure(findings []topology.Finding) *junitFailure {
	return &junitFailure{ruleWords(findings), strings.Join(slices.Compact(messages(findings)), "; "), findingLines(findings)}
}

func newJUnitSkipped(reason string) *junitSkipped { return &junitSkipped{reason, reason} }

// findingLines tells the findings, each on a line.
func findingLines(findings []topology.Finding) string {
	var out strings.Builder
	for _, f := range findings {
		fmt.Fprintf(&out, "%s [%s] ", f.Severity, f.Rule)
		if at := f.Where(); at != "" {
			out.WriteString("at " + at + ": ")
		}
		out.WriteString(strings.TrimSuffix(f.Message, ".") + ".")
		if f.Fix != "" {
			out.WriteString(" " + f.Fix)
		}
		if f.Source != "" {
			out.WriteString(" Source: " + f.Source)
		}
		out.WriteString("\n")
	}
	return out.String()
}
