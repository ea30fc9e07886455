package render

import (
	"encoding/csv"
	"io"
	"iter"
	"slices"
	"strconv"
	"strings"

	"cablewright/topology"
)

// verdictColumns come after those of the file. A file that has them is an earlier
// report: the new ones take their place.
var verdictColumns = []string{"verdict", "rule", "reason"}

// rowsCSV writes every row with the cells that it had, and what is said of it
// (RFC 4180, lines end with CRLF). Of several findings all are told, the worst
// first, with "; " between them.
func rowsCSV(w io.Writer, sheet Sheet, rows iter.Seq2[Row, error]) error {
	out := csv.NewWriter(w)
	out.UseCRLF = true
	kept := keptColumns(sheet.Columns)
	if err := out.Write(append(pick(nil, sheet.Columns, kept), verdictColumns...)); err != nil {
		return err
	}
	var record []string
	for row, err := range rows {
		if err != nil {
			return err
		}
		record = pick(record[:0], row.Cells, kept)
		record = append(record, string(row.Verdict), cell(ruleWords(row.Findings)), cell(reasonWords(row)))
		if more := len(row.Cells) - len(sheet.Columns); more > 0 { // a ragged row loses nothing
			record = append(record, row.Cells[len(sheet.Columns):]...)
		}
		if err := out.Write(record); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

// keptColumns returns the indexes of the columns that are not ours.
func keptColumns(names []string) []int {
	var kept []int
	for i, name := range names {
		if !slices.Contains(verdictColumns, strings.ToLower(strings.TrimSpace(name))) {
			kept = append(kept, i)
		}
	}
	return kept
}

// pick appends the cells of the columns; a cell that a ragged row lacks is empty.
func pick(record, cells []string, columns []int) []string {
	for _, i := range columns {
		text := ""
		if i < len(cells) {
			text = cells[i]
		}
		record = append(record, text)
	}
	return record
}

func ruleWords(findings []topology.Finding) string {
	var words []string
	for _, finding := range findings {
		if !slices.Contains(words, finding.Rule) {
			words = append(words, finding.Rule)
		}
	}
	return strings.Join(words, "; ")
}

// reasonWords says why the row has its verdict.
func reasonWords(row Row) string {
	words := messages(row.Findings)
	if missing := missingWords(row); missing != "" {
		words = append(words, missing)
	}
	return strings.Join(words, "; ")
}

// missingWords says what a verdict on the row takes, if anything.
func missingWords(row Row) string {
	if len(row.Missing) == 0 {
		return ""
	}
	return "not told: " + strings.Join(row.Missing, ", ")
}

// findingColumns are those of what is found of a network: the place to go to
// first, the far end or whatever else the finding is about, and what is left of
// its places. rowColumns follow where cables are laid over the network.
var (
	findingColumns = []string{
		"severity", "rule", "device", "port", "far_device", "far_port", "other_places",
		"message", "value", "limit", "unit", "why", "fix", "source",
	}
	rowColumns = []string{"row", "line"}
)

// foundCSV writes a record for every finding (RFC 4180, lines end with CRLF).
func foundCSV(w io.Writer, found Found) error {
	out := csv.NewWriter(w)
	out.UseCRLF = true
	columns := slices.Clone(findingColumns)
	if found.Cables != nil {
		columns = append(columns, rowColumns...)
	}
	if err := out.Write(columns); err != nil {
		return err
	}
	for _, finding := range found.sourced() {
		record := findingRecord(finding)
		if found.Cables != nil {
			record = append(record, cell(finding.Row), lineWord(finding.Line))
		}
		if err := out.Write(record); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

func findingRecord(f topology.Finding) []string {
	var near, far topology.Place
	var others []string
	for i, place := range f.At {
		switch {
		case isRow(place, f):
		case i == 0:
			near = place
		case i == 1:
			far = place
		default:
			others = append(others, place.String())
		}
	}
	return []string{
		f.Severity.String(), f.Rule, cell(near.Name), cell(near.Port), cell(far.Name), cell(far.Port), cell(strings.Join(others, "; ")),
		cell(f.Message), numberWord(f.Value), numberWord(f.Limit), cell(f.Unit), cell(f.Why), cell(f.Fix), cell(f.Source),
	}
}

// isRow reports whether a place is no more than the row, which tells neither end.
func isRow(place topology.Place, f topology.Finding) bool {
	return place == topology.Place{Name: f.Row}
}

// numberWord returns a number with all its digits, or nothing if there is none.
func numberWord(number *float64) string {
	if number == nil {
		return ""
	}
	return strconv.FormatFloat(*number, 'f', -1, 64)
}

// lineWord returns the number of a line, or nothing if there is none.
func lineWord(line int) string {
	if line == 0 {
		return ""
	}
	return strconv.Itoa(line)
}
