package cabling

import (
	"math"
	"testing"
)

// The loss is that of cabling practice: fibre, connections and what else takes
// light; the limit may be that of a worse grade whose reach covers the length.
func TestBudget(t *testing.T) {
	for _, c := range []struct {
		phy, medium string
		metres      float64
		elements    string
		attenuation float64
		loss, limit float64
		as          Grade
	}{
		{"100GBASE-SR4", "om4", 100, "4xMPO@0.35", 0, 1.7, 1.9, OM4},
		{"40GBASE-SR4", "om4", 150, "2xMPO@0.5", 0, 1.45, 1.5, OM4},
		{"40GBASE-SR4", "om4", 100, "3xMPO@0.5", 0, 1.8, 1.9, OM3},
		{"40GBASE-SR4", "om4", 101, "3xMPO@0.5", 0, 1.803, 1.5, OM4},
		{"10GBASE-LR", "os1a", 4000, "2xLC@0.75", 0, 5.5, 6.2, OS2},
		{"10GBASE-ER", "os2", 40000, "2xLC@0.5", 0.22, 9.8, 10.9, OS2},
		{"10GBASE-SR", "om3", 100, "2xLC + cassette + splice + tap", 0, 0.3 + 1.5 + 1 + 0.3 + 3.7, 2.6, OM3},
		{"10GBASE-SR", "om3", 100, "", 0, 0.3, 2.6, OM3},
	} {
		channel := &Channel{
			Medium: mediumOf(t, c.medium), Length: Metres(c.metres),
			Elements: elementsOf(t, c.elements), Attenuation: c.attenuation,
		}
		budget, ok := channel.Budget(phyOf(t, c.phy), DefaultSite())
		if !ok || math.Abs(budget.Loss()-c.loss) > 1e-9 || budget.Limit != c.limit || budget.As != c.as {
			t.Errorf("%+v: got %+v, loss %g", c, budget, budget.Loss())
		}
	}
}

// A site's own attenuation goes before the table's, that of the cable before
// both.
func TestAttenuationOrder(t *testing.T) {
	site := DefaultSite()
	site.Attenuation = map[Grade]float64{OS2: 0.35}
	channel := &Channel{Medium: mediumOf(t, "os2"), Length: Metres(10000)}
	lr := phyOf(t, "10GBASE-LR")
	for _, c := range []struct {
		site Site
		told float64
		want float64
	}{{DefaultSite(), 0, 4}, {site, 0, 3.5}, {site, 0.3, 3}} {
		channel.Attenuation = c.told
		if budget, _ := channel.Budget(lr, c.site); math.Abs(budget.Fibre-c.want) > 1e-9 {
			t.Errorf("told %g: got %g dB, want %g", c.told, budget.Fibre, c.want)
		}
	}
}

// No loss without a fibre, a length, or an attenuation.
func TestBudgetNotKnown(t *testing.T) {
	sr := phyOf(t, "10GBASE-SR")
	for name, channel := range map[string]*Channel{
		"twisted pair": {Medium: mediumOf(t, "cat6"), Length: Metres(10)},
		"no length":    {Medium: mediumOf(t, "om4")},
		"no medium":    {A: End{PHY: sr}, Length: Metres(10)},
	} {
		if budget, ok := channel.Budget(sr, DefaultSite()); ok {
			t.Errorf("%s: got %+v", name, budget)
		}
	}
}
