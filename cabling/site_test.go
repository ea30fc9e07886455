package cabling

import (
	"regexp"
	"strings"
	"testing"
)

// FuzzListsOptic holds patterns to what a regular expression makes of them.
func FuzzListsOptic(f *testing.F) {
	for _, seed := range [][2]string{{"QSFP-100G-*", "QSFP-100G-SR4"}, {"SFP-?0G-*R*", "SFP-10G-LR-S"}, {"*", ""}, {"a*b*c", "aabbc"}, {"?", "é"}, {"[a]", "[a]"}} {
		f.Add(seed[0], seed[1])
	}
	f.Fuzz(func(t *testing.T, pattern, text string) {
		expression := regexp.QuoteMeta(pattern)
		expression = strings.NewReplacer(`\*`, `.*`, `\?`, `.`).Replace(expression)
		for _, part := range []string{pattern, text} {
			if strings.ContainsFunc(part, func(r rune) bool { return r > 126 || r == '\\' }) {
				t.Skip("? is one octet, to a regular expression one letter")
			}
		}
		if got, want := matches(pattern, text), regexp.MustCompile(`(?s)\A`+expression+`\z`).MatchString(text); got != want {
			t.Errorf("%q follows %q: %v, want %v", text, pattern, got, want)
		}
	})
}
