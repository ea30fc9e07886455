package cli

import (
	"bytes"
	"fmt"
	"io"
	"runtime"
	"testing"
)

// BenchmarkCheckChannels checks lists of cables from CSV to JSON, as they are
// read: the time grows with the rows, the memory does not. Rows that differ in
// their names alone are judged once; in the last list each has a length of its own.
func BenchmarkCheckChannels(b *testing.B) {
	for _, size := range []struct {
		rows   int
		differ bool
	}{{10_000, false}, {1_000_000, false}, {1_000_000, true}} {
		rows := size.rows
		b.Run(fmt.Sprintf("rows=%d,differ=%t", rows, size.differ), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				env := testEnv("check", "--channels", "-", "--format", "json", "--fail-on", "never")
				list := newCableList(rows, size.differ)
				env.Stdin, env.Stdout, env.Stderr = list, io.Discard, io.Discard
				if status := Main(b.Context(), env); status != 0 {
					b.Fatalf("status %d", status)
				}
				b.ReportMetric(float64(list.peak)/1e6, "MB-heap")
			}
			b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*rows), "µs/row")
		})
	}
}

// cableList is a file of as many rows: a block of them over and over, in a hall
// of its own each time, so that no port has two cables.
type cableList struct {
	rows        int
	block, rest []byte
	halls       []int  // where in the block the number of the hall stands
	hall        int    // of the rest
	peak        uint64 // bytes of heap in use, at the most
}

// blockRows is how many rows differ.
const blockRows = 10_000

// kinds of cable of the list: PHY, medium, the longest in metres, elements.
var kinds = []struct {
	phy, medium string
	most        int
	elements    string
}{
	{"1000BASE-T", "cat6", 110, ""},
	{"10GBASE-SR", "om3", 320, "2xLC@0.5"},
	{"25GBASE-SR", "om4", 110, "4xLC@0.3"},
	{"100GBASE-SR4", "om4", 110, "2xMPO@0.35"},
	{"100GBASE-LR4", "os2", 11_000, "4xLC@0.3 + 3xsplice@0.1"},
	{"400GBASE-DR4", "os2", 550, "2xMPO@0.35"},
	{"100GBASE-CR4", "dac", 6, ""},
	{"10GBASE-SR", "", 300, ""},
}

// newCableList returns a list whose blocks differ in their names, or in their
// lengths too.
func newCableList(rows int, differ bool) *cableList {
	digits := ""
	if differ {
		digits = hallMark
	}
	const header = "id,a_device,a_port,b_device,b_port,phy_a,phy_b,medium,length_m,elements\n"
	l := &cableList{rows: rows}
	for i := range blockRows {
		kind := kinds[i%len(kinds)]
		l.block = fmt.Appendf(l.block, "C%d-%s,leaf%d-%s,swp%d,spine%d-%s,swp%d,%s,%s,%s,%d.%d%s,%s\n",
			i, hallMark, i/48, hallMark, i%48, i%32, hallMark, i/32, kind.phy, kind.phy, kind.medium, 1+i*7919%kind.most, i%10, digits, kind.elements)
	}
	for i := range l.block {
		if bytes.HasPrefix(l.block[i:], []byte(hallMark)) {
			l.halls = append(l.halls, i)
		}
	}
	l.rest = append([]byte(header), l.enter(0)...)
	return l
}

// hallMark stands for the number of the hall.
const hallMark = "@@@"

// enter returns the block in a hall.
func (l *cableList) enter(hall int) []byte {
	l.hall = hall
	number := fmt.Sprintf("%03d", hall)
	for _, at := range l.halls {
		copy(l.block[at:], number)
	}
	return l.block
}

func (l *cableList) Read(buffer []byte) (int, error) {
	if len(l.rest) == 0 {
		var memory runtime.MemStats
		runtime.ReadMemStats(&memory)
		l.peak = max(l.peak, memory.HeapInuse)
		if l.rows -= blockRows; l.rows <= 0 {
			return 0, io.EOF
		}
		l.rest = l.enter(l.hall + 1)
	}
	n := copy(buffer, l.rest)
	l.rest = l.rest[n:]
	return n, nil
}
