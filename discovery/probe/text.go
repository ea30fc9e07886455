package probe

import (
	"encoding/hex"
	"strings"
	"unicode/utf8"
)

// text returns what an agent means as text: valid UTF-8 without padding. Octets
// that are not UTF-8 are taken for ISO 8859-1, which older agents speak.
func (v Value) text() string {
	if isPlain(v.Bytes) {
		return string(v.Bytes)
	}
	trimmed := strings.TrimSpace(v.Text())
	if utf8.ValidString(trimmed) {
		return trimmed
	}
	runes := make([]rune, len(trimmed))
	for i := range len(trimmed) {
		runes[i] = rune(trimmed[i])
	}
	return string(runes)
}

// line is text of several lines, such as sysDescr, put into one.
func (v Value) line() string {
	if isPlain(v.Bytes) {
		return string(v.Bytes)
	}
	spaced := make([]byte, len(v.Bytes))
	for i, c := range v.Bytes {
		if c == '\n' || c == '\r' || c == '\t' {
			c = ' '
		}
		spaced[i] = c
	}
	return strings.Join(strings.Fields(Value{Kind: v.Kind, Bytes: spaced}.text()), " ")
}

// isPlain reports whether octets are ASCII text that needs no cleaning, as nearly
// all names are: no control characters, and blanks only between words.
func isPlain(octets []byte) bool {
	blank := true
	for _, c := range octets {
		if c < ' ' || c >= 0x7f || c == ' ' && blank {
			return false
		}
		blank = c == ' '
	}
	return !blank || len(octets) == 0
}

// isText reports whether octets are text that a person may have written: UTF-8
// without control characters, but for the NULs that agents pad with.
func isText(octets []byte) bool {
	trimmed := strings.TrimRight(string(octets), "\x00")
	if trimmed == "" || !utf8.ValidString(trimmed) {
		return false
	}
	return !strings.ContainsFunc(trimmed, func(r rune) bool { return r < ' ' || r >= 0x7f && r < 0xa0 })
}

// textOrHex returns octets as text if they are that, else as hexadecimal digits.
func textOrHex(octets []byte) string {
	if len(octets) == 0 || isText(octets) {
		return Value{Kind: Octets, Bytes: octets}.text()
	}
	return hex.EncodeToString(octets)
}
