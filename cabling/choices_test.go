package cabling

import (
	"fmt"
	"strings"
	"testing"
)

// TestChoices: which cable to lay is part of the answer, and one that is told
// gives the same as Candidates.
func TestChoices(t *testing.T) {
	over := map[string]string{}
	choices := Choices(100e9, Metres(85), DefaultSite())
	for i, choice := range choices {
		var words []string
		for _, candidate := range choice.Over {
			words = append(words, strings.TrimSpace(fmt.Sprint(candidate.Reach.Grade, " ", candidate.Reason)))
		}
		over[choice.PHY.Name] = strings.Join(words, ", ")
		if i > 0 && choice.Carries() && !choices[i-1].Carries() {
			t.Errorf("%s carries and comes after %s, which does not", choice.PHY.Name, choices[i-1].PHY.Name)
		}
	}
	for name, want := range map[string]string{
		"100GBASE-SR4":  "om4, om5",
		"100GBASE-SR10": "om3, om4, om5",
		"100GBASE-LR4":  "os2",
		"100GBASE-VR1":  "om4 reaches 50 m",
		"100GBASE-CR4":  "dac reaches 5 m",
		"100GBASE-AOC":  "",
	} {
		if got, known := over[name]; got != want || !known {
			t.Errorf("%s over %q, want %q", name, got, want)
		}
	}
	if choices[0].PHY.Name != "100GBASE-SR4" {
		t.Errorf("%s leads, want 100GBASE-SR4", choices[0].PHY.Name)
	}
}
