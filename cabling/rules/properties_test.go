package rules

import (
	"fmt"
	"slices"
	"testing"

	"cablewright/cabling"
	"cablewright/topology"
)

// badness orders verdicts of channels that tell all that decides.
var badness = map[Verdict]int{Pass: 0, Unverifiable: 1, Warn: 2, Fail: 3}

// shortOrStrong are the rules about channels that are too short, or lose too little.
var shortOrStrong = []string{lengthBelowMinimum.ID, lossBelowMinimum.ID, launchTooStrong.ID}

// isTooLittle reports whether an outcome says that there is too little of the
// channel, so that more of it may be better.
func isTooLittle(outcome Outcome) bool {
	return slices.ContainsFunc(outcome.Findings, func(f topology.Finding) bool { return slices.Contains(shortOrStrong, f.Rule) })
}

// lengths in metres, about the limits of the table.
var lengths = []float64{0.3, 0.5, 1, 2, 3, 5, 7, 10, 21, 30, 33, 37, 50, 55, 70, 82, 100, 110, 150, 220, 275, 300, 400, 500, 550, 1000, 2000, 5000, 6000, 10e3, 20e3, 30e3, 40e3, 80e3, 120e3}

// each calls check with every PHY and every cable that it runs on.
func each(check func(phy *cabling.PHY, medium *cabling.Medium)) {
	for i := range cabling.PHYs() {
		for j := range cabling.Media() {
			phy, medium := &cabling.PHYs()[i], &cabling.Media()[j]
			isCable := medium.Kind == cabling.Cable || medium.Kind == cabling.DirectCable
			if isCable && medium.Grade != "" && phy.RunsOn(medium) {
				check(phy, medium)
			}
		}
	}
}

// A longer cable is never better, but where a shorter one is too short.
func TestLongerIsNeverBetter(t *testing.T) {
	list := NewList(All(), cabling.DefaultSite())
	for _, path := range []string{"", "LC@0.5"} {
		elements, err := cabling.ParseElements(path)
		if err != nil {
			t.Fatal(err)
		}
		each(func(phy *cabling.PHY, medium *cabling.Medium) {
			if path != "" && !phy.Family.IsFibre() {
				return
			}
			worst, at := 0, 0.0
			for _, length := range lengths {
				outcome := list.Check(&cabling.Channel{A: cabling.End{PHY: phy}, Medium: medium, Length: cabling.Metres(length), Elements: elements})
				switch bad := badness[outcome.Verdict]; {
				case isTooLittle(outcome):
				case bad < worst:
					t.Errorf("%s over %s, %q: %s at %g m, and worse at %g m", phy.Name, medium.ID, path, outcome.Verdict, length, at)
				case bad > worst:
					worst, at = bad, length
				}
			}
		})
	}
}

// Better glass is never worse, nor are better pairs. What a maker alone says of a
// grade is a condition of that grade; Cat8 has a shorter channel of its own.
func TestBetterGradeIsNeverWorse(t *testing.T) {
	list := NewList(All(), cabling.DefaultSite())
	ladders := [][]string{{"om1", "om2", "om3", "om4", "om5"}, {"cat5e", "cat6", "cat6a", "cat7"}, {"os1a", "os2"}}
	for i := range cabling.PHYs() {
		phy := &cabling.PHYs()[i]
		for _, ladder := range ladders {
			for step := range ladder[1:] {
				worse, better := medium(t, ladder[step]), medium(t, ladder[step+1])
				ofMaker := func(c cabling.Condition) bool { return c.Grade == better.Grade && c.Need == cabling.NeedVendor }
				if !phy.RunsOn(worse) || worse.Grade != better.Grade && slices.ContainsFunc(phy.Conditions, ofMaker) {
					continue
				}
				for _, length := range lengths {
					channel := cabling.Channel{A: cabling.End{PHY: phy}, Length: cabling.Metres(length)}
					channel.Medium = worse
					before := list.Check(&channel)
					channel.Medium = better
					after := list.Check(&channel)
					if badness[after.Verdict] > badness[before.Verdict] && !isTooLittle(after) {
						t.Errorf("%s over %g m: %s over %s, %s over %s", phy.Name, length, before.Verdict, worse.ID, after.Verdict, better.ID)
					}
				}
			}
		}
	}
}

func medium(t *testing.T, id string) *cabling.Medium {
	t.Helper()
	medium, err := cabling.LookupMedium(id)
	if err != nil {
		t.Fatal(err)
	}
	return medium
}

// One more connection is never better, nor is one that loses more, but where too
// little is lost. Of a PHY without a limit for its loss any is no better than none
// told; of others the reach stands in for a loss that is not told.
func TestMoreLossIsNeverBetter(t *testing.T) {
	list := NewList(All(), cabling.DefaultSite())
	var paths [][]cabling.Element
	for _, loss := range []float64{0.25, 0.75} {
		for count := 1; count <= 7; count += 2 {
			path, err := cabling.ParseElements(fmt.Sprintf("%dxLC@%g", count, loss))
			if err != nil {
				t.Fatal(err)
			}
			paths = append(paths, path)
		}
	}
	each(func(phy *cabling.PHY, medium *cabling.Medium) {
		if !medium.Family.IsFibre() {
			return
		}
		for _, length := range []float64{2, 70, 300, 2000, 40e3} {
			channel := cabling.Channel{A: cabling.End{PHY: phy}, Medium: medium, Length: cabling.Metres(length)}
			least := 0
			if untold := list.Check(&channel); phy.Limits[medium.Grade].Loss == 0 && !isTooLittle(untold) {
				least = badness[untold.Verdict]
			}
			worst := least
			for _, path := range paths {
				channel.Elements = path
				outcome := list.Check(&channel)
				if path[0].Count == 1 {
					worst = least // of another loss
				}
				switch bad := badness[outcome.Verdict]; {
				case isTooLittle(outcome):
				case bad < worst:
					t.Errorf("%s over %g m of %s: %s with %d of %g dB, and worse with less", phy.Name, length, medium.ID, outcome.Verdict, path[0].Count, path[0].Loss)
				default:
					worst = bad
				}
			}
		}
	})
}

// Which end is A makes no difference to what is wrong.
func TestEndsMayBeSwapped(t *testing.T) {
	list := NewList(All(), cabling.DefaultSite())
	cables := map[cabling.Family]*cabling.Medium{
		cabling.Multimode: medium(t, "om4"), cabling.Singlemode: medium(t, "os2"), cabling.TwistedPair: medium(t, "cat8"), cabling.Twinax: medium(t, "dac"),
	}
	same := func(a, b topology.Finding) bool { return a.Rule == b.Rule && a.Severity == b.Severity }
	for i := range cabling.PHYs() {
		for j := range i {
			a, b := &cabling.PHYs()[i], &cabling.PHYs()[j]
			if a.Family != b.Family {
				continue
			}
			for _, length := range []float64{2, 100} {
				channel := cabling.Channel{A: cabling.End{PHY: a, FEC: cabling.NoFEC}, B: cabling.End{PHY: b, FEC: cabling.AnyRSFEC}, Medium: cables[a.Family], Length: cabling.Metres(length)}
				one := list.Check(&channel)
				channel.A, channel.B = channel.B, channel.A
				other := list.Check(&channel)
				if one.Verdict != other.Verdict || !slices.EqualFunc(one.Findings, other.Findings, same) {
					t.Errorf("%s and %s over %g m: %s\n%sswapped: %s\n%s", a.Name, b.Name, length, one.Verdict, outcomeText(one), other.Verdict, outcomeText(other))
				}
			}
		}
	}
}
