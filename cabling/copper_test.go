package cabling

import (
	"math"
	"testing"
)

// The examples of Siemon and Panduit for 24, 26 and 28 AWG cords.
func TestDerating(t *testing.T) {
	for _, c := range []struct {
		link, cord float64
		awg        int
		want       float64
		over       bool
	}{
		{90, 10, 24, 102, false},
		{90, 10, 26, 105, true},
		{90, 8, 26, 102, false},
		{90, 6, 28, 101.7, false},
		{82.5, 10, 28, 102, false},
		{90, 8, 28, 105.6, true},
	} {
		channel := &Channel{
			Medium: mediumOf(t, "cat6"), CordAWG: c.awg,
			Length: Metres(c.link + c.cord), Cord: Metres(c.cord),
		}
		derating, ok := channel.Derating()
		measure := derating.Measure()
		if !ok || !derating.Known || math.Abs(measure.Value-c.want) > 1e-9 || measure.Over() != c.over {
			t.Errorf("%+v: got %s = %g, over %v", c, derating, measure.Value, measure.Over())
		}
	}
}

// Without a gauge the sum stands where all gauges agree.
func TestDeratingWithoutGauge(t *testing.T) {
	for cord, known := range map[float64]bool{5: true, 10: false, 15: true} {
		channel := &Channel{Medium: mediumOf(t, "cat6"), Length: Metres(90 + cord), Cord: Metres(cord)}
		if derating, ok := channel.Derating(); !ok || derating.Known != known {
			t.Errorf("%g m of cords: known %v, want %v", cord, derating.Known, known)
		}
	}
}

// Fibre and Category 8 have no sum of 102 m.
func TestDeratingElsewhere(t *testing.T) {
	for _, medium := range []string{"om4", "cat8"} {
		channel := &Channel{Medium: mediumOf(t, medium), Length: Metres(30), Cord: Metres(6)}
		if derating, ok := channel.Derating(); ok {
			t.Errorf("%s: got %s", medium, derating)
		}
	}
}
