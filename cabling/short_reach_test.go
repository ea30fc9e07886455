package cabling

import (
	"strings"
	"testing"
)

// TestShortReaches: the examples of a row are its own, the others are not, and no maker
// gives more than the PHY has.
func TestShortReaches(t *testing.T) {
	for i := range shortReaches() {
		p := &shortReaches()[i]
		for _, example := range p.examples {
			if LookupShortReach(example, p.PHY) != p {
				t.Errorf("%s: %s is another part", p.pattern, example)
			}
		}
		for _, other := range p.others {
			if LookupShortReach(other, p.PHY) != nil {
				t.Errorf("%s: %s is one of these parts", p.pattern, other)
			}
		}
		if len(p.examples) == 0 || len(p.Limits) == 0 || p.Source == "" || p.Confidence == 0 {
			t.Errorf("%s: a row without examples, limits, source or confidence", p.pattern)
		}
		for grade, limit := range p.Limits {
			if reach, ok := p.PHY.ReachOver(grade); !ok || limit.Reach.Metres >= reach.Metres || limit.Loss > 0 {
				t.Errorf("%s: %v over %s, and %s has %v", p.pattern, limit, grade, p.PHY.Name, reach.Metres)
			}
		}
	}
	if LookupShortReach("SFP-10G-SRL", phyOf(t, "10GBASE-LR")) != nil {
		t.Error("a part of another PHY was found")
	}
}

// TestShortReachHolds: the reach of a channel is that of the part in it.
func TestShortReachHolds(t *testing.T) {
	sr4 := phyOf(t, "400GBASE-SR4")
	om4, err := LookupMedium("om4")
	if err != nil {
		t.Fatal(err)
	}
	channel := &Channel{Medium: om4, A: End{PHY: sr4}, B: End{PHY: sr4, Short: LookupShortReach("MMA4Z00-NS400", sr4)}}
	reach, ok := channel.Reach(sr4)
	if !ok || reach.Metres != 50 || !strings.Contains(reach.Why, "maker") {
		t.Errorf("reach %+v, want 50 m by the maker", reach)
	}
}
