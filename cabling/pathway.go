package cabling

import (
	"fmt"
	"math"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

// Pathway is a tray, a ladder or a conduit that cables lie in.
type Pathway struct {
	Name string // empty: it is nobody's but the row's that tells it
	Kind PathwayKind

	Width, Depth float64 // mm of a tray, the longer side and the shorter
	Diameter     float64 // mm of a conduit, inner
}

// PathwayKind is the shape of a pathway.
type PathwayKind uint8

// Kinds of pathway.
const (
	NoPathway PathwayKind = iota // not told, and with it the size
	Tray                         // or ladder, basket, duct: open or with a lid, rectangular
	Conduit                      // or pipe, tube: round
)

// Key is equal for all spellings of the name.
func (p Pathway) Key() string { return strings.ToLower(p.Name) }

// Area returns the cross-section in mm²; 0: not told.
func (p Pathway) Area() float64 {
	switch p.Kind {
	case Tray:
		return p.Width * p.Depth
	case Conduit:
		return CableArea(p.Diameter)
	}
	return 0
}

// CableArea returns the cross-section in mm² of what is round, of a diameter in mm.
func CableArea(diameter float64) float64 { return math.Pi / 4 * diameter * diameter }

// Size returns the shape and the size: "tray 203x102 mm"; empty: not told.
func (p Pathway) Size() string {
	switch p.Kind {
	case Tray:
		return fmt.Sprintf("tray %sx%s mm", exact(p.Width), exact(p.Depth))
	case Conduit:
		return fmt.Sprintf("conduit %s mm", exact(p.Diameter))
	}
	return ""
}

// String returns the pathway in the notation of ParsePathways.
func (p Pathway) String() string { return strings.TrimSpace(p.Name + " " + p.Size()) }

// FillLimit returns the share of its area that so many cables may fill, and where
// that is from: of a conduit NEC chapter 9 table 1, of a tray the most that the
// site allows.
func (p Pathway) FillLimit(cables int, site Site) (share float64, source string) {
	switch {
	case p.Kind == Tray:
		return site.TrayFillMost, trayStandard
	case cables == 1:
		return 0.53, conduitStandard
	case cables == 2:
		return 0.31, conduitStandard
	}
	return 0.40, conduitStandard
}

// Where the limits of fill are from. ANSI/TIA-569 is told from recollection, and
// agrees with what makers of trays write.
const (
	trayStandard    = "ANSI/TIA-569 (recollection)"
	conduitStandard = "NFPA 70 (NEC) chapter 9 table 1"
)

// OuterDiameter returns the diameter of one cable in mm; 0: not told.
func (c *Channel) OuterDiameter() float64 {
	if c.Diameter == 0 && c.Medium != nil {
		return c.Medium.Diameter
	}
	return c.Diameter
}

// Cables returns how many equal cables the channel stands for.
func (c *Channel) Cables() int { return max(c.Count, 1) }

// ParsePathways understands the names of pathways with ";" or "+" between them,
// each with its size behind it or its size alone: "T-01", "T-01 tray 102x203 mm",
// "conduit ID 35.05 mm", "T-01; riser conduit 2 in". A size without a unit is in
// mm; a conduit needs one, as "conduit 3" may be a name. An error tells the
// column, counted from 1.
func ParsePathways(text string) ([]Pathway, error) {
	var pathways []Pathway
	start := 0
	for i := range len(text) + 1 {
		if i < len(text) && text[i] != ';' && text[i] != '+' {
			continue
		}
		part := trimPiece(text, start, i)
		start = i + 1
		pathway, err := parsePathway(part.text)
		if err == nil && pathway.Name != "" && slices.ContainsFunc(pathways, func(p Pathway) bool { return p.Key() == pathway.Key() }) {
			err = fmt.Errorf("%s twice", pathway.Name)
		}
		if err != nil {
			return nil, fmt.Errorf("reading the pathways: column %d: %w", utf8.RuneCountInString(text[:part.at])+1, err)
		}
		pathways = append(pathways, pathway)
	}
	return pathways, nil
}

// Forms of a pathway: a name if there is one, its kind and its size.
var (
	trayForm    = regexp.MustCompile(`(?i)^(?:(.*?)[\s:,]+)?\(?(?:cable\s+)?(?:tray|ladder|basket|duct|trunking)\s+([\d.,]+\s*(?:mm|cm|in|")?\s*[x×*]\s*[\d.,]+\s*(?:mm|cm|in|")?)\)?$`)
	conduitForm = regexp.MustCompile(`(?i)^(?:(.*?)[\s:,]+)?\(?(?:conduit|pipe|tube|sleeve)\s+(?:(?:ID|Ø|inner)\s*([\d.,]+\s*(?:mm|cm|in|")?)|([\d.,]+\s*(?:mm|cm|in|")))\)?$`)
	almostSize  = regexp.MustCompile(`(?i)\b(?:tray|ladder|basket|duct|trunking|conduit|pipe|tube|sleeve)\s.*(?:\d\s*(?:mm|cm|in|")|\d\s*[x×*]\s*\d)`)
)

func parsePathway(text string) (Pathway, error) {
	if text == "" {
		return Pathway{}, fmt.Errorf("a pathway is missing")
	}
	if match := trayForm.FindStringSubmatch(text); match != nil {
		return namedPathway(match[1], match[2], ParseTray)
	}
	if match := conduitForm.FindStringSubmatch(text); match != nil {
		return namedPathway(match[1], match[2]+match[3], ParseConduit)
	}
	if almostSize.MatchString(text) {
		return Pathway{}, fmt.Errorf("%q: want a size such as tray 100x300 mm or conduit 35 mm", text)
	}
	return Pathway{Name: strings.Join(strings.Fields(text), " ")}, nil
}

func namedPathway(name, size string, parse func(string) (Pathway, error)) (Pathway, error) {
	pathway, err := parse(size)
	pathway.Name = strings.Join(strings.Fields(name), " ")
	return pathway, err
}

// sides matches the two sides of a tray.
var sides = regexp.MustCompile(`(?i)^\s*([\d.,]+)\s*(mm|cm|in|"|)\s*[x×*]\s*([\d.,]+)\s*(mm|cm|in|"|)\s*$`)

// ParseTray understands the inner size of a tray: "102x203 mm", "4x8 in". Which
// side is its depth does not matter: the shorter is taken for it.
func ParseTray(text string) (Pathway, error) {
	match := sides.FindStringSubmatch(text)
	if match == nil {
		return Pathway{}, fmt.Errorf("reading the size of a tray %q: want a form such as 100x300 mm", text)
	}
	first := match[2]
	if first == "" {
		first = match[4]
	}
	a, err := parseSide(match[1], first)
	if err != nil {
		return Pathway{}, err
	}
	b, err := parseSide(match[3], match[4])
	if err != nil {
		return Pathway{}, err
	}
	return Pathway{Kind: Tray, Width: max(a, b), Depth: min(a, b)}, nil
}

// ParseConduit understands the inner diameter of a conduit: "35.05 mm".
func ParseConduit(text string) (Pathway, error) {
	number, unit, err := splitQuantity(text)
	if err != nil {
		return Pathway{}, fmt.Errorf("reading the diameter of a conduit %q: want a form such as 35 mm", text)
	}
	diameter, err := parseSide(exact(number), unit)
	if err != nil {
		return Pathway{}, err
	}
	return Pathway{Kind: Conduit, Diameter: diameter}, nil
}

// Sides of a pathway in mm, to catch slips.
const (
	leastSide = 3
	mostSide  = 5000
)

// parseSide reads a length in mm, if it tells no unit.
func parseSide(number, unit string) (float64, error) {
	factor, known := map[string]float64{"": 1, "mm": 1, "cm": 10, "in": 25.4, "inch": 25.4, "inches": 25.4, `"`: 25.4}[strings.ToLower(unit)]
	value, err := parseDecimal(number)
	side := value * factor
	switch {
	case err != nil:
		return 0, err
	case !known:
		return 0, fmt.Errorf("unknown unit %q: want mm, cm or in", unit)
	case !(side >= leastSide && side <= mostSide):
		return 0, fmt.Errorf("a pathway of %s mm: want %d to %d", exact(side), leastSide, mostSide)
	}
	return side, nil
}
