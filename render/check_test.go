package render

import (
	"encoding/csv"
	"encoding/json"
	"math"
	"strconv"
	"strings"
	"testing"
	"unicode"
)

func checkJSON(t *testing.T, text string) {
	t.Helper()
	var graph graphJSON
	if err := json.Unmarshal([]byte(text), &graph); err != nil {
		t.Fatal(err)
	}
	known := map[string]bool{}
	for _, node := range graph.Nodes {
		known[node.ID] = true
	}
	for _, link := range graph.Links {
		if !known[link.Source] || !known[link.Target] {
			t.Errorf("link %+v ends at no node", link)
		}
	}
}

func checkCSV(t *testing.T, text string, lines int) [][]string {
	t.Helper()
	records, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if len(records) != lines {
		t.Fatalf("%d records, want %d", len(records), lines)
	}
	for _, record := range records {
		for _, field := range record {
			if field != "" && strings.ContainsRune("=+-@\t", rune(field[0])) {
				t.Errorf("a spreadsheet may run %q", field)
			}
		}
	}
	return records
}

// checkDOT reads the text as Graphviz's scanner does: quotes are closed, braces
// outside of them are balanced, and nothing is left of a name there.
func checkDOT(t *testing.T, text string) {
	t.Helper()
	depth, quoted := 0, false
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case quoted && c == '\\':
			i++
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == '{':
			depth++
		case c == '}':
			depth--
		case c >= 0x80 || c < ' ' && c != '\n':
			t.Fatalf("byte %#x outside of quotes", c)
		}
	}
	if quoted || depth != 0 {
		t.Fatalf("open quote: %v, open braces: %d", quoted, depth)
	}
}

// checkPlain fails if a terminal would take some of the text as a command.
func checkPlain(t *testing.T, text string) {
	t.Helper()
	for _, r := range text {
		if r != '\n' && !unicode.IsPrint(r) {
			t.Fatalf("character %U", r)
		}
	}
}

// contrast returns the contrast ratio of two colours "#rrggbb" (WCAG 2.2).
func contrast(a, b string) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

func luminance(colour string) float64 {
	sum := 0.0
	for i, weight := range []float64{0.2126, 0.7152, 0.0722} {
		value, err := strconv.ParseUint(colour[1+2*i:3+2*i], 16, 8)
		if err != nil {
			panic(err)
		}
		c := float64(value) / 255
		if c <= 0.04045 {
			c /= 12.92
		} else {
			c = math.Pow((c+0.055)/1.055, 2.4)
		}
		sum += weight * c
	}
	return sum
}
