package snmp

import (
	"fmt"
	"io"
)

// Secret is a community or a passphrase. However it is printed, by itself or
// inside other values, its text does not appear. The zero Secret is "".
type Secret struct {
	// A function, not a string: fmt prints unexported fields by reflection
	// without asking for their String method, and cannot look into functions.
	text func() string
}

const redacted = "REDACTED"

// NewSecret hides a text.
func NewSecret(text string) Secret { return Secret{func() string { return text }} }

// reveal returns the text, for the one place that sends it.
func (s Secret) reveal() string {
	if s.text == nil {
		return ""
	}
	return s.text()
}

// String returns a word that stands for the secret.
func (s Secret) String() string { return redacted }

// Format writes the same word whatever the verb.
func (s Secret) Format(f fmt.State, _ rune) { io.WriteString(f, redacted) }

// MarshalText returns the same word for encoders.
func (s Secret) MarshalText() ([]byte, error) { return []byte(redacted), nil }
