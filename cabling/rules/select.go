package rules

import (
	"fmt"
	"slices"
	"strings"
)

// Select returns the rules named in only (all of them if that is empty) without
// those named in skip, in the order of rules. A name that is no rule's ID is an
// error that says which one may be meant.
func Select(rules []Rule, only, skip []string) ([]Rule, error) {
	for _, id := range slices.Concat(only, skip) {
		if !slices.ContainsFunc(rules, func(r Rule) bool { return r.ID == id }) {
			return nil, unknownRule(rules, id)
		}
	}
	var selected []Rule
	for _, rule := range rules {
		if (len(only) == 0 || slices.Contains(only, rule.ID)) && !slices.Contains(skip, rule.ID) {
			selected = append(selected, rule)
		}
	}
	return selected, nil
}

func unknownRule(rules []Rule, id string) error {
	closest, distance := "", max(2, len(id)/3)+1
	ids := make([]string, len(rules))
	for i, rule := range rules {
		ids[i] = rule.ID
		if d := editDistance(strings.ToLower(id), rule.ID); d < distance {
			closest, distance = rule.ID, d
		}
	}
	if closest != "" {
		return fmt.Errorf("unknown rule %q; did you mean %s?", id, closest)
	}
	slices.Sort(ids)
	return fmt.Errorf("unknown rule %q; want one of %s", id, strings.Join(ids, ", "))
}

// editDistance returns how many octets must be put in, taken out or replaced to
// make b of a.
func editDistance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := diagonal
			if a[i] != b[j] {
				cost = 1 + min(diagonal, row[j], row[j+1])
			}
			diagonal, row[j+1] = row[j+1], cost
		}
	}
	return row[len(b)]
}
