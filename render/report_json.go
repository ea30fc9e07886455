package render

import (
	"bufio"
	"encoding/json"
	"io"
	"iter"

	"cablewright/cabling"
	"cablewright/cabling/rules"
	"cablewright/topology"
)

// rowJSON is a row in results, all but its id, which comes first: see
// channels.schema.json. Lists of what is not known are there if anything is not.
type (
	rowJSON struct {
		Verdict   rules.Verdict `json:"verdict"` // "pass", "warn", "fail", "unverifiable"
		Findings  []rowFinding  `json:"findings"`
		Missing   []string      `json:"missing,omitempty"`   // what a verdict would take
		Unchecked []string      `json:"unchecked,omitempty"` // what was not told, and the verdict stands without
	}
	rowFinding struct {
		Rule     string            `json:"rule"`
		Severity topology.Severity `json:"severity"`
		Value    *float64          `json:"value"` // null: the rule computes none
		Limit    *float64          `json:"limit"`
		Unit     string            `json:"unit"` // of both; empty: a plain number
		Message  string            `json:"message"`
		Fix      string            `json:"fix"`
		Source   string            `json:"source"` // standard and clause of the limit
	}
)

// rowsJSON writes an array with one object a row, each on a line of its own. What
// is said of rows that are alike is encoded once: a list of a million rows has
// few different cables.
func rowsJSON(w io.Writer, _ Sheet, rows iter.Seq2[Row, error]) error {
	out := bufio.NewWriter(w)
	objects := newElements(out)
	known := map[*cabling.Channel][]byte{}
	for row, err := range rows {
		if err != nil {
			return err
		}
		rest := known[row.Like]
		if rest == nil {
			if rest, err = encode(newRowJSON(row)); err != nil {
				return err
			}
			if row.Like != nil {
				known[row.Like] = rest
			}
		}
		if err := objects.addNamed("id", row.ID, rest); err != nil {
			return err
		}
	}
	if err := objects.close(); err != nil {
		return err
	}
	out.WriteString("\n")
	return out.Flush()
}

func newRowJSON(row Row) rowJSON {
	findings := make([]rowFinding, 0, len(row.Findings))
	for _, f := range row.Findings {
		findings = append(findings, rowFinding{f.Rule, f.Severity, f.Value, f.Limit, f.Unit, f.Message, f.Fix, f.Source})
	}
	return rowJSON{row.Verdict, findings, row.Missing, row.Unchecked}
}

// foundJSON writes an array of the findings as they are: see findings.schema.json.
func foundJSON(w io.Writer, found Found) error {
	findings := found.sourced()
	if findings == nil {
		findings = []topology.Finding{}
	}
	encoder := json.NewEncoder(w)
	encoder.SetIndent("", " ")
	encoder.SetEscapeHTML(false)
	return encoder.Encode(findings)
}
