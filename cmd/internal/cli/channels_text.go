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
	number, upgrades := map[rules.Verdict]int{}, upgrades{}
	for row, err := range rows {
		if err != nil {
			return err
		}
		number[row.Verdict]++
		upgrades.count(row)
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
	_, err := fmt.Fprintf(w, "%s%s (%s run)\n", verdictWords(number), upgrades.words(), count(len(sheet.Rules), "rule"))
	return err
}

// upgrades counts the rows that were asked whether they carry another speed.
type upgrades struct{ carry, with, not int }

func (u *upgrades) count(row render.Row) {
	for _, finding := range row.Findings {
		switch {
		case finding.Rule == "upgrade-unsupported":
			u.not++
		case finding.Rule == "upgrade-supported" && finding.Severity == topology.Info:
			u.carry++
		case finding.Rule == "upgrade-supported":
			u.with++
		}
	}
}

// words returns "; the upgrade: 3 carry it, 2 do not";
// empty where none was asked.
func (u *upgrades) words() string {
	var parts []string
	for _, part := range []struct {
		n    int
		what string
	}{{u.carry, "carry it"}, {u.with, "with more fibres or under a condition"}, {u.not, "do not"}} {
		if part.n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", part.n, part.what))
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return "; the upgrade: " + strings.Join(parts, ", ")
}

// writeChannel writes the findings at one channel, and what is not known of it.
func writeChannel(out *strings.Builder, row render.Row, style style) {
	for _, finding := range row.Findings {
		at := row.ID
		if ends := finding.Where(); ends != row.ID {
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
