package cli

import (
	"cmp"
	"fmt"
	"io"
	"iter"
	"slices"
	"strings"

	"cablewright/cabling/rules"
	"cablewright/render"
	"cablewright/topology"
)

// writeChannels writes what was found of channels for people: grouped by the
// device at the A end, in the order of the file within it, and a line that sums
// up. Channels that pass are counted only.
func (c *call) writeChannels(w io.Writer, sheet render.Sheet, rows iter.Seq2[render.Row, error]) error {
	style := c.resultStyle()
	groups := map[string]*strings.Builder{}
	number := map[rules.Verdict]int{}
	for row, err := range rows {
		if err != nil {
			return err
		}
		number[row.Verdict]++
		if len(row.Findings) == 0 && row.Verdict != rules.Unverifiable {
			continue
		}
		name := cmp.Or(row.Device, "cables")
		if groups[name] == nil {
			groups[name] = &strings.Builder{}
		}
		writeChannel(groups[name], row, style)
	}
	var names []string
	for name := range groups {
		names = append(names, name)
	}
	slices.SortFunc(names, topology.CompareNatural)
	for _, name := range names {
		if _, err := fmt.Fprintf(w, "%s\n%s\n", style.bold(printable(name)), groups[name]); err != nil {
			return err
		}
	}
	_, err := fmt.Fprintf(w, "%s (%s run)\n", verdictWords(number), count(len(sheet.Rules), "rule"))
	return err
}

// writeChannel writes the findings at one channel, and what is not known of it.
func writeChannel(out *strings.Builder, row render.Row, style style) {
	for _, finding := range row.Findings {
		at := row.ID
		if ends := joinPlaces(finding.At); ends != row.ID {
			at += " (" + ends + ")"
		}
		writeFinding(out, finding, at, style)
	}
	if row.Verdict == rules.Unverifiable && len(row.Missing) > 0 {
		fmt.Fprintf(out, "  %s\n", style.dim(string(row.Verdict)))
		writeTold(out, [][2]string{{"at", row.ID}, {"lacks", strings.Join(row.Missing, ", ")}})
	}
}

// verdictWords returns "4 channels: 2 pass, 1 fail, 1 unverifiable".
func verdictWords(number map[rules.Verdict]int) string {
	var parts []string
	total := 0
	for _, verdict := range []rules.Verdict{rules.Pass, rules.Warn, rules.Fail, rules.Unverifiable} {
		if n := number[verdict]; n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, verdict))
			total += n
		}
	}
	if total == 0 {
		return "no channels"
	}
	return count(total, "channel") + ": " + strings.Join(parts, ", ")
}
