package cli

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"cablewright/cabling/rules"
	"cablewright/render"
)

// reports are the ways in which check says what it found: for people, which is
// what it does unless asked otherwise, and for programs.
func (c *call) reports() []render.Report {
	text := render.Report{
		Name: "text", Exts: []string{".txt"}, Title: "for people, grouped by place",
		WriteRows: c.writeChannels, WriteFound: c.writeFound,
	}
	return append([]render.Report{text}, render.Reports()...)
}

// chooseReport finds the report by name, else by the extension of -o; --json is
// --format json. A file may have any name: one that asks for nothing gets text.
func (c *call) chooseReport() (render.Report, error) {
	name := c.String("format")
	switch {
	case c.Bool("json") && c.IsSet("format") && name != "json":
		return render.Report{}, fmt.Errorf("--json and --format %s at once: want one of them", name)
	case c.Bool("json"):
		name = "json"
	case !c.IsSet("format"):
		return c.reportOf(c.String("output")), nil
	}
	var names []string
	for _, report := range c.reports() {
		if report.Name == name {
			return report, nil
		}
		names = append(names, report.Name)
	}
	return render.Report{}, fmt.Errorf("unknown format %q%s: want one of %s", name, didYouMean(name, names), strings.Join(names, ", "))
}

// reportOf returns the report that the name of a file asks for.
func (c *call) reportOf(file string) render.Report {
	return slices.MaxFunc(c.reports(), func(a, b render.Report) int { return a.Asks(file) - b.Asks(file) })
}

// writeFound writes what was found of a network for people.
func (c *call) writeFound(w io.Writer, found render.Found) error {
	basis := basis{rules: len(found.Rules), gaps: len(found.Network.Gaps)}
	if found.Cables != nil {
		basis.cables = laidWords(found.Cables, len(found.Network.Links))
	}
	return writeFindings(w, found.Findings, basis, c.resultStyle())
}

// laidWords returns "4 channels: 3 pass, 1 fail; 1 of them no link of the network;
// no row for 33 of 37 links".
func laidWords(laid *render.Laid, links int) string {
	number := map[rules.Verdict]int{}
	for _, row := range laid.Rows {
		number[row.Verdict]++
	}
	words := verdictWords(number)
	if laid.Unlinked > 0 {
		words += fmt.Sprintf("; %d of them no link of the network", laid.Unlinked)
	}
	if open := len(laid.Open); open > 0 {
		words += fmt.Sprintf("; no row for %d of %s", open, count(links, "link"))
	}
	return words
}
