package cabling

import (
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"
)

// ParseLength understands a length as people write it: "85 m", "85ft", "0,5 km",
// "12.5". Without a unit it is in metres. The comma is a decimal one: "1,500 m"
// could be either and is an error.
func ParseLength(text string) (Length, error) {
	number, unit, err := splitQuantity(text)
	if err != nil {
		return Length{}, fmt.Errorf("reading the length %q: %w, such as 85 m", text, err)
	}
	metres, known := lengthUnits[unit]
	if !known {
		return Length{}, fmt.Errorf("reading the length %q: unknown unit %q, want m, km, cm, mm, ft or in", text, unit)
	}
	if number*metres > longest {
		return Length{}, fmt.Errorf("reading the length %q: no cable is that long", text)
	}
	return Metres(number * metres), nil
}

// longest is what no cable is longer than: once around the earth.
const longest = 40_000_000 // metres

// lengthUnits are metres by unit.
var lengthUnits = map[string]float64{
	"": 1, "m": 1, "mtr": 1, "metre": 1, "metres": 1, "meter": 1, "meters": 1, "mètre": 1, "mètres": 1, "metro": 1, "metros": 1,
	"km": 1000, "kilometre": 1000, "kilometres": 1000, "kilometer": 1000, "kilometers": 1000,
	"cm": 0.01, "centimetre": 0.01, "centimetres": 0.01, "centimeter": 0.01, "centimeters": 0.01, "mm": 0.001,
	"ft": 0.3048, "foot": 0.3048, "feet": 0.3048, "'": 0.3048,
	"in": 0.0254, "inch": 0.0254, "inches": 0.0254, `"`: 0.0254,
	"yd": 0.9144, "mi": 1609.344, "mile": 1609.344, "miles": 1609.344,
}

// ParseSpeed understands a speed in bit/s: "100G", "2.5 Gbit/s", "10GbE", "1000M",
// "100000000". A number below a million needs its unit.
func ParseSpeed(text string) (int64, error) {
	number, unit, err := splitQuantity(text)
	if err != nil {
		return 0, fmt.Errorf("reading the speed %q: %w, such as 100G", text, err)
	}
	prefix := unit
	for _, rest := range []string{"bit/s", "bits/s", "bps", "b/s", "be", "ige", "ig", "bit", "b", "e"} {
		if trimmed, found := strings.CutSuffix(unit, rest); found {
			prefix = trimmed
			break
		}
	}
	bits, known := map[string]float64{"": 1, "k": 1e3, "m": 1e6, "g": 1e9, "t": 1e12}[prefix]
	switch speed := number * bits; {
	case !known:
		return 0, fmt.Errorf("reading the speed %q: unknown unit %q, want M, G, T, or bit/s", text, unit)
	case unit == "" && number < 1e6:
		return 0, fmt.Errorf("reading the speed %q: it needs a unit, such as %sG", text, strings.TrimSpace(text))
	case speed < 1 || speed > 1e15 || speed != math.Trunc(speed):
		return 0, fmt.Errorf("reading the speed %q: %g bit/s is no speed of a link", text, speed)
	default:
		return int64(speed), nil
	}
}

// ParsePower understands what a module takes in W: "14", "3.5 W", "900 mW".
func ParsePower(text string) (watts float64, err error) {
	number, unit, err := splitQuantity(text)
	if err != nil {
		return 0, fmt.Errorf("%q is no power: want watts, such as 3.5", text)
	}
	watts, known := number, true
	switch unit {
	case "", "w", "watt", "watts":
	case "mw":
		watts = number / 1000
	default:
		known = false
	}
	if !known || !(watts > 0 && watts <= mostPower) {
		return 0, fmt.Errorf("%q is no power of a module: want watts up to %d, such as 3.5", text, mostPower)
	}
	return watts, nil
}

// mostPower is in W what no cage gives a module.
const mostPower = 100

// quantity is a number, with groups of thousands or without, and a unit.
var quantity = regexp.MustCompile(`^\s*(\d+(?:[.,]\d+)*)\s*(\D*?)\s*$`)

// spaced is a number whose thousands are set off by blanks, as in France, or by
// apostrophes, as in Switzerland: "1 050,5", "1'050".
var spaced = regexp.MustCompile(`\d{1,3}(?:[ \x{00a0}\x{2009}\x{202f}'’]\d{3})+\b`)

// digitsAlone takes off what is no digit.
func digitsAlone(text string) string {
	return strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, text)
}

// splitQuantity reads a number that is not negative, and its unit in lower case.
func splitQuantity(text string) (number float64, unit string, err error) {
	match := quantity.FindStringSubmatch(text)
	if match == nil {
		match = quantity.FindStringSubmatch(spaced.ReplaceAllStringFunc(text, digitsAlone))
	}
	if match == nil {
		return 0, "", fmt.Errorf("want a number and its unit")
	}
	number, err = parseDecimal(match[1])
	return number, strings.ToLower(match[2]), err
}

// parseDecimal reads a number with a decimal dot or comma: "1.5", "1,5", "1,234.5".
func parseDecimal(text string) (float64, error) {
	last := strings.LastIndexAny(text, ".,")
	if last < 0 {
		return parseFinite(text)
	}
	whole, fraction := text[:last], text[last+1:]
	mark, other := ",", "."
	if text[last] == '.' {
		mark, other = ".", ","
	}
	switch {
	case strings.Contains(whole, mark):
		return 0, fmt.Errorf("%q has two decimal signs", text)
	case mark == "," && whole != "0" && len(fraction) == 3:
		return 0, fmt.Errorf("%q is %s%s or %s.%s: write it without the comma", text, strings.ReplaceAll(whole, ".", ""), fraction, whole, fraction)
	case !groupedByThree(whole, other):
		return 0, fmt.Errorf("%q has two decimal signs", text)
	}
	return parseFinite(strings.ReplaceAll(whole, other, "") + "." + fraction)
}

// groupedByThree reports whether separator stands in a whole number only where it
// marks thousands, or not at all.
func groupedByThree(whole, separator string) bool {
	groups := strings.Split(whole, separator)
	for _, group := range groups[1:] {
		if len(group) != 3 {
			return false
		}
	}
	return len(groups) == 1 || len(groups[0]) <= 3
}

// parseFinite reads digits with a dot.
func parseFinite(text string) (float64, error) {
	number, err := strconv.ParseFloat(text, 64)
	if err != nil {
		return 0, fmt.Errorf("%q is too large", text)
	}
	return number, nil
}
