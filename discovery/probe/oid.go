package probe

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// OID is an object identifier, one arc an element.
type OID []uint32

// ParseOID reads the dotted form, with or without a leading dot.
func ParseOID(text string) (OID, error) {
	arcs := strings.Split(strings.TrimPrefix(text, "."), ".")
	oid := make(OID, len(arcs))
	for i, arc := range arcs {
		n, err := strconv.ParseUint(arc, 10, 32)
		if err != nil {
			return nil, fmt.Errorf("%q is not an object identifier: arc %d is %q, want a number up to 4294967295", text, i+1, arc)
		}
		oid[i] = uint32(n)
	}
	return oid, nil
}

// MustOID is ParseOID for the constants of the tables; it panics on a bad one.
func MustOID(text string) OID {
	oid, err := ParseOID(text)
	if err != nil {
		panic(err)
	}
	return oid
}

// String returns the dotted form without a leading dot.
func (o OID) String() string { return string(o.Append(nil)) }

// Append appends the dotted form to buf.
func (o OID) Append(buf []byte) []byte {
	for i, arc := range o {
		if i > 0 {
			buf = append(buf, '.')
		}
		buf = strconv.AppendUint(buf, uint64(arc), 10)
	}
	return buf
}

// Compare orders identifiers as SNMP does: arc by arc, a prefix first.
func (o OID) Compare(other OID) int { return slices.Compare(o, other) }

// Under returns the arcs of o below prefix, and whether it is below it at all.
func (o OID) Under(prefix OID) (OID, bool) {
	if len(o) < len(prefix) || !slices.Equal(o[:len(prefix)], prefix) {
		return nil, false
	}
	return o[len(prefix):], true
}
