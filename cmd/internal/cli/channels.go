package cli

import (
	"fmt"
	"io"
	"iter"
	"slices"
	"strings"

	"cablewright/cabling/cables"
	"cablewright/cabling/rules"
	"cablewright/render"
)

// checkChannels checks a list of cables row by row, as it is read.
func (c *call) checkChannels(held standard) error {
	report, err := c.chooseReport()
	if err != nil {
		return err
	}
	path := c.String("channels")
	file, err := c.open(path)
	if err != nil {
		return err
	}
	defer file.Close()
	list, err := cables.NewReader(file)
	if err != nil {
		return fmt.Errorf("%s: %w", inputName(path), err)
	}
	c.introduce(list)
	judge := &judge{list: rules.NewList(held.rules, held.site), threshold: held.threshold, upgrade: held.upgrade}
	sheet := render.Sheet{File: path, Columns: list.Names(), Rules: held.rules}
	err = c.writeResult(func(w io.Writer) error { return report.WriteRows(w, sheet, judge.all(list)) })
	switch {
	case err != nil:
		return fmt.Errorf("%s: %w", inputName(path), err)
	case judge.failed:
		return errFindings
	}
	return nil
}

// introduce says which columns are not read, and with --verbose has the reader
// tell what it understands.
func (c *call) introduce(list *cables.Reader) {
	if c.Bool("verbose") {
		list.Understood = func(column, text, meaning string) { c.say("column %s: %q is %s", column, text, meaning) }
	}
	var names []string
	for _, column := range cables.Columns() {
		names = append(append(names, column.Name), column.Aliases...)
	}
	names = slices.DeleteFunc(names, func(name string) bool { return slices.Contains(list.Names(), name) })
	const most = 20
	var unknown []string
	for i, name := range list.Unknown() {
		if i == most {
			unknown = append(unknown, fmt.Sprintf("and %d more", len(list.Unknown())-most))
			break
		}
		unknown = append(unknown, fmt.Sprintf("column %.80q%s", name, didYouMean(name, names)))
	}
	if len(unknown) > 0 {
		c.say("kept and not read: %s", strings.Join(unknown, ", "))
	}
}

// judge holds the rows of a list to the rules.
type judge struct {
	list      *rules.List
	threshold int
	upgrade   int64 // bit/s that rows are asked about which ask about none; 0: none
	failed    bool  // a finding was at or above the threshold
}

// all returns the rows as they are read, with what the rules say of them.
func (j *judge) all(list *cables.Reader) iter.Seq2[render.Row, error] {
	return func(yield func(render.Row, error) bool) {
		for row, err := range list.Rows() {
			judged := render.Row{}
			if err == nil {
				judged = j.row(row)
			}
			if !yield(judged, err) {
				return
			}
		}
	}
}

func (j *judge) row(row *cables.Row) render.Row {
	if row.Channel.Upgrade == 0 {
		row.Channel.Upgrade = j.upgrade
	}
	outcome := j.list.Check(&row.Channel)
	j.failed = j.failed || reaches(outcome.Findings, j.threshold)
	return render.Row{ID: row.Channel.ID, Device: row.Channel.A.Device, Line: row.Line, Cells: row.Cells, Outcome: outcome}
}

// channelsHelp describes the columns and the formats.
func channelsHelp() string {
	var out strings.Builder
	out.WriteString("Columns of a list of cables, in any order; others are kept, and NetBox's names are taken:\n")
	columns := newTable()
	for _, group := range cables.Groups() {
		columns.row(" "+group.Title, "")
		columns.parts("  ", columnsByAbout(group.Columns))
	}
	_ = columns.write(&out) // a strings.Builder takes everything
	out.WriteString("Formats:\n")
	formats := newTable()
	for _, report := range (&call{}).reports() {
		formats.row("  "+report.Name, strings.Join(report.Exts, " "), report.Title)
	}
	_ = formats.write(&out)
	return strings.TrimSuffix(out.String(), "\n")
}

// columnsByAbout returns names and what they are about, the two ends of a thing
// together: "phy_a, phy_b".
func columnsByAbout(columns []cables.Column) [][2]string {
	var rows [][2]string
	for _, column := range columns {
		if column.About == "" {
			rows[len(rows)-1][0] += ", " + column.Name
			continue
		}
		rows = append(rows, [2]string{column.Name, column.About})
	}
	return rows
}
