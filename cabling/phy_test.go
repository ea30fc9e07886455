package cabling

import (
	"cmp"
	"math"
	"regexp"
	"slices"
	"strings"
	"testing"
)

func TestPHYsAreSortedAndNamedOnce(t *testing.T) {
	phys := PHYs()
	if len(phys) < 137 {
		t.Errorf("%d PHYs, want the 137 of the reference at least", len(phys))
	}
	for i, p := range phys {
		if i > 0 && cmp.Or(cmp.Compare(phys[i-1].Rate, p.Rate), strings.Compare(phys[i-1].Name, p.Name)) >= 0 {
			t.Errorf("%s stands before %s", phys[i-1].Name, p.Name)
		}
		for _, name := range append([]string{p.Name}, p.Aliases...) {
			if found, err := LookupPHY(name); err != nil || found != &phys[i] {
				t.Errorf("LookupPHY(%q) = %v, want %s", name, err, p.Name)
			}
		}
	}
}

var clauseNumber = regexp.MustCompile(`^\d{2,3}$`)

func TestPHYsSayWhereTheyAreSpecified(t *testing.T) {
	bodies := []string{"IEEE", "IEEE draft", "MSA", "OIF", "T11", "IBTA", "vendor"}
	for _, p := range PHYs() {
		ieee := strings.HasPrefix(p.Body, "IEEE")
		switch {
		case !slices.Contains(bodies, p.Body):
			t.Errorf("%s: unknown body %q", p.Name, p.Body)
		case p.Standard == "" || p.Source == "" || p.Confidence == 0 || p.Group == "" || p.Family == NoFamily:
			t.Errorf("%s lacks its standard, source, confidence, group or family", p.Name)
		case ieee != strings.HasPrefix(p.Standard, "IEEE"), ieee && !clauseNumber.MatchString(p.Clause):
			t.Errorf("%s: %s, %q clause %q", p.Name, p.Body, p.Standard, p.Clause)
		case p.Body == "T11" && (p.Clause == "" || !strings.HasPrefix(p.Standard, "FC-PI")):
			t.Errorf("%s: %q, variant %q", p.Name, p.Standard, p.Clause)
		}
	}
}

// TestPHYRates compares the rate with what the lanes carry: never less, and at
// most the overhead of 8B/10B more.
func TestPHYRates(t *testing.T) {
	bitsPerSymbol := map[string]float64{"NRZ": 1, "PAM4": 2}
	for _, p := range PHYs() {
		bits := bitsPerSymbol[p.Modulation]
		if bits == 0 || p.Rate == 0 || p.Body == "T11" { // Fibre Channel's names round
			continue
		}
		overhead := float64(p.Lanes) * p.LaneRate * 1e9 * bits / float64(p.Rate)
		if overhead < 1 || overhead > 1.251 {
			t.Errorf("%s: %d lanes of %g GBd %s are %.3f times its rate", p.Name, p.Lanes, p.LaneRate, p.Modulation, overhead)
		}
		if digits := regexp.MustCompile(`^[\d.]+`).FindString(p.Name); digits != "" && !nameTellsRate(p) {
			t.Errorf("%s: a rate of %d", p.Name, p.Rate)
		}
	}
}

// nameTellsRate compares the number that a name begins with, once it is in Gbit/s
// and once in Mbit/s.
func nameTellsRate(p PHY) bool {
	name := strings.TrimPrefix(p.Name, "2x400G")
	if name != p.Name {
		return p.Rate == 800e9
	}
	match := regexp.MustCompile(`^([\d.]+)([GT]?)`).FindStringSubmatch(p.Name)
	number, _ := parseFinite(match[1])
	unit := map[string]float64{"": 1e6, "G": 1e9, "T": 1e12}[match[2]]
	return float64(p.Rate) == number*unit || p.Name == "400ZR" || p.Name == "800ZR"
}

func TestReachGrowsWithGrade(t *testing.T) {
	ladders := [][]Grade{{Cat5e, Cat6, Cat6A, Cat7}, {OM1, OM2, OM3, OM4, OM5}}
	for _, p := range PHYs() {
		for _, ladder := range ladders {
			before := 0.0
			for _, grade := range ladder {
				reach := p.Limits[grade].Reach
				if reach.Known && reach.Metres < before {
					t.Errorf("%s reaches %g m on %s, more on a worse grade", p.Name, reach.Metres, grade)
				}
				before = max(before, reach.Metres)
			}
		}
		for grade, limit := range p.Limits {
			if p.MinLength > 0 && limit.Reach.Metres > 0 && limit.Reach.Metres <= p.MinLength {
				t.Errorf("%s on %s: at least %g m, at most %g m", p.Name, grade, p.MinLength, limit.Reach.Metres)
			}
		}
	}
}

// TestLossFollowsReach holds loss limits against reach, attenuation and what is
// set aside for connections: multimode at 850 nm 3.5 dB/km, with clauses 150 and
// 167 3.0, at 1300 nm 1.5; single-mode between 0.2 (1550 nm) and 0.55.
func TestLossFollowsReach(t *testing.T) {
	for _, p := range PHYs() {
		for grade, limit := range p.Limits {
			if limit.Allocation == 0 {
				continue
			}
			kilometres := limit.Reach.Metres / 1000
			fibre := limit.Loss - limit.Allocation
			low, high := 0.2*kilometres, 0.55*kilometres
			if grade != OS2 {
				low = multimodeAttenuation(p)*kilometres - 0.05
				high = low + 0.2
			}
			if fibre < low-1e-9 || fibre > high+1e-9 {
				t.Errorf("%s on %s: %g dB over %g m with %g dB of connections", p.Name, grade, limit.Loss, limit.Reach.Metres, limit.Allocation)
			}
		}
	}
}

func multimodeAttenuation(p PHY) float64 {
	switch {
	case p.Tx[0] > 1200:
		return 1.5
	case p.Clause == "150", p.Clause == "167":
		return 3.0
	}
	return 3.5
}

func TestLossLimitsAreForFibre(t *testing.T) {
	for _, p := range PHYs() {
		for grade, limit := range p.Limits {
			if limit.Loss < 0 || limit.Loss > 20 || limit.Reach.Metres < 0 || limit.Reach.Metres > 80000 {
				t.Errorf("%s on %s: %+v", p.Name, grade, limit)
			}
			if limit.Loss > 0 && !grade.Family().IsFibre() {
				t.Errorf("%s has a loss limit on %s", p.Name, grade)
			}
			if p.MinLoss > 0 && limit.Loss > 0 && p.MinLoss >= limit.Loss {
				t.Errorf("%s on %s: at least %g dB, at most %g dB", p.Name, grade, p.MinLoss, limit.Loss)
			}
		}
	}
}

func TestConditionsAreWithinTheLimits(t *testing.T) {
	needs := []Need{NeedAlienTest, NeedScreen, NeedModeCord, NeedFEC, NeedEngineering, NeedVendor, NeedGrid, NeedAmplifier}
	for _, p := range PHYs() {
		for _, c := range p.Conditions {
			reach := p.Limits[c.Grade].Reach
			switch {
			case !slices.Contains(Grades(), c.Grade), !slices.Contains(needs, c.Need), c.Text == "":
				t.Errorf("%s: %+v is not complete", p.Name, c)
			case c.From < 0 || c.From >= c.To:
				t.Errorf("%s: a condition from %g m to %g m", p.Name, c.From, c.To)
			case reach.Known && c.From > reach.Metres:
				t.Errorf("%s on %s: a condition from %g m, beyond the reach of %g m", p.Name, c.Grade, c.From, reach.Metres)
			case (c.Need == NeedFEC) != (c.FEC != ""):
				t.Errorf("%s: %+v, which FEC?", p.Name, c)
			case c.Need == NeedFEC && !slices.Contains(p.FEC, c.FEC):
				t.Errorf("%s: a condition asks for %s, which it does not take", p.Name, c.FEC)
			}
		}
	}
}

func TestFECFitsTheLanes(t *testing.T) {
	known := []FEC{NoFEC, BaseRFEC, RS528, RS544, SCFEC, CFEC, OFEC}
	for _, p := range PHYs() {
		for _, fec := range p.FEC {
			if !slices.Contains(known, fec) {
				t.Errorf("%s: unknown FEC %q", p.Name, fec)
			}
		}
		if p.Modulation == "PAM4" && p.FEC != nil && !slices.Equal(p.FEC, []FEC{RS544}) {
			t.Errorf("%s: PAM4 lanes with %v, want rs-544 alone or not told", p.Name, p.FEC)
		}
		if p.FECLocation != FECNowhere && len(p.FEC) == 0 {
			t.Errorf("%s: a place for FEC, but none", p.Name)
		}
	}
}

func TestFormFactorsAndConnectorsExist(t *testing.T) {
	forms := []string{"fixed", "CFP2-DCO", "CFP8", "QSFP-DD800", "QSFP224", "SFP-DD112", "SFP56"}
	for _, code := range Codes() {
		forms = append(forms, code.FormFactors...)
	}
	ends := []string{"RJ45", "LC", "SC", "ST", "MPO-12", "MPO-16", "MPO-24", "MPO-32", "2xMPO-12", "2xLC", "2xCS", "CX4"}
	for _, p := range PHYs() {
		if len(p.FormFactors) == 0 {
			t.Errorf("%s has no form factor", p.Name)
		}
		for _, form := range p.FormFactors {
			if !slices.Contains(forms, form) {
				t.Errorf("%s: unknown form factor %q", p.Name, form)
			}
		}
		for _, end := range p.Connectors {
			if !slices.Contains(ends, end) && !slices.Contains(forms, end) {
				t.Errorf("%s: unknown connector %q", p.Name, end)
			}
		}
		if p.Family.IsFibre() != (p.Polish != "") || p.Family.IsFibre() && (p.Strands == 0 || len(p.Connectors) == 0) {
			t.Errorf("%s: %v, %d fibres, polish %q", p.Name, p.Connectors, p.Strands, p.Polish)
		}
	}
}

// TestBreakoutsAddUp holds a breakout against both its ends: the lanes, the fibres
// or pairs and the rate of the legs are in the parent, in lanes of the same kind.
func TestBreakoutsAddUp(t *testing.T) {
	for _, p := range PHYs() {
		for _, b := range p.Breakouts {
			child, err := LookupPHY(b.Child)
			if err != nil || child.Name != b.Child {
				t.Errorf("%s breaks out to %q: %v", p.Name, b.Child, err)
				continue
			}
			if b.Legs*child.Lanes > p.Lanes || int64(b.Legs)*child.Rate > p.Rate || b.Legs*child.Strands > p.Strands {
				t.Errorf("%s: %d legs of %s are more than it has", p.Name, b.Legs, child.Name)
			}
			if math.Abs(child.LaneRate-p.LaneRate) > 1e-9 || child.Modulation != p.Modulation || child.Family != p.Family || !slices.Equal(child.FEC[:1], p.FEC[:1]) && p.Family != Twinax {
				t.Errorf("%s: its legs %s have other lanes", p.Name, child.Name)
			}
			if slices.ContainsFunc(child.Breakouts, func(back Breakout) bool { return back.Child == p.Name }) {
				t.Errorf("%s and %s break out to each other", p.Name, child.Name)
			}
		}
	}
}

func TestSidesFace(t *testing.T) {
	for _, p := range PHYs() {
		up, isDown := strings.CutSuffix(p.Name, "-D")
		if !isDown {
			continue
		}
		other, err := LookupPHY(up + "-U")
		if err != nil {
			t.Errorf("%s: %v", p.Name, err)
			continue
		}
		if p.Side != "D" || other.Side != "U" || !slices.Equal(p.Tx, other.Rx) || !slices.Equal(p.Rx, other.Tx) || slices.Equal(p.Tx, p.Rx) {
			t.Errorf("%s sends %v and receives %v, %s sends %v and receives %v", p.Name, p.Tx, p.Rx, other.Name, other.Tx, other.Rx)
		}
	}
}

// TestPHYValues are single values, against slips of whole columns.
func TestPHYValues(t *testing.T) {
	sr4, err := LookupPHY("100GBASE-SR4")
	if err != nil {
		t.Fatal(err)
	}
	if sr4.Limits[OM3] != (Limit{Metres(70), 1.8, 1.5}) || sr4.Limits[OM4] != (Limit{Metres(100), 1.9, 1.5}) {
		t.Errorf("100GBASE-SR4 has %v", sr4.Limits)
	}
	if limit, told := sr4.Limits[OM2]; !told || limit.Reach != Metres(0) {
		t.Errorf("100GBASE-SR4 does not exclude OM2: %v", limit)
	}
	if limit, told := sr4.Limits[OS2]; told {
		t.Errorf("100GBASE-SR4 has %v on OS2", limit)
	}
	if sr4.Reference() != "IEEE 802.3bm-2015 clause 95" || sr4.Lanes != 4 || sr4.Strands != 8 || !slices.Equal(sr4.FEC, []FEC{RS528}) {
		t.Errorf("100GBASE-SR4 is %+v", sr4)
	}
	cat6, _ := LookupPHY("10GBASE-T")
	want := Condition{Grade: Cat6, From: 37, To: 55, Need: NeedAlienTest, Text: cat6.Conditions[1].Text}
	if cat6.Limits[Cat6].Reach != Metres(37) || cat6.Conditions[1] != want {
		t.Errorf("10GBASE-T on Cat6: %v, %+v", cat6.Limits[Cat6], cat6.Conditions)
	}
	dr4, _ := LookupPHY("400GBASE-DR4")
	if !slices.Contains(dr4.Breakouts, Breakout{4, "100GBASE-FR1", 500}) {
		t.Errorf("400GBASE-DR4 breaks out to %v", dr4.Breakouts)
	}
}
