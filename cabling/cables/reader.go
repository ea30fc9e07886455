// Package cables reads lists of cables as people keep them in spreadsheets: CSV
// with a header, one channel a row.
//
//	file ─▶ header: which column is what ─▶ row by row: cells ─▶ cabling.Channel
//
// A file is read as a stream, so its length is no matter. It may have its columns
// in any order and under the names of NetBox, separators other than commas, a
// byte order mark and decimal commas, and be saved in Windows-1252 instead of
// UTF-8. Every row comes out, in order: one with a
// cell that cannot be understood, or that could mean several things, carries that
// as a problem. Columns that are not known are kept.
package cables

import (
	"bufio"
	"cmp"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"iter"
	"strings"

	"cablewright/cabling"
)

// Reader reads the rows of a file.
type Reader struct {
	// Understood, if set, is told once of each text that means something other
	// than its letters say: "85 ft" is 25.908 m.
	Understood func(column, text, meaning string)

	csv    *csv.Reader
	header header
	cells  interpreter
	before int // lines before those that csv counts
	row    Row // the last that was read

	met map[string]*cabling.Channel // without their names, by the cells that are no names
	key []byte                      // of the row, in one place in memory for all
}

// Row is one row of a file. It is valid until the next one is read; what its
// Channel points to is not to be changed.
type Row struct {
	Number   int      // among the rows; the one after the header is 1
	Line     int      // in the file, from 1
	Cells    []string // as they stand in the file
	Channel  cabling.Channel
	Problems []error // what could not be understood, each with row and column
}

// NewReader reads the header. Its errors say which columns are missing or stand
// for the same, and what was found instead.
func NewReader(r io.Reader) (*Reader, error) {
	text := bufio.NewReader(r)
	separator, before, err := sniff(text)
	if err != nil {
		return nil, fmt.Errorf("reading the header: %w", err)
	}
	rows := csv.NewReader(newDecoder(text))
	rows.Comma, rows.FieldsPerRecord, rows.ReuseRecord = separator, -1, true
	names, err := rows.Read()
	if err != nil {
		return nil, fmt.Errorf("reading the header: %w", lineError(err, before))
	}
	head, err := newHeader(names)
	if err != nil {
		return nil, fmt.Errorf("reading the header: %w", err)
	}
	return &Reader{csv: rows, header: head, cells: interpreter{commas: separator == ';'}, before: before, met: map[string]*cabling.Channel{}}, nil
}

// Names returns the names of the columns as they stand in the file.
func (r *Reader) Names() []string { return r.header.names }

// Unknown returns the names of the columns that are kept and not read.
func (r *Reader) Unknown() []string { return r.header.unknown }

// Rows returns the rows in order. An error ends them: the file cannot be read,
// or a quote opens and never closes.
func (r *Reader) Rows() iter.Seq2[*Row, error] {
	return func(yield func(*Row, error) bool) {
		for {
			err := r.next()
			if err == io.EOF || !yield(&r.row, err) || err != nil {
				return
			}
		}
	}
}

// next reads a row into r.row, which has one place in memory for all of them.
func (r *Reader) next() error {
	cells, err := r.csv.Read()
	var broken *csv.ParseError
	inRow := errors.As(err, &broken) && broken.StartLine == broken.Line
	if err != nil && !inRow {
		return lineError(err, r.before)
	}
	cells = trimCells(cells, len(r.header.names))
	r.row = Row{Number: r.row.Number + 1, Line: r.line(broken), Cells: cells}
	row := &r.row
	switch {
	case inRow:
		row.Problems = []error{fmt.Errorf("row %d: column %d of the text: %w: put the cell in quotes, and double those in it", row.Number, broken.Column, broken.Err)}
	case len(cells) != len(r.header.names):
		row.Problems = []error{fmt.Errorf("row %d: %d cells, want %d as in the header", row.Number, len(cells), len(r.header.names))}
	default:
		r.read(row)
	}
	row.Channel.Line = row.Line
	for _, problem := range row.Problems {
		row.Channel.Unread = append(row.Channel.Unread, problem.Error())
	}
	if row.Channel.ID == "" {
		row.Channel.ID = cmp.Or(row.Channel.Label, fmt.Sprintf("row %d", row.Number))
	}
	return nil
}

// line returns the line that the row starts at.
func (r *Reader) line(broken *csv.ParseError) int {
	if broken != nil {
		return broken.StartLine + r.before
	}
	line, _ := r.csv.FieldPos(0)
	return line + r.before
}

// read fills the channel from the cells. Most rows of a long list are like
// another but for their names, and those are understood once.
func (r *Reader) read(row *Row) {
	r.key = r.header.appendKey(r.key[:0], row.Cells)
	if like := r.met[string(r.key)]; like != nil {
		row.Channel = *like
		row.Channel.Like = like
	} else {
		r.set(row, func(p part) bool { return !p.names() })
		row.Channel.A.Identify()
		row.Channel.B.Identify()
		if err := turned(&row.Channel); err != nil {
			row.Problems = append(row.Problems, fmt.Errorf("row %d: %w", row.Number, err))
		}
		if len(row.Problems) == 0 && len(r.met) < memoryLimit {
			like := row.Channel
			r.met[string(r.key)], row.Channel.Like = &like, &like
		}
	}
	r.set(row, part.names)
}

// turned tells of a breakout whose legs are in the columns of the A end.
func turned(channel *cabling.Channel) error {
	a, b := channel.A.PHY, channel.B.PHY
	if channel.Legs <= 1 || a == nil || b == nil || a.Rate >= b.Rate {
		return nil
	}
	return fmt.Errorf("%d legs of %s at A, and %s at B: the port that is split belongs in the columns of the A end, its legs in those of B", channel.Legs, a.Name, b.Name)
}

// set fills the channel from the cells of those columns that are wanted.
func (r *Reader) set(row *Row, wanted func(part) bool) {
	unit := r.header.unit(row.Cells)
	for i := range r.header.bound {
		bound := &r.header.bound[i]
		text := strings.TrimSpace(row.Cells[bound.index])
		if isBlank(text) || !wanted(bound.column.part) {
			continue
		}
		if len(text) > mostOctets && !bound.column.part.names() {
			row.Problems = append(row.Problems, fmt.Errorf("row %d, column %s: a cell of %d bytes: nothing takes more than %d", row.Number, bound.name, len(text), mostOctets))
			continue
		}
		r.cells.begin(bound.name, cmp.Or(bound.unit, unit), r.Understood)
		if err := bound.column.set(&r.cells, &row.Channel, text); err != nil {
			row.Problems = append(row.Problems, fmt.Errorf("row %d, column %s: %w", row.Number, bound.name, err))
		}
	}
}

// mostOctets bounds what a cell may tell, to catch a quote that closes late.
const mostOctets = 10_000

// trimCells takes off empty cells past the last column, which spreadsheets leave.
func trimCells(cells []string, columns int) []string {
	for len(cells) > columns && strings.TrimSpace(cells[len(cells)-1]) == "" {
		cells = cells[:len(cells)-1]
	}
	return cells
}

// isBlank reports a text that people write where there is nothing to write.
func isBlank(text string) bool {
	switch text {
	case "", "-", "–", "—", "n/a", "N/A":
		return true
	}
	return false
}

// lineError words an error of package csv with the line of the file.
func lineError(err error, before int) error {
	var broken *csv.ParseError
	switch {
	case !errors.As(err, &broken):
		return err
	case errors.Is(err, csv.ErrQuote):
		return fmt.Errorf("line %d: a quote opens in the row that starts here, and nothing closes it: %w", broken.StartLine+before, broken.Err)
	}
	return fmt.Errorf("line %d, column %d: %w", broken.Line+before, broken.Column, broken.Err)
}
