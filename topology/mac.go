package topology

import (
	"encoding/hex"
	"fmt"
	"strings"
)

// MAC is an EUI-48 address. The zero value means "not known".
type MAC [6]byte

// IsZero reports whether the address is unknown (all octets zero).
func (m MAC) IsZero() bool { return m == MAC{} }

// IsMulticast reports the I/G bit (IEEE 802-2014 §8.2): set on group addresses,
// broadcast among them.
func (m MAC) IsMulticast() bool { return m[0]&1 != 0 }

// IsLocal reports the U/L bit (IEEE 802-2014 §8.2): set on addresses that were
// made up locally, so that two devices can carry the same one.
func (m MAC) IsLocal() bool { return m[0]&2 != 0 }

// IsVirtualRouter reports the addresses that first-hop redundancy protocols
// share between routers: VRRP 00:00:5e:00:01:xx and 00:00:5e:00:02:xx
// (RFC 9568 §7.3), HSRP 00:00:0c:07:ac:xx (RFC 2281 §6) and HSRPv2
// 00:00:0c:9f:fx:xx. They identify no device.
func (m MAC) IsVirtualRouter() bool {
	switch {
	case m[0] == 0 && m[1] == 0 && m[2] == 0x5e && m[3] == 0 && (m[4] == 1 || m[4] == 2):
		return true
	case m[0] == 0 && m[1] == 0 && m[2] == 0x0c && m[3] == 0x07 && m[4] == 0xac:
		return true
	}
	return m[0] == 0 && m[1] == 0 && m[2] == 0x0c && m[3] == 0x9f && m[4]&0xf0 == 0xf0
}

// Identifies reports whether the address can name one device: it is known, is
// not a group address and not shared by design.
func (m MAC) Identifies() bool {
	return !m.IsZero() && !m.IsMulticast() && !m.IsVirtualRouter()
}

// String returns the form 00:1b:21:0a:0b:0c.
func (m MAC) String() string {
	text, _ := m.MarshalText()
	return string(text)
}

// MarshalText writes the form of String; the zero address is the empty text.
func (m MAC) MarshalText() ([]byte, error) {
	if m.IsZero() {
		return []byte{}, nil
	}
	out := make([]byte, 0, 17)
	for i, octet := range m {
		if i > 0 {
			out = append(out, ':')
		}
		out = hex.AppendEncode(out, []byte{octet})
	}
	return out, nil
}

// UnmarshalText reads any form that ParseMAC reads, and the empty text.
func (m *MAC) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*m = MAC{}
		return nil
	}
	parsed, err := ParseMAC(string(text))
	if err != nil {
		return err
	}
	*m = parsed
	return nil
}

// ParseMAC reads twelve hexadecimal digits in any of the usual groupings:
// 00:1b:21:0a:0b:0c, 00-1B-21-0A-0B-0C, 001b.210a.0b0c, 00 1b 21 0a 0b 0c,
// 001b210a0b0c, and single digits between colons (0:1b:21:a:b:c).
func ParseMAC(text string) (MAC, error) {
	var mac MAC
	digits := 0 // hexadecimal digits so far
	colons := strings.Count(text, ":") == 5
	for i := range len(text) {
		c := text[i]
		switch value, isHex := hexDigit(c); {
		case isHex && digits < 12:
			mac[digits/2] = mac[digits/2]<<4 | value
			digits++
		case c == ':' && colons:
			digits += digits % 2 // a single digit is a whole octet
		case isHex || !strings.ContainsRune(":-. ", rune(c)):
			return MAC{}, notMAC(text)
		}
	}
	if colons {
		digits += digits % 2
	}
	if digits != 12 {
		return MAC{}, notMAC(text)
	}
	return mac, nil
}

func notMAC(text string) error {
	return fmt.Errorf("%q is not a MAC address: want six octets such as 00:1b:21:0a:0b:0c", text)
}

func hexDigit(c byte) (value byte, ok bool) {
	switch {
	case c >= '0' && c <= '9':
		return c - '0', true
	case c >= 'a' && c <= 'f':
		return c - 'a' + 10, true
	case c >= 'A' && c <= 'F':
		return c - 'A' + 10, true
	}
	return 0, false
}
