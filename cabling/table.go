package cabling

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// table reads a CSV whose lines before the header begin with "#" and calls each
// with every row. Errors name the line; each may report its own through the row.
func table(name string, in io.Reader, each func(*row)) error {
	reader := csv.NewReader(in)
	reader.Comment = '#'
	header, err := reader.Read()
	if err != nil {
		return fmt.Errorf("reading %s: %w", name, err)
	}
	for {
		cells, err := reader.Read()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("reading %s: %w", name, err)
		}
		r := &row{header: header, cells: cells}
		each(r)
		if r.err != nil {
			line, _ := reader.FieldPos(0)
			return fmt.Errorf("reading %s: line %d: %w", name, line, r.err)
		}
	}
}

// row is a line of a table. Its methods read a cell by the name of its column;
// the first error stays.
type row struct {
	header, cells []string
	err           error
}

func (r *row) fail(column string, err error) {
	if r.err == nil && err != nil {
		r.err = fmt.Errorf("%s: %w", column, err)
	}
}

func (r *row) text(column string) string {
	i := slices.Index(r.header, column)
	if i < 0 {
		r.fail(column, errors.New("there is no such column"))
		return ""
	}
	return r.cells[i]
}

// list reads a cell of texts with separator between them.
func (r *row) list(column, separator string) []string {
	cell := r.text(column)
	if cell == "" {
		return nil
	}
	var list []string
	for text := range strings.SplitSeq(cell, separator) {
		list = append(list, strings.TrimSpace(text))
	}
	return list
}

// number reads a cell; empty is 0.
func (r *row) number(column string) float64 {
	number, err := parseCell(r.text(column))
	r.fail(column, err)
	return number
}

// numbers reads a cell of numbers with blanks between them.
func (r *row) numbers(column string) []float64 {
	var numbers []float64
	for _, text := range r.list(column, " ") {
		number, err := parseCell(text)
		r.fail(column, err)
		numbers = append(numbers, number)
	}
	return numbers
}

// span reads "-8.2..0.5"; empty is not known.
func (r *row) span(column string) Range {
	cell := r.text(column)
	if cell == "" {
		return Range{}
	}
	low, high, _ := strings.Cut(cell, "..")
	span := Range{Known: true}
	var errs [2]error
	span.Min, errs[0] = strconv.ParseFloat(low, 64)
	span.Max, errs[1] = strconv.ParseFloat(high, 64)
	for _, err := range errs {
		r.fail(column, err)
	}
	return span
}

// count reads a cell; empty is 0.
func (r *row) count(column string) int {
	number := r.number(column)
	if number != float64(int(number)) {
		r.fail(column, fmt.Errorf("%g is not a whole number", number))
	}
	return int(number)
}

// parseCell reads a number of our own tables; empty is 0.
func parseCell(text string) (float64, error) {
	if text == "" {
		return 0, nil
	}
	return strconv.ParseFloat(text, 64)
}

// word reads a cell that holds one of words, or nothing, which is the zero value.
func word[T any](r *row, column string, words map[string]T) T {
	cell := r.text(column)
	value, known := words[cell]
	if !known && cell != "" {
		r.fail(column, fmt.Errorf("unknown word %q", cell))
	}
	return value
}

// confidence reads the cell of that name.
func (r *row) confidence() Confidence {
	return word(r, "confidence", map[string]Confidence{
		"low": LowConfidence, "medium": MediumConfidence, "high": HighConfidence,
	})
}

// family reads the cell of that name.
func (r *row) family() Family {
	return word(r, "family", map[string]Family{
		"twisted-pair": TwistedPair, "multimode": Multimode, "singlemode": Singlemode,
		"twinax": Twinax, "active-optical": ActiveOptical, "backplane": Backplane,
	})
}

// pattern reads a regular expression for texts in any case; empty is nil.
func (r *row) pattern(column string) *regexp.Regexp {
	text := r.text(column)
	if text == "" {
		return nil
	}
	pattern, err := regexp.Compile("(?i)" + text)
	if err != nil {
		r.fail(column, fmt.Errorf("reading %q: %w", text, err))
	}
	return pattern
}

// phy returns the PHY of exactly that name.
func (r *row) phy(column, name string) *PHY {
	p := phyNames().unique[foldPHY(name)]
	if p == nil || p.Name != name {
		r.fail(column, fmt.Errorf("there is no PHY %q", name))
	}
	return p
}
