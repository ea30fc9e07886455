package cabling

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"cablewright/topology"
)

// Mode is how a port is set. What is not told is zero.
type Mode struct {
	Speed       int64 // bit/s that is fixed, or that alone is offered; of one part where the port is split
	Split       int   // ports that it is split into: 4 of "4x25G"; 1: one, in so many words
	Negotiation Negotiation
	Duplex      topology.Duplex // that is fixed, or that alone is offered
}

// Negotiation is whether a port settles its speed with the other end: by IEEE
// 802.3 clause 28 (twisted pair), 37 (1000BASE-X) or 73 (backplanes and copper
// cables).
type Negotiation uint8

// Whether a port negotiates.
const (
	NegotiationNotTold Negotiation = iota
	NegotiationOn
	NegotiationOff
)

// ParseMode reads how a port is set, as people and command lines write it:
// "auto", "off", "100/full", "forced 1000/full", "auto 1000", "25G", "4x25G",
// "25g-4x". A number alone is in Mbit/s, of the parts of a split port in Gbit/s.
func ParseMode(text string) (Mode, error) {
	apart := numberUnit.ReplaceAllString(modeWords.Replace(strings.ToLower(text)), "$1$2")
	words := strings.FieldsFunc(apart, func(r rune) bool { return strings.ContainsRune(" \t/,;_-", r) })
	if len(words) == 0 {
		return Mode{}, modeError(text, "it is empty")
	}
	var mode Mode
	for _, word := range words {
		if err := mode.add(word); err != nil {
			return Mode{}, modeError(text, err.Error())
		}
	}
	return mode.settled(text)
}

// modeWords sets duplex apart from a speed that it is written to, and parts
// beside their speed: "100full", "4 × 25G".
var modeWords = strings.NewReplacer("full", " full ", "half", " half ", "fdx", " full ", "hdx", " half ", "fd", " full ", "hd", " half ",
	" x ", "x", " × ", "x", "×", "x", "bit/s", "bps")

// numberUnit is a speed whose unit stands apart: "2.5 Gbps".
var numberUnit = regexp.MustCompile(`(\d) +([mgt](?:b|be|bps|bit|ig)?\b)`)

// settled completes what the words say together.
func (m Mode) settled(text string) (Mode, error) {
	switch {
	case m == Mode{}:
		return Mode{}, modeError(text, "it does not say how")
	case m.Split > 0 && m.Duplex == topology.HalfDuplex:
		return Mode{}, modeError(text, "a split port is not half duplex")
	case m.Duplex == topology.HalfDuplex && m.Speed > 1e9:
		return Mode{}, modeError(text, "half duplex ends at 1 Gbit/s (IEEE 802.3 clause 4)")
	case m.Negotiation == NegotiationNotTold && m.Split == 0 && m.Speed > 0:
		m.Negotiation = NegotiationOff
	}
	return m, nil
}

// add takes the meaning of one word.
func (m *Mode) add(word string) error {
	switch word {
	case "auto", "an", "autoneg", "autonegotiate", "autonegotiation", "negotiate":
		return m.negotiate(NegotiationOn)
	case "negotiation", "neg", "breakout", "duplex", "speed": // idle beside another
		return nil
	case "on", "enabled", "yes", "true":
		return m.negotiate(NegotiationOn)
	case "off", "forced", "force", "fixed", "manual", "no", "noauto", "noneg", "disabled", "false":
		m.Negotiation = NegotiationOff // also after "autoneg"
		return nil
	case "full":
		return m.sends(topology.FullDuplex)
	case "half":
		return m.sends(topology.HalfDuplex)
	}
	return m.run(word)
}

// negotiate notes that a port negotiates, unless it was told that it does not.
func (m *Mode) negotiate(told Negotiation) error {
	if m.Negotiation == NegotiationNotTold {
		m.Negotiation = told
	}
	return nil
}

func (m *Mode) sends(told topology.Duplex) error {
	if m.Duplex != topology.DuplexUnknown && m.Duplex != told {
		return fmt.Errorf("it says half and full duplex")
	}
	m.Duplex = told
	return nil
}

// run takes a word with a speed, the parts of a port, or both: "100", "25g",
// "4x25g", "4x".
func (m *Mode) run(word string) error {
	word, _, _ = strings.Cut(word, "[") // SONiC: "4x25G[10G]", what else the port could be
	parts, speed, split := strings.Cut(word, "x")
	if !split {
		return m.runs(word, m.Split > 0)
	}
	count, err := strconv.Atoi(parts)
	if err != nil || count < 1 || count > mostParts || m.Split > 0 {
		return fmt.Errorf("%q does not say into how many ports it is split, 1 to %d", word, mostParts)
	}
	m.Split = count
	if speed == "" { // "25g-4x": said before, or not at all
		return nil
	}
	return m.runs(speed, true)
}

// mostParts is into how many ports one is split at most: the lanes of any PHY.
const mostParts = 16

// runs notes a speed.
func (m *Mode) runs(word string, part bool) error {
	speed, err := modeSpeed(word, part)
	if err == nil && m.Speed > 0 {
		err = fmt.Errorf("it says two speeds")
	}
	m.Speed = speed
	return err
}

// modeSpeeds are the speeds that ports are set to, in Mbit/s: those of Ethernet,
// Fibre Channel and InfiniBand.
var modeSpeeds = []int64{
	10, 100, 1000, 2500, 4000, 5000, 8000, 10_000, 16_000, 20_000, 25_000, 32_000, 40_000, 50_000, 56_000, 64_000,
	100_000, 128_000, 200_000, 400_000, 800_000, 1_600_000,
}

// modeSpeed reads a speed in bit/s.
func modeSpeed(word string, part bool) (int64, error) {
	digits := strings.TrimRight(word, "abcdefghijklmnopqrstuvwxyz")
	number, err := strconv.ParseFloat(digits, 64)
	if err != nil || strings.Trim(digits, "0123456789.") != "" {
		return 0, fmt.Errorf("%q is neither a speed nor a word for one", word)
	}
	unit, known := modeUnits[word[len(digits):]]
	if unit == 0 {
		unit = 1
		if part && number < 1000 {
			unit = 1000
		}
	}
	for _, megabits := range modeSpeeds {
		if known && number*unit == float64(megabits) {
			return megabits * 1e6, nil
		}
	}
	if known && word == digits {
		return 0, fmt.Errorf("%s Mbit/s is no speed of a port: write it with its unit, such as %sG", word, word)
	}
	return 0, fmt.Errorf("%q is no speed of a port", word)
}

// modeUnits are units in Mbit/s; 0: none is told.
var modeUnits = map[string]float64{
	"": 0, "m": 1, "mb": 1, "mbps": 1, "mbit": 1, "g": 1000, "gb": 1000, "gbe": 1000, "gbps": 1000, "gbit": 1000, "gig": 1000, "t": 1e6, "tb": 1e6, "tbps": 1e6,
}

func modeError(text, reason string) error {
	return fmt.Errorf("%q is no mode of a port: %s; want auto, off, a speed and duplex such as 100/full, or parts such as 4x25G", text, reason)
}

// String returns the mode in the words that ParseMode reads; empty: not told.
func (m Mode) String() string {
	var words []string
	settings := m.setting()
	switch {
	case m.Negotiation == NegotiationOn:
		words = append(words, "auto")
	case m.Negotiation == NegotiationOff && (settings == "" || m.Split > 0 || m.Speed == 0):
		words = append(words, "off")
	}
	if settings != "" {
		words = append(words, settings)
	}
	return strings.Join(words, " ")
}

// setting returns speed, duplex and parts: "100/full", "4x25G".
func (m Mode) setting() string {
	text := ""
	switch {
	case m.Split > 0 && m.Speed == 0:
		text = strconv.Itoa(m.Split) + "x"
	case m.Split > 0:
		text = strconv.Itoa(m.Split) + "x" + modeSpeedText(m.Speed)
	case m.Speed > 0 && m.Duplex == topology.DuplexUnknown:
		text = modeSpeedText(m.Speed)
	case m.Speed > 0:
		text = strconv.FormatInt(m.Speed/1e6, 10)
	}
	if m.Duplex == topology.DuplexUnknown {
		return text
	}
	return strings.TrimPrefix(text+"/"+m.Duplex.String(), "/")
}

// modeSpeedText writes "100M", "2.5G".
func modeSpeedText(speed int64) string {
	if speed < 1e9 {
		return strconv.FormatInt(speed/1e6, 10) + "M"
	}
	return strconv.FormatFloat(float64(speed)/1e9, 'f', -1, 64) + "G"
}

// Forced reports whether the port is told to have its speed and duplex fixed.
func (m Mode) Forced() bool { return m.Negotiation == NegotiationOff }

// ForcedSlow reports whether the port is fixed at 10 or 100 Mbit/s, which needs
// no negotiation.
func (m Mode) ForcedSlow() bool { return m.Forced() && m.Speed > 0 && m.Speed <= 100e6 }

// HalfDuplex reports whether the port is told to send or receive, not both.
func (m Mode) HalfDuplex() bool { return m.Duplex == topology.HalfDuplex }
