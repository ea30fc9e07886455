package cabling

import (
	"regexp"
	"strings"
)

// OpticPattern returns what the makers and models of a pattern follow, in any
// case: * stands for any letters and ? for one.
func OpticPattern(text string) *regexp.Regexp {
	expression := strings.NewReplacer(`\*`, `.*`, `\?`, `.`).Replace(regexp.QuoteMeta(strings.ToValidUTF8(text, "\uFFFD")))
	return regexp.MustCompile(`(?is)\A` + expression + `\z`)
}

// ListsOptic reports whether a transceiver is one of those that may be used: by
// its maker, its model, or both with a blank between.
func (s Site) ListsOptic(vendor, model string) bool {
	vendor, model = strings.TrimSpace(vendor), strings.TrimSpace(model)
	for _, pattern := range s.Optics {
		if vendor != "" && pattern.MatchString(vendor) || model != "" && pattern.MatchString(model) || pattern.MatchString(vendor+" "+model) {
			return true
		}
	}
	return false
}
