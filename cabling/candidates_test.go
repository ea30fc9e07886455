package cabling

import "testing"

func TestCandidates(t *testing.T) {
	for _, c := range []struct {
		speed   int64
		metres  float64
		medium  string
		best    string
		carries bool
		miss    string // a PHY that does not carry
		reason  string
	}{
		{100e9, 85, "om4", "100GBASE-SR4", true, "100GBASE-VR1", "reaches 50 m"},
		{100e9, 300, "om4", "100GBASE-SR10", false, "100GBASE-LR4", "runs on single-mode fibre"},
		{100e9, 8000, "os2", "100GBASE-LR4", true, "100GBASE-DR", "reaches 500 m"},
		{40e9, 1, "os2", "40GBASE-LR4L", true, "40GBASE-LR4", "needs at least 2 m"},
		{10e9, 50, "cat5e", "10GBASE-T", false, "10GBASE-T", "excludes cat5e"},
		{25e9, 90, "om3", "25GBASE-CSR", true, "25GBASE-SR", "reaches 70 m"},
	} {
		candidates := Candidates(c.speed, Metres(c.metres), mediumOf(t, c.medium), DefaultSite())
		if best := candidates[0]; best.PHY.Name != c.best || best.Carries() != c.carries {
			t.Errorf("%+v: best is %s, carries %v (%s)", c, best.PHY.Name, best.Carries(), best.Reason)
		}
		for _, candidate := range candidates {
			if candidate.PHY.Name == c.miss && candidate.Reason != c.reason {
				t.Errorf("%+v: %s %s", c, c.miss, candidate.Reason)
			}
		}
	}
}

// Best is the first that Candidates gives of those that are wanted.
func TestBestLeads(t *testing.T) {
	channel := &Channel{Medium: mediumOf(t, "om4"), Length: Metres(85), Elements: elementsOf(t, "4xMPO@0.35")}
	all := channel.Candidates(100e9, DefaultSite())
	best, ok := channel.Best(100e9, DefaultSite(), func(*PHY) bool { return true })
	if !ok || best.PHY != all[0].PHY {
		t.Errorf("best is %v, the first of all is %s", best.PHY, all[0].PHY.Name)
	}
	if other, ok := channel.Best(100e9, DefaultSite(), func(p *PHY) bool { return p.Strands == 2 }); !ok || other.PHY.Strands != 2 {
		t.Errorf("best on two fibres is %+v", other)
	}
}

// What the path loses rules candidates out.
func TestCandidatesLoss(t *testing.T) {
	channel := &Channel{Medium: mediumOf(t, "om4"), Length: Metres(85), Elements: elementsOf(t, "4xMPO@0.75")}
	for _, candidate := range channel.Candidates(100e9, DefaultSite()) {
		if candidate.PHY.Name == "100GBASE-SR4" && candidate.Reason != "allows a loss of 1.9 dB, not 3.3 dB" {
			t.Errorf("100GBASE-SR4: %q", candidate.Reason)
		}
	}
}
