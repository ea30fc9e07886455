package cabling

import (
	"regexp"
	"strconv"
	"strings"
)

// The form of labels in ANSI/TIA-606-B and later: cabinet (row AD, tile 02) and
// unit of a panel, ports, and for a link its far end the same way, with a prefix
// for the building: "AD02-35:17", "1MTR.AD02-35:01-24/AG03-35:01-24".
var (
	tia606      = regexp.MustCompile(`^(?:[0-9A-Z]+\.)?[A-Z]{1,3}[0-9]{2}-[0-9]{2}(?::[0-9]{2,3}(?:-[0-9]{2,3})?)?$`)
	likeTIA606  = regexp.MustCompile(`^(?:[0-9A-Za-z]+\.)?[A-Za-z]{1,3}[0-9]{1,3}-[0-9]{1,3}:[0-9]+(?:-[0-9]+)?$`)
	capitals    = regexp.MustCompile(`^[0-9A-Z.:-]+$`)
	labelledFor = regexp.MustCompile(`:([0-9]{1,4})(?:-([0-9]{1,4}))?$`)
)

// LooksLikeTIA606 reports whether a label is of the form of ANSI/TIA-606, in
// upper or lower case and whether numbers are padded or not: a letter or more
// and a number, a number, a colon and ports. A label of a link is if one of its
// halves is.
func LooksLikeTIA606(label string) bool {
	if !strings.Contains(label, ":") {
		return false
	}
	for half := range strings.SplitSeq(label, "/") {
		if likeTIA606.MatchString(strings.ReplaceAll(half, " ", "")) {
			return true
		}
	}
	return false
}

// IsTIA606 reports whether a label is written as ANSI/TIA-606 has it. The half of
// a link that is no panel may have any name in capitals: "AD02-35:17/PDU-1".
func IsTIA606(label string) bool {
	halves := strings.Split(label, "/")
	for _, half := range halves {
		if !tia606.MatchString(half) && (LooksLikeTIA606(half) || !capitals.MatchString(half)) {
			return false
		}
	}
	return len(halves) <= 2
}

// LabelPorts returns how many ports each half of the label of a link has; ok is
// false where it is none, or does not tell.
func LabelPorts(label string) (near, far int, ok bool) {
	a, b, link := strings.Cut(label, "/")
	if !link || !LooksLikeTIA606(a) || !LooksLikeTIA606(b) {
		return 0, 0, false
	}
	return portsOf(a), portsOf(b), true
}

// portsOf returns how many ports "…:01-24" has.
func portsOf(half string) int {
	match := labelledFor.FindStringSubmatch(strings.ReplaceAll(half, " ", ""))
	if match == nil || match[2] == "" {
		return 1
	}
	first, _ := strconv.Atoi(match[1]) // at most four digits
	last, _ := strconv.Atoi(match[2])
	return max(last-first, first-last) + 1
}
