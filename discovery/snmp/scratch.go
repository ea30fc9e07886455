package snmp

import (
	"sync"

	"cablewright/discovery/probe"
)

// mostSpareCells is the room that is kept for a column. A larger table is rare,
// and its room would be idle from then on.
const mostSpareCells = 2 << 10

// scratch is the memory that a walk needs and its result does not.
type scratch struct {
	said  answer
	cells [][]probe.Cell // by column; empty, with the room they once needed
}

// lend gives each column room for its cells.
func (s *scratch) lend(columns []*column) {
	for len(s.cells) < len(columns) {
		s.cells = append(s.cells, nil)
	}
	for i, c := range columns {
		c.cells = append(s.cells[i], c.cells...)
	}
}

// takeBack leaves each column a copy of its cells, of the size that they have
// in the end.
func (s *scratch) takeBack(columns []*column) {
	for i, c := range columns {
		lent := c.cells
		c.cells = append([]probe.Cell(nil), lent...)
		clear(lent) // or it would keep what the cells refer to
		if s.cells[i] = lent[:0]; cap(lent) > mostSpareCells {
			s.cells[i] = nil
		}
	}
}

// scratches keeps scratch for the next walk. It may be used from several
// goroutines.
type scratches struct {
	mu    sync.Mutex
	spare []*scratch
}

func (s *scratches) get() *scratch {
	s.mu.Lock()
	defer s.mu.Unlock()
	last := len(s.spare) - 1
	if last < 0 {
		return new(scratch)
	}
	spare := s.spare[last]
	s.spare = s.spare[:last]
	return spare
}

func (s *scratches) put(spare *scratch) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.spare = append(s.spare, spare)
}
