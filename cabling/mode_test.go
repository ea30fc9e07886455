package cabling

import (
	"strings"
	"testing"
)

func TestParseMode(t *testing.T) {
	for text, want := range map[string]string{
		"auto":                    "auto",
		"Auto-Negotiation":        "auto",
		"AN":                      "auto",
		"on":                      "auto",
		"autoneg on":              "auto",
		"autoneg off":             "off",
		"no autoneg":              "off",
		"forced":                  "off",
		"100/full":                "100/full",
		"100full":                 "100/full",
		"100 Full":                "100/full",
		"100FD":                   "100/full",
		"forced 100/full":         "100/full",
		"10/half":                 "10/half",
		"speed 1000 duplex full":  "1000/full",
		"half":                    "half",
		"auto 1000/full":          "auto 1000/full",
		"speed auto, duplex auto": "auto",
		"100":                     "100M",
		"25G":                     "25G",
		"2.5 Gbps":                "2.5G",
		"100 Mbit/s full":         "100/full",
		"2.5gbps":                 "2.5G",
		"25g/full":                "25000/full",
		"100000":                  "100G",
		"1.6T":                    "1600G",
		"4x25G":                   "4x25G",
		"4 x 25G":                 "4x25G",
		"4×25":                    "4x25G",
		"4x10000":                 "4x10G",
		"4x":                      "4x",
		"25g-4x":                  "4x25G",
		"breakout 2x200g":         "2x200G",
		"1x100G[40G]":             "1x100G",
		"4x25G off":               "off 4x25G",

		"":           "it is empty",
		" - ":        "it is empty",
		"duplex":     "it does not say how",
		"fast":       `"fast" is neither a speed nor a word for one`,
		"25":         "25 Mbit/s is no speed of a port: write it with its unit, such as 25G",
		"33G":        `"33g" is no speed of a port`,
		"10G/half":   "half duplex ends at 1 Gbit/s",
		"full half":  "it says half and full duplex",
		"100 1000":   "it says two speeds",
		"0x25G":      `"0x25g" does not say into how many ports it is split, 1 to 16`,
		"17x25G":     "into how many ports",
		"4x25G 2x":   "into how many ports",
		"4x10M/half": "a split port is not half duplex",
		"1e3":        "is neither",
	} {
		mode, err := ParseMode(text)
		got := mode.String()
		if err != nil {
			got = err.Error()
		}
		if err == nil && got != want || err != nil && !strings.Contains(got, want) {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
}

func FuzzParseMode(f *testing.F) {
	for _, seed := range []string{"auto", "100/full", "forced 1000/full", "4x25G[10G]", "25g-4x", "2.5G", "half", "off 4x", "×", "1e9", "x", "0.1x1"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		mode, err := ParseMode(text)
		if err != nil {
			return
		}
		again, err := ParseMode(mode.String())
		if err != nil || again != mode {
			t.Errorf("%q is %+v, written %q, which is %+v, %v", text, mode, mode, again, err)
		}
	})
}
