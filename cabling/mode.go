package cabling

import "strings"

// Forced reports whether the port is told to have its speed and duplex fixed.
func (e End) Forced() bool { return e.Mode != "" && !strings.HasPrefix(e.Mode, "auto") }

// ForcedSlow reports whether the port is fixed at 10 or 100 Mbit/s, which needs
// no negotiation.
func (e End) ForcedSlow() bool {
	speed, _, _ := strings.Cut(strings.TrimPrefix(e.Mode, "forced "), "/")
	return speed == "10" || speed == "100"
}

// HalfDuplex reports whether the port is told to send or receive, not both.
func (e End) HalfDuplex() bool { return strings.HasSuffix(e.Mode, "/half") }
