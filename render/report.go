package render

import (
	"cmp"
	"io"
	"iter"
	"slices"
	"strings"

	"cablewright/cabling/rules"
	"cablewright/topology"
)

// Report is one way to write what the rules say of a list of cables, and of a
// network. A report is one file and one line in Reports.
type Report struct {
	Name  string   // what a user asks for: "sarif"
	Exts  []string // of file names that ask for it: ".sarif"
	Title string   // what it is, in a few words

	// WriteRows writes the rows of a list as they come, in their order. An error
	// among them ends the report, and is returned.
	WriteRows func(w io.Writer, sheet Sheet, rows iter.Seq2[Row, error]) error

	// WriteFound writes what was found of a network, in the order of the findings.
	WriteFound func(w io.Writer, found Found) error
}

// Sheet is the list that rows stand in.
type Sheet struct {
	File    string   // its path; "-": standard input
	Columns []string // their names, as they stand in it
	Rules   []rules.Rule
}

// Row is one channel of a list, and what the rules say of it.
type Row struct {
	ID     string
	Device string   // at the A end; empty: not told
	Line   int      // of the file, from 1
	Cells  []string // as they stand in the file; valid until the next row
	rules.Outcome
}

// Found is what the rules find of a network, and of a list of cables laid over it.
type Found struct {
	File     string // path of the snapshot; "-": standard input
	Network  *topology.Network
	Rules    []rules.Rule       // that ran
	Findings []topology.Finding // in the order of rules.Run, those about the cables among them
	Cables   *Laid              // nil: none are laid over it
}

// Laid is a list of cables laid over a network.
type Laid struct {
	File     string // its path; "-": standard input
	Rows     []Row  // in the order of the list, without cells
	Unlinked int    // rows that are no link of the network
	Open     []int  // positions in Snapshot.Links of those that no row is about
}

// Reports returns all reports.
func Reports() []Report {
	return []Report{
		{"json", []string{".json"}, "an array: an object a row of --channels, or a finding of a network", rowsJSON, foundJSON},
		{"csv", []string{".csv"}, "the columns of --channels with verdict, rule and reason, or a line a finding", rowsCSV, foundCSV},
		{"sarif", []string{".sarif", ".sarif.json"}, "SARIF 2.1.0, for code hosts and their reviews", rowsSARIF, foundSARIF},
		{"junit", []string{".xml"}, "JUnit XML, one suite a device, for CI servers", rowsJUnit, foundJUnit},
	}
}

// Asks returns how many characters at the end of a file's name ask for the report:
// of "net.sarif.json", 5 for JSON and 11 for SARIF.
func (r Report) Asks(file string) int {
	most := 0
	for _, ext := range r.Exts {
		if strings.HasSuffix(strings.ToLower(file), ext) {
			most = max(most, len(ext))
		}
	}
	return most
}

// sourced returns the findings with the source of their rule where they have none
// of their own, and a list of places that is there.
func (f Found) sourced() []topology.Finding {
	sources := make(map[string]string, len(f.Rules))
	for _, rule := range f.Rules {
		sources[rule.ID] = rule.Source
	}
	findings := slices.Clone(f.Findings)
	for i := range findings {
		findings[i].Source = cmp.Or(findings[i].Source, sources[findings[i].Rule])
		if findings[i].At == nil {
			findings[i].At = []topology.Place{}
		}
	}
	return findings
}
