package cabling

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"
)

// LookupPHY returns the PHY that text names, in any of the spellings that devices,
// makers and people use: "100GBASE-SR4", "100g-sr4", "100gbase sr4", an alias, a
// NetBox interface type, the model of a transceiver (see LookupModel). The error
// of a name that is unknown, or stands for several PHYs, lists the nearest.
func LookupPHY(text string) (*PHY, error) {
	text = interfaceRate.ReplaceAllString(text, "")
	if p := phyNames().unique[foldPHY(text)]; p != nil {
		return p, nil
	}
	if code, known := LookupCode(NetBoxInterface, text); known {
		if len(code.PHYs) == 1 {
			return code.PHYs[0], nil
		}
		return nil, fmt.Errorf("%q names no single PHY: %s", text, code.Notes)
	}
	if form := formNames().unique[foldForm(text)]; form != nil {
		return nil, fmt.Errorf("%q is a form factor: the module in it has the PHY", text)
	}
	if p := phyNames().unique[foldPHY(withoutForms(text))]; p != nil {
		return p, nil
	}
	if digits, _ := leading(text, isDigit); digits == "" || len(digits) > len("1000") { // what begins with a rate is a name, to be written right
		if p := matchModel(text); p != nil {
			return p, nil
		}
	}
	return nil, phyNames().unknown("PHY", text, foldPHY(text))
}

// interfaceRate is what NetBox writes behind the names of its interface types:
// "1000BASE-T (1GE)".
var interfaceRate = regexp.MustCompile(`\s*\([\d.]+[GT]E\)$`)

// withoutForms takes off words that are form factors: "1000BASE-SX SFP".
func withoutForms(text string) string {
	isForm := func(word string) bool { return formNames().unique[foldForm(word)] != nil }
	return strings.Join(slices.DeleteFunc(strings.Fields(text), isForm), " ")
}

// LookupMedium returns the cable that text names: "om4", "OM-4", "Cat 6A",
// "cat6a F/UTP", "DAC", a NetBox cable type. The error of an unknown name lists
// the nearest.
func LookupMedium(text string) (*Medium, error) {
	if m := mediumNames().unique[foldMedium(text)]; m != nil {
		return m, nil
	}
	if m := mediumOfWords(text); m != nil {
		return m, nil
	}
	return nil, mediumNames().unknown("medium", text, foldMedium(text))
}

// IsOtherCable reports whether text names a cable that no PHY runs on: power, a
// console, USB, coax. Exports of NetBox list those too.
func IsOtherCable(text string) bool { return slices.Contains(otherCables, foldMedium(text)) }

var otherCables = []string{"power", "usb", "coax", "coaxial", "rg6", "rg8", "rg11", "rg59", "rg62", "rg213", "lmr100", "lmr200", "lmr400", "serial", "console", "rs232", "hdmi", "vga"}

var phyNames = sync.OnceValue(func() *names[PHY] {
	index := newNames[PHY]()
	for i := range PHYs() {
		p := &PHYs()[i]
		index.add(p, p.Name, foldPHY, p.Aliases...)
	}
	return index
})

var mediumNames = sync.OnceValue(func() *names[Medium] {
	index := newNames[Medium]()
	for i := range Media() {
		m := &Media()[i]
		if m.Kind == Cable || m.Kind == DirectCable {
			index.add(m, m.ID, foldMedium, m.Aliases...)
		}
	}
	return index
})

// foldPHY brings a name of a PHY into the form in which two spellings of it are
// equal: "100GBASE-SR4", "100g sr4" and "dot3MauType100GbaseSR4" are "100gsr4".
func foldPHY(text string) string {
	folded := foldText(text, ".+")
	folded = strings.TrimPrefix(folded, "dot3mautype")
	folded = strings.Replace(folded, "gigabitethernet", "g", 1)
	folded = strings.Replace(folded, "gbe", "g", 1)
	folded = strings.Replace(folded, "gig", "g", 1)
	folded = strings.Replace(folded, "base", "", 1)
	if rest, thousand := strings.CutPrefix(folded, "1000"); thousand && !strings.HasPrefix(rest, "g") {
		return "1g" + rest
	}
	return folded
}

// foldMedium does the same for a medium: "Cat. 6A", "CAT6A" and "Category 6A" are
// "cat6a". Words that say nothing beside a grade are left out.
func foldMedium(text string) string {
	folded := foldText(text, "")
	folded = strings.Replace(folded, "category", "cat", 1)
	for _, idle := range []string{"fibre", "fiber", "cable", "lwl", "50µm", "50um", "9µm", "9um", "50125", "625125", "9125"} {
		if rest := strings.Replace(folded, idle, "", 1); rest != "" {
			folded = rest
		}
	}
	return folded
}

// foldText keeps letters and digits, in lower case, and what keep names. An
// underscore between digits is the dot of "SR4.2", as NetBox writes it.
func foldText(text, keep string) string {
	var folded strings.Builder
	runes := []rune(strings.ToLower(text))
	for i, r := range runes {
		switch {
		case unicode.IsLetter(r), unicode.IsDigit(r), strings.ContainsRune(keep, r):
			folded.WriteRune(r)
		case r == '_' && strings.Contains(keep, ".") && digitAt(runes, i-1) && digitAt(runes, i+1):
			folded.WriteByte('.')
		}
	}
	return folded.String()
}

func digitAt(runes []rune, i int) bool {
	return i >= 0 && i < len(runes) && unicode.IsDigit(runes[i])
}

// names finds the one thing that a folded name stands for.
type names[T any] struct {
	unique map[string]*T     // nil: the name stands for several
	shown  map[string]string // the name as tables write it
}

func newNames[T any]() *names[T] {
	return &names[T]{map[string]*T{}, map[string]string{}}
}

// add files thing under its name and its aliases.
func (n *names[T]) add(thing *T, name string, fold func(string) string, aliases ...string) {
	for _, alias := range append([]string{name}, aliases...) {
		key := fold(alias)
		if other, taken := n.unique[key]; taken && other != thing {
			n.unique[key] = nil
			continue
		}
		n.unique[key] = thing
		n.shown[key] = name
	}
}

// unknown is the error of a name that stands for nothing or for several.
func (n *names[T]) unknown(what, text, key string) error {
	const most = 80 // letters; no name comes near
	switch {
	case key == "":
		return fmt.Errorf("%.80q names no %s", text, what)
	case len(key) > most:
		return fmt.Errorf("unknown %s %.40q..., of %d letters", what, text, len(text))
	}
	return fmt.Errorf("unknown %s %q; the nearest are %s", what, text, strings.Join(n.nearest(key), ", "))
}

// nearest returns the names closest to key, first those of which it is a part:
// of "SR4" all that end so.
func (n *names[T]) nearest(key string) []string {
	distance := map[string]int{}
	for folded, name := range n.shown {
		d := editDistance(key, folded)
		if strings.HasSuffix(folded, key) {
			d = 0
		}
		if before, seen := distance[name]; !seen || d < before {
			distance[name] = d
		}
	}
	var near []string
	for name := range distance {
		near = append(near, name)
	}
	slices.SortFunc(near, func(a, b string) int {
		return cmp.Or(cmp.Compare(distance[a], distance[b]), cmp.Compare(a, b))
	})
	return near[:min(4, len(near))]
}

// editDistance counts the letters to insert, delete or change to make b of a.
func editDistance(a, b string) int {
	previous := make([]int, len(b)+1)
	for j := range previous {
		previous[j] = j
	}
	current := make([]int, len(b)+1)
	for i := range len(a) {
		current[0] = i + 1
		for j := range len(b) {
			change := previous[j]
			if a[i] != b[j] {
				change++
			}
			current[j+1] = min(change, previous[j+1]+1, current[j]+1)
		}
		previous, current = current, previous
	}
	return previous[len(b)]
}
