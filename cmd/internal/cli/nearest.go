package cli

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// didYouMean returns `; did you mean "x"?` for the known word nearest to the
// one given, or nothing if none is near.
func didYouMean(word string, known []string) string {
	if near := nearest(word, known, 1); len(near) > 0 {
		return fmt.Sprintf("; did you mean %s?", near[0])
	}
	return ""
}

// nearest returns up to limit known words that a slip of the fingers turns into
// the given one, or that begin with it, the nearest first.
func nearest(word string, known []string, limit int) []string {
	type candidate struct {
		word     string
		distance int
	}
	var near []candidate
	word = strings.ToLower(word)
	for _, k := range known {
		lower := strings.ToLower(k)
		distance := editDistance(word, lower)
		if strings.HasPrefix(lower, word) && len(word) > 1 {
			distance = 1
		}
		if distance <= slips(word) {
			near = append(near, candidate{k, distance})
		}
	}
	slices.SortFunc(near, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(a.distance, b.distance), cmp.Compare(a.word, b.word))
	})
	var words []string
	for _, c := range near[:min(limit, len(near))] {
		words = append(words, c.word)
	}
	return words
}

// slips returns how many slips are likely in a word of that length: none in one
// of two letters, which would turn into any other.
func slips(word string) int {
	if len(word) < 3 {
		return 0
	}
	return max(1, len(word)/3)
}

// editDistance counts the insertions, deletions, replacements and exchanges of
// neighbouring runes that turn a into b (optimal string alignment).
func editDistance(a, b string) int {
	from, to := []rune(a), []rune(b)
	before, last, row := make([]int, len(to)+1), make([]int, len(to)+1), make([]int, len(to)+1)
	for j := range last {
		last[j] = j
	}
	for i, r := range from {
		row[0] = i + 1
		for j, t := range to {
			cost := 1
			if r == t {
				cost = 0
			}
			row[j+1] = min(row[j]+1, last[j+1]+1, last[j]+cost)
			if i > 0 && j > 0 && r == to[j-1] && from[i-1] == t {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(to)]
}
