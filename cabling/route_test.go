package cabling

import (
	"math"
	"reflect"
	"strings"
	"testing"
)

func TestParseRoute(t *testing.T) {
	for text, want := range map[string]string{
		"same rack U10 -> U40, DAC, side exit 0.45 m each end, slack 0.15 m each end": "same rack U10 -> U40, side exit 0.45 m, slack 0.15 m, dac",
		"same rack U40 -> U42, DAC": "same rack U40 -> U42, dac",
		"rack A U20 of 42U to rack B U35 of 42U, 12 m tray, 0.5 m drop each, 0.45+0.3 m each end, fibre, +10%": "rack A U20/42 -> rack B U35/42, tray 12 m, drop 0.5 m, side exit 0.45 m, slack 0.3 m, fibre, +10 %",
		"U10 -> U40":                                      "same rack U10 -> U40",
		"u10-u40":                                         "same rack U10 -> U40",
		"U10 → RU40; same rack":                           "same rack U10 -> U40",
		"rack A05 U1 -> rack a05 U2":                      "same rack rack A05 U1 -> rack a05 U2",
		"A05:U1 -> A05:U2":                                "same rack rack A05 U1 -> rack A05 U2",
		"U20/42 -> U35/42, tray 12 m, drop 0.5 m":         "U20/42 -> U35/42, tray 12 m, drop 0.5 m",
		"U20 -> U35, tray 12 m, trays below":              "U20 -> U35, tray 12 m, below",
		"tray 8 + 4,5 m; from U20 to U35; om4; exit 1 ft": "U20 -> U35, tray 12.5 m, side exit 0.3048 m, fibre",
		"U20 -> U35, 0.5 / 0.3 m drop, tray 3, copper cord, 5,5 % tolerance": "U20 -> U35, tray 3 m, drop 0.5 / 0.3 m, copper, +5.5 %",
		"U20 -> U35, tray 3 m, MPO trunk":                                    "U20 -> U35, tray 3 m, trunk",
		"U1 -> U2, aec":                                                      "same rack U1 -> U2, dac",
		"U1 -> U2, cat6a F/UTP, 30 cm slack at each end":                     "same rack U1 -> U2, slack 0.3 m, copper",
	} {
		route, err := ParseRoute(text)
		if err != nil {
			t.Errorf("ParseRoute(%q): %v", text, err)
		} else if route.String() != want {
			t.Errorf("ParseRoute(%q)\n got %s\nwant %s", text, route, want)
		}
	}
}

func TestParseRouteRejects(t *testing.T) {
	for text, reason := range map[string]string{
		"":                                 "column 1: a part is missing",
		"U10":                              `column 1: "U10" does not tell both ends`,
		"DAC":                              "column 1: it does not tell from where to where",
		"U10 -> U40, ":                     "column 13: a part is missing",
		"U10 -> U40, rope":                 `column 13: "rope" is no part of a route`,
		"ÄÖ, U10 -> U40":                   `column 1: "ÄÖ" is no part of a route`,
		"U0 -> U40":                        "column 1: there is no U0: want U1 to U100",
		"U1 -> U400":                       "column 1: there is no U400: want U1 to U100",
		"U43/42 -> U1":                     "a rack of 42 U has no U43: want a height from 43",
		"U10 -> U40, U1 -> U2":             "column 13: \"U1 -> U2\": from where to where is told before",
		"dac, U20/42 -> U35/42":            "column 6: two racks, or one?",
		"rack A U20 -> rack B U35":         "two racks, or one?",
		"U20 -> U35, drop 0.5 m":           "two racks, or one?",
		"same rack U20 -> U35, tray 3 m":   "there is no tray on the way within one rack",
		"same rack A U20 -> B U35":         "racks A and B are not the same rack",
		"same rack U20/42 -> U35/48":       "one rack does not have 42 and 48 U",
		"U20 -> U35, tray 3 m, tray 4 m":   "the tray is told before",
		"U20 -> U35, tray 3 / 4 m":         "want one length, or several with +",
		"U20 -> U35, slack 1 m, slack 1 m": "it is told before",
		"U20 -> U35, slack 1 2 m":          "want one length for each end",
		"U20 -> U35, 3 m":                  "a length of what?",
		"U20 -> U35, 0.45+0.3+0.2 m":       "a length of what?",
		"U20 -> U35, rope 3 m":             `unknown word "rope"`,
		"U20 -> U35, tray -3 m":            `unknown word "tray -"`,
		"U20 -> U35, tray 3 parsec":        `unknown word "tray parsec"`,
		"U20 -> U35, tray 11 km":           "want at most 10000 m",
		"U20 -> U35, +10%, 5 %":            "the tolerance is told before",
		"U20 -> U35, 101 %":                "want a tolerance such as",
		"U20 -> U35, % tray":               "want a tolerance such as",
		"U20 -> U35, dac, aoc":             "dac is told before",
		"U20 -> U35, slack 1,500 m":        "1500 or 1.500",
	} {
		if route, err := ParseRoute(text); err == nil || route != nil || !strings.Contains(err.Error(), reason) {
			t.Errorf("ParseRoute(%q) = %v, %v; want an error with %q", text, route, err, reason)
		}
	}
}

// The sums of the worked examples, with what the route tells and with the site's.
func TestRouteLength(t *testing.T) {
	site := DefaultSite()
	for _, c := range []struct {
		route, medium string
		metres, order float64
		words         string
	}{
		{"same rack U10 -> U40, side exit 0.45 m each end, slack 0.15 m each end", "dac", 2.5335, 3,
			"30 U × 0.04445 + 2 × 0.45 m side exit + 2 × 0.15 m slack = 2.53 m"},
		{"U40 -> U10", "dac", 2.5335, 3, "30 U × 0.04445 + 2 × 0.45 m side exit + 2 × 0.15 m slack = 2.53 m"},
		{"U40 -> U42", "dac", 1.2889, 1.5, "2 U × 0.04445 + 2 × 0.45 m side exit + 2 × 0.15 m slack = 1.29 m"},
		{"U20/42 -> U35/42, tray 12 m", "om4", 17.367955, 20,
			"((22 U + 7 U) × 0.04445 + 12 m tray + 2 × 0.5 m drop + 2 × 0.45 m side exit + 2 × 0.3 m slack) + 10 % = 17.37 m"},
		{"U20/48 -> U1, tray 12 m, below, drop 0 m, side exit 0.3 / 0.2 m, slack 0, +0 %", "cat6", 13.34455, 13.5,
			"(19 U + 0 U) × 0.04445 + 12 m tray + 0.3 m and 0.2 m side exit = 13.34 m"},
	} {
		route, err := ParseRoute(c.route)
		if err != nil {
			t.Fatal(err)
		}
		channel := &Channel{Route: route, Medium: mediumOf(t, c.medium)}
		order, length, ok := channel.Order(site)
		if !ok || math.Abs(length.Metres()-c.metres) > 1e-9 || order.Metres != c.order || length.String() != c.words {
			t.Errorf("%s: %v, %g m, order %g m\n got %s\nwant %s", c.route, ok, length.Metres(), order.Metres, length, c.words)
		}
		planned := channel.Plan(site)
		if planned == channel || !planned.Planned || planned.Length != Metres(c.order) || channel.Length.Known {
			t.Errorf("%s: planned %+v of %+v", c.route, planned.Length, channel.Length)
		}
		if again := planned.Plan(site); again != planned {
			t.Errorf("%s: a channel with a length is planned", c.route)
		}
	}
}

// The kind of cable is that of the medium or the PHYs; the route's word stands
// where neither is told.
func TestStock(t *testing.T) {
	for _, c := range []struct {
		route, medium, phy string
		want               Stock
	}{
		{"U1 -> U2, trunk", "om4", "", TrunkStock},
		{"U1 -> U2, trunk", "dac", "", DACStock},
		{"U1 -> U2, dac", "", "", DACStock},
		{"U1 -> U2", "", "100GBASE-AOC", AOCStock},
		{"U1 -> U2", "", "10GBASE-LR", FibreStock},
		{"U1 -> U2", "cat6", "", CopperStock},
		{"U1 -> U2", "", "", ""},
	} {
		route, err := ParseRoute(c.route)
		if err != nil {
			t.Fatal(err)
		}
		channel := &Channel{Route: route}
		if c.medium != "" {
			channel.Medium = mediumOf(t, c.medium)
		}
		if c.phy != "" {
			channel.A.PHY = phyOf(t, c.phy)
		}
		if got := channel.Stock(); got != c.want || channel.TellsRoute() != (c.want != "") {
			t.Errorf("%+v: %q, tells its route: %v", c, got, channel.TellsRoute())
		}
	}
}

// FuzzParseRoute: no text breaks the parser, what it reads has a length that is
// finite, and writing it and reading that gives the same.
func FuzzParseRoute(f *testing.F) {
	for _, seed := range []string{
		"same rack U10 -> U40, DAC, side exit 0.45 m each end, slack 0.15 m each end", "U40 -> U42",
		"rack A U20 of 42U to rack B U35 of 42U, 12 m tray, 0.5 m drop each, 0.45+0.3 m each end, fibre, +10%",
		"U20/42 -> U35/42, tray 8+4,5 m, drop 0.5 / 0.3 m; below; trunk", "A:U1->a:U2,om4", "%", "+", "U1 -> U2, 1e9 m", "tray,", "U1-U2;5%",
	} {
		f.Add(seed)
	}
	site := DefaultSite().Route
	f.Fuzz(func(t *testing.T, text string) {
		route, err := ParseRoute(text)
		if (err == nil) != (route != nil) {
			t.Fatalf("ParseRoute(%q) = %v, %v", text, route, err)
		}
		if err != nil {
			return
		}
		again, err := ParseRoute(route.String())
		if err != nil || !reflect.DeepEqual(again, route) {
			t.Errorf("ParseRoute(%q) is %q, and that is %v, %v", text, route, again, err)
		}
		length, err := route.Length(FibreStock, site)
		if metres := length.Metres(); err == nil && !(metres >= 0 && metres < 1e6) {
			t.Errorf("ParseRoute(%q) is %g m long", text, metres)
		}
	})
}
