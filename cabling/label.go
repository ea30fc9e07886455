package cabling

import (
	"strconv"
	"strings"
)

// place606 is a panel and its ports in the form of labels that ANSI/TIA-606-B and
// later have: cabinet (row AD, tile 02) and unit, ports, with or without a prefix
// for the building: "AD02-35:17", "1MTR.AD02-35:01-24". Its parts are as they
// stand there.
type place606 struct {
	prefix, row, tile, unit string
	first, last             string // ports; empty: none, or one
}

// read606 reads one half of a label; ok is false where it is of another form.
func read606(half string) (place place606, ok bool) {
	rest := half
	if prefix, after, dotted := strings.Cut(half, "."); dotted {
		place.prefix, rest = prefix, after
	}
	place.row, rest = leading(rest, isLetter)
	place.tile, rest = leading(rest, isDigit)
	if place.row == "" || len(place.row) > 3 || place.tile == "" || len(place.tile) > 3 || !strings.HasPrefix(rest, "-") {
		return place, false
	}
	place.unit, rest = leading(rest[1:], isDigit)
	if place.unit == "" || len(place.unit) > 3 {
		return place, false
	}
	if strings.HasPrefix(rest, ":") {
		if place.first, rest = leading(rest[1:], isDigit); place.first == "" {
			return place, false
		}
		if strings.HasPrefix(rest, "-") {
			if place.last, rest = leading(rest[1:], isDigit); place.last == "" {
				return place, false
			}
		}
	}
	return place, rest == ""
}

// leading cuts off what a text begins with.
func leading(text string, is func(byte) bool) (found, rest string) {
	end := 0
	for end < len(text) && is(text[end]) {
		end++
	}
	return text[:end], text[end:]
}

func isLetter(octet byte) bool { return 'a' <= octet|0x20 && octet|0x20 <= 'z' }

// sound reports whether the place is written as it should be: capitals, tile and
// unit of two digits, ports of two or three.
func (p place606) sound() bool {
	port := func(digits string) bool { return digits == "" || len(digits) == 2 || len(digits) == 3 }
	return inCapitals(p.prefix) && inCapitals(p.row) && len(p.tile) == 2 && len(p.unit) == 2 && port(p.first) && port(p.last)
}

// inCapitals reports whether a text is of capitals, digits, dots, colons and
// dashes.
func inCapitals(text string) bool {
	return strings.Trim(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.:-") == "" // anything else stops it from either side
}

// LooksLikeTIA606 reports whether a label is of the form of ANSI/TIA-606, in
// upper or lower case and whether numbers are padded or not: a letter or more
// and a number, a number, a colon and ports. A label of a link is if one of its
// halves is.
func LooksLikeTIA606(label string) bool {
	if !strings.Contains(label, ":") {
		return false
	}
	for half := range strings.SplitSeq(label, "/") {
		if place, ok := read606(strings.ReplaceAll(half, " ", "")); ok && place.first != "" {
			return true
		}
	}
	return false
}

// SpellTIA606 returns a label as ANSI/TIA-606 has it, in capitals and padded with
// zeros; ok is false where more than that is wrong with it.
func SpellTIA606(label string) (spelled string, ok bool) {
	var halves []string
	for half := range strings.SplitSeq(label, "/") {
		half = strings.ToUpper(strings.ReplaceAll(half, " ", ""))
		if place, is := read606(half); is {
			half = place.String()
		}
		halves = append(halves, half)
	}
	spelled = strings.Join(halves, "/")
	return spelled, IsTIA606(spelled)
}

// String writes the place with its numbers padded to two digits.
func (p place606) String() string {
	text := p.row + padded(p.tile) + "-" + padded(p.unit)
	if p.prefix != "" {
		text = p.prefix + "." + text
	}
	if p.first != "" {
		text += ":" + padded(p.first)
	}
	if p.last != "" {
		text += "-" + padded(p.last)
	}
	return text
}

func padded(digits string) string {
	if len(digits) == 1 {
		return "0" + digits
	}
	return digits
}

// IsPanel606 reports whether a label names a panel as ANSI/TIA-606 has it, and no
// port of it: "AD02-35". In lower case or not padded it may be anything.
func IsPanel606(label string) bool {
	place, ok := read606(label)
	return ok && place.first == "" && place.sound()
}

// IsTIA606 reports whether a label is written as ANSI/TIA-606 has it. The half of
// a link that is no panel may have any name in capitals: "AD02-35:17/PDU-1".
func IsTIA606(label string) bool {
	halves := 0
	for half := range strings.SplitSeq(label, "/") {
		halves++
		place, ok := read606(half)
		if ok && !place.sound() || !ok && (half == "" || !inCapitals(half)) {
			return false
		}
	}
	return halves <= 2
}

// SameLink reports whether the labels at the two ends of a cable tell the same link,
// in either order of its halves; true where one of them is no label of a link.
func SameLink(a, b string) bool {
	nearA, farA, linkA := linkHalves(a)
	nearB, farB, linkB := linkHalves(b)
	same := strings.EqualFold(nearA, nearB) && strings.EqualFold(farA, farB)
	mirrored := strings.EqualFold(nearA, farB) && strings.EqualFold(farA, nearB)
	return !linkA || !linkB || same || mirrored
}

// linkHalves cuts the label of a link; ok is false where it is none in the form of
// ANSI/TIA-606.
func linkHalves(label string) (near, far string, ok bool) {
	near, far, ok = strings.Cut(label, "/")
	if !ok || !LooksLikeTIA606(near) || !LooksLikeTIA606(far) {
		return "", "", false
	}
	return strings.TrimSpace(near), strings.TrimSpace(far), true
}

// LabelPorts returns how many ports each half of the label of a link has; ok is
// false where it is none, or does not tell.
func LabelPorts(label string) (near, far int, ok bool) {
	a, b, ok := linkHalves(label)
	if !ok {
		return 0, 0, false
	}
	return portsOf(a), portsOf(b), true
}

// portsOf returns how many ports "…:01-24" has.
func portsOf(half string) int {
	place, _ := read606(strings.ReplaceAll(half, " ", ""))
	first, firstErr := strconv.Atoi(place.first)
	last, lastErr := strconv.Atoi(place.last)
	if firstErr != nil || lastErr != nil {
		return 1
	}
	return max(last-first, first-last) + 1
}
