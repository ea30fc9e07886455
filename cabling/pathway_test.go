package cabling

import (
	"math"
	"reflect"
	"strings"
	"testing"
)

func TestParsePathways(t *testing.T) {
	for text, want := range map[string][]Pathway{
		"T-01":                 {{Name: "T-01"}},
		"T-01; t  2 + riser 7": {{Name: "T-01"}, {Name: "t 2"}, {Name: "riser 7"}},
		"tray 102x203 mm":      {{Kind: Tray, Width: 203, Depth: 102}},
		"conduit ID 35.05 mm":  {{Kind: Conduit, Diameter: 35.05}},
		"conduit 35,05mm":      {{Kind: Conduit, Diameter: 35.05}},
		"conduit Ø35":          {{Kind: Conduit, Diameter: 35}},
		"T-01 tray 300×100 mm + C-3: conduit 2 in": {
			{Name: "T-01", Kind: Tray, Width: 300, Depth: 100}, {Name: "C-3", Kind: Conduit, Diameter: 50.8},
		},
		"T-01 (Cable tray 4 x 8 in)": {{Name: "T-01", Kind: Tray, Width: 203.2, Depth: 101.6}},
		"ladder 30x10 cm":            {{Kind: Tray, Width: 300, Depth: 100}},
		"conduit 3":                  {{Name: "conduit 3"}},
		"tray 7":                     {{Name: "tray 7"}},
	} {
		pathways, err := ParsePathways(text)
		if err != nil || !reflect.DeepEqual(pathways, want) {
			t.Errorf("ParsePathways(%q)\n got %+v, %v\nwant %+v", text, pathways, err, want)
		}
	}
}

func TestParsePathwaysRejects(t *testing.T) {
	for text, reason := range map[string]string{
		"":                          "column 1: a pathway is missing",
		"T-01 + ":                   "column 8: a pathway is missing",
		"Ä; T-01 tray 102 mm":       `column 4: "T-01 tray 102 mm": want a size such as tray 100x300 mm`,
		"tray 102x203x4 mm":         "want a size such as",
		"conduit 35 mm 2":           "want a size such as",
		"tray 1x203 mm":             "a pathway of 1 mm: want 3 to 5000",
		"conduit 6 cm + tray 9x9 m": "want a size such as",
		"tray 1.2.3x203 mm":         "two decimal signs",
		"T-01; t-01":                "column 7: t-01 twice",
	} {
		if pathways, err := ParsePathways(text); err == nil || pathways != nil || !strings.Contains(err.Error(), reason) {
			t.Errorf("ParsePathways(%q) = %+v, %v; want an error with %q", text, pathways, err, reason)
		}
	}
}

// NEC chapter 9 table 1, and TIA-569 as the site has it.
func TestFillLimit(t *testing.T) {
	site := DefaultSite()
	for _, c := range []struct {
		pathway Pathway
		cables  int
		want    float64
	}{
		{Pathway{Kind: Conduit}, 1, 0.53}, {Pathway{Kind: Conduit}, 2, 0.31}, {Pathway{Kind: Conduit}, 3, 0.40}, {Pathway{Kind: Conduit}, 99, 0.40},
		{Pathway{Kind: Tray}, 1, 0.5}, {Pathway{Kind: Tray}, 99, 0.5},
	} {
		if share, source := c.pathway.FillLimit(c.cables, site); share != c.want || source == "" {
			t.Errorf("%+v, %d cables: %g (%s), want %g", c.pathway, c.cables, share, source, c.want)
		}
	}
	if area := (Pathway{Kind: Conduit, Diameter: 2}).Area(); math.Abs(area-math.Pi) > 1e-9 {
		t.Errorf("a conduit of 2 mm has %g mm²", area)
	}
}

// FuzzParsePathways: no text breaks the parser, and what it reads has a name or a
// size within bounds.
func FuzzParsePathways(f *testing.F) {
	for _, seed := range []string{"T-01", "T-01 tray 102x203 mm + C-3", "conduit ID 35.05 mm", `duct 4"x8"`, "tray x mm", ";", "sleeve Ø1,5 in", "a (tray 1x2)"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		pathways, err := ParsePathways(text)
		if err != nil && pathways != nil {
			t.Errorf("ParsePathways(%q) = %+v beside %v", text, pathways, err)
		}
		for _, pathway := range pathways {
			if area := pathway.Area(); !(area >= 0 && area <= mostSide*mostSide) || (area == 0) != (pathway.Kind == NoPathway) {
				t.Errorf("ParsePathways(%q) has %+v", text, pathway)
			}
			if pathway.Name == "" && pathway.Kind == NoPathway {
				t.Errorf("ParsePathways(%q) has a pathway without name and size", text)
			}
		}
	})
}
