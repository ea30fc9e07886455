package cli

import (
	"io"
	"strings"
	"unicode"

	"golang.org/x/text/width"
)

// table lays cells out in columns that are as wide as their widest cell.
type table struct {
	header []string
	rows   [][]string
	paint  func(row, column int, cell string) string // colours a padded cell; may be nil
}

func newTable(header ...string) *table { return &table{header: header} }

// row adds a row. Cells may come from the network, so what could move a
// terminal's cursor is made visible.
func (t *table) row(cells ...string) {
	for i := range cells {
		cells[i] = printable(cells[i])
	}
	t.rows = append(t.rows, cells)
}

// partWidth is how many terminal cells a text under a label may take.
const partWidth = 90

// parts adds texts beside their labels, each folded into as many rows as it
// takes.
func (t *table) parts(indent string, parts [][2]string) {
	for _, part := range parts {
		label := part[0]
		for _, text := range fold(printable(part[1]), partWidth) {
			t.row(indent+label, text)
			label = ""
		}
	}
}

// printable replaces control characters, and what is not UTF-8, by the
// replacement character.
func printable(text string) string {
	if isPlain(text) {
		return text
	}
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) {
			return unicode.ReplacementChar
		}
		return r
	}, text)
}

// write writes the table with two blanks between columns and none at the end of
// a line.
func (t *table) write(w io.Writer) error {
	widths := t.widths()
	var out strings.Builder
	if len(t.header) > 0 {
		out.WriteString(line(t.header, widths, nil))
	}
	for i, row := range t.rows {
		out.WriteString(line(row, widths, func(column int, cell string) string {
			if t.paint == nil {
				return cell
			}
			return t.paint(i, column, cell)
		}))
	}
	_, err := io.WriteString(w, out.String())
	return err
}

func (t *table) widths() []int {
	var widths []int
	for _, row := range append([][]string{t.header}, t.rows...) {
		for i, cell := range row {
			if i == len(widths) {
				widths = append(widths, 0)
			}
			widths[i] = max(widths[i], displayWidth(cell))
		}
	}
	return widths
}

func line(cells []string, widths []int, paint func(column int, cell string) string) string {
	end := len(cells)
	for end > 0 && cells[end-1] == "" {
		end--
	}
	var out strings.Builder
	for i, cell := range cells[:end] {
		padding := ""
		if i < end-1 {
			padding = strings.Repeat(" ", widths[i]-displayWidth(cell)+2)
		}
		if paint != nil {
			cell = paint(i, cell)
		}
		out.WriteString(cell + padding)
	}
	return out.String() + "\n"
}

// isPlain reports a text of printable ASCII, as most are.
func isPlain(text string) bool {
	for i := range len(text) {
		if text[i] < ' ' || text[i] > '~' {
			return false
		}
	}
	return true
}

// displayWidth returns how many terminal cells a text takes: two for wide East
// Asian characters (Unicode Annex 11), none for marks that combine.
func displayWidth(text string) int {
	if isPlain(text) {
		return len(text)
	}
	cells := 0
	for _, r := range text {
		switch {
		case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		case width.LookupRune(r).Kind() == width.EastAsianWide, width.LookupRune(r).Kind() == width.EastAsianFullwidth:
			cells += 2
		default:
			cells++
		}
	}
	return cells
}

// fold breaks a text between words into lines of at most so many terminal cells,
// unless a word is longer.
func fold(text string, cells int) []string {
	var lines []string
	line := ""
	for _, word := range strings.Fields(text) {
		switch {
		case line == "":
			line = word
		case displayWidth(line)+1+displayWidth(word) <= cells:
			line += " " + word
		default:
			lines = append(lines, line)
			line = word
		}
	}
	return append(lines, line)
}
