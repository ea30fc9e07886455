package cabling

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// ParseRoute understands the way of a cable, its parts between commas or
// semicolons:
//
//	U10 -> U40
//	same rack U10 -> U40, DAC, side exit 0.45 m each end, slack 0.15 m each end
//	U20/42 -> U35/42, tray 12 m, drop 0.5 m
//	rack A U20 of 42U to rack B U35 of 42U, 12 m tray, 0.5 m drop each, 0.45+0.3 m each end, fibre, +10%
//
// The ends come as U and, between racks, the height of the rack; it is one rack
// if the text says so, names it twice, or tells no tray. Then come in any order
// tray ("tray 8 + 4 m"), drop, side exit and slack, the last three at each end
// ("0.5 / 0.3 m" where A and B differ; two lengths with "+" and without words are
// side exit and slack); "below" where trays run under the racks; what cable it is
// (dac, aoc, fibre, copper, trunk, or a medium); and the tolerance in percent. A
// length without a unit is in metres. An error tells the column, counted from 1.
func ParseRoute(text string) (*Route, error) {
	reading := &routeReading{}
	for _, part := range splitRoute(text) {
		if err := reading.part(part); err != nil {
			return nil, routeError(text, part.at, err)
		}
	}
	if err := reading.settle(); err != nil {
		return nil, routeError(text, reading.ends.at, err)
	}
	return &reading.route, nil
}

func routeError(text string, at int, err error) error {
	return fmt.Errorf("reading the route: column %d: %w", utf8.RuneCountInString(text[:at])+1, err)
}

// splitRoute cuts a text at semicolons, and at those commas that are not within a
// number.
func splitRoute(text string) []piece {
	var parts []piece
	start := 0
	for i := range len(text) {
		decimal := i > 0 && i+1 < len(text) && isDigit(text[i-1]) && isDigit(text[i+1])
		if text[i] == ';' || text[i] == ',' && !decimal {
			parts = append(parts, trimPiece(text, start, i))
			start = i + 1
		}
	}
	return append(parts, trimPiece(text, start, len(text)))
}

// routeReading is a route of which some parts are read.
type routeReading struct {
	route    Route
	ends     piece // where it says from where to where
	hasEnds  bool
	sameRack bool // it is said
}

// part reads one part.
func (r *routeReading) part(part piece) error {
	switch words := strings.Join(strings.Fields(strings.ToLower(part.text)), " "); words {
	case "":
		return fmt.Errorf("a part is missing: want a form such as U10 -> U40, tray 12 m")
	case "same rack", "one rack", "in one rack", "in the same rack":
		r.sameRack = true
		return nil
	case "below", "trays below", "tray below", "underfloor", "under floor", "under the floor":
		r.route.Below = true
		return nil
	}
	if tellsUnit(part.text) {
		return r.readEnds(part)
	}
	if !isDigit(part.text[0]) {
		if stock, known := lookupStock(part.text); known {
			return r.setStock(part.text, stock)
		}
	}
	return r.readMeasure(part.text)
}

// tellsUnit reports whether a part says at which U of a rack something is: whether
// a word ends in U and a number follows.
func tellsUnit(text string) bool {
	for i := range len(text) {
		if text[i] != 'U' && text[i] != 'u' {
			continue
		}
		rest := strings.TrimLeft(text[i+1:], " ")
		word := i == 0 || !unicode.IsLetter(rune(text[i-1])) || strings.EqualFold(text[i-1:i], "r")
		if word && rest != "" && isDigit(rest[0]) {
			return true
		}
	}
	return false
}

// routeEnds matches where a cable comes from and goes to: "same rack", and of
// each end rack, U and height.
var routeEnds = func() *regexp.Regexp {
	const end = `(?:rack\s+)?(?:([\pL\d][\pL\d._-]*)[\s:/]+)?R?U\s?(\d{1,4})(?:\s*(?:/|of)\s*(\d{1,4})\s*U?)?`
	return regexp.MustCompile(`(?i)^(same\s+rack:?\s+)?(?:from\s+)?` + end + `\s*(?:->|→|=>|–|—|-|\sto\s)\s*` + end + `$`)
}()

func (r *routeReading) readEnds(part piece) (err error) {
	match := routeEnds.FindStringSubmatch(part.text)
	switch {
	case match == nil:
		return fmt.Errorf("%q does not tell both ends: want a form such as U10 -> U40", part.text)
	case r.hasEnds:
		return fmt.Errorf("%q: from where to where is told before", part.text)
	}
	r.ends, r.hasEnds = part, true
	r.sameRack = r.sameRack || match[1] != ""
	if r.route.A, err = readStand(match[2:5]); err != nil {
		return err
	}
	r.route.B, err = readStand(match[5:8])
	return err
}

// mostUnits is what no rack is higher than.
const mostUnits = 100

// readStand reads rack, U and height.
func readStand(words []string) (Stand, error) {
	stand := Stand{Rack: words[0]}
	stand.Unit, _ = strconv.Atoi(words[1]) // digits, and few
	stand.Height, _ = strconv.Atoi(words[2])
	switch {
	case stand.Unit < 1 || stand.Unit > mostUnits:
		return stand, fmt.Errorf("there is no U%d: want U1 to U%d", stand.Unit, mostUnits)
	case words[2] != "" && (stand.Height < stand.Unit || stand.Height > mostUnits):
		return stand, fmt.Errorf("a rack of %d U has no U%d: want a height from %d to %d", stand.Height, stand.Unit, stand.Unit, mostUnits)
	}
	return stand, nil
}

// settle decides whether the route is within one rack, and says what contradicts
// that or is missing.
func (r *routeReading) settle() error {
	a, b := r.route.A, r.route.B
	named := a.Rack != "" && b.Rack != ""
	one := r.sameRack || named && strings.EqualFold(a.Rack, b.Rack)
	heights := a.Height > 0 || b.Height > 0
	switch {
	case !r.hasEnds:
		return fmt.Errorf("it does not tell from where to where: want a form such as U10 -> U40, or U20/42 -> U35/42, tray 12 m")
	case one && named && !strings.EqualFold(a.Rack, b.Rack):
		return fmt.Errorf("racks %s and %s are not the same rack", a.Rack, b.Rack)
	case one && a.Height > 0 && b.Height > 0 && a.Height != b.Height:
		return fmt.Errorf("one rack does not have %d and %d U", a.Height, b.Height)
	case one && (r.route.Tray.Known || r.route.Drop[0].Known || r.route.Below):
		return fmt.Errorf("there is no tray on the way within one rack")
	case !one && !r.route.Tray.Known && (named || heights || r.route.Drop[0].Known || r.route.Below):
		return fmt.Errorf("two racks, or one? For two tell the way between them, tray 12 m; for one say same rack")
	}
	r.route.SameRack = one || !r.route.Tray.Known
	return nil
}

// tokens returns the words, numbers and signs of a part.
func tokens(text string) []string {
	var found []string
	for start := 0; start < len(text); {
		first, size := utf8.DecodeRuneInString(text[start:])
		end := start + size
		switch {
		case unicode.IsSpace(first):
			start = end
			continue
		case isDigit(text[start]):
			for end < len(text) && (isDigit(text[end]) || strings.ContainsRune(".,", rune(text[end])) && end+1 < len(text) && isDigit(text[end+1])) {
				end++
			}
		case isWordRune(first):
			for _, r := range text[end:] {
				if !isWordRune(r) {
					break
				}
				end += utf8.RuneLen(r)
			}
		}
		found = append(found, text[start:end])
		start = end
	}
	return found
}

// isWordRune reports a letter, or what stands for feet and inches.
func isWordRune(r rune) bool {
	return r != utf8.RuneError && unicode.IsLetter(r) || r == '\'' || r == '"'
}

// measures is a part of lengths and words: "0.45+0.3 m each end".
type measures struct {
	lengths []Length
	joints  string // what stands between them: "+", "/"
	words   string // that are left: "side exit"
	percent bool
}

// readMeasure reads a part that is not the ends.
func (r *routeReading) readMeasure(text string) error {
	m, err := parseMeasures(text)
	if err != nil {
		return err
	}
	switch {
	case m.percent:
		return r.setTolerance(text, m)
	case len(m.lengths) == 0:
		return fmt.Errorf("%q is no part of a route: want U10 -> U40, tray 12 m, drop 0.5 m, side exit 0.45 m, slack 0.3 m, dac, aoc, fibre, copper, trunk or +10 %%", text)
	}
	switch m.words {
	case "tray", "trays", "ladder", "run", "tray run", "tray route", "horizontal":
		return r.setTray(text, m)
	case "drop", "drops", "tray drop":
		return setEach(&r.route.Drop, text, m)
	case "side exit", "side exits", "exit", "exits":
		return setEach(&r.route.SideExit, text, m)
	case "slack", "spare", "service loop":
		return setEach(&r.route.Slack, text, m)
	case "":
		if len(m.lengths) == 2 && m.joints == "+" {
			exit, slack := measures{lengths: m.lengths[:1]}, measures{lengths: m.lengths[1:]}
			if err := setEach(&r.route.SideExit, text, exit); err != nil {
				return err
			}
			return setEach(&r.route.Slack, text, slack)
		}
		return fmt.Errorf("%q: a length of what? want tray, drop, side exit or slack beside it", text)
	}
	return fmt.Errorf("%q: unknown word %q, want tray, drop, side exit or slack beside a length", text, m.words)
}

// idleWords say nothing: what is told of the ends is told of each.
var idleWords = []string{"each", "end", "ends", "per", "both", "at", "of", "every"}

// toleranceWords may stand beside a percentage.
var toleranceWords = []string{"", "tolerance", "margin", "spare", "reserve"}

// parseMeasures takes a part to pieces.
func parseMeasures(text string) (m measures, err error) {
	all := tokens(strings.ToLower(text))
	var numbers, units, words []string
	for i := 0; i < len(all); i++ {
		switch t := all[i]; {
		case isDigit(t[0]):
			numbers, units = append(numbers, t), append(units, "")
			if i+1 < len(all) && isLengthUnit(all[i+1]) {
				i++
				units[len(units)-1] = all[i]
			}
		case t == "%":
			m.percent = true
		case (t == "+" || t == "/") && (len(numbers) > 0 || t == "+" && strings.HasPrefix(text, "+")):
			m.joints += t
		case !slices.Contains(idleWords, t):
			words = append(words, t)
		}
	}
	m.words = strings.Join(words, " ")
	m.lengths, err = readLengths(numbers, units)
	return m, err
}

func isLengthUnit(text string) bool {
	_, known := lengthUnits[text]
	return known
}

// longestRoute is what no route within a building is longer than.
const longestRoute = 10_000 // metres

// readLengths reads numbers with their units; one without has that of the last.
func readLengths(numbers, units []string) ([]Length, error) {
	var lengths []Length
	for i, number := range numbers {
		unit := units[i]
		if unit == "" {
			unit = units[len(units)-1]
		}
		value, err := parseDecimal(number)
		if err != nil {
			return nil, err
		}
		metres := value * lengthUnits[unit]
		if metres > longestRoute {
			return nil, fmt.Errorf("%s %s: want at most %d m", number, unit, longestRoute)
		}
		lengths = append(lengths, Metres(metres))
	}
	return lengths, nil
}

func (r *routeReading) setTolerance(text string, m measures) error {
	switch {
	case r.route.Tolerance != nil:
		return fmt.Errorf("%q: the tolerance is told before", text)
	case len(m.lengths) != 1 || !slices.Contains(toleranceWords, m.words) || m.lengths[0].Metres > 100:
		return fmt.Errorf("%q: want a tolerance such as +10 %%", text)
	}
	percent := m.lengths[0].Metres
	r.route.Tolerance = &percent
	return nil
}

// setTray adds up the metres of trays.
func (r *routeReading) setTray(text string, m measures) error {
	if r.route.Tray.Known {
		return fmt.Errorf("%q: the tray is told before, want its parts in one: tray 8 + 4 m", text)
	}
	if strings.Trim(m.joints, "+") != "" || len(m.joints) != len(m.lengths)-1 {
		return fmt.Errorf("%q: want one length, or several with + between them", text)
	}
	r.route.Tray.Known = true
	for _, length := range m.lengths {
		r.route.Tray.Metres += length.Metres
	}
	return nil
}

// setEach sets what is told of each end: one length for both, or two with a
// slash between them.
func setEach(ends *[2]Length, text string, m measures) error {
	switch {
	case ends[0].Known:
		return fmt.Errorf("%q: it is told before", text)
	case len(m.lengths) == 1 && m.joints == "":
		*ends = [2]Length{m.lengths[0], m.lengths[0]}
	case len(m.lengths) == 2 && m.joints == "/":
		*ends = [2]Length{m.lengths[0], m.lengths[1]}
	default:
		return fmt.Errorf("%q: want one length for each end, or 0.5 / 0.3 m for A and B", text)
	}
	return nil
}

// stockWords are what routes call their cable, besides the names of media.
var stockWords = map[string]Stock{
	"dac": DACStock, "aoc": AOCStock,
	"fibre": FibreStock, "fiber": FibreStock, "fibre cord": FibreStock, "fiber cord": FibreStock, "fibre cords": FibreStock,
	"copper": CopperStock, "copper cord": CopperStock, "copper cords": CopperStock, "cord": "", "cords": "",
	"trunk": TrunkStock, "fibre trunk": TrunkStock, "fiber trunk": TrunkStock, "mpo trunk": TrunkStock, "copper trunk": TrunkStock,
}

// lookupStock returns the kind of cable that a text names, by its word or by a
// medium; empty with known: a cord of either kind.
func lookupStock(text string) (stock Stock, known bool) {
	if stock, known = stockWords[strings.Join(strings.Fields(strings.ToLower(text)), " ")]; known {
		return stock, true
	}
	medium := mediumNames().unique[foldMedium(text)]
	if medium == nil {
		return "", false
	}
	stock = (&Channel{Medium: medium}).Stock()
	return stock, stock != ""
}

func (r *routeReading) setStock(text string, stock Stock) error {
	if r.route.Stock != "" && stock != r.route.Stock {
		return fmt.Errorf("%q: %s is told before", text, r.route.Stock)
	}
	r.route.Stock = stock
	return nil
}
