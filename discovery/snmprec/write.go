package snmprec

import (
	"bufio"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"net/netip"
	"slices"
	"strconv"

	"cablewright/discovery/probe"
)

// Write writes rows in the order of their OIDs; of rows with the same OID only
// the last. Octets are written as text if they are printable ASCII, else in
// hexadecimal, so Read returns exactly the same values.
func Write(w io.Writer, rows []Row) error {
	out := bufio.NewWriter(w)
	var line []byte
	for _, row := range Sort(slices.Clone(rows)) {
		var err error
		if line, err = appendRow(line[:0], row); err != nil {
			return fmt.Errorf("recording the value of %q: %w", row.OID, err)
		}
		out.Write(line) // a bufio.Writer keeps its first error for Flush
	}
	if err := out.Flush(); err != nil {
		return fmt.Errorf("writing the recording: %w", err)
	}
	return nil
}

func appendRow(line []byte, row Row) ([]byte, error) {
	if len(row.OID) == 0 {
		return nil, errors.New("it has no OID")
	}
	line = append(row.OID.Append(line), '|')
	line = strconv.AppendUint(line, uint64(row.Value.Kind), 10)
	value := row.Value
	switch value.Kind {
	case probe.Null:
		line = append(line, '|')
	case probe.ObjectID:
		line = value.OID.Append(append(line, '|'))
	case probe.Octets, probe.Opaque, probe.IPAddress:
		line = appendOctets(line, value)
	case probe.Integer:
		line = strconv.AppendInt(append(line, '|'), value.Int(), 10)
	case probe.Counter32, probe.Gauge32, probe.TimeTicks, probe.Counter64:
		line = strconv.AppendUint(append(line, '|'), value.Num, 10)
	default:
		return nil, fmt.Errorf("a value of kind %d cannot be recorded", value.Kind)
	}
	return append(line, '\n'), nil
}

// appendOctets appends the rest of a line after the digits of its tag.
func appendOctets(line []byte, value probe.Value) []byte {
	switch {
	case value.Kind == probe.Octets && isPlain(value.Bytes):
		return append(append(line, '|'), value.Bytes...)
	case value.Kind == probe.IPAddress && len(value.Bytes) == 4:
		return netip.AddrFrom4([4]byte(value.Bytes)).AppendTo(append(line, '|'))
	}
	return hex.AppendEncode(append(line, 'x', '|'), value.Bytes)
}

// isPlain reports whether octets read back as they are when they are written as
// text: printable ASCII, and no blank at the end, for readers drop those.
func isPlain(octets []byte) bool {
	for _, c := range octets {
		if c < ' ' || c > '~' {
			return false
		}
	}
	n := len(octets)
	return n == 0 || octets[n-1] != ' '
}
