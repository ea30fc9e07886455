package cabling

import (
	"cmp"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
)

// plainElement writes an element in lower case, and what takes several words in
// one: "type A" is "type-a", "patch panel" is "panel".
func plainElement(text string) string {
	text = strings.ToLower(strings.Join(strings.Fields(text), " "))
	for _, phrase := range phrases {
		if strings.Contains(text, phrase.key) {
			text = phrase.pattern.ReplaceAllString(text, phrase.plain)
		}
	}
	return strings.TrimSpace(text)
}

// phrases are several words for one, looked for where a text has the key.
var phrases = []struct {
	key     string
	pattern *regexp.Regexp
	plain   string
}{
	{"adapt", regexp.MustCompile(`\b(?:with|w/) ([^+;,|>()]*\badapt[eo]rs)\b`), "($1)"},
	{"tor", regexp.MustCompile(`\badaptor(s?)\b`), "adapter$1"},
	{"panel", regexp.MustCompile(`\bpatch[ -]?panel`), "panel"},
	{"patch", regexp.MustCompile(`\bpatch[ -]?(?:cord|cable|lead)`), "cord"},
	{"equipment", regexp.MustCompile(`\bequipment[ -](?:cord|cable|lead)`), "cord"},
	{"out", regexp.MustCompile(`\b(?:fanout|fan-out|breakout) (?:cord|cable)`), "harness"},
	{"permanent", regexp.MustCompile(`\bpermanent link\b`), "trunk"},
	{"module", regexp.MustCompile(`\b(?:optical|transceiver|optic) module\b`), "transceiver"},
	{"module", regexp.MustCompile(`\b((?:[oqx]?sfp|cfp)[\w+-]*) module\b`), "$1"},
	{"loss", regexp.MustCompile(`\b(?:ultra[ -]?)?low[ -]?loss\b`), "low-loss"},
	{"bend", regexp.MustCompile(`\bbend[ -]insensitive\b`), "bi"},
	{"no pins", regexp.MustCompile(`\b(?:(?:with|w/) )?no pins\b`), "unpinned"},
	{"pins", regexp.MustCompile(`\b(?:with|w/) pins\b`), "pinned"},
	{"key", regexp.MustCompile(`\bkey[ -]?up ?(?:/|to|-) ?(?:key[ -]?)?down\b|\bopposed key\b`), "type-a"},
	{"key", regexp.MustCompile(`\bkey[ -]?up ?(?:/|to|-) ?(?:key[ -]?)?up\b|\baligned key\b`), "type-b"},
	{"a to", regexp.MustCompile(`\ba to (a|b)\b`), "a-$1"},
	{"type", regexp.MustCompile(`\btype[-\s:]+` + turn), "type-$1"},
	{"method", regexp.MustCompile(`\bmethod[-\s:]+` + turn), "type-$1"},
	{"pol", regexp.MustCompile(`\bpol(?:arity|\.)?[-\s:]+` + turn), "type-$1"},
	{"pair", regexp.MustCompile(`\bpairs?[ -]flip(?:ped|s)?\b`), "type-c"},
	{"e-2000", regexp.MustCompile(`\be-2000\b`), "e2000"},
	{"lsh", regexp.MustCompile(`\blsh\b`), "e2000"},
	{"fib", regexp.MustCompile(`\b(\d+)[\s-]*fib(?:er|re)s?\b`), "${1}f"},
	{"f", regexp.MustCompile(`(^| )(\d+) ?fo?( |$)`), "${1}${2}f$3"},
	{"strand", regexp.MustCompile(`\b(\d+)[\s-]*strands?\b`), "${1}f"},
	{"core", regexp.MustCompile(`\b(\d+)[\s-]*cores?\b`), "${1}f"},
	{"ct", regexp.MustCompile(`\b(\d+) ?ct\b`), "${1}f"},
	{"mpo ", regexp.MustCompile(`\bmpo (8|12|16|24|32)\b`), "mpo-$1"},
	{"mtp ", regexp.MustCompile(`\bmtp (8|12|16|24|32)\b`), "mpo-$1"},
	{" to ", regexp.MustCompile(`\b(` + connector + `(?:[/-](?:upc|apc|pc))?) to (` + connector + `(?:[/-](?:upc|apc|pc))?)\b`), "$1-$2"},
	{"cat", regexp.MustCompile(`\bcat(?:egory)?[. ]+(\d)`), "cat$1"},
	{"cat", regexp.MustCompile(`\b(cat\d) (a|e)\b`), "$1$2"},
	{"consolidation point", regexp.MustCompile(`consolidation point`), "panel"},
	{"62", regexp.MustCompile(`\b62[.,]5/125\b`), "om1"},
	{"mech", regexp.MustCompile(`\bmech(?:\. |\b)`), "mechanical "},
}

// turn matches what an element does to polarity.
const turn = `(a-a|a-b|a/c|u1|u2|a|b|c)\b`

// connector matches the connectors that elements have.
const connector = `(?:lc|sc|st|fc|cs|sn|mdc|e2000|mtrj|rj45|8p8c|(?:mpo|mtp)(?:-?(?:8|12|16|24|32))?)`

var (
	oneConnector = regexp.MustCompile(`^` + connector + `$`)
	polished     = regexp.MustCompile(`^(` + connector + `)[-/]?(upc|apc|pc)$`)
	twoEnds      = regexp.MustCompile(`^(` + connector + `)(?:[-/]?(upc|apc|pc))?[-/](` + connector + `)(?:[-/]?(upc|apc|pc))?$`)
	twoGenders   = regexp.MustCompile(`^(f|m|female|male)[-/](f|m|female|male)$`)
	fibreCount   = regexp.MustCompile(`^(\d{1,4})f$`)
	splitRatio   = regexp.MustCompile(`^(?:\d{1,2}[:/]\d{1,2}|1x\d+)$`)
	methodWord   = regexp.MustCompile(`^(?:type-)?(a-a|a-b|a/c|a|b|c|u1|u2)$`)

	lossOf   = regexp.MustCompile(`(?:@|=|(?:\b(?:loss|il|max\.?|typ\.?)|[<≤]=?) ?)?\s*(\d*[.,]?\d+) ?db\b|[@=]\s*(\d*[.,]?\d+)(?:\s|$)|\b(?:tap|attenuator|att|extra) (\d*[.,]?\d+)$`)
	lengthOf = regexp.MustCompile(`\b(\d*[.,]?\d+) ?(m|cm|km|ft|feet|metres?|meters?)\b`)
)

// idle words tell nothing that is not known without them.
var idle = map[string]bool{
	"mated": true, "patch": true, "fusion": true, "mechanical": true, "duplex": true, "simplex": true, "uniboot": true,
	"fibre": true, "fiber": true, "optical": true, "each": true, "ea": true, "per": true, "loss": true, "il": true, "max": true, "typ": true,
	"standard": true, "std": true, "preterminated": true, "pre-terminated": true, "indoor": true, "outdoor": true, "armoured": true, "armored": true,
	"and": true, "the": true, "utp": true, "u/utp": true, "ftp": true, "f/utp": true, "u/ftp": true, "s/ftp": true, "stp": true,
}

// turningWords are the words for what a cord or a trunk does to polarity, and
// whether it crosses. What they are called by their letters is the connector's.
var turningWords = map[string]bool{
	"straight": false, "straight-through": false, "crossed": true, "crossover": true, "cross-over": true, "reversed": true, "flipped": true,
}

// elementReading is an element, and what has been told of it by which word.
type elementReading struct {
	Element
	crosses *bool // by a word such as "straight"; nil: none
	said    map[string]string
}

// readWords takes in what a text tells of an element, be it all of it or a part.
func readWords(text string) (*elementReading, error) {
	r := &elementReading{said: map[string]string{}}
	text, err := r.takeNumbers(text)
	if err != nil {
		return r, err
	}
	if r.Count, text, err = takeCount(text); err != nil {
		return r, err
	}
	for _, word := range elementWords(text) {
		thing, known := r.take(word)
		if !known {
			return r, unknownWord(word)
		}
		if err := r.note(thing, word); err != nil {
			return r, err
		}
	}
	return r, nil
}

// note remembers which word told a thing; no two may.
func (r *elementReading) note(thing, word string) error {
	if before := r.said[thing]; before != "" && thing != "nothing" {
		return fmt.Errorf("both %q and %q", before, word)
	}
	r.said[thing] = word
	return nil
}

// takeNumbers takes loss and length off a text.
func (r *elementReading) takeNumbers(text string) (rest string, err error) {
	if !strings.ContainsAny(text, "0123456789") {
		return text, nil
	}
	for _, match := range lossOf.FindAllStringSubmatch(text, -1) {
		if err := r.note("loss", strings.TrimSpace(match[0])); err != nil {
			return "", err
		}
		if r.Loss, err = readLoss(cmp.Or(match[1], match[2], match[3])); err != nil {
			return "", err
		}
		r.Told = true
	}
	if r.Told {
		text = lossOf.ReplaceAllStringFunc(text, keepWord)
	}
	for _, match := range lengthOf.FindAllStringSubmatch(text, -1) {
		if err := r.note("length", match[0]); err != nil {
			return "", err
		}
		if r.Length, err = ParseLength(strings.TrimPrefix(match[0], "@")); err != nil {
			return "", err
		}
	}
	if r.Length.Known {
		text = lengthOf.ReplaceAllString(text, " ")
	}
	return strings.TrimSpace(text), nil
}

// keepWord returns the word before a loss that names what loses it: "tap 3.5".
func keepWord(loss string) string {
	kind, _, _ := strings.Cut(strings.TrimSpace(loss), " ")
	if _, known := elementKind(kind); known {
		return kind + " "
	}
	return " "
}

// elementWords cuts a text into words: "cordA" and "LC/UPC" are two.
func elementWords(text string) []string {
	var words []string
	for _, word := range strings.Fields(strings.ReplaceAll(text, ",", " ")) {
		if match := short.FindStringSubmatch(word); match != nil && match[3] == "" {
			words = append(words, match[1], "type-"+match[2])
		} else if match := polished.FindStringSubmatch(word); match != nil {
			words = append(words, match[1], match[2])
		} else {
			words = append(words, word)
		}
	}
	return words
}

// take takes one word in and returns what it tells.
func (r *elementReading) take(word string) (thing string, known bool) {
	if kind, known := elementKind(word); known {
		r.Kind = kind
		return "kind", true
	}
	if thing := r.takePlug(word); thing != "" {
		return thing, true
	}
	if match := fibreCount.FindStringSubmatch(word); match != nil {
		_, _ = fmt.Sscan(match[1], &r.Fibres) // of at most four digits
		return "fibres", true
	}
	if match := methodWord.FindStringSubmatch(word); match != nil {
		method, _, _ := strings.Cut(match[1], "/") // "A/C": the cassette that both methods have
		r.Method = strings.ToUpper(method)
		return "method", true
	}
	switch word {
	case "low-loss", "lowloss", "ll", "ull", "elite":
		return "class", true
	case "bi", "bimmf", "bi-mmf", "g.657":
		r.BendInsensitive = true
		return "bend", true
	}
	if crosses, known := turningWords[word]; known {
		r.crosses = &crosses
		return "turning", true
	}
	if grade := elementGrade(word); grade != "" {
		r.Grade = grade
		return "grade", true
	}
	if splitRatio.MatchString(word) {
		return "ratio", true
	}
	return "nothing", idle[word]
}

// takePlug takes in a word for a connector, its polish or its pins, or for those
// of both ends.
func (r *elementReading) takePlug(word string) (thing string) {
	switch word {
	case "pc", "upc", "apc":
		r.Polish = strings.ToUpper(word)
		return "polish"
	case "pinned", "male", "unpinned", "female":
		r.Pinned = pins(word)
		return "gender"
	}
	if receptacles.MatchString(word) {
		r.Kind = Receptacle
		return "kind"
	}
	if oneConnector.MatchString(word) {
		r.Type = connectorName(word)
		return "connector"
	}
	if match := twoEnds.FindStringSubmatch(word); match != nil {
		r.Type, r.Polish = connectorName(match[1]), strings.ToUpper(match[2])
		r.far().Type, r.far().Polish = connectorName(match[3]), strings.ToUpper(match[4])
		return "connector"
	}
	if match := twoGenders.FindStringSubmatch(word); match != nil {
		r.Pinned, r.far().Pinned = pins(match[1]), pins(match[2])
		return "gender"
	}
	return ""
}

// receptacles are the words for the port of a transceiver.
var receptacles = regexp.MustCompile(`^(?:ports?|transceivers?|optics?|(?:[oqx]?sfp|cfp)[\w+-]*)$`)

// pins returns whether a word for a gender says that there are pins.
func pins(word string) *bool {
	pinned := word[0] == 'm' || word == "pinned"
	return &pinned
}

// far returns what is told of the B end alone.
func (r *elementReading) far() *Plug {
	if r.Far == nil {
		r.Far = &Plug{}
	}
	return r.Far
}

// element returns the element that the words tell, or what they leave open.
func (r *elementReading) element(text string) (Element, error) {
	if err := r.settleKind(text); err != nil {
		return Element{}, err
	}
	if r.said["class"] != "" && !r.Told && !r.IsCable() { // a cable loses no more than its fibre and its connections
		if r.Loss, r.Told = r.classLoss(); !r.Told {
			return Element{}, fmt.Errorf("%q: there is no low-loss class of %s: tell the loss in dB", text, r.Kind)
		}
	}
	if r.Kind == Attenuator && !r.Told {
		return Element{}, fmt.Errorf("%q needs its loss, such as attenuator@5", text)
	}
	for _, thing := range []string{"length", "fibres"} {
		if word := r.said[thing]; word != "" && !r.IsCable() {
			return Element{}, fmt.Errorf("%q: only a cord or a trunk tells its %s", word, thing)
		}
	}
	if ratio := r.said["ratio"]; ratio != "" && (r.Kind != Tap || ratio != "50/50" && ratio != "50:50" && !r.Told) {
		return Element{}, fmt.Errorf("%q: a tap tells its ratio, and any but 50/50 its loss in dB", ratio)
	}
	r.settleEnds()
	r.settleMethod()
	return r.Element, nil
}

// settleMethod says by its letters what a cable does that is told to be straight
// or crossed: between arrays "A" or "B", between pairs "A-A" or "A-B". Letters
// that are told stand, and of a cable without its connector the word says too
// little.
func (r *elementReading) settleMethod() {
	if r.crosses == nil || r.Method != "" || r.Type == "" || !r.IsCable() {
		return
	}
	methods := [2]string{"A-A", "A-B"}
	if r.isMPO() {
		methods = [2]string{"A", "B"}
	}
	r.Method = methods[0]
	if *r.crosses {
		r.Method = methods[1]
	}
}

// settleKind says what the element is where no word does.
func (r *elementReading) settleKind(text string) error {
	cord := r.Length.Known || r.Fibres > 0
	switch {
	case r.said["kind"] != "":
	case r.Far != nil && r.Far.Type != "" && r.isMPO() != isArray(r.Far.Type):
		return fmt.Errorf("%q does not tell whether it is a cassette or a harness", text)
	case r.Far != nil && !cord && !r.Told:
		return fmt.Errorf("%q does not tell whether it is a cord, a trunk or a connection", text)
	case r.Type != "" && cord:
		r.Kind = Cord
	case r.Type == "":
		return fmt.Errorf("%q does not tell what it is: want a connector (LC, MPO-12, ...), %s", text, kindWords)
	}
	return nil
}

const kindWords = "cord, trunk, cassette, adapter, splice, tap or attenuator"

// settleEnds completes the B end from what holds for both, and drops it where it
// is as the A end, or inside a cassette.
func (r *elementReading) settleEnds() {
	if r.Far == nil || r.Kind == Cassette {
		if r.Far != nil {
			r.Type, r.Polish, r.Far = "", "", nil
		}
		return
	}
	r.Far.Type, r.Far.Polish = cmp.Or(r.Far.Type, r.Type), cmp.Or(r.Far.Polish, r.Polish)
	r.Far.Pinned = cmp.Or(r.Far.Pinned, r.Pinned)
	samePins := r.Far.Pinned == r.Pinned || r.Far.Pinned != nil && r.Pinned != nil && *r.Far.Pinned == *r.Pinned
	if samePins && r.Far.Type == r.Type && r.Far.Polish == r.Polish {
		r.Far = nil
	}
}

// classLoss returns the most that the low-loss class of a part loses.
func (r *elementReading) classLoss() (loss float64, known bool) {
	id := ""
	switch {
	case r.Kind == Cassette:
		id = "cassette-mpo-lc-low"
	case r.Kind == Connection && r.isMPO():
		id = "conn-mpo-mm-low"
	case r.Kind == Connection && r.Type != "RJ45":
		id = "conn-lc-mm-low"
	}
	i := slices.IndexFunc(Media(), func(m Medium) bool { return m.ID == id })
	if i < 0 {
		return 0, false
	}
	return Media()[i].MaxLoss, true
}

// elementGrade returns the grade that a word names; empty: none. The name of all
// single-mode fibre is enough, as it has one grade to be judged by.
func elementGrade(word string) Grade {
	medium := mediumNames().unique[foldMedium(word)]
	switch {
	case medium == nil:
		return ""
	case medium.Grade == "" && medium.Family == Singlemode:
		return OS2
	}
	return medium.Grade
}

// elementKinds are the words for what an element is. An "extra" is a loss that is
// not explained.
var elementKinds = map[string]ElementKind{
	"connection": Connection, "connector": Connection, "pair": Connection, "panel": Connection, "jack": Connection, "outlet": Connection,
	"splice": Splice, "cassette": Cassette, "module": Cassette,
	"cord": Cord, "jumper": Cord, "patch": Cord, "patchcord": Cord, "harness": Cord, "lead": Cord,
	"trunk": Trunk, "cable": Trunk, "backbone": Trunk,
	"adapter": Adapter, "ad": Adapter, "coupler": Adapter, "bulkhead": Adapter,
	"tap": Tap, "splitter": Tap,
	"attenuator": Attenuator, "att": Attenuator, "extra": Attenuator, "mux": Attenuator, "demux": Attenuator, "filter": Attenuator,
}

// elementKind returns what a word says that an element is, in one or several.
func elementKind(word string) (kind ElementKind, known bool) {
	if kind, known = elementKinds[word]; !known {
		kind, known = elementKinds[strings.TrimSuffix(word, "s")]
	}
	return kind, known
}

// connectorName writes a connector as the tables do: "mtp12" is "MPO-12".
func connectorName(word string) string {
	name := strings.Replace(strings.ToUpper(word), "MTP", "MPO", 1)
	if fibres, array := strings.CutPrefix(name, "MPO"); array && fibres != "" {
		return "MPO-" + strings.TrimPrefix(fibres, "-")
	}
	if name == "8P8C" {
		return "RJ45"
	}
	return name
}

// unknownWord is the error of a word that elements do not have, with those that
// come near.
func unknownWord(word string) error {
	switch {
	case strings.ContainsAny(word, "@="):
		return fmt.Errorf("%q is no element: want a form such as 2xLC@0.5", word)
	case strings.Trim(word, "0123456789.,") == "":
		return fmt.Errorf("unknown word %q: want 2x for a count, @0.5 for a loss, 2 m for a length", word)
	case word == "50/125":
		return fmt.Errorf("unknown word %q: want its grade, om2 to om5", word)
	case word == "mm" || word == "mmf" || word == "multimode":
		return fmt.Errorf("unknown word %q: want its grade, om1 to om5", word)
	}
	near := nearWords(word)
	if len(near) == 0 {
		return fmt.Errorf("unknown word %q", word)
	}
	return fmt.Errorf("unknown word %q; the nearest are %s", word, strings.Join(near, ", "))
}

// letters returns the letters of a word in their order.
func letters(word string) string {
	sorted := []rune(word)
	slices.Sort(sorted)
	return string(sorted)
}

// nearWords returns the words of elements that take few letters to make of one.
func nearWords(word string) []string {
	words := slices.Collect(maps.Keys(elementKinds))
	words = append(words, "pinned", "unpinned", "male", "female", "upc", "apc", "low-loss", "bi", "mpo", "mpo-12", "mpo-16", "mtp", "lc", "sc", "rj45", "qsfp")
	for _, grade := range Grades() {
		words = append(words, string(grade))
	}
	most := min(2, len(word)/2)
	words = slices.DeleteFunc(words, func(known string) bool { return editDistance(word, known) > most && letters(word) != letters(known) })
	slices.SortFunc(words, func(a, b string) int {
		return cmp.Or(cmp.Compare(editDistance(word, a), editDistance(word, b)), cmp.Compare(a, b))
	})
	return words[:min(3, len(words))]
}
