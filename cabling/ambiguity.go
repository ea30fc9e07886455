package cabling

import (
	_ "embed"
	"fmt"
	"io"
	"regexp"
	"strings"
	"sync"
)

// Ambiguity returns what else a name may stand for that LookupPHY and LookupModel
// understand: "400G LR4" is sold for 6 km and for 10 km. The note is for the user;
// phys begins with the PHY that the name is taken for. Of a name that is clear the
// note is empty; the full name of a PHY always is.
func Ambiguity(text string) (note string, phys []*PHY) {
	for i := range ambiguities() {
		if a := &ambiguities()[i]; a.of(text) {
			return a.note, a.phys
		}
	}
	return "", nil
}

// Ambiguous returns what else the words may stand for by which the end tells its
// PHY; the note is empty where nothing else.
func (e *End) Ambiguous() (note string, phys []*PHY) {
	if e.PHY == nil || e.Said == "" || e.Said == e.PHY.Name || !doubtful()[e.PHY] {
		return "", nil
	}
	note, phys = Ambiguity(e.Said)
	if note == "" || phys[0] != e.PHY {
		return "", nil
	}
	return note, phys
}

// ambiguity is a pattern of names that stand for several PHYs.
type ambiguity struct {
	pattern, except *regexp.Regexp // except: what else in a name makes it clear; nil: nothing
	phys            []*PHY
	note            string
	examples, clear []string
	source          string
	confidence      Confidence
}

func (a *ambiguity) of(text string) bool {
	at := a.pattern.FindStringIndex(text)
	if at == nil || splitsNumber(text, at[0]) || splitsNumber(text, at[1]) {
		return false
	}
	if a.except != nil && a.except.MatchString(text) {
		return false
	}
	for _, p := range a.phys {
		if strings.EqualFold(p.Name, text) {
			return false
		}
	}
	return true
}

//go:embed data/ambiguous.csv
var ambiguousCSV string

var ambiguities = sync.OnceValue(func() []ambiguity {
	table, err := readAmbiguities(strings.NewReader(ambiguousCSV))
	if err != nil {
		panic(err) // part of the program; the tests read it
	}
	return table
})

// doubtful has the PHYs that ambiguous names are taken for.
var doubtful = sync.OnceValue(func() map[*PHY]bool {
	taken := map[*PHY]bool{}
	for _, a := range ambiguities() {
		taken[a.phys[0]] = true
	}
	return taken
})

// readAmbiguities reads a table in the form of data/ambiguous.csv.
func readAmbiguities(in io.Reader) (ambiguities []ambiguity, err error) {
	err = table("ambiguous.csv", in, func(r *row) { ambiguities = append(ambiguities, readAmbiguity(r)) })
	return ambiguities, err
}

func readAmbiguity(r *row) ambiguity {
	a := ambiguity{
		pattern:    r.pattern("pattern"),
		except:     r.pattern("except"),
		note:       r.text("note"),
		examples:   r.list("examples", ";"),
		clear:      r.list("clear", ";"),
		source:     r.text("source"),
		confidence: r.confidence(),
	}
	for _, name := range r.list("phys", ";") {
		a.phys = append(a.phys, r.phy("phys", name))
	}
	if len(a.phys) == 0 || a.pattern == nil {
		r.fail("phys", fmt.Errorf("an ambiguous name has a pattern and PHYs"))
	}
	return a
}
