package cabling

import (
	_ "embed"
	"io"
	"regexp"
	"strings"
	"sync"
)

// ShortReach is a module that reaches less than its PHY, by the word of its maker.
type ShortReach struct {
	PHY        *PHY
	Limits     map[Grade]Limit // reach alone; a missing grade is as the PHY has it
	Source     string
	Confidence Confidence

	pattern          *regexp.Regexp
	examples, others []string
}

// LookupShortReach returns what the maker of a module says where that is less than what
// the PHY has; nil: nothing of the kind is known of it.
func LookupShortReach(text string, phy *PHY) *ShortReach {
	for i := range shortReaches() {
		p := &shortReaches()[i]
		if p.PHY == phy && p.pattern.MatchString(text) {
			return p
		}
	}
	return nil
}

// reachOver returns what the part reaches over a grade, or a worse one of its
// kind; ok is false where its maker says nothing of it.
func (p *ShortReach) reachOver(grade Grade) (metres float64, ok bool) {
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

//go:embed data/short_reach.csv
var shortReachCSV string

var shortReaches = sync.OnceValue(func() []ShortReach {
	table, err := readShortReaches(strings.NewReader(shortReachCSV))
	if err != nil {
		panic(err) // part of the program; the tests read it
	}
	return table
})

// readShortReaches reads a table in the form of data/short_reach.csv; its order counts.
func readShortReaches(in io.Reader) (short []ShortReach, err error) {
	err = table("short_reach.csv", in, func(r *row) {
		short = append(short, ShortReach{
			PHY:        r.phy("phy", r.text("phy")),
			Limits:     readLimits(r),
			Source:     r.text("source"),
			Confidence: r.confidence(),
			pattern:    r.pattern("pattern"),
			examples:   r.list("examples", ";"),
			others:     r.list("others", ";"),
		})
	})
	return short, err
}
