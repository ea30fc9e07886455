package cabling

import (
	_ "embed"
	"io"
	"regexp"
	"strings"
	"sync"
)

// Part is a module whose maker gives it less than its PHY has.
type Part struct {
	PHY        *PHY
	Limits     map[Grade]Limit // reach alone; a missing grade is as the PHY has it
	Source     string
	Confidence Confidence

	pattern          *regexp.Regexp
	examples, others []string
}

// LookupPart returns what the maker of a module says where that is less than what
// the PHY has; nil: nothing of the kind is known of it.
func LookupPart(text string, phy *PHY) *Part {
	for i := range parts() {
		p := &parts()[i]
		if p.PHY == phy && p.pattern.MatchString(text) {
			return p
		}
	}
	return nil
}

// reachOver returns what the part reaches over a grade, or a worse one of its
// kind; ok is false where its maker says nothing of it.
func (p *Part) reachOver(grade Grade) (metres float64, ok bool) {
	if p == nil {
		return 0, false
	}
	for _, rung := range grade.rungs() {
		if limit, told := p.Limits[rung]; told {
			metres, ok = max(metres, limit.Reach.Metres), true
		}
	}
	return metres, ok
}

//go:embed data/parts.csv
var partsCSV string

var parts = sync.OnceValue(func() []Part {
	table, err := readParts(strings.NewReader(partsCSV))
	if err != nil {
		panic(err) // part of the program; the tests read it
	}
	return table
})

// readParts reads a table in the form of data/parts.csv; its order counts.
func readParts(in io.Reader) (parts []Part, err error) {
	err = table("parts.csv", in, func(r *row) {
		parts = append(parts, Part{
			PHY:        r.phy("phy", r.text("phy")),
			Limits:     readLimits(r),
			Source:     r.text("source"),
			Confidence: r.confidence(),
			pattern:    r.pattern("pattern"),
			examples:   r.list("examples", ";"),
			others:     r.list("others", ";"),
		})
	})
	return parts, err
}
