package cables

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
)

// header says which column of a file is what.
type header struct {
	names   []string  // as they stand in the file
	bound   []binding // in the order of the file
	unknown []string
	unitAt  int // index of the column with the unit of the length; -1: none
}

// binding is a column of the file that is read.
type binding struct {
	index  int
	name   string // as it stands in the file
	column Column
	unit   string // of lengths, if the name tells it: "ft" of "length_ft"
}

// newHeader finds the columns by their names. A name of ours goes before the same
// column under the name of another tool, which is then kept and not read.
func newHeader(names []string) (header, error) {
	h := header{names: slices.Clone(names), unitAt: -1}
	known := Columns()
	for i, name := range h.names {
		plain, unit := plainName(name)
		if plain == lengthUnit {
			h.unitAt = i
			continue
		}
		column := slices.IndexFunc(known, func(c Column) bool { return c.Name == plain || slices.Contains(c.Aliases, plain) })
		if column < 0 {
			if strings.TrimSpace(name) != "" { // separators at the end of the line are no columns
				h.unknown = append(h.unknown, name)
			}
			continue
		}
		if err := h.bind(binding{i, name, known[column], unit}, known[column].Name == plain); err != nil {
			return h, err
		}
	}
	return h, h.check()
}

// bind adds a column, or settles which of two is meant.
func (h *header) bind(b binding, ours bool) error {
	at := slices.IndexFunc(h.bound, func(other binding) bool { return other.column.Name == b.column.Name })
	if at < 0 {
		h.bound = append(h.bound, b)
		return nil
	}
	other := h.bound[at]
	otherPlain, _ := plainName(other.name)
	switch otherOurs := otherPlain == b.column.Name; {
	case ours == otherOurs:
		return fmt.Errorf("the columns %q and %q are both %s: leave one of them", other.name, b.name, b.column.Name)
	case ours:
		h.bound[at], b = b, other
	}
	h.unknown = append(h.unknown, b.name)
	return nil
}

// check says that there is nothing to judge a row by.
func (h *header) check() error {
	for _, b := range h.bound {
		if b.column.part.suffices() {
			return nil
		}
	}
	if len(h.names) == 1 {
		return fmt.Errorf("one column, %.80q: want a first line such as id,phy_a,medium,length_m", h.names[0])
	}
	var wanted []string
	for _, column := range Columns() {
		if column.part == enough && column.About != "" { // one of two ends will do
			wanted = append(wanted, column.Name)
		}
	}
	last := len(wanted) - 1
	return fmt.Errorf("no column %s or %s among %s", strings.Join(wanted[:last], ", "), wanted[last], someNames(h.names))
}

// someNames lists names, the first of them where there are many. What is no text
// is quoted.
func someNames(names []string) string {
	const most = 12
	var list []string
	for _, name := range names[:min(most, len(names))] {
		if quoted := fmt.Sprintf("%.40q", name); quoted != `"`+name+`"` || name == "" {
			name = quoted
		}
		list = append(list, name)
	}
	if more := len(names) - most; more > 0 {
		list = append(list, fmt.Sprintf("and %d more", more))
	}
	return strings.Join(list, ", ")
}

// unit returns the unit that the row tells for its length, if it does.
func (h *header) unit(cells []string) string {
	if h.unitAt < 0 {
		return ""
	}
	return strings.TrimSpace(cells[h.unitAt])
}

// appendKey appends what a row tells besides names: rows with equal keys are alike.
func (h *header) appendKey(key []byte, cells []string) []byte {
	for i := range h.bound {
		if bound := &h.bound[i]; !bound.column.part.names() {
			key = append(append(key, cells[bound.index]...), 0)
		}
	}
	return append(key, h.unit(cells)...)
}

// lengthUnit is NetBox's column beside "length".
const lengthUnit = "length_unit"

// plainName turns "Cord (m)" into "cord_m": lower case, and "_" for all that is
// no letter or digit. The far end may be Z, as carriers have it: "Port Z" is
// "port_b". The unit of a length is told apart: "length_ft" is length_m in "ft".
func plainName(name string) (plain, unit string) {
	words := strings.FieldsFunc(strings.ToLower(name), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	last := len(words) - 1
	for _, at := range []int{0, last} {
		if last > 0 && words[at] == "z" {
			words[at] = "b"
		}
	}
	if last < 1 || words[0] != "length" && words[0] != "cord" {
		return strings.Join(words, "_"), ""
	}
	switch words[last] {
	case "ft", "feet", "km", "cm", "in", "inch", "inches", "yd", "mi":
		unit, words[last] = words[last], "m"
	case "m", "metres", "meters":
		unit, words[last] = "m", "m"
	}
	return strings.Join(words, "_"), unit
}
