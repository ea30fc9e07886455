package cabling

import (
	_ "embed"
	"io"
	"regexp"
	"strings"
	"sync"
)

// LookupModel returns the PHY of the transceiver or cable that a model or a
// description names, as ENTITY-MIB, a CLI or a parts list has it:
// "QSFP-100G-LR4-S", "1000BaseSX SFP", "MCP1600-C003E26N"; or what its memory
// tells (see ParseModuleMemory). The error of an unknown text lists the nearest
// names.
func LookupModel(text string) (*PHY, error) {
	if memory, ok := ParseModuleMemory(text); ok {
		return memory.PHY()
	}
	if p := phyNames().unique[foldPHY(text)]; p != nil {
		return p, nil
	}
	if p := matchModel(text); p != nil {
		return p, nil
	}
	return nil, phyNames().unknown("PHY", text, foldPHY(text))
}

// phyBehindForm returns the PHY of a module whose maker has no scheme of its own:
// its form, its PHY and, of a cable, its length, "QSFP-100G-CR4-3M"; nil: it is none.
func phyBehindForm(text string) *PHY {
	text = lengthBehind.ReplaceAllString(text, "")
	for i, r := range text {
		if strings.ContainsRune("-_ ", r) && formNames().unique[foldForm(text[:i])] != nil {
			if p := phyNames().unique[foldPHY(text[i+1:])]; p != nil {
				return p
			}
		}
	}
	return nil
}

var lengthBehind = regexp.MustCompile(`(?i)[-_ ]\d+(?:\.\d+)?M$`)

// model is a pattern that names of makers follow.
type model struct {
	pattern    *regexp.Regexp
	phy        *PHY
	examples   []string
	source     string
	confidence Confidence
}

// matchModel returns the PHY of the first pattern that text follows, or that is
// named behind a form; or nil.
func matchModel(text string) *PHY {
	for _, m := range models() {
		for _, at := range m.pattern.FindAllStringIndex(text, -1) {
			if !splitsNumber(text, at[0]) && !splitsNumber(text, at[1]) {
				return m.phy
			}
		}
	}
	return phyBehindForm(text)
}

// splitsNumber reports whether there is a digit, or the dot of a fraction, on
// either side of a place: "40G" does not begin within "140G", nor does "SR4" end
// within "SR44".
func splitsNumber(text string, at int) bool {
	if at == 0 || at == len(text) || !isDigit(text[at]) {
		return false
	}
	return isDigit(text[at-1]) || text[at-1] == '.'
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

//go:embed data/models.csv
var modelsCSV string

//go:embed data/parts.csv
var partsCSV string

// models are the patterns of single parts, then those of whole families of names.
var models = sync.OnceValue(func() []model {
	parts, err := readModels("parts.csv", strings.NewReader(partsCSV))
	if err != nil {
		panic(err) // part of the program; the tests read it
	}
	families, err := readModels("models.csv", strings.NewReader(modelsCSV))
	if err != nil {
		panic(err)
	}
	return append(parts, families...)
})

// readModels reads a table in the form of data/models.csv; its order counts.
func readModels(name string, in io.Reader) (models []model, err error) {
	err = table(name, in, func(r *row) { models = append(models, readModel(r)) })
	return models, err
}

func readModel(r *row) model {
	return model{
		pattern:    r.pattern("pattern"),
		phy:        r.phy("phy", r.text("phy")),
		examples:   r.list("examples", ";"),
		source:     r.text("source"),
		confidence: r.confidence(),
	}
}
