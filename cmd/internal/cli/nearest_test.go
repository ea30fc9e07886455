package cli

import (
	"slices"
	"testing"
)

func TestEditDistance(t *testing.T) {
	for _, test := range []struct {
		a, b string
		want int
	}{
		{"", "", 0},
		{"leaf1", "leaf1", 0},
		{"leaf1", "leaf2", 1},
		{"chek", "check", 1},
		{"chekc", "check", 1},
		{"laef1", "leaf1", 1},
		{"kitten", "sitting", 3},
		{"", "abc", 3},
		{"größe", "grösse", 2},
	} {
		if got := editDistance(test.a, test.b); got != test.want {
			t.Errorf("editDistance(%q, %q) = %d, want %d", test.a, test.b, got, test.want)
		}
		if got := editDistance(test.b, test.a); got != test.want {
			t.Errorf("editDistance(%q, %q) = %d, want %d", test.b, test.a, got, test.want)
		}
	}
}

func TestNearest(t *testing.T) {
	known := []string{"leaf10", "leaf2", "leaf1", "spine1", "discover"}
	for _, test := range []struct {
		word string
		want []string
	}{
		{"leaf3", []string{"leaf1", "leaf2"}},
		{"LEAF1", []string{"leaf1", "leaf10"}},
		{"disc", []string{"discover"}},
		{"spne1", []string{"spine1"}},
		{"gateway", nil},
		{"", nil},
	} {
		if got := nearest(test.word, known, 2); !slices.Equal(got, test.want) {
			t.Errorf("nearest(%q) = %q, want %q", test.word, got, test.want)
		}
	}
}
