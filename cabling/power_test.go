package cabling

import (
	"math"
	"strings"
	"testing"
)

func TestParsePSE(t *testing.T) {
	for text, want := range map[string]Power{
		"Type 1": {Type: 1, Delivered: 12.95}, "type2": {Type: 2, Delivered: 25.5}, "802.3bt type 3": {Type: 3, Delivered: 51}, "TYPE-4": {Type: 4, Delivered: 71.3},
		"PoE": {Type: 1, Delivered: 12.95}, "802.3af": {Type: 1, Delivered: 12.95}, "PoE+": {Type: 2, Delivered: 25.5}, "IEEE 802.3at": {Type: 2, Delivered: 25.5},
		"UPOE": {Type: 3, Delivered: 51}, "UPOE+": {Type: 4, Delivered: 71.3},
		"30 W": {Type: 2, Delivered: 25.5}, "15,4W": {Type: 1, Delivered: 12.95}, "90": {Type: 4, Delivered: 71.3}, "100 W": {Type: 4, Delivered: 71.3}, "45 watts": {Type: 3, Delivered: 40},
		"Type2 30W": {Type: 2, Delivered: 25.5}, "Type4 90W": {Type: 4, Delivered: 71.3}, "type 4 (75 W)": {Type: 4, Delivered: 62}, "class 6": {Type: 3, Delivered: 51},
		"PoE+ (30 W)": {Type: 2, Delivered: 25.5},
	} {
		if got, err := ParsePSE(text); err != nil || got != want {
			t.Errorf("%s: %+v, %v; want %+v", text, got, err, want)
		}
	}
	for text, want := range map[string]string{
		"type 5": "want type 1 to 4", "yes": "tells no power", "PoE++": "tells no power", "class 9": "want class 1 to 8", "2000 W": "want 4 to 90 W", "": "tells no power", "passive 24 V": "tells no power",
	} {
		if got, err := ParsePSE(text); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %+v, %v; want an error with %s", text, got, err, want)
		}
	}
}

func TestParsePD(t *testing.T) {
	for text, want := range map[string]float64{"25.5": 25.5, "51 W": 51, "12,95W": 12.95, "class 4": 25.5, "Class 8": 71.3} {
		if got, err := ParsePD(text); err != nil || got != want {
			t.Errorf("%s: %g, %v; want %g", text, got, err, want)
		}
	}
	for _, text := range []string{"", "0", "much", "-5", "class 9", "5000", "10 V", "2 x 15 W"} {
		if got, err := ParsePD(text); err == nil {
			t.Errorf("%s: %g, want an error", text, got)
		}
	}
}

// FuzzPower: whatever is understood is a power that there is.
func FuzzPower(f *testing.F) {
	for _, seed := range []string{"Type2 30W", "802.3bt type 3", "PoE+", "UPOE", "class 4", "51 W", "15,4"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if pse, err := ParsePSE(text); err == nil && (pse.Type < 1 || pse.Type > 4 || pse.Delivered <= 0 || pse.Delivered > 71.3) {
			t.Errorf("ParsePSE(%q) = %+v", text, pse)
		}
		if watts, err := ParsePD(text); err == nil && !(watts > 0 && watts <= 1000) || math.IsNaN(watts) {
			t.Errorf("ParsePD(%q) = %g", text, watts)
		}
	})
}
