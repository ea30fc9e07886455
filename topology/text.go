package topology

import (
	"fmt"
	"strings"
)

// The words under which the enumerations are stored. The first is the zero
// value, which is left out of a stored snapshot.
var (
	portKindWords  = []string{"", "physical", "aggregate", "virtual", "tunnel"}
	duplexWords    = []string{"", "half", "full"}
	statusWords    = []string{"", "up", "down", "testing", "dormant", "not-present", "lower-layer-down"}
	linkStateWords = []string{"", "confirmed", "one-way", "unverified"}
	severityWords  = []string{"info", "warning", "error"}
)

func word[T ~uint8](words []string, value T) string {
	if int(value) < len(words) {
		return words[value]
	}
	return fmt.Sprintf("%d", value)
}

func parseWord[T ~uint8](words []string, what string, text []byte, into *T) error {
	for i, word := range words {
		if word == string(text) {
			*into = T(i)
			return nil
		}
	}
	return fmt.Errorf("%q is not a %s: want one of %s", text, what, strings.Join(words[1:], ", "))
}

// String returns "physical", "aggregate", "virtual", "tunnel" or nothing.
func (k PortKind) String() string { return word(portKindWords, k) }

// MarshalText writes the form of String.
func (k PortKind) MarshalText() ([]byte, error) { return []byte(k.String()), nil }

// UnmarshalText reads the form of String.
func (k *PortKind) UnmarshalText(text []byte) error {
	return parseWord(portKindWords, "port kind", text, k)
}

// String returns "half", "full" or nothing.
func (d Duplex) String() string { return word(duplexWords, d) }

// MarshalText writes the form of String.
func (d Duplex) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads the form of String.
func (d *Duplex) UnmarshalText(text []byte) error {
	return parseWord(duplexWords, "duplex mode", text, d)
}

// String returns "up", "down", "testing", "dormant", "not-present",
// "lower-layer-down" or nothing.
func (s Status) String() string { return word(statusWords, s) }

// MarshalText writes the form of String.
func (s Status) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// UnmarshalText reads the form of String.
func (s *Status) UnmarshalText(text []byte) error {
	return parseWord(statusWords, "status", text, s)
}

// String returns "confirmed", "one-way", "unverified" or nothing.
func (s LinkState) String() string { return word(linkStateWords, s) }

// MarshalText writes the form of String.
func (s LinkState) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// UnmarshalText reads the form of String.
func (s *LinkState) UnmarshalText(text []byte) error {
	return parseWord(linkStateWords, "link state", text, s)
}

// String returns "info", "warning" or "error".
func (s Severity) String() string { return word(severityWords, s) }

// MarshalText writes the form of String.
func (s Severity) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// UnmarshalText reads the form of String.
func (s *Severity) UnmarshalText(text []byte) error {
	return parseWord(severityWords, "severity", text, s)
}
