package cabling

import (
	"math"
	"strings"
	"testing"
)

func TestParseLength(t *testing.T) {
	for text, want := range map[string]float64{
		"85": 85, "12.5": 12.5, "12,5": 12.5, " 7 m ": 7, "85m": 85, "85 M": 85, "30 metres": 30,
		"0,5 km": 500, "1.2km": 1200, "50cm": 0.5, "300 mm": 0.3,
		"85 ft": 25.908, "3'": 0.9144, `12"`: 0.3048, "10 feet": 3.048, "2 yd": 1.8288,
		"1 000 m": 1000, "1 050,5": 1050.5, "1'050": 1050, "20 mètres": 20, "1.500": 1.5, "0,500": 0.5, "1,234.5": 1234.5, "1.234,5 m": 1234.5, "0": 0,
	} {
		length, err := ParseLength(text)
		if err != nil || !length.Known || math.Abs(length.Metres-want) > 1e-9 {
			t.Errorf("ParseLength(%q) = %v, %v; want %g m", text, length, err, want)
		}
	}
}

func TestParseLengthRejects(t *testing.T) {
	for text, reason := range map[string]string{
		"":                             "want a number",
		"m":                            "want a number",
		"-3 m":                         "want a number",
		"1e3":                          "want a number",
		"NaN":                          "want a number",
		"85 parsec":                    "unknown unit",
		"1,500 m":                      "1500 or 1.500",
		"1,5,5":                        "two decimal signs",
		"1.5.5":                        "two decimal signs",
		"12,34.5":                      "two decimal signs",
		strings.Repeat("9", 400) + "m": "too large",
		"40001 km":                     "no cable is that long",
	} {
		if length, err := ParseLength(text); err == nil || length.Known || !strings.Contains(err.Error(), reason) {
			t.Errorf("ParseLength(%.20q) = %v, %v; want an error with %q", text, length, err, reason)
		}
	}
}

func TestParseSpeed(t *testing.T) {
	for text, want := range map[string]int64{
		"100G": 100e9, "2.5G": 2.5e9, "2,5 G": 2.5e9, "100000000": 100e6, "1000M": 1e9, "1.6T": 1.6e12,
		"100 Gbit/s": 100e9, "100Gbps": 100e9, "1000 Mb/s": 1e9, "10GbE": 10e9, "100GE": 100e9, "10 Gig": 10e9, "40g": 40e9,
	} {
		if speed, err := ParseSpeed(text); err != nil || speed != want {
			t.Errorf("ParseSpeed(%q) = %d, %v; want %d", text, speed, err, want)
		}
	}
	for text, reason := range map[string]string{
		"":            "want a number",
		"fast":        "want a number",
		"100":         "needs a unit",
		"0G":          "no speed",
		"100 foo":     "unknown unit",
		"0.00000001M": "no speed",
		"10000000T":   "no speed",
	} {
		if speed, err := ParseSpeed(text); err == nil || speed != 0 || !strings.Contains(err.Error(), reason) {
			t.Errorf("ParseSpeed(%q) = %d, %v; want an error with %q", text, speed, err, reason)
		}
	}
}

func FuzzParseLength(f *testing.F) {
	for _, seed := range []string{"85 ft", "0,5 km", "1,234.5", "1.234,5", "-1", "1e9", "٣ m", "3'"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		length, err := ParseLength(text)
		if length.Known != (err == nil) {
			t.Errorf("ParseLength(%q) = %v, %v", text, length, err)
		}
		if length.Metres < 0 || math.IsNaN(length.Metres) || math.IsInf(length.Metres, 0) {
			t.Errorf("ParseLength(%q) = %v", text, length)
		}
	})
}

func FuzzParseSpeed(f *testing.F) {
	for _, seed := range []string{"100G", "2.5 Gbit/s", "100000000", "1,6T", "10GbE", "e", "9b"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if speed, err := ParseSpeed(text); (err == nil) != (speed > 0) {
			t.Errorf("ParseSpeed(%q) = %d, %v", text, speed, err)
		}
	})
}

func TestParsePower(t *testing.T) {
	for text, want := range map[string]float64{"14": 14, "3.5 W": 3.5, "3,5W": 3.5, "900 mW": 0.9, "0": 0, "14 dBm": 0, "class 4": 0, "1000": 0, "-3": 0} {
		if got, err := ParsePower(text); got != want || (err == nil) != (want > 0) {
			t.Errorf("%q: %v W, %v; want %v W", text, got, err, want)
		}
	}
}

func FuzzParsePower(f *testing.F) {
	for _, seed := range []string{"14", "3.5 W", "3,5W", "900 mW", "1e9", ""} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if watts, err := ParsePower(text); err == nil && !(watts > 0 && watts <= mostPower) {
			t.Errorf("%q: %v W", text, watts)
		}
	})
}
