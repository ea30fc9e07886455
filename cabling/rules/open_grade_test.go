package rules

import (
	"slices"
	"strings"
	"testing"

	"cablewright/cabling"
)

// A cable whose grade is not told is judged as each of its grades would be, or
// not at all: what passes has no grade that fails, what fails none that carries,
// and what has no verdict has grades of both kinds.
func TestWhateverGrade(t *testing.T) {
	everyRule, site := All(), cabling.DefaultSite()
	seen := map[Verdict]int{}
	for _, id := range []string{"mmf", "smf", "utp", "stp", "twisted-pair"} {
		open, err := cabling.LookupMedium(id)
		if err != nil {
			t.Fatal(err)
		}
		for i := range cabling.PHYs() {
			phy := &cabling.PHYs()[i]
			for _, length := range []float64{20, 90, 350, 12000} {
				channel := cabling.Channel{A: cabling.End{PHY: phy}, Medium: open, Length: cabling.Metres(length)}
				got := CheckChannel(&channel, everyRule, site).Verdict
				var each []Verdict
				for _, medium := range mediaLike(open) {
					channel.Medium = medium
					each = append(each, CheckChannel(&channel, everyRule, site).Verdict)
				}
				fails := slices.Contains(each, Fail)
				carries := slices.Contains(each, Pass) || slices.Contains(each, Warn)
				if right := map[Verdict]bool{Pass: !fails, Warn: !fails, Fail: !carries, Unverifiable: fails == carries || slices.Contains(each, Unverifiable)}; !right[got] {
					t.Errorf("%s over %g m of %s: %s, over each grade: %s", phy.Name, length, id, got, each)
				}
				seen[got]++
			}
		}
	}
	for _, verdict := range []Verdict{Pass, Fail, Unverifiable} {
		if seen[verdict] == 0 {
			t.Errorf("nothing was judged %s", verdict)
		}
	}
}

// The words say which grade the verdict rests on.
func TestWhateverGradeWords(t *testing.T) {
	for line, want := range map[string]string{
		"phy 10GBASE-SR; medium mmf; length_m 20":      "",
		"phy 10GBASE-SR; medium mmf; length_m 500":     "whatever grade the mmf is: 10GBASE-SR over om5 reaches 400 m",
		"phy 100GBASE-LR4; medium smf; length_m 12 km": "whatever grade the smf is: 100GBASE-LR4 over os2 reaches 10000 m",
		"phy 1000BASE-LX; medium mmf; length_m 150":    "should the mmf be om1: 1000BASE-LX: mode-conditioning",
	} {
		outcome := CheckChannel(readChannel(t, line), All(), cabling.DefaultSite())
		message := ""
		if len(outcome.Findings) > 0 {
			message = outcome.Findings[0].Message
		}
		if outcome.Verdict == Unverifiable || !strings.HasPrefix(message, want) || (want == "") != (message == "") {
			t.Errorf("%s: %s %q, want %q", line, outcome.Verdict, message, want)
		}
	}
}
