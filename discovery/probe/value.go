package probe

import (
	"net/netip"

	"cablewright/discovery/neighbor"
)

// Kind is the type of a value: its BER tag, as RFC 3416 §3 gives it, which is
// also the tag that recordings carry.
type Kind byte

// Kinds of value. Null stands for NULL and for noSuchObject, noSuchInstance and
// endOfMibView.
const (
	Integer   Kind = 2 // INTEGER, Integer32: signed, see Value.Int
	Octets    Kind = 4 // OCTET STRING, BITS
	Null      Kind = 5
	ObjectID  Kind = 6
	IPAddress Kind = 64 // four octets
	Counter32 Kind = 65
	Gauge32   Kind = 66 // Unsigned32 too
	TimeTicks Kind = 67
	Opaque    Kind = 68
	Counter64 Kind = 70
)

// Value is one SNMP value. The zero Value is no value at all.
type Value struct {
	Kind  Kind
	Num   uint64 // numbers; Integer in two's complement
	Bytes []byte // Octets, Opaque and IPAddress; never changed after it is made
	OID   OID    // ObjectID
}

// Int returns a number as a signed one; 0 if the value is no number.
func (v Value) Int() int64 { return int64(v.Num) }

// Text returns what an agent means as text, without the NULs and blanks that some
// pad it with. It does not judge whether the octets are text.
func (v Value) Text() string { return neighbor.Text(v.Bytes) }

// line is text of several lines, such as sysDescr, put into one.
func (v Value) line() string { return neighbor.Line(v.Bytes) }

// Addr returns the address in an IPAddress, or in octets of length 4 or 16.
func (v Value) Addr() (netip.Addr, bool) {
	if v.Kind != Octets && v.Kind != IPAddress {
		return netip.Addr{}, false
	}
	addr, ok := netip.AddrFromSlice(v.Bytes)
	return addr.Unmap(), ok
}
