package cabling

import (
	"slices"
	"testing"
)

// Ends understand each other or not, whichever is called A.
func TestPairingIsSymmetric(t *testing.T) {
	for i := range PHYs() {
		for j := range PHYs() {
			a, b := &PHYs()[i], &PHYs()[j]
			there := (&Channel{A: End{PHY: a}, B: End{PHY: b}}).Pairing()
			back := (&Channel{A: End{PHY: b}, B: End{PHY: a}}).Pairing()
			if !slices.Equal(there, back) {
				t.Errorf("%s to %s: %v, back: %v", a.Name, b.Name, there, back)
			}
		}
	}
}

// A PHY understands its like, but for one side of a pair.
func TestPairingWithItself(t *testing.T) {
	for i := range PHYs() {
		phy := &PHYs()[i]
		got := (&Channel{A: End{PHY: phy}, B: End{PHY: phy}}).Pairing()
		var want []Difference
		if phy.Side == "D" || phy.Side == "U" {
			want = []Difference{SidesEqual}
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s with itself: %v, want %v", phy.Name, got, want)
		}
	}
}

// Of every pair that differs, D understands U.
func TestPairingOfSides(t *testing.T) {
	pairs := 0
	for i := range PHYs() {
		for j := range PHYs() {
			d, u := &PHYs()[i], &PHYs()[j]
			if d.Side != "D" || u.Side != "U" || d.Name[:len(d.Name)-1] != u.Name[:len(u.Name)-1] {
				continue
			}
			pairs++
			if got := (&Channel{A: End{PHY: d}, B: End{PHY: u}}).Pairing(); got != nil {
				t.Errorf("%s with %s: %v", d.Name, u.Name, got)
			}
		}
	}
	if pairs < 4 {
		t.Errorf("only %d pairs", pairs)
	}
}

func TestPairing(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want []Difference
	}{
		{"100GBASE-LR4", "100G-CWDM4", []Difference{WavelengthsDiffer}},
		{"100GBASE-LR4", "100GBASE-LR1", []Difference{LanesDiffer, WavelengthsDiffer}},
		{"100G-PSM4", "100G-CWDM4", []Difference{FibresDiffer, WavelengthsDiffer}},
		{"10GBASE-SR", "25GBASE-SR", []Difference{SpeedDiffers}},
		{"100GBASE-CR4", "100GBASE-SR4", []Difference{MediaDiffer}},
		{"10GBASE-T", "10GBASE-SR", []Difference{MediaDiffer}},
		{"10GBASE-T", "1000BASE-T", nil},
		{"100GBASE-DR", "100GBASE-LR1", nil},
		{"100G-CLR4", "100G-CWDM4", nil},
		{"100GBASE-LR4", "100G-4WDM-20", []Difference{FECDiffers}},
		{"100G-ER1-40", "100GBASE-LR1", []Difference{GroupsDiffer}},
		{"1000BASE-BX10-U", "1000BASE-LX10", []Difference{FibresDiffer, WavelengthsDiffer}},
	} {
		got := (&Channel{A: End{PHY: phyOf(t, c.a)}, B: End{PHY: phyOf(t, c.b)}}).Pairing()
		if !slices.Equal(got, c.want) {
			t.Errorf("%s with %s: %v, want %v", c.a, c.b, got, c.want)
		}
	}
}

// Every breakout of the table is sound, with a leg more it is not.
func TestBreakoutsOfTheTable(t *testing.T) {
	for i := range PHYs() {
		parent := &PHYs()[i]
		for _, breakout := range parent.Breakouts {
			channel := &Channel{A: End{PHY: parent}, B: End{PHY: phyOf(t, breakout.Child)}, Legs: breakout.Legs}
			if fault, _ := channel.Breakout(); fault != BreakoutSound {
				t.Errorf("%s in %d of %s: fault %d", parent.Name, breakout.Legs, breakout.Child, fault)
			}
			channel.Legs++
			if fault, most := channel.Breakout(); fault != TooManyLegs || most != breakout.Legs {
				t.Errorf("%s in %d of %s: fault %d, most %d", parent.Name, channel.Legs, breakout.Child, fault, most)
			}
		}
	}
}

func TestBreakout(t *testing.T) {
	for _, c := range []struct {
		parent, child string
		legs          int
		want          BreakoutFault
	}{
		{"40GBASE-LR4", "10GBASE-LR", 4, LanesNotApart},
		{"40G-BiDi", "10GBASE-SR", 4, LanesNotApart},
		{"400GBASE-DR4", "100GBASE-LR4", 4, LegDiffers},
		{"400GBASE-DR4-2", "100GBASE-DR", 4, BreakoutSound}, // of the family of FR1
		{"100GBASE-SR4", "10GBASE-SR", 4, LegDiffers},
		{"100GBASE-SR4", "25GBASE-CSR", 4, BreakoutSound},
		{"100GBASE-SR2", "50GBASE-SR", 2, BreakoutSound}, // by its lanes
		{"100GBASE-SR2", "50GBASE-SR", 3, TooManyLegs},
		{"100GBASE-CR2", "50GBASE-CR", 2, BreakoutSound},
		{"100GBASE-SR4", "100GBASE-SR4", 0, BreakoutSound},
	} {
		channel := &Channel{A: End{PHY: phyOf(t, c.parent)}, B: End{PHY: phyOf(t, c.child)}, Legs: c.legs}
		if got, _ := channel.Breakout(); got != c.want {
			t.Errorf("%s in %d of %s: fault %d, want %d", c.parent, c.legs, c.child, got, c.want)
		}
	}
}
