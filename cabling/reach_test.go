package cabling

import "testing"

func TestReach(t *testing.T) {
	yes := true
	for _, c := range []struct {
		phy     string
		medium  string
		channel Channel
		metres  float64
		as      Grade
	}{
		{phy: "100GBASE-SR4", medium: "om4", metres: 100, as: OM4},
		{phy: "100GBASE-SR4", medium: "om2", metres: 0, as: OM2},
		{phy: "1000BASE-LX10", medium: "om4", metres: 550, as: OM3},
		{phy: "10GBASE-T", medium: "cat6", metres: 55, as: Cat6},
		{phy: "10GBASE-T", medium: "cat6", channel: Channel{Shielded: &yes}, metres: 100, as: Cat6},
		{phy: "10GBASE-LR", medium: "os1a", metres: 4200, as: OS2},
		{phy: "100GBASE-FR1", medium: "os1a", metres: 1000, as: OS2},
		{phy: "100GBASE-DR", medium: "os1a", metres: 250, as: OS2},
		{phy: "10GBASE-LR", medium: "os2-io", metres: 8400, as: OS2},
		{phy: "100GBASE-LR4", medium: "Singlemode indoor/outdoor", metres: 8600, as: OS2},
		{phy: "10GBASE-LR", medium: "os1a", channel: Channel{Elements: []Element{{Type: "LC"}}}, metres: 10000, as: OS2},
	} {
		channel := c.channel
		channel.Medium = mediumOf(t, c.medium)
		reach, ok := channel.Reach(phyOf(t, c.phy))
		if !ok || reach.Metres < c.metres-tolerance || reach.Metres > c.metres+tolerance || reach.As != c.as {
			t.Errorf("%s over %s: got %+v, %v, want %g m as %s", c.phy, c.medium, reach, ok, c.metres, c.as)
		}
	}
	om4 := &Channel{Medium: mediumOf(t, "om4")}
	if reach, ok := om4.Reach(phyOf(t, "400GBASE-DR4")); ok {
		t.Errorf("400GBASE-DR4 over om4: got %+v, want none", reach)
	}
}

// A leg reaches no further than its parent, whichever end is asked.
func TestReachOfLegs(t *testing.T) {
	channel := &Channel{
		A: End{PHY: phyOf(t, "400GBASE-DR4")}, B: End{PHY: phyOf(t, "100GBASE-FR1")}, Legs: 4,
		Medium: mediumOf(t, "os2"), Length: Metres(450),
	}
	measure, _, ok := channel.ReachMeasure()
	if !ok || measure.Limit != 500 || measure.Over() {
		t.Errorf("got %+v, %v, want 450 m of 500 m", measure, ok)
	}
}

// A channel that meets one condition of its length is free of the others.
func TestOpenConditions(t *testing.T) {
	phy := phyOf(t, "10GBASE-T")
	yes := true
	for name, c := range map[string]struct {
		channel Channel
		want    int
	}{
		"assured":  {Channel{Length: Metres(37)}, 0},
		"depends":  {Channel{Length: Metres(38)}, 1},
		"tested":   {Channel{Length: Metres(38), Met: []Need{NeedAlienTest}}, 0},
		"screened": {Channel{Length: Metres(38), Shielded: &yes}, 0},
		"alone":    {Channel{Length: Metres(38), Bundle: 1}, 0},
		"too long": {Channel{Length: Metres(56)}, 0},
		"unknown":  {Channel{}, 0},
	} {
		c.channel.Medium = mediumOf(t, "cat6")
		if open := c.channel.OpenConditions(phy); len(open) != c.want {
			t.Errorf("%s: got %+v, want %d", name, open, c.want)
		}
	}
}
