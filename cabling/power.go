package cabling

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// Power is the electrical power that twisted pairs carry (IEEE 802.3 clauses 33
// and 145).
type Power struct {
	Type      int     // of the sourcing equipment (PSE), 1 to 4; 0: not told
	Delivered float64 // W that it guarantees at the powered device, past 100 m of cable
	Needed    float64 // W that the powered device (PD) takes; 0: not told
}

// Told reports whether anything is told of power.
func (p Power) Told() bool { return p.Type > 0 || p.Needed > 0 }

// Measure returns what the device takes beside what is guaranteed to it.
func (p Power) Measure() Measure {
	standard := "IEEE 802.3bt-2018 clause 145"
	if p.Type < 3 {
		standard = "IEEE 802.3-2018 clause 33"
	}
	return Measure{Value: p.Needed, Limit: p.Delivered, Unit: "W", Standard: standard}
}

// powerClass is a class of powered devices: what is sourced for it, and what of
// it is left at the device (IEEE 802.3 clauses 33 and 145).
type powerClass struct {
	number            int
	pseType           int
	sourced, received float64 // W
}

var powerClasses = []powerClass{
	{1, 1, 4, 3.84}, {2, 1, 7, 6.49}, {3, 1, 15.4, 12.95}, {4, 2, 30, 25.5},
	{5, 3, 45, 40}, {6, 3, 60, 51}, {7, 4, 75, 62}, {8, 4, 90, 71.3},
}

// powerNames are names under which equipment is sold, and the class that they
// promise.
var powerNames = []struct {
	pattern *regexp.Regexp
	class   int
}{
	{regexp.MustCompile(`\bupoe ?\+`), 8},
	{regexp.MustCompile(`\bupoe\b`), 6},
	{regexp.MustCompile(`\b(?:802\.3)?at\b`), 4},
	{regexp.MustCompile(`\bpoe ?\+ ?(?:$|[^+ ])`), 4},
	{regexp.MustCompile(`\b(?:802\.3)?af\b`), 3},
	{regexp.MustCompile(`^poe$`), 3},
}

var (
	typeWord  = regexp.MustCompile(`\btype[ -]?(\d+)\b`)
	classWord = regexp.MustCompile(`\bclass[ -]?(\d+)\b`)
	wattWord  = regexp.MustCompile(`(?:^|[ ,;/(])(\d+(?:[.,]\d+)?) ?(?:w|watts?)(?:$|[ ,;/)])|^(\d+(?:[.,]\d+)?)$`)
)

// ParsePSE understands what sourcing equipment gives: "Type 2", "802.3bt type 3",
// "PoE+", "30 W", "Type4 90W", "class 6". Where it tells type and power, the
// lower of the two promises counts.
func ParsePSE(text string) (Power, error) {
	plain := strings.ToLower(strings.TrimSpace(text))
	var promised []powerClass
	if match := typeWord.FindStringSubmatch(plain); match != nil {
		i := slices.IndexFunc(powerClasses, func(c powerClass) bool { return strconv.Itoa(c.pseType) == match[1] })
		if i < 0 {
			return Power{}, fmt.Errorf("%q: want type 1 to 4", text)
		}
		promised = append(promised, ofType(powerClasses[i].pseType))
	}
	if match := classWord.FindStringSubmatch(plain); match != nil {
		class, err := classOf(match[1])
		if err != nil {
			return Power{}, fmt.Errorf("%q: %w", text, err)
		}
		promised = append(promised, class)
	}
	for _, name := range powerNames {
		if name.pattern.MatchString(plain) {
			promised = append(promised, powerClasses[name.class-1])
			break
		}
	}
	if match := wattWord.FindStringSubmatch(typeWord.ReplaceAllString(classWord.ReplaceAllString(plain, " "), " ")); match != nil {
		watts, err := wattsOf(match)
		if err != nil || watts < powerClasses[0].sourced || watts > 100 {
			return Power{}, fmt.Errorf("%q: no port gives so much: want 4 to 90 W", text)
		}
		promised = append(promised, ofWatts(watts))
	}
	if len(promised) == 0 {
		return Power{}, fmt.Errorf("%q tells no power that a port gives: want type 1 to 4, PoE, PoE+, UPOE or watts", text)
	}
	return leastOf(promised), nil
}

// leastOf returns the lowest of several promises, of the highest type that is
// told: heat follows from the type.
func leastOf(promised []powerClass) Power {
	power := Power{Delivered: promised[0].received}
	for _, class := range promised {
		power.Type = max(power.Type, class.pseType)
		power.Delivered = min(power.Delivered, class.received)
	}
	return power
}

// ofType returns the highest class of a type.
func ofType(pseType int) powerClass {
	best := powerClasses[0]
	for _, class := range powerClasses {
		if class.pseType == pseType {
			best = class
		}
	}
	return best
}

// ofWatts returns the highest class that is sourced by so much.
func ofWatts(watts float64) powerClass {
	best := powerClasses[0]
	for _, class := range powerClasses {
		if class.sourced <= watts+tolerance {
			best = class
		}
	}
	return best
}

func classOf(number string) (powerClass, error) {
	i := slices.IndexFunc(powerClasses, func(c powerClass) bool { return strconv.Itoa(c.number) == number })
	if i < 0 {
		return powerClass{}, fmt.Errorf("class %s: want class 1 to 8", number)
	}
	return powerClasses[i], nil
}

// wattsOf returns the number of a match of wattWord.
func wattsOf(match []string) (float64, error) {
	return parseFinite(strings.Replace(match[1]+match[2], ",", ".", 1))
}

// ParsePD understands what a powered device takes, in W: "25.5", "51 W",
// "class 4".
func ParsePD(text string) (watts float64, err error) {
	plain := strings.ToLower(strings.TrimSpace(text))
	if match := classWord.FindStringSubmatch(plain); match != nil && match[0] == plain {
		class, err := classOf(match[1])
		return class.received, err
	}
	match := wattWord.FindStringSubmatch(plain)
	if match == nil || match[0] != plain {
		return 0, fmt.Errorf("%q is no power: want watts, or class 1 to 8", text)
	}
	watts, err = wattsOf(match)
	if err != nil || watts == 0 || watts > 1000 {
		return 0, fmt.Errorf("%q is no power that a device takes over pairs: want watts, such as 25.5", text)
	}
	return watts, nil
}
