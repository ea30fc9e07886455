package cabling

import (
	"regexp"
	"slices"
	"strings"
)

// mediumOfWords returns the cable that the words of a text name in either order,
// "SM OS2" or "F/UTP Cat6A", besides words that only repeat what kind it is or
// tell what is no matter for its limits; nil: none, or the words contradict it.
func mediumOfWords(text string) *Medium {
	var kept []string
	var kinds []Family
	text = spacedCategory.ReplaceAllString(strings.ToLower(text), "cat$1")
	for _, word := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(" \t,;()", r) }) {
		switch kind, isKind := mediumKinds[word]; {
		case isKind:
			kinds = append(kinds, kind)
		case !besideWords.MatchString(word):
			kept = append(kept, word)
		}
	}
	named := mediumNames().unique[foldMedium(strings.Join(kept, " "))]
	if named == nil && len(kept) > 1 {
		slices.Reverse(kept)
		named = mediumNames().unique[foldMedium(strings.Join(kept, " "))]
	}
	if named == nil || slices.ContainsFunc(kinds, func(kind Family) bool { return kind != named.Family }) {
		return nil
	}
	return named
}

// mediumKinds are words for what kind of cable it is, beside its grade.
var mediumKinds = map[string]Family{
	"sm": Singlemode, "smf": Singlemode, "singlemode": Singlemode, "single-mode": Singlemode, "monomode": Singlemode, "9/125": Singlemode,
	"mm": Multimode, "mmf": Multimode, "multimode": Multimode, "multi-mode": Multimode, "50/125": Multimode, "62.5/125": Multimode,
	"twinax": Twinax, "copper": Twinax,
}

// besideWords are gauges, plugs, jackets, and what a cable is called anyway.
var besideWords = regexp.MustCompile(`^(?:\d\d-?awg|awg|2[0-9]|3[0-2]|(?:lc|sc|mpo|mtp)(?:-\d\d)?(?:-(?:lc|sc|mpo|mtp)(?:-\d\d)?)?|duplex|simplex|patch|cord|jumper|trunk|lszh|ls0h|plenum|ofnp|ofnr|pvc|fibre|fiber|optic|cable)$`)

// spacedCategory is a category whose number stands apart: "Cat 6A", "Cat. 6A".
var spacedCategory = regexp.MustCompile(`\bcat(?:egory)?\.?\s+(\d)`)
