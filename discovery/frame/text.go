package frame

import (
	"encoding/hex"
	"strings"
	"unicode/utf8"
)

// text returns what a device means as text: without control characters and
// surrounding blanks, which some pad with. Octets that are not UTF-8 are taken
// for ISO 8859-1.
func text(octets []byte) string {
	kept := make([]byte, 0, len(octets))
	for _, c := range octets {
		if c >= ' ' && c != 0x7f || c == '\t' {
			kept = append(kept, c)
		}
	}
	trimmed := strings.TrimSpace(string(kept))
	if utf8.ValidString(trimmed) {
		return trimmed
	}
	runes := make([]rune, len(trimmed))
	for i := range len(trimmed) {
		runes[i] = rune(trimmed[i])
	}
	return strings.TrimSpace(string(runes))
}

// line is text of several lines, such as a system description, put into one.
func line(octets []byte) string {
	spaced := make([]byte, len(octets))
	for i, c := range octets {
		if c == '\n' || c == '\r' || c == '\t' {
			c = ' '
		}
		spaced[i] = c
	}
	return strings.Join(strings.Fields(text(spaced)), " ")
}

// isText reports whether octets are what a person may have written: UTF-8
// without control characters, but for NULs at the end.
func isText(octets []byte) bool {
	trimmed := strings.TrimRight(string(octets), "\x00")
	if trimmed == "" || !utf8.ValidString(trimmed) {
		return false
	}
	return !strings.ContainsFunc(trimmed, func(r rune) bool { return r < ' ' || r >= 0x7f && r < 0xa0 })
}

// textOrHex returns octets as text if they are that, else as hexadecimal digits.
func textOrHex(octets []byte) string {
	if isText(octets) {
		return text(octets)
	}
	return hex.EncodeToString(octets)
}
