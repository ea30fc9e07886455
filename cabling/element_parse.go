package cabling

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"
)

// ParseElements understands the path of a channel, from A to B:
//
//	2xLC@0.5 + 2xMPO@0.35 + splice@0.1
//	A-B cord + U1 cassette + type-B trunk (type-A adapters) + U1 cassette + A-B cord
//	cordA-adA-trunkA-adA-cordB
//	cord om3 LC/UPC + pinned trunk MPO-12/APC 24f + tap 3.5 dB
//	LC-LC patch 2 m, cassette (low loss), MPO F-F trunk OM4, MPO-LC harness
//
// An element is a count, words in any order, and the loss of each in dB, behind
// "@" or with its unit. Its words are what it is (cord, trunk, cassette, adapter,
// splice, tap, attenuator, port; a connector alone is a mated pair), connector,
// polish, grade, pinned or unpinned, low loss, and what it does to polarity:
// "type-A", "method-A", "A-B". A cord or trunk may tell its fibres (24f), its
// length (2 m), that it is bend-insensitive (bi), and two ends: "LC-SC", "M-F".
//
// Between elements stands "+", ";", a comma, "->", "with", or, between short forms
// such as "cordA", a dash, which between others stands with a blank at both sides; "<->" and "into" where two meet face to face. Brackets
// behind an element tell more of it, adapters of a trunk those at both its ends;
// what is no word of this notation is there for people. An error tells the
// column, counted from 1.
func ParseElements(text string) ([]Element, error) {
	var path []Element
	for _, part := range splitElements(text) {
		elements, err := parseElement(part.text)
		if err != nil {
			column := utf8.RuneCountInString(text[:part.at]) + 1
			return nil, fmt.Errorf("reading the elements: column %d: %w", column, err)
		}
		elements[0].Meets = part.meets && len(path) > 0
		path = append(path, elements...)
	}
	return path, nil
}

// piece is a part of a text, the byte where it begins, and whether it meets the
// one before it.
type piece struct {
	text  string
	at    int
	meets bool
}

// between is what separates elements, as far as it stands outside brackets;
// adjacent of it says that the two meet.
var (
	between  = regexp.MustCompile(`(?i)\+|;|\n|\||,\s|<-+>|↔|[-=]+>|→|\s>\s|\s(?:into|plus|meets|mates with|then)\s|\s(?:with|w/)\s+(?:(?:no\s+)?pins\b)?|\s[-–—]\s(?:key\b)?|\([^()]*\)|,(?:\s*\d+\s*[x×*])?`)
	adjacent = regexp.MustCompile(`(?i)<-+>|↔|\s(?:into|meets|mates with)\s`)
)

// short is an element in the short form, with a dash where another follows.
var short = regexp.MustCompile(`(?i)^(cord|ad|adapter|trunk|cassette)-?(a|b|c|u1|u2)(-|$)`)

// splitElements cuts a path into its elements. An empty text has none.
func splitElements(text string) []piece {
	if strings.TrimSpace(text) == "" {
		return nil
	}
	var pieces []piece
	start, meets := 0, false
	cut := func(end int) {
		split := splitShort(trimPiece(text, start, end))
		split[0].meets = meets
		pieces = append(pieces, split...)
	}
	for _, at := range between.FindAllStringIndex(text, -1) {
		if !separates(text, at[0], at[1]) {
			continue
		}
		cut(at[0])
		start, meets = at[1], adjacent.MatchString(text[at[0]:at[1]])
		if text[at[0]] == ',' {
			start = at[0] + 1 // a count behind it is the next element's
		}
	}
	cut(len(text))
	return pieces
}

// separates reports whether what between found stands between two elements, and
// is not a bracket, a decimal comma, "with pins", "key up - key down" or the adapters of a trunk.
func separates(text string, start, end int) bool {
	found := strings.ToLower(text[start:end])
	switch {
	case found[0] == '(', strings.Contains(found, "pins"), strings.HasSuffix(found, "key"):
		return false
	case found == ",":
		return !digitAt([]rune(text[:start]), utf8.RuneCountInString(text[:start])-1) || end == len(text) || !isDigit(text[end])
	case strings.Contains(found, "with") || strings.Contains(found, "w/"):
		return !ownAdapters.MatchString(text[end:])
	}
	return true
}

// ownAdapters is what follows the "with" of a trunk that has adapters at its ends.
var ownAdapters = regexp.MustCompile(`(?i)^[^+;,|>()]*\badapt[eo]rs\b`)

func trimPiece(text string, start, end int) piece {
	trimmed := strings.TrimLeft(text[start:end], " \t\r\n")
	return piece{text: strings.TrimSpace(trimmed), at: end - len(trimmed)}
}

// splitShort cuts "cordA-adA-trunkA" into its three; what is not all in the short
// form stays whole.
func splitShort(whole piece) []piece {
	var pieces []piece
	for rest := whole; rest.text != ""; {
		match := short.FindString(rest.text)
		if match == "" {
			return []piece{whole}
		}
		pieces = append(pieces, piece{text: strings.TrimSuffix(match, "-"), at: rest.at})
		rest = piece{text: rest.text[len(match):], at: rest.at + len(match)}
	}
	if pieces == nil {
		return []piece{whole}
	}
	return pieces
}

// parseElement reads one element, or a trunk with the adapters at its ends.
func parseElement(text string) ([]Element, error) {
	if text == "" {
		return nil, fmt.Errorf("an element is missing")
	}
	plain, remarks, err := takeRemarks(plainElement(text))
	if err != nil {
		return nil, fmt.Errorf("%q is no element: %w", text, err)
	}
	adapters := ""
	for _, remark := range remarks {
		switch _, err := readElement(plainElement(plain + " " + remark)); {
		case strings.Contains(remark, "adapter"):
			adapters = remark
		case err == nil || !isForPeople(remark):
			plain += " " + remark
		}
	}
	e, err := readElement(plain)
	if err != nil || adapters == "" {
		return []Element{e}, err
	}
	return withAdapters(e, adapters)
}

// takeRemarks takes off what is in brackets.
func takeRemarks(text string) (plain string, remarks []string, err error) {
	if !strings.ContainsAny(text, "()") {
		return text, nil, nil
	}
	for _, match := range remark.FindAllStringSubmatch(text, -1) {
		remarks = append(remarks, strings.TrimSpace(match[1]))
	}
	plain = remark.ReplaceAllString(text, " ")
	if strings.ContainsAny(plain, "()") {
		return "", nil, fmt.Errorf("a bracket opens or closes alone")
	}
	return plain, remarks, nil
}

var remark = regexp.MustCompile(`\(([^()]*)\)`)

// isForPeople reports whether a remark has a word that elements do not.
func isForPeople(remark string) bool {
	_, err := readWords(remark)
	return err != nil
}

// mostElements and mostLoss bound what a channel can have, to catch slips.
const (
	mostElements = 1000
	mostLoss     = 100 // dB
)

// readElement reads an element without brackets.
func readElement(text string) (Element, error) {
	reading, err := readWords(text)
	if err != nil {
		return Element{}, err
	}
	return reading.element(text)
}

// Counts, with "x" before or behind, or as a number alone before a plural.
var (
	countBefore = regexp.MustCompile(`^(\d+)\s*[x×*]\s*((?:\D|\d+f\b).*)?$`)
	countBehind = regexp.MustCompile(`^(.*\D)\s*[x×*]\s*(\d+)$`)
	countAlone  = regexp.MustCompile(`^(\d+)\s+((?:[^\d\s]\S*\s+)*(?:\w+s|(?:lc|sc|st|fc|rj45|mpo|mtp)\b.*)(?:\s.*)?)$`)
	arraySize   = regexp.MustCompile(`^(8|12|16|24|32)\s+(?:mpo|mtp)\b`)
)

// takeCount takes the count off an element: "2x", "x 2", "3 splices".
func takeCount(text string) (count int, rest string, err error) {
	digits, rest := "", text
	if !strings.ContainsAny(text, "0123456789") {
		return 1, text, nil
	}
	if match := countBefore.FindStringSubmatch(text); match != nil {
		digits, rest = match[1], match[2]
	} else if match := countBehind.FindStringSubmatch(text); match != nil {
		digits, rest = match[2], match[1]
	} else if size := arraySize.FindStringSubmatch(text); size != nil {
		return 0, "", fmt.Errorf("%q: write %sx for as many, or MPO-%s for its fibres", text, size[1], size[1])
	} else if match := countAlone.FindStringSubmatch(text); match != nil && len(match[1]) == 1 {
		digits, rest = match[1], match[2]
	} else if one, single := strings.CutPrefix(text, "1 "); single {
		digits, rest = "1", one
	}
	if digits == "" {
		return 1, text, nil
	}
	count, err = strconv.Atoi(digits)
	if err != nil || count < 1 || count > mostElements {
		return 0, "", fmt.Errorf("a count of %s: want 1 to %d", digits, mostElements)
	}
	return count, rest, nil
}

func readLoss(text string) (loss float64, err error) {
	loss, err = parseFinite(strings.Replace(text, ",", ".", 1))
	if err != nil || loss > mostLoss {
		return 0, fmt.Errorf("a loss of %s dB: want 0 to %d", text, mostLoss)
	}
	return loss, nil
}

// withAdapters returns a trunk between the adapters that a remark behind it names.
func withAdapters(e Element, remark string) ([]Element, error) {
	adapter, err := readElement(remark)
	if err != nil {
		return nil, err
	}
	if e.Kind != Trunk || e.Count > 1 {
		return nil, fmt.Errorf("(%s): only a single trunk has its adapters in brackets", remark)
	}
	adapter.Count = 1
	return []Element{adapter, e, adapter}, nil
}
