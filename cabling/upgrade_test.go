package cabling

import "testing"

func TestUpgraded(t *testing.T) {
	site := DefaultSite()
	for _, c := range []struct {
		phy, medium   string
		metres        float64
		speed         int64
		best, nearest string
		more          bool // fibres
	}{
		{"10GBASE-SR", "om3", 60, 25e9, "25GBASE-SR", "", false},
		{"10GBASE-SR", "om3", 95, 25e9, "", "25GBASE-SR", false}, // 25GBASE-CSR is a maker's alone
		{"10GBASE-SR", "om3", 95, 40e9, "40G-SWDM4", "", false},  // 40GBASE-SR4 takes eight fibres
		{"40GBASE-SR4", "om3", 60, 100e9, "100GBASE-SR4", "", false},
		{"10GBASE-SR", "om4", 90, 200e9, "200GBASE-SR4", "", true},
		{"10GBASE-LR", "os2", 9000, 100e9, "100GBASE-LR4", "", false},
		{"10GBASE-LR", "os1a", 5000, 100e9, "100GBASE-ER4", "", false},
		{"100BASE-TX", "cat5e", 80, 1e9, "1000BASE-T", "", false},
		{"1000BASE-T", "cat6", 60, 10e9, "", "10GBASE-T", false},
		{"", "om4", 60, 25e9, "25GBASE-SR", "", false},
		{"16GFC-SW", "om4", 50, 32e9, "32GFC-SW", "", false},
	} {
		channel := &Channel{Medium: mediumOf(t, c.medium), Length: Metres(c.metres), Upgrade: c.speed}
		if c.phy != "" {
			channel.A.PHY = phyOf(t, c.phy)
			channel.B.PHY = channel.A.PHY
		}
		upgrade, ok := channel.Upgraded(site)
		best, nearest := nameOf(upgrade.Best), nameOf(upgrade.Nearest)
		if !ok || best != c.best || c.nearest != "" && nearest != c.nearest || upgrade.MoreStrands() != c.more {
			t.Errorf("%s over %g m of %s to %g: best %q, nearest %q, more fibres %v; %v", c.phy, c.metres, c.medium, float64(c.speed), best, nearest, upgrade.MoreStrands(), ok)
		}
		if best != "" && nearest != "" {
			t.Errorf("%s: %s carries, and %s misses", c.phy, best, nearest)
		}
	}
}

func nameOf(candidate Candidate) string {
	if candidate.PHY == nil {
		return ""
	}
	return candidate.PHY.Name
}

// A cable with fixed ends is made for its speed; what runs faster already is no
// upgrade.
func TestUpgradeOfFixedEnds(t *testing.T) {
	channel := &Channel{A: End{PHY: phyOf(t, "10GBASE-AOC")}, Upgrade: 25e9}
	if upgrade, ok := channel.Upgraded(DefaultSite()); !ok || upgrade.Rated != 10e9 {
		t.Errorf("got %+v, %v, want a cable for 10 Gbit/s", upgrade, ok)
	}
	channel.Upgrade = 10e9
	if upgrade, ok := channel.Upgraded(DefaultSite()); ok {
		t.Errorf("got %+v for the speed that it has", upgrade)
	}
}
