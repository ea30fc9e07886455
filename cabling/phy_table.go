package cabling

import (
	_ "embed"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"
	"sync"
)

//go:embed data/phy.csv
var phyCSV string

// PHYs returns every PHY, sorted by rate, then name. It is for all to share: not
// to be changed.
func PHYs() []PHY { return phys() }

var phys = sync.OnceValue(func() []PHY {
	table, err := readPHYs(strings.NewReader(phyCSV))
	if err != nil {
		panic(err) // part of the program; the tests read it
	}
	return table
})

// readPHYs reads a table in the form of data/phy.csv.
func readPHYs(in io.Reader) (phys []PHY, err error) {
	err = table("phy.csv", in, func(r *row) { phys = append(phys, readPHY(r)) })
	return phys, err
}

func readPHY(r *row) PHY {
	p := PHY{
		Name:     r.text("name"),
		Aliases:  r.list("aliases", ";"),
		Body:     r.text("body"),
		Standard: r.text("standard"),
		Clause:   r.text("clause"),

		Rate:       int64(math.Round(r.number("gbps") * 1e9)),
		Lanes:      r.count("lanes"),
		LaneRate:   r.number("lane_gbd"),
		Modulation: r.text("modulation"),
		Group:      r.text("group"),

		Family:     r.family(),
		Strands:    r.count("strands"),
		Connectors: r.list("connectors", " "),
		Polish:     r.text("polish"),
		Tx:         r.numbers("tx_nm"),
		Rx:         r.numbers("rx_nm"),
		Side:       r.text("side"),

		MinLength: r.number("min_m"),
		MinLoss:   r.number("min_db"),
		LossBasis: r.text("loss_basis"),
		Notes:     r.text("notes"),

		TxPower:    r.span("tx_dbm"),
		RxPower:    r.span("rx_dbm"),
		PowerBasis: r.text("power_source"),

		FormFactors: r.list("forms", " "),
		Source:      r.text("source"),
		Confidence:  r.confidence(),
	}
	p.Limits = readLimits(r)
	p.Conditions = readConditions(r)
	p.Disputed = readDisputes(r)
	p.Breakouts = readBreakouts(r)
	for _, name := range r.list("fec", " ") {
		p.FEC = append(p.FEC, FEC(name))
	}
	p.FECLocation = word(r, "fec_location", map[string]FECLocation{
		"host": FECInHost, "module": FECInModule, "by-form": FECByForm,
	})
	return p
}

// readLimits reads "om3=70/1.8/1.5 om4=100": reach in metres, loss in dB, what of
// it is for connections.
func readLimits(r *row) map[Grade]Limit {
	limits := map[Grade]Limit{}
	for _, text := range r.list("limits", " ") {
		grade, numbers, _ := strings.Cut(text, "=")
		if !slices.Contains(Grades(), Grade(grade)) {
			r.fail("limits", fmt.Errorf("unknown grade in %q", text))
		}
		reach, losses, _ := strings.Cut(numbers, "/")
		loss, allocation, _ := strings.Cut(losses, "/")
		var limit Limit
		var errs [3]error
		limit.Reach.Known = reach != ""
		limit.Reach.Metres, errs[0] = parseCell(reach)
		limit.Loss, errs[1] = parseCell(loss)
		limit.Allocation, errs[2] = parseCell(allocation)
		for _, err := range errs {
			r.fail("limits", err)
		}
		limits[Grade(grade)] = limit
	}
	return limits
}

// readConditions reads "cat6 37-55 alien-crosstalk: text | dac 3-5 fec rs-528: text".
func readConditions(r *row) (conditions []Condition) {
	for _, cell := range r.list("conditions", "|") {
		head, text, _ := strings.Cut(cell, ": ")
		words := strings.Fields(head)
		if len(words) < 3 {
			r.fail("conditions", fmt.Errorf("%q is not GRADE FROM-TO NEED: TEXT", cell))
			return nil
		}
		from, to, _ := strings.Cut(words[1], "-")
		c := Condition{Grade: Grade(words[0]), Need: Need(words[2]), Text: text}
		var err error
		c.From, err = strconv.ParseFloat(from, 64)
		r.fail("conditions", err)
		c.To, err = strconv.ParseFloat(to, 64)
		r.fail("conditions", err)
		if c.Need == NeedFEC && len(words) == 4 {
			c.FEC = FEC(words[3])
		}
		conditions = append(conditions, c)
	}
	return conditions
}

// readDisputes reads "om1,om2 loss: text | reach: text": the grades, if not all,
// and what about them is disputed.
func readDisputes(r *row) (disputes []Dispute) {
	for _, cell := range r.list("disputed", " | ") {
		head, text, _ := strings.Cut(cell, ": ")
		grades, topic, _ := strings.Cut(head, " ")
		if topic == "" {
			grades, topic = "", head
		}
		d := Dispute{About: Topic(topic), Text: text}
		if text == "" || !slices.Contains([]Topic{AboutReach, AboutLoss, AboutOther}, d.About) {
			r.fail("disputed", fmt.Errorf("%q is not GRADES reach|loss|other: TEXT", cell))
			return nil
		}
		for grade := range strings.FieldsFuncSeq(grades, func(c rune) bool { return c == ',' }) {
			if !slices.Contains(Grades(), Grade(grade)) {
				r.fail("disputed", fmt.Errorf("unknown grade in %q", cell))
			}
			d.Grades = append(d.Grades, Grade(grade))
		}
		disputes = append(disputes, d)
	}
	return disputes
}

// readBreakouts reads "4x100GBASE-DR 4x100GBASE-FR1@500": legs, child, metres of a leg.
func readBreakouts(r *row) (breakouts []Breakout) {
	for _, text := range r.list("breakouts", " ") {
		name, reach, _ := strings.Cut(text, "@")
		legs, child, _ := strings.Cut(name, "x")
		count, err := strconv.Atoi(legs)
		r.fail("breakouts", err)
		metres, err := parseCell(reach)
		r.fail("breakouts", err)
		breakouts = append(breakouts, Breakout{Legs: count, Child: child, Reach: metres})
	}
	return breakouts
}
