package cabling

import "testing"

// TestMediumOfWords: words in either order, and beside them what is no matter; what
// they contradict, or leave open, is not guessed.
func TestMediumOfWords(t *testing.T) {
	for text, want := range map[string]string{
		"SM OS2":                   "os2",
		"OS2 SMF":                  "os2",
		"OM3 MM":                   "om3",
		"OM4 duplex LC-LC":         "om4",
		"trunk OM4 (LSZH)":         "om4",
		"UTP Cat5e":                "cat5e",
		"F/UTP Cat6A":              "cat6a-futp",
		"FTP Cat. 6":               "cat6-futp",
		"UTP Category 6A":          "cat6a-utp",
		"UTP":                      "utp",
		"S/FTP":                    "stp",
		"S/FTP cat7":               "cat7",
		"patch cord Cat 6A 23 AWG": "cat6a",
		"DAC 26AWG":                "dac",
		"copper DAC, 30 AWG":       "dac",
		"SM OM3":                   "",
		"MM OS2":                   "",
		"copper OM4":               "",
		"OM3 OM4":                  "",
		"duplex":                   "",
		"50/125":                   "",
		"":                         "",
	} {
		got := ""
		if medium, err := LookupMedium(text); err == nil {
			got = medium.ID
		}
		if got != want {
			t.Errorf("%q is %q, want %q", text, got, want)
		}
	}
}
