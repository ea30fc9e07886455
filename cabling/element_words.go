package cabling

import (
	"fmt"
	"regexp"
	"strings"
)

// readWords reads what an element is, all but its count and loss.
func readWords(text string) (Element, error) {
	reading := elementReading{said: map[string]string{}}
	for _, word := range elementWords(text) {
		thing, known := reading.take(word)
		if !known {
			return Element{}, fmt.Errorf("unknown word %q", word)
		}
		if before := reading.said[thing]; before != "" {
			return Element{}, fmt.Errorf("both %q and %q", before, word)
		}
		reading.said[thing] = word
	}
	if reading.said["kind"] == "" && reading.Type == "" {
		return Element{}, fmt.Errorf("%q does not tell what it is: want a connector (LC, MPO-12, ...), cord, trunk, cassette, adapter, splice, tap or attenuator", text)
	}
	return reading.Element, nil
}

// elementWords cuts a text into words in lower case: "type A" is one, "cordA" and
// "LC/UPC" are two. Words that tell nothing are left out.
func elementWords(text string) []string {
	text = typed.ReplaceAllString(strings.ToLower(text), "type-$1")
	var words []string
	for _, word := range strings.Fields(text) {
		if match := short.FindStringSubmatch(word); match != nil && match[3] == "" {
			words = append(words, match[1], "type-"+match[2])
		} else if match := polished.FindStringSubmatch(word); match != nil {
			words = append(words, match[1], match[2])
		} else if !idle[word] {
			words = append(words, word)
		}
	}
	return words
}

var (
	typed    = regexp.MustCompile(`\b(?:type|method)[-\s]+(a-a|a-b|a/c|u1|u2|a|b|c)\b`)
	polished = regexp.MustCompile(`^(.+)[-/](upc|apc|pc)$`)
	idle     = map[string]bool{"mated": true, "patch": true, "fusion": true, "mechanical": true, "mpo-lc": true, "mpo/lc": true}
)

// elementReading is an element, and what has been told of it by which word.
type elementReading struct {
	Element
	said map[string]string
}

// take takes one word in and returns what it tells.
func (r *elementReading) take(word string) (thing string, known bool) {
	if kind, known := elementKinds[strings.TrimSuffix(word, "s")]; known {
		r.Kind = kind
		return "kind", true
	}
	if connectors.MatchString(word) {
		r.Type = connectorName(word)
		return "connector", true
	}
	if match := methodWord.FindStringSubmatch(word); match != nil {
		method, _, _ := strings.Cut(match[1], "/") // "A/C": the cassette that both methods have
		r.Method = strings.ToUpper(method)
		return "method", true
	}
	switch word {
	case "pc", "upc", "apc":
		r.Polish = strings.ToUpper(word)
		return "polish", true
	case "pinned", "male", "unpinned", "female":
		pinned := word == "pinned" || word == "male"
		r.Pinned = &pinned
		return "gender", true
	}
	if medium, err := LookupMedium(word); err == nil && medium.Grade != "" {
		r.Grade = medium.Grade
		return "grade", true
	}
	return "", false
}

// elementKinds are the words for what an element is. An "extra" is a loss that is
// not explained.
var elementKinds = map[string]ElementKind{
	"connection": Connection, "connector": Connection, "pair": Connection,
	"splice": Splice, "cassette": Cassette, "module": Cassette,
	"cord": Cord, "jumper": Cord, "trunk": Trunk,
	"adapter": Adapter, "ad": Adapter, "coupler": Adapter,
	"tap": Tap, "attenuator": Attenuator, "extra": Attenuator,
}

var (
	connectors = regexp.MustCompile(`^(?:lc|sc|st|fc|cs|sn|mdc|e2000|mtrj|rj45|8p8c|(?:mpo|mtp)(?:-?(?:8|12|16|24|32))?)$`)
	methodWord = regexp.MustCompile(`^(?:type-)?(a-a|a-b|a/c|a|b|c|u1|u2)$`)
)

// connectorName writes a connector as the tables do: "mtp12" is "MPO-12".
func connectorName(word string) string {
	name := strings.Replace(strings.ToUpper(word), "MTP", "MPO", 1)
	if fibres, array := strings.CutPrefix(name, "MPO"); array && fibres != "" {
		return "MPO-" + strings.TrimPrefix(fibres, "-")
	}
	if name == "8P8C" {
		return "RJ45"
	}
	return name
}
