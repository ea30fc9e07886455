package render

import (
	"io"
	"iter"

	"cablewright/cabling/rules"
)

// Report is one way to write what the rules say of the rows of a list of cables.
// A report is one file and one line in Reports.
type Report struct {
	Name  string // what a user asks for: "sarif"
	Title string // what it is, in a few words
	// Write writes the rows as they come, in their order. An error among them
	// ends the report, and is returned.
	Write func(w io.Writer, sheet Sheet, rows iter.Seq2[Row, error]) error
}

// Sheet is the list that rows stand in.
type Sheet struct {
	File    string   // its path; "-": standard input
	Columns []string // their names, as they stand in it
	Rules   []rules.Rule
}

// Row is one channel of a sheet, and what the rules say of it.
type Row struct {
	ID     string
	Device string   // at the A end; empty: not told
	Line   int      // of the file, from 1
	Cells  []string // as they stand in the file; valid until the next row
	rules.Outcome
}

// Reports returns all reports.
func Reports() []Report {
	return []Report{
		{"json", "an array with one object a row", reportJSON},
		{"csv", "the columns of the file, and verdict, rule and reason", reportCSV},
		{"sarif", "SARIF 2.1.0, for code hosts and their reviews", reportSARIF},
		{"junit", "JUnit XML, one suite a device, for CI servers", reportJUnit},
	}
}
