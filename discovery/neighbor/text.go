package neighbor

import (
	"bytes"
	"encoding/hex"
	"strings"
	"unicode/utf8"
)

// Text returns what a device means as text: valid UTF-8 without control
// characters and surrounding blanks, which some pad with, and without what stands
// behind a NUL: the rest of a buffer. Octets that are not UTF-8 are taken for ISO
// 8859-1, which older devices speak.
func Text(octets []byte) string {
	if isPlain(octets) {
		return string(octets)
	}
	octets = bytes.TrimLeft(octets, "\x00")
	if end := bytes.IndexByte(octets, 0); end >= 0 {
		octets = octets[:end]
	}
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

// Line returns text of several lines, such as a system description, as one.
func Line(octets []byte) string {
	if isPlain(octets) {
		return string(octets)
	}
	spaced := make([]byte, len(octets))
	for i, c := range octets {
		if c == '\n' || c == '\r' || c == '\t' {
			c = ' '
		}
		spaced[i] = c
	}
	return strings.Join(strings.Fields(Text(spaced)), " ")
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

// isText reports whether octets are what a person may have written: UTF-8
// without control characters, but for the NULs that some pad with.
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
		return Text(octets)
	}
	return hex.EncodeToString(octets)
}
