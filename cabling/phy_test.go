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

// clauses are those that specify PHYs of ours, by the standards that wrote or
// extended them.
var clauses = map[string]string{
	"IEEE 802.3i": "14", "IEEE 802.3u": "25 26", "IEEE 802.3z": "38", "IEEE 802.3ab": "40",
	"IEEE 802.3ae-2002": "52 53", "IEEE 802.3ah-2004": "58 59", "IEEE 802.3ak-2004": "54", "IEEE 802.3an-2006": "55",
	"IEEE 802.3aq-2006": "68", "IEEE 802.3ap-2007": "72", "IEEE 802.3ba-2010": "85 86 87 88", "IEEE 802.3bg-2011": "89",
	"IEEE 802.3bj-2014": "92", "IEEE 802.3bm-2015": "87 95", "IEEE 802.3by-2016": "110 112", "IEEE 802.3bq-2016": "113",
	"IEEE 802.3bz-2016": "126", "IEEE 802.3cc-2017": "114", "IEEE 802.3bs-2017": "121 122 123 124",
	"IEEE 802.3cd-2018": "136 138 139 140", "IEEE 802.3cn-2019": "122 139", "IEEE 802.3cm-2020": "138 150",
	"IEEE 802.3cp-2021": "158 159", "IEEE 802.3ct-2021": "154", "IEEE 802.3cu-2021": "140 151",
	"IEEE 802.3ck-2022": "162", "IEEE 802.3db-2022": "167", "IEEE 802.3df-2024": "124 162 167", "IEEE P802.3dj": "179 180 181 183",
}

var (
	agreement = regexp.MustCompile(`MSA|Alliance|Consortium|SFF-`)
	codeName  = regexp.MustCompile(`^SFF-8024 (?:(?:MMF|SMF|host) )?0x[0-9A-F]{2}|^Annex`)
)

func TestPHYsSayWhereTheyAreSpecified(t *testing.T) {
	bodies := []string{"IEEE", "IEEE draft", "MSA", "OIF", "T11", "IBTA", "vendor"}
	for _, p := range PHYs() {
		ieee := strings.HasPrefix(p.Body, "IEEE")
		switch {
		case !slices.Contains(bodies, p.Body):
			t.Errorf("%s: unknown body %q", p.Name, p.Body)
		case p.Standard == "" || p.Source == "" || p.Confidence == 0 || p.Group == "" || p.Family == NoFamily:
			t.Errorf("%s lacks its standard, source, confidence, group or family", p.Name)
		case ieee && !slices.Contains(strings.Fields(clauses[p.Standard]), p.Clause):
			t.Errorf("%s: %q does not write clause %q", p.Name, p.Standard, p.Clause)
		case (p.Body == "IEEE draft") != strings.HasPrefix(p.Standard, "IEEE P"), !ieee && strings.HasPrefix(p.Standard, "IEEE"):
			t.Errorf("%s: %q is not of %s", p.Name, p.Standard, p.Body)
		case p.Body == "MSA" && (!agreement.MatchString(p.Standard) || !codeName.MatchString(p.Clause)):
			t.Errorf("%s: agreement %q, code %q", p.Name, p.Standard, p.Clause)
		case p.Body == "IEEE draft" && p.Confidence != LowConfidence:
			t.Errorf("%s is a draft and %s", p.Name, p.Confidence)
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

// TestLossFollowsReach holds the loss limits of multimode fibre to what the
// standards make them of, to a tenth of a dB: attenuation times reach, and 1.5 dB
// for connections. At 850 nm clauses count with 3.5 dB/km, clause 38 with 3.75,
// clauses 150 and 167 with 3.0; at 1300 nm with 1.5.
func TestLossFollowsReach(t *testing.T) {
	const tenth = 0.1
	for _, p := range PHYs() {
		for grade, limit := range p.Limits {
			if grade.Family() != Multimode || limit.Loss == 0 || p.Name == "100BASE-FX" { // the power budget of an FDDI LED
				continue
			}
			connections := 1.5
			if p.Clause == "86" && limit.Reach.Metres == 150 { // an engineered link
				connections = 1
			}
			made := multimodeAttenuation(p)*limit.Reach.Metres/1000 + connections
			if limit.Loss < made-tenth/2-tolerance || limit.Loss >= made+tenth-tolerance {
				t.Errorf("%s on %s: %g dB over %g m, want about %.2f dB", p.Name, grade, limit.Loss, limit.Reach.Metres, made)
			}
			if limit.Allocation != 0 && limit.Allocation != connections {
				t.Errorf("%s on %s: %g dB for connections, want %g dB", p.Name, grade, limit.Allocation, connections)
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
	case p.Clause == "38":
		return 3.75
	}
	return 3.5
}

// singlemodeLoss is the loss limit in dB of the classes DR, FR, LR and ER, by
// their reach in metres.
var singlemodeLoss = map[float64]float64{500: 3, 2000: 4, 10000: 6.3, 40000: 18}

// otherSinglemodeLoss are the limits that do not follow from the class: those of
// older clauses, and of MSAs that buy reach with FEC.
var otherSinglemodeLoss = map[string]float64{
	"100BASE-LX10": 6, "1000BASE-LX10": 6, "1000BASE-BX10-D": 5.5, "1000BASE-BX10-U": 6, "1000BASE-LX": 4.57,
	"10GBASE-LR": 6.2, "10GBASE-ER": 10.9, "40GBASE-LR4": 6.7, "40GBASE-ER4": 18.5,
	"16GFC-LW": 6.4, "32GFC-LW": 6.34,
	"100G-PSM4": 3.3, "100G-CWDM4": 5, "100G-4WDM-10": 6.5, "400GBASE-LR4-6": 4.8,
}

// TestSinglemodeLoss holds every loss limit of single-mode fibre to its class, and
// what is set aside for connections to what the fibre leaves of it: 0.2 dB/km at
// 1550 nm, up to 0.55 dB/km at 1310 nm.
func TestSinglemodeLoss(t *testing.T) {
	for _, p := range PHYs() {
		limit := p.Limits[OS2]
		if limit.Loss == 0 {
			continue
		}
		want, other := otherSinglemodeLoss[p.Name]
		if !other {
			want = singlemodeLoss[limit.Reach.Metres]
		}
		if limit.Loss != want {
			t.Errorf("%s: %g dB over %g m, want %g dB", p.Name, limit.Loss, limit.Reach.Metres, want)
		}
		kilometres, fibre := limit.Reach.Metres/1000, limit.Loss-limit.Allocation
		if limit.Allocation > 0 && (fibre < 0.2*kilometres-tolerance || fibre > 0.55*kilometres+tolerance) {
			t.Errorf("%s: %g dB over %g m with %g dB of connections", p.Name, limit.Loss, limit.Reach.Metres, limit.Allocation)
		}
	}
	for name := range otherSinglemodeLoss {
		if p := phyOf(t, name); p.Limits[OS2].Loss == 0 {
			t.Errorf("%s has no loss limit", name)
		}
	}
}

// TestLeastLengths: PHYs for single-mode fibre begin at 2 m from 25G on and in
// clause 52, those for 850 nm at 0.5 m from 25G on and of Fibre Channel. Makers say
// less of their own.
func TestLeastLengths(t *testing.T) {
	for _, p := range PHYs() {
		want := 0.0
		switch {
		case len(p.Tx) == 0 || p.Side != "": // told for other kinds alone
		case p.Family == Singlemode && (p.Rate >= 25e9 && p.Body != "T11" && p.Body != "vendor" || p.Body == "IEEE" && p.Clause == "52"):
			want = 2
		case p.Family == Multimode && p.Tx[0] < 1200 && (p.Body == "T11" || p.Body == "IEEE" && p.Rate >= 25e9):
			want = 0.5
		}
		if want > 0 && p.MinLength != want {
			t.Errorf("%s carries from %g m on, want %g m", p.Name, p.MinLength, want)
		}
	}
}

// TestBetterGlassIsNamed: what is specified for 850 nm on OM3 is on OM4 and OM5
// too, and OM5 carries further than OM4 only what has wavelengths past 850 nm.
func TestBetterGlassIsNamed(t *testing.T) {
	for _, p := range PHYs() {
		if p.Family != Multimode || p.Tx[0] > 1200 {
			continue
		}
		om3, om4, om5 := p.Limits[OM3].Reach, p.Limits[OM4].Reach, p.Limits[OM5].Reach
		if !om3.Known || !om4.Known || !om5.Known || om3.Metres == 0 || om4.Metres > 2*om3.Metres {
			t.Errorf("%s reaches %v on OM3, %v on OM4, %v on OM5", p.Name, om3, om4, om5)
		}
		if further := om5.Metres > om4.Metres; further && slices.Max(p.Tx) <= 900 {
			t.Errorf("%s sends %v nm and reaches %g m on OM5, %g m on OM4", p.Name, p.Tx, om5.Metres, om4.Metres)
		}
	}
}

// TestPassiveCopperByLane: how far a passive cable carries is a matter of its
// lanes, whatever their number.
func TestPassiveCopperByLane(t *testing.T) {
	longest := map[float64]float64{3.125: 15, 10.3125: 7, 25.78125: 5, 26.5625: 3, 53.125: 2, 106.25: 1}
	for _, p := range PHYs() {
		reach := p.Limits[PassiveDAC].Reach
		if p.Family != Twinax || !reach.Known {
			continue
		}
		most := longest[p.LaneRate]
		if p.Body == "IEEE" && p.Name != "25GBASE-CR-S" && reach.Metres != most || reach.Metres > most || reach.Metres < 1 {
			t.Errorf("%s reaches %g m with lanes of %g GBd, want %g m", p.Name, reach.Metres, p.LaneRate, most)
		}
	}
}

// TestTwistedPairByCategory: BASE-T carries over 100 m of what it is made for, or
// 30 m of Category 8; only a module may carry less.
func TestTwistedPairByCategory(t *testing.T) {
	for _, p := range PHYs() {
		if p.Family != TwistedPair || p.Name == "10GBASE-T-SFP30" {
			continue
		}
		want := 100.0
		if p.Rate > 10e9 {
			want = 30
		}
		if best := p.Limits[Cat8].Reach; best.Metres != want {
			t.Errorf("%s reaches %v on Category 8, want %g m", p.Name, best, want)
		}
		for _, grade := range []Grade{Cat5e, Cat6, Cat6A, Cat7, Cat8} {
			reach := p.Limits[grade].Reach
			part := p.Name == "10GBASE-T" && grade == Cat6 && reach.Metres == 37
			if !part && reach.Known && reach.Metres != 0 && reach.Metres != want || !reach.Known && grade != Cat7 {
				t.Errorf("%s reaches %v on %s", p.Name, reach, grade)
			}
		}
	}
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

// TestPowerAddsUp holds what is sent and received against each other. The least
// sent less the least received is what may be lost between: the loss limit, in
// clauses before 10G with the penalties added, of which they allow up to 5 dB.
// What may be sent beyond what may be received must be lost.
func TestPowerAddsUp(t *testing.T) {
	known := 0
	for _, p := range PHYs() {
		tx, rx := p.TxPower, p.RxPower
		if tx.Known != rx.Known || tx.Known != (p.PowerBasis != "") {
			t.Errorf("%s sends %+v, receives %+v, from %q", p.Name, tx, rx, p.PowerBasis)
		}
		if !tx.Known {
			continue
		}
		known++
		if !p.Family.IsFibre() || tx.Min >= tx.Max || rx.Min >= rx.Max || rx.Min > tx.Min || tx.Min < -20 || tx.Max > 10 || rx.Min < -32 {
			t.Errorf("%s sends %+v, receives %+v", p.Name, tx, rx)
		}
		if loss := max(0, tx.Max-rx.Max); math.Abs(loss-p.MinLoss) > 0.05 {
			t.Errorf("%s sends up to %g dBm and may receive %g dBm: at least %.1f dB between, not %g dB", p.Name, tx.Max, rx.Max, loss, p.MinLoss)
		}
		least, most := lossByPower(p)
		if loss := tx.Min - rx.Min; loss < least-tolerance || loss > most+tolerance {
			t.Errorf("%s sends %g dBm at least and receives %g dBm at least: %.2f dB between, want %.2f dB to %.2f dB", p.Name, tx.Min, rx.Min, loss, least, most)
		}
	}
	if known < 60 {
		t.Errorf("the power of %d PHYs is known, want 60 at least", known)
	}
}

// lossByPower returns between which losses in dB the difference of least powers
// is.
func lossByPower(p PHY) (least, most float64) {
	for _, limit := range p.Limits {
		most = max(most, limit.Loss)
	}
	switch {
	case most == 0:
		return 0, 30 // nobody specifies a loss limit
	case slices.Contains([]string{"38", "58", "59"}, p.Clause):
		return most, most + 5
	case p.Name == "10GBASE-SR": // OM4 came later and has 0.3 dB more than the 2.6 dB of OM3
		return most - 0.3, most - 0.3
	case p.Name == "10GBASE-ER": // 11 dB is the other figure for its limit
		return most, most + 0.2
	}
	return most - 0.05, most + 0.05
}

// TestPowerOfLegs: what a leg sends its parent may receive, and the reverse.
func TestPowerOfLegs(t *testing.T) {
	for _, p := range PHYs() {
		for _, b := range p.Breakouts {
			child := phyOf(t, b.Child)
			if !p.TxPower.Known || !child.TxPower.Known || p.Clause != child.Clause {
				continue
			}
			if child.TxPower != p.TxPower || child.RxPower != p.RxPower {
				t.Errorf("%s sends %+v and receives %+v, its leg %s %+v and %+v", p.Name, p.TxPower, p.RxPower, child.Name, child.TxPower, child.RxPower)
			}
		}
	}
}

func TestDisputesHaveTheirPlace(t *testing.T) {
	for _, p := range PHYs() {
		for _, d := range p.Disputed {
			if d.Text == "" || strings.HasSuffix(d.Text, ".") {
				t.Errorf("%s: %+v has no text, or one with a period", p.Name, d)
			}
			for _, grade := range Grades() {
				limit := p.Limits[grade]
				said := d.Of(d.About, grade)
				switch {
				case !slices.Contains(d.Grades, grade):
				case d.About == AboutReach && limit.Reach.Metres == 0, d.About == AboutLoss && limit.Loss == 0, d.About == AboutOther, !said:
					t.Errorf("%s: %+v, but %s has %+v", p.Name, d, grade, limit)
				}
			}
		}
	}
}

func TestPHYTableErrors(t *testing.T) {
	header := phyCSV[strings.Index(phyCSV, "\nname,")+1:]
	header = header[:strings.Index(header, "\n")]
	columns := strings.Split(header, ",")
	for column, cells := range map[string]map[string]string{
		"disputed":   {"reach: a": "", "om3,om4 loss: a | other: b": "", "om9 loss: a": "unknown grade", "loss": "GRADES", "om3 speed: a": "GRADES", "om3 loss:": "GRADES"},
		"tx_dbm":     {"-8.2..0.5": "", "-8.2": "invalid syntax", "low..high": "invalid syntax"},
		"limits":     {"om3=70/1.8/1.5": "", "om3=70/x": "invalid syntax", "om9=70": "unknown grade"},
		"conditions": {"om3 0-5 vendor: a": "", "om3 vendor: a": "GRADE FROM-TO", "om3 0-x vendor: a": "invalid syntax"},
		"breakouts":  {"4x10GBASE-SR@100": "", "4-10GBASE-SR": "invalid syntax"},
		"lanes":      {"4": "", "4.5": "not a whole number"},
		"family":     {"multimode": "", "multi": "unknown word"},
	} {
		for cell, reason := range cells {
			row := make([]string, len(columns))
			row[slices.Index(columns, column)] = `"` + cell + `"`
			_, err := readPHYs(strings.NewReader(header + "\n" + strings.Join(row, ",") + "\n"))
			if (err == nil) != (reason == "") || err != nil && (!strings.Contains(err.Error(), reason) || !strings.Contains(err.Error(), "line 2: "+column)) {
				t.Errorf("%s %q: %v, want %q", column, cell, err, reason)
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

// formFactors is every form factor that there is to name.
var formFactors = []string{
	"fixed", "GBIC", "X2", "XENPAK", "XFP", "SFP", "SFP+", "SFP28", "SFP56", "SFP112", "SFP-DD", "SFP-DD112", "DSFP",
	"QSFP", "QSFP+", "QSFP28", "QSFP56", "QSFP112", "QSFP224", "QSFP-DD", "QSFP-DD800", "QSFP-DD1600",
	"OSFP", "OSFP-RHS", "OSFP1600", "OSFP1600-RHS", "CXP", "CFP", "CFP2", "CFP2-DCO", "CFP4", "CFP8", "CPAK", "CDFP",
}

func TestFormFactorsAndConnectorsExist(t *testing.T) {
	for _, code := range Codes() {
		for _, form := range code.FormFactors {
			if !slices.Contains(formFactors, form) {
				t.Errorf("%s %s: unknown form factor %q", code.Kind, code.Code, form)
			}
		}
	}
	ends := []string{"RJ45", "LC", "SC", "ST", "MPO-12", "MPO-16", "MPO-24", "MPO-32", "2xMPO-12", "2xLC", "2xCS", "CX4"}
	for _, p := range PHYs() {
		if len(p.FormFactors) == 0 {
			t.Errorf("%s has no form factor", p.Name)
		}
		for _, form := range p.FormFactors {
			if !slices.Contains(formFactors, form) {
				t.Errorf("%s: unknown form factor %q", p.Name, form)
			}
		}
		for _, end := range p.Connectors {
			if !slices.Contains(ends, end) && !slices.Contains(formFactors, end) {
				t.Errorf("%s: unknown connector %q", p.Name, end)
			}
		}
		if p.Family.IsFibre() != (p.Polish != "") || p.Family.IsFibre() && (p.Strands == 0 || len(p.Connectors) == 0) {
			t.Errorf("%s: %v, %d fibres, polish %q", p.Name, p.Connectors, p.Strands, p.Polish)
		}
	}
}

// TestBreakoutsAddUp holds a breakout against both its ends: the lanes, the fibres
// or pairs and the rate of the legs are those of the parent, in lanes of the same
// kind, and it ends in more than one connector or in one of many fibres.
func TestBreakoutsAddUp(t *testing.T) {
	for _, p := range PHYs() {
		for _, b := range p.Breakouts {
			child, err := LookupPHY(b.Child)
			if err != nil || child.Name != b.Child {
				t.Errorf("%s breaks out to %q: %v", p.Name, b.Child, err)
				continue
			}
			if b.Legs < 2 || b.Legs*child.Lanes != p.Lanes || int64(b.Legs)*child.Rate != p.Rate || b.Legs*child.Strands != p.Strands {
				t.Errorf("%s: %d legs of %s are not what it has", p.Name, b.Legs, child.Name)
			}
			if duplex := slices.ContainsFunc(p.Connectors, func(c string) bool { return c == "LC" || c == "SC" }); duplex {
				t.Errorf("%s breaks out of %v", p.Name, p.Connectors)
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
