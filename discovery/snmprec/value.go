package snmprec

import (
	"bytes"
	"encoding/hex"
	"errors"
	"fmt"
	"net/netip"
	"strconv"
	"strings"

	"cablewright/discovery/probe"
)

// form is how the text of a value is written: the letter after the tag.
type form byte

const (
	plain       form = 0
	hexadecimal form = 'x'
	escaped     form = 'e'
)

// The tags of noSuchObject, noSuchInstance and endOfMibView, RFC 3416 §3. The
// model calls them all Null.
const (
	noSuchObject = 128
	endOfMibView = 130
)

// parseTag reads "4", "4x" or "4e".
func parseTag(text []byte) (probe.Kind, form, error) {
	digits, written := text, plain
	if n := len(text); n > 0 && (text[n-1] == 'x' || text[n-1] == 'e') {
		digits, written = text[:n-1], form(text[n-1])
	}
	tag, ok := parseArc(digits)
	switch {
	case ok && tag >= noSuchObject && tag <= endOfMibView:
		return probe.Null, written, nil
	case ok && tag <= 255 && isKind(probe.Kind(tag)):
		return probe.Kind(tag), written, nil
	}
	if _, module, ok := bytes.Cut(text, []byte(":")); ok {
		return 0, 0, fmt.Errorf("tag %q has snmpsim make up values (module %q), want a fixed value with a tag such as 2, 4 or 4x", text, module)
	}
	return 0, 0, fmt.Errorf("unknown tag %q, want 2, 4, 5, 6, 64, 65, 66, 67, 68 or 70, with x for hexadecimal", shorten(text))
}

// isKind reports whether a recording can hold values of the kind.
func isKind(kind probe.Kind) bool {
	switch kind {
	case probe.Integer, probe.Octets, probe.Null, probe.ObjectID, probe.IPAddress,
		probe.Counter32, probe.Gauge32, probe.TimeTicks, probe.Opaque, probe.Counter64:
		return true
	}
	return false
}

// value reads the tag and the text of a value.
func (p *parser) value(tag, text []byte) (probe.Value, error) {
	kind, written, err := parseTag(tag)
	if err != nil {
		return probe.Value{}, err
	}
	value := probe.Value{Kind: kind}
	switch kind {
	case probe.Null:
	case probe.ObjectID:
		if len(text) > 0 {
			value.OID, err = p.oid(text)
		}
	case probe.Octets, probe.Opaque, probe.IPAddress:
		value.Bytes, err = p.bytes(kind, written, text)
	case probe.Integer:
		var n int64
		n, err = strconv.ParseInt(string(text), 10, 64)
		value.Num, err = uint64(n), wantNumber(err, text, "a whole number")
	default:
		value.Num, err = strconv.ParseUint(string(text), 10, 64)
		err = wantNumber(err, text, "a whole number from 0")
	}
	return value, err
}

// wantNumber says what is wrong with a number, if anything is.
func wantNumber(err error, text []byte, want string) error {
	switch {
	case err == nil:
		return nil
	case errors.Is(err, strconv.ErrRange):
		return fmt.Errorf("%q is too large, want %s of at most 64 bits", shorten(text), want)
	}
	return fmt.Errorf("%q is not a number, want %s", shorten(text), want)
}

// bytes reads the text of octets.
func (p *parser) bytes(kind probe.Kind, written form, text []byte) ([]byte, error) {
	switch {
	case written == hexadecimal:
		octets := p.octets.take(len(text) / 2)
		if _, err := hex.Decode(octets, text); err != nil {
			return nil, fmt.Errorf("%q is not hexadecimal, want pairs of 0-9 and a-f", shorten(text))
		}
		return octets, nil
	case written == escaped:
		return unescape(p.octets.take(len(text))[:0], text)
	case kind == probe.IPAddress:
		addr, err := netip.ParseAddr(string(text))
		if err != nil || !addr.Is4() {
			return nil, fmt.Errorf("%q is not an IPv4 address, want the form 192.0.2.1", shorten(text))
		}
		four := addr.As4()
		return append(p.octets.take(len(four))[:0], four[:]...), nil
	}
	return append(p.octets.take(len(text))[:0], text...), nil
}

// unescape appends text to octets with the backslash escapes resolved, those of
// Python that snmpsim writes.
func unescape(octets, text []byte) ([]byte, error) {
	for len(text) > 0 {
		if text[0] != '\\' {
			octets, text = append(octets, text[0]), text[1:]
			continue
		}
		c, length := escapeOf(text)
		if length == 0 {
			return nil, fmt.Errorf(`bad escape at %q, want \\ \' \" \a \b \f \n \r \t \v or \x and two hexadecimal digits`, shorten(text))
		}
		octets, text = append(octets, c), text[length:]
	}
	return octets, nil
}

// escapeOf returns the octet that the escape at the start of text stands for,
// and the length of the escape; 0 if it is none.
func escapeOf(text []byte) (c byte, length int) {
	const names, octets = `\'"abfnrtv`, "\\'\"\a\b\f\n\r\t\v"
	if len(text) < 2 {
		return 0, 0
	}
	if i := strings.IndexByte(names, text[1]); i >= 0 {
		return octets[i], 2
	}
	var one [1]byte
	if text[1] != 'x' || len(text) < 4 {
		return 0, 0
	}
	if _, err := hex.Decode(one[:], text[2:4]); err != nil {
		return 0, 0
	}
	return one[0], 4
}
