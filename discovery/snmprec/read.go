package snmprec

import (
	"bytes"
	"errors"
	"fmt"
	"io"

	"cablewright/discovery/probe"
)

// ErrEmpty is what Read returns for a recording without a single record.
var ErrEmpty = errors.New(`the recording is empty, want lines such as "1.3.6.1.2.1.1.5.0|4|leaf1"`)

// BadLines are the lines that Read could not understand, in their order.
type BadLines []BadLine

// BadLine is one line that is not a record.
type BadLine struct {
	Line   int // from 1
	Reason string
}

// Error tells of the first bad line, and how many others there are.
func (b BadLines) Error() string {
	text := fmt.Sprintf("line %d: %s", b[0].Line, b[0].Reason)
	if len(b) > 1 {
		text += fmt.Sprintf(" (and %d more such lines)", len(b)-1)
	}
	return text
}

// Read reads a recording and returns its rows sorted by OID. The lines need not
// be in order; of lines with the same OID the last one counts.
//
// If lines are wrong the error is a BadLines, and the rows are those of all the
// other lines. A recording without any row gives ErrEmpty.
func Read(r io.Reader) ([]Row, error) {
	text, err := io.ReadAll(r)
	if err != nil {
		return nil, fmt.Errorf("reading the recording: %w", err)
	}
	var p parser
	p.parse(bytes.TrimPrefix(text, []byte("\xef\xbb\xbf")))
	switch {
	case len(p.bad) > 0:
		return Sort(p.rows), p.bad
	case len(p.rows) == 0:
		return nil, ErrEmpty
	}
	return Sort(p.rows), nil
}

// parser keeps what the lines of one recording say.
type parser struct {
	rows   []Row
	bad    BadLines
	arcs   arena[uint32]
	octets arena[byte]
}

func (p *parser) parse(text []byte) {
	p.rows = make([]Row, 0, bytes.Count(text, []byte("\n"))+1)
	for number := 1; len(text) > 0; number++ {
		line, rest, whole := bytes.Cut(text, []byte("\n"))
		text = rest
		line = bytes.Trim(line, " \t\v\f\r")
		if len(line) == 0 || line[0] == '#' {
			continue
		}
		row, err := p.row(line)
		if err == nil {
			p.rows = append(p.rows, row)
			continue
		}
		reason := err.Error()
		if !whole {
			reason += "; the recording ends within this line, was it cut short?"
		}
		p.bad = append(p.bad, BadLine{number, reason})
	}
}

// row reads one line, without the blanks around it.
func (p *parser) row(line []byte) (Row, error) {
	name, rest, ok := bytes.Cut(line, []byte("|"))
	tag, text, ok2 := bytes.Cut(rest, []byte("|"))
	if !ok || !ok2 {
		return Row{}, fmt.Errorf("%q is not a record, want OID|TAG|VALUE", shorten(line))
	}
	oid, err := p.oid(name)
	if err != nil {
		return Row{}, err
	}
	value, err := p.value(tag, text)
	if err != nil {
		return Row{}, fmt.Errorf("value of %s: %w", name, err)
	}
	return Row{oid, value}, nil
}

// oid reads a dotted OID, with or without the leading dot.
func (p *parser) oid(text []byte) (probe.OID, error) {
	dotted := bytes.TrimPrefix(text, []byte("."))
	oid := p.arcs.take(bytes.Count(dotted, []byte(".")) + 1)
	for i := range oid {
		arc, rest, _ := bytes.Cut(dotted, []byte("."))
		n, ok := parseArc(arc)
		if !ok {
			return nil, fmt.Errorf("%q is not an OID: arc %d is %q, want a number up to 4294967295", shorten(text), i+1, shorten(arc))
		}
		oid[i], dotted = n, rest
	}
	return oid, nil
}

// parseArc reads digits, and nothing but digits.
func parseArc(digits []byte) (uint32, bool) {
	n := uint64(0)
	for _, c := range digits {
		if c < '0' || c > '9' {
			return 0, false
		}
		if n = n*10 + uint64(c-'0'); n > 0xffffffff {
			return 0, false
		}
	}
	return uint32(n), len(digits) > 0
}

// shorten keeps an error to one readable line.
func shorten(text []byte) []byte {
	const most = 60
	if len(text) <= most {
		return text
	}
	return append(bytes.Clone(text[:most]), "..."...)
}
