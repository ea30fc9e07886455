package cables

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"cablewright/cabling"
)

// interpreter turns the texts of cells into what they mean. It remembers what it
// has seen: a file of a million rows has few different cables. The zero value is
// ready.
type interpreter struct {
	column     string // that is read, as the file names it
	unit       string // of lengths that tell none; empty: metres
	commas     bool   // the list is separated by semicolons, as where the comma is the decimal sign
	understood func(column, text, meaning string)

	phys     memory[*cabling.PHY]
	media    memory[*cabling.Medium]
	lengths  memory[cabling.Length]
	speeds   memory[int64]
	elements memory[[]cabling.Element]
	routes   memory[*cabling.Route]
	pathways memory[[]cabling.Pathway]
	modes    memory[cabling.Mode]
	maus     memory[*cabling.Code]
	parts    memory[cabling.Part]
	forms    memory[*cabling.Form]
}

// begin tells which cell comes next.
func (in *interpreter) begin(column, unit string, understood func(column, text, meaning string)) {
	in.column, in.unit, in.understood = column, unit, understood
}

// memory is what texts were understood as, with the error if they were not. The
// zero value is empty.
type memory[T any] struct{ known map[string]memorised[T] }

type memorised[T any] struct {
	value T
	err   error
}

// memoryLimit bounds a memory: past it, a file repeats itself too seldom for one
// to help.
const memoryLimit = 10_000

// recall returns what the text means, and whether it was met the first time.
func (m *memory[T]) recall(text string, parse func(string) (T, error)) (value T, first bool, err error) {
	if known, ok := m.known[text]; ok {
		return known.value, false, known.err
	}
	value, err = parse(text)
	if m.known == nil {
		m.known = map[string]memorised[T]{}
	}
	if len(m.known) < memoryLimit {
		m.known[strings.Clone(text)] = memorised[T]{value, err}
	}
	return value, err == nil, err
}

// tell says what a text was understood as, if that is not what it says.
func (in *interpreter) tell(text, meaning string) {
	if in.understood != nil && !strings.EqualFold(text, meaning) {
		in.understood(in.column, text, meaning)
	}
}

func (in *interpreter) phy(text string) (*cabling.PHY, error) {
	phy, first, err := in.phys.recall(text, cabling.LookupPHY)
	if first {
		in.tell(text, phy.Name)
	}
	return phy, err
}

func (in *interpreter) medium(text string) (*cabling.Medium, error) {
	medium, first, err := in.media.recall(text, cabling.LookupMedium)
	if first {
		in.tell(text, medium.ID)
	}
	return medium, err
}

func (in *interpreter) length(text string) (cabling.Length, error) {
	if in.unit != "" && in.unit != "m" && !strings.ContainsFunc(text, isLetter) {
		text += " " + in.unit
	}
	if in.commas && thousands.MatchString(text) {
		return cabling.Length{}, fmt.Errorf("reading the length %q: in a list with semicolons it may be %s or %s: write it without the dot, or with a comma",
			text, strings.Replace(text, ".", "", 1), strings.Replace(text, ".", ",", 1))
	}
	length, first, err := in.lengths.recall(text, cabling.ParseLength)
	if first && strings.ContainsFunc(text, isLetter) {
		in.tell(text, strconv.FormatFloat(length.Metres, 'f', -1, 64)+" m")
	}
	return length, err
}

// thousands is a number whose dot may set off thousands: "1.050".
var thousands = regexp.MustCompile(`^\s*[1-9]\d{0,2}\.\d{3}(?:[^\d,]|$)`)

func (in *interpreter) speed(text string) (int64, error) {
	speed, _, err := in.speeds.recall(text, cabling.ParseSpeed)
	return speed, err
}

func (in *interpreter) path(text string) ([]cabling.Element, error) {
	elements, _, err := in.elements.recall(text, cabling.ParseElements)
	return elements, err
}

func (in *interpreter) route(text string) (*cabling.Route, error) {
	route, first, err := in.routes.recall(text, cabling.ParseRoute)
	if first {
		in.tell(text, route.String())
	}
	return route, err
}

func (in *interpreter) pathway(text string) ([]cabling.Pathway, error) {
	pathways, first, err := in.pathways.recall(text, cabling.ParsePathways)
	if first {
		var words []string
		for _, pathway := range pathways {
			words = append(words, pathway.String())
		}
		in.tell(text, strings.Join(words, "; "))
	}
	return pathways, err
}

func (in *interpreter) mode(text string) (cabling.Mode, error) {
	mode, first, err := in.modes.recall(text, cabling.ParseMode)
	if first {
		in.tell(text, mode.String())
	}
	return mode, err
}

func (in *interpreter) mau(text string) (*cabling.Code, error) {
	mau, first, err := in.maus.recall(text, cabling.LookupMAUText)
	if first && mau != nil {
		in.tell(text, mau.Name)
	}
	return mau, err
}

func (in *interpreter) form(text string) (string, error) {
	form, first, err := in.forms.recall(text, cabling.LookupForm)
	if err != nil {
		return "", err
	}
	if first {
		in.tell(text, form.Name)
	}
	return form.Name, nil
}

// part tells what a model is, or that it is not known.
func (in *interpreter) part(text string) cabling.Part {
	part, first, _ := in.parts.recall(text, func(model string) (cabling.Part, error) {
		return cabling.ReadPart(strings.Clone(model)), nil
	})
	switch {
	case !first:
	case part.PHY == nil:
		in.tell(text, "a model that is not known")
	default:
		in.tell(text, part.PHY.Name)
	}
	return part
}
