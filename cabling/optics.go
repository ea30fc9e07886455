package cabling

import "strings"

// ListsOptic reports whether a transceiver is one of those that may be used: by
// its maker, its model, or both with a blank between, in any case.
func (s Site) ListsOptic(vendor, model string) bool {
	vendor, model = strings.ToLower(strings.TrimSpace(vendor)), strings.ToLower(strings.TrimSpace(model))
	for _, pattern := range s.Optics {
		pattern = strings.ToLower(pattern)
		if vendor != "" && matches(pattern, vendor) || model != "" && matches(pattern, model) || matches(pattern, vendor+" "+model) {
			return true
		}
	}
	return false
}

// matches reports whether text follows a pattern, in which * stands for any
// letters and ? for one.
func matches(pattern, text string) bool {
	star, retry := -1, 0
	p, t := 0, 0
	for t < len(text) {
		switch {
		case p < len(pattern) && pattern[p] == '*':
			star, retry = p, t
			p++
		case p < len(pattern) && (pattern[p] == '?' || pattern[p] == text[t]):
			p, t = p+1, t+1
		case star >= 0: // let the last star take one letter more
			retry++
			p, t = star+1, retry
		default:
			return false
		}
	}
	return strings.Trim(pattern[p:], "*") == ""
}
