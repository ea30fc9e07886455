package render

import (
	"encoding/csv"
	"io"
	"iter"
	"slices"
	"strings"
)

// verdictColumns come after those of the file. A file that has them is an earlier
// report: the new ones take their place.
var verdictColumns = []string{"verdict", "rule", "reason"}

// reportCSV writes every row with the cells that it had, and what is said of it
// (RFC 4180, lines end with CRLF). Of several findings all are told, the worst
// first, with "; " between them.
func reportCSV(w io.Writer, sheet Sheet, rows iter.Seq2[Row, error]) error {
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
		record = append(record, string(row.Verdict), cell(ruleWords(row)), cell(reasonWords(row)))
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

func ruleWords(row Row) string {
	var words []string
	for _, finding := range row.Findings {
		if !slices.Contains(words, finding.Rule) {
			words = append(words, finding.Rule)
		}
	}
	return strings.Join(words, "; ")
}

// reasonWords says why the row has its verdict.
func reasonWords(row Row) string {
	words := messages(row.Findings)
	if len(row.Missing) > 0 {
		words = append(words, "not told: "+strings.Join(row.Missing, ", "))
	}
	return strings.Join(words, "; ")
}
