package cabling

import (
	"math"
	"reflect"
	"strings"
	"testing"
)

func TestParseElements(t *testing.T) {
	pinned, unpinned := true, false
	cord := func(method string) Element { return Element{Kind: Cord, Count: 1, Method: method} }
	cassette := func(method string) Element { return Element{Kind: Cassette, Count: 1, Method: method} }
	adapter := Element{Kind: Adapter, Count: 1, Method: "A"}
	for text, want := range map[string][]Element{
		"":  nil,
		" ": nil,
		"2xLC@0.5 + 2xMPO@0.35 + splice@0.1": {
			{Kind: Connection, Count: 2, Type: "LC", Loss: 0.5, Told: true},
			{Kind: Connection, Count: 2, Type: "MPO", Loss: 0.35, Told: true},
			{Kind: Splice, Count: 1, Loss: 0.1, Told: true},
		},
		"2×lc@0,5dB, 3 x splices": {
			{Kind: Connection, Count: 2, Type: "LC", Loss: 0.5, Told: true},
			{Kind: Splice, Count: 3},
		},
		"LC@0":                {{Kind: Connection, Count: 1, Type: "LC", Told: true}},
		"4 x mated pair RJ45": {{Kind: Connection, Count: 4, Type: "RJ45"}},
		"2xcassette@0.50 + extra 3.5 + tap 3.7 dB + attenuator 10 dB": {
			{Kind: Cassette, Count: 2, Loss: 0.5, Told: true},
			{Kind: Attenuator, Count: 1, Loss: 3.5, Told: true},
			{Kind: Tap, Count: 1, Loss: 3.7, Told: true},
			{Kind: Attenuator, Count: 1, Loss: 10, Told: true},
		},
		"A-B cord + Method-A/C cassette + type-C trunk + cassette + A-A cord": {
			cord("A-B"), cassette("A"), {Kind: Trunk, Count: 1, Method: "C"}, cassette(""), cord("A-A"),
		},
		"U1 cassette + type-B trunk (type-A adapters) + U1 cassette": {
			cassette("U1"), adapter, {Kind: Trunk, Count: 1, Method: "B"}, adapter, cassette("U1"),
		},
		"cordA-adA-trunkA-adA-cordB": {
			cord("A"), adapter, {Kind: Trunk, Count: 1, Method: "A"}, adapter, cord("B"),
		},
		"patch cord type B": {cord("B")},
		"OM1 cord <-> OM-4 trunk": {
			{Kind: Cord, Count: 1, Grade: OM1}, {Kind: Trunk, Count: 1, Grade: OM4, Meets: true},
		},
		"MPO pinned <-> female MTP-12": {
			{Kind: Connection, Count: 1, Type: "MPO", Pinned: &pinned}, {Kind: Connection, Count: 1, Type: "MPO-12", Pinned: &unpinned, Meets: true},
		},
		"MPO-12/APC (400G SR4); unpinned trunk mpo16-upc": {
			{Kind: Connection, Count: 1, Type: "MPO-12", Polish: "APC"}, {Kind: Trunk, Count: 1, Type: "MPO-16", Polish: "UPC", Pinned: &unpinned},
		},
	} {
		path, err := ParseElements(text)
		if err != nil || !reflect.DeepEqual(path, want) {
			t.Errorf("ParseElements(%q)\n got %+v, %v\nwant %+v", text, path, err, want)
		}
	}
}

func TestParseElementsRejects(t *testing.T) {
	for text, reason := range map[string]string{
		"2xLC@0.5 + foo":         `column 12: unknown word "foo"`,
		"ÄÖ cord":                `column 1: unknown word "äö"`,
		"2×LC +  bar":            `column 9: unknown word "bar"`,
		"cordA-adA-trunkX":       `column 1: unknown word "corda-ada-trunkx"`,
		"2xLC + + LC":            "column 8: an element is missing",
		"LC +":                   "an element is missing",
		"2x":                     "does not tell what it is",
		"pinned APC":             "does not tell what it is",
		"2xLC@":                  "is no element",
		"LC@0.5 LC@0.5":          `both "@0.5" and "@0.5"`,
		"0xLC":                   "a count of 0",
		"99999xLC":               "a count of 99999",
		"LC@101":                 "a loss of 101 dB",
		"cord trunk":             `both "cord" and "trunk"`,
		"LC MPO":                 `both "lc" and "mpo"`,
		"om3 om4 cord":           `both "om3" and "om4"`,
		"pinned unpinned MPO":    `both "pinned" and "unpinned"`,
		"cord (type-A adapters)": "only a single trunk",
		"12 LC":                  `unknown word "12"`,
	} {
		if path, err := ParseElements(text); err == nil || path != nil || !strings.Contains(err.Error(), reason) {
			t.Errorf("ParseElements(%q) = %+v, %v; want an error with %q", text, path, err, reason)
		}
	}
}

func FuzzParseElements(f *testing.F) {
	for _, seed := range []string{
		"2xLC@0.5 + 2xMPO@0.35 + splice@0.1", "cordA-adA-trunkA-adA-cordB", "tap 3.5 dB", "A-B cord + U1 cassette",
		"type-B trunk (type-A adapters)", "MPO pinned <-> MPO pinned", "2×lc@0,5dB, splice", "@", "(", "x", "+",
	} {
		f.Add(seed)
	}
	for _, spelling := range append(spellings, puzzles...) {
		f.Add(spelling.text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		path, err := ParseElements(text)
		if err != nil && path != nil {
			t.Errorf("ParseElements(%q) = %+v beside %v", text, path, err)
		}
		for _, e := range path {
			if e.Count < 1 || e.Count > mostElements || e.Loss < 0 || e.Loss > mostLoss || math.IsNaN(e.Loss) || e.Loss > 0 && !e.Told || e.Fibres < 0 || e.Length.Metres < 0 {
				t.Errorf("ParseElements(%q) has %+v", text, e)
			}
		}
	})
}
