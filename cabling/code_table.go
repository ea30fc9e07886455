package cabling

import (
	_ "embed"
	"io"
	"math"
	"strings"
	"sync"
)

//go:embed data/codes.csv
var codesCSV string

// Codes returns every code, sorted by kind, then code. It is for all to share:
// not to be changed.
func Codes() []Code { return codes() }

var codes = sync.OnceValue(func() []Code {
	table, err := readCodes(strings.NewReader(codesCSV))
	if err != nil {
		panic(err) // part of the program; the tests read it
	}
	return table
})

type codeKey struct {
	kind CodeKind
	code string
}

var codeIndex = sync.OnceValue(func() map[codeKey]*Code {
	index := map[codeKey]*Code{}
	for i := range Codes() {
		code := &Codes()[i]
		index[codeKey{code.Kind, code.Code}] = code
	}
	return index
})

// readCodes reads a table in the form of data/codes.csv.
func readCodes(in io.Reader) (codes []Code, err error) {
	err = table("codes.csv", in, func(r *row) { codes = append(codes, readCode(r)) })
	return codes, err
}

func readCode(r *row) Code {
	code := Code{
		Kind: CodeKind(r.text("kind")),
		Code: r.text("code"),
		Name: r.text("name"),

		FormFactors: r.list("forms", " "),
		Rate:        int64(math.Round(r.number("gbps") * 1e9)),

		Notes:      r.text("notes"),
		Source:     r.text("source"),
		Confidence: r.confidence(),
	}
	for _, name := range r.list("phys", ";") {
		code.PHYs = append(code.PHYs, r.phy("phys", name))
	}
	if name := r.text("medium"); name != "" {
		medium, err := LookupMedium(name)
		r.fail("medium", err)
		code.Medium = medium
	}
	return code
}
