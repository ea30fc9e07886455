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
//	cord om3 LC/UPC + pinned trunk MPO-12/APC + tap 3.5 dB
//
// An element is a count with "x", words in any order and, behind "@", the loss of
// each in dB. Its words are what it is (cord, trunk, cassette, adapter, splice,
// tap, attenuator; a connector alone is a mated pair), connector, polish, grade,
// pinned or unpinned, and what it does to polarity: "type-A", "method-A", "A-B".
// Between elements stands "+", ";", a comma with a blank, "<->", or, between short
// forms such as "cordA", a dash. Adapters in brackets behind a trunk are at both
// its ends. An error tells the column, counted from 1.
func ParseElements(text string) ([]Element, error) {
	var path []Element
	for _, part := range splitElements(text) {
		elements, err := parseElement(part.text)
		if err != nil {
			column := utf8.RuneCountInString(text[:part.at]) + 1
			return nil, fmt.Errorf("reading the elements: column %d: %w", column, err)
		}
		path = append(path, elements...)
	}
	return path, nil
}

// piece is a part of a text and the byte where it begins.
type piece struct {
	text string
	at   int
}

// between is what separates elements.
var between = regexp.MustCompile(`\+|;|<->|↔|,\s`)

// short is an element in the short form, with a dash where another follows.
var short = regexp.MustCompile(`(?i)^(cord|ad|adapter|trunk|cassette)-?(a|b|c|u1|u2)(-|$)`)

// splitElements cuts a path into its elements. An empty text has none.
func splitElements(text string) []piece {
	if strings.TrimSpace(text) == "" {
		return nil
	}
	var pieces []piece
	start := 0
	for _, at := range append(between.FindAllStringIndex(text, -1), []int{len(text), len(text)}) {
		pieces = append(pieces, splitShort(trimPiece(text, start, at[0]))...)
		start = at[1]
	}
	return pieces
}

func trimPiece(text string, start, end int) piece {
	trimmed := strings.TrimLeft(text[start:end], " \t\r\n")
	return piece{strings.TrimSpace(trimmed), end - len(trimmed)}
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
		pieces = append(pieces, piece{strings.TrimSuffix(match, "-"), rest.at})
		rest = piece{rest.text[len(match):], rest.at + len(match)}
	}
	if pieces == nil {
		return []piece{whole}
	}
	return pieces
}

// element matches count, words, what is in brackets, and loss.
var element = regexp.MustCompile(`(?is)^(?:(\d+)\s*[x×*]\s*)?([^@()]*?)\s*(?:\(([^()]*)\))?\s*(?:@\s*(\d+(?:[.,]\d+)?)\s*(?:dB)?)?$`)

// bareLoss is a loss without "@": "tap 3.5 dB", "extra 3.5".
var bareLoss = regexp.MustCompile(`(?i)^(.*(?:\s\d+(?:[.,]\d+)?\s*dB)|(?:tap|attenuator|extra)\s+\d+(?:[.,]\d+)?)$`)

// mostElements and mostLoss bound what a channel can have, to catch slips.
const (
	mostElements = 1000
	mostLoss     = 100 // dB
)

// parseElement reads one element, or a trunk with the adapters at its ends.
func parseElement(text string) ([]Element, error) {
	if text == "" {
		return nil, fmt.Errorf("an element is missing")
	}
	match := element.FindStringSubmatch(loseBare(text))
	if match == nil {
		return nil, fmt.Errorf("%q is no element: want a form such as 2xLC@0.5", text)
	}
	e, err := readWords(match[2])
	if err != nil {
		return nil, err
	}
	if e.Count, err = readCount(match[1]); err != nil {
		return nil, err
	}
	if e.Loss, e.Told, err = readLoss(match[4]); err != nil {
		return nil, err
	}
	return withAdapters(e, match[3])
}

// loseBare writes a loss without "@" with it.
func loseBare(text string) string {
	if !bareLoss.MatchString(text) {
		return text
	}
	text = strings.TrimSpace(strings.TrimSuffix(strings.ToLower(text), "db"))
	cut := strings.LastIndexAny(text, " \t")
	return text[:cut] + "@" + text[cut+1:]
}

func readCount(text string) (int, error) {
	if text == "" {
		return 1, nil
	}
	count, err := strconv.Atoi(text)
	if err != nil || count < 1 || count > mostElements {
		return 0, fmt.Errorf("a count of %s: want 1 to %d", text, mostElements)
	}
	return count, nil
}

func readLoss(text string) (loss float64, told bool, err error) {
	if text == "" {
		return 0, false, nil
	}
	loss, err = parseFinite(strings.Replace(text, ",", ".", 1))
	if err != nil || loss > mostLoss {
		return 0, false, fmt.Errorf("a loss of %s dB: want 0 to %d", text, mostLoss)
	}
	return loss, true, nil
}

// withAdapters returns an element, between adapters if the remark behind it names
// them. Another remark is for people.
func withAdapters(e Element, remark string) ([]Element, error) {
	if !strings.Contains(strings.ToLower(remark), "adapter") {
		return []Element{e}, nil
	}
	adapter, err := readWords(remark)
	if err != nil {
		return nil, err
	}
	if e.Kind != Trunk || e.Count > 1 {
		return nil, fmt.Errorf("(%s): only a single trunk has its adapters in brackets", remark)
	}
	adapter.Count = 1
	return []Element{adapter, e, adapter}, nil
}
