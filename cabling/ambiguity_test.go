package cabling

import (
	"slices"
	"strings"
	"testing"
)

// TestAmbiguousExamples looks up the names beside every pattern: an ambiguous one
// is taken for the first of its PHYs, a clear one has no note.
func TestAmbiguousExamples(t *testing.T) {
	for _, a := range ambiguities() {
		if len(a.phys) < 2 || len(a.examples) == 0 || len(a.clear) == 0 || a.note == "" || a.source == "" || a.confidence == 0 {
			t.Errorf("%s is not complete", a.pattern)
		}
		for _, example := range a.examples {
			note, phys := Ambiguity(example)
			if note != a.note || len(phys) < 2 || phys[0] != a.phys[0] {
				t.Errorf("Ambiguity(%q) = %q, want %q", example, note, a.note)
			}
			if p, err := LookupModel(example); err != nil || p != a.phys[0] {
				t.Errorf("LookupModel(%q) = %v, %v; want %s, for which it is said to be taken", example, p, err, a.phys[0].Name)
			}
		}
		for _, name := range a.clear {
			if note, _ := Ambiguity(name); note != "" {
				t.Errorf("Ambiguity(%q) = %q, want it clear", name, note)
			}
		}
	}
}

// Two PHYs under one name must differ in what makes a link: there is nothing to
// warn of in two names of one thing.
func TestAmbiguousPHYsDiffer(t *testing.T) {
	for _, a := range ambiguities() {
		x, y := a.phys[0], a.phys[1]
		alike := x.Group == y.Group && x.Limits[OS2].Reach == y.Limits[OS2].Reach && x.MinLoss == y.MinLoss && slices.Equal(x.FEC, y.FEC)
		if x == y || alike {
			t.Errorf("%s: %s and %s are one thing", a.pattern, x.Name, y.Name)
		}
	}
}

func TestFullNamesAreClear(t *testing.T) {
	for _, p := range PHYs() {
		for _, name := range []string{p.Name, strings.ToLower(p.Name)} {
			if note, _ := Ambiguity(name); note != "" {
				t.Errorf("Ambiguity(%q) = %q", name, note)
			}
		}
	}
}

func TestAmbiguousEnds(t *testing.T) {
	for said, want := range map[string]string{
		"400G LR4":      "400G-LR4-10 400GBASE-LR4-6",
		"qdd-400g-lr4":  "400G-LR4-10 400GBASE-LR4-6",
		"400G-LR4-10":   "",
		"100G-LR":       "100GBASE-LR1 100GBASE-LR4",
		"100G-SR4":      "",
		"10GBASE-SR":    "",
		"QSFP-100G-ER4": "100GBASE-ER4 100G-4WDM-40",
		"":              "",
	} {
		end := End{Said: said}
		end.PHY, _ = LookupPHY(said)
		var names []string
		_, phys := end.Ambiguous()
		for _, p := range phys {
			names = append(names, p.Name)
		}
		if got := strings.Join(names, " "); got != want {
			t.Errorf("%q may be %q, want %q", said, got, want)
		}
	}
	unknown := End{Said: "400G LR4"}
	if note, _ := unknown.Ambiguous(); note != "" {
		t.Errorf("an end without a PHY: %q", note)
	}
}
