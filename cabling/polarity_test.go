package cabling

import "testing"

func TestPolarity(t *testing.T) {
	for _, c := range []struct {
		phy, path string
		want      Polarity
	}{
		{"100GBASE-SR4", "cordA", Polarity{0, true, false, false}},
		{"100GBASE-SR4", "cordB", Polarity{1, true, false, false}},
		{"100GBASE-SR4", "cordB-adB-trunkB-adB-cordB", Polarity{5, true, false, false}},
		{"100GBASE-SR4", "cordA-trunkC-cordB", Polarity{1, false, true, false}},
		{"100GBASE-SR4", "cordA + trunk + cordB", Polarity{1, false, false, false}},
		{"10GBASE-SR", "A-B cord + A cassette + type-A trunk + A cassette + A-A cord", Polarity{1, true, false, false}},
		{"10GBASE-SR", "A-B cord + B cassette + type-B trunk + B cassette + A-B cord", Polarity{3, true, false, false}},
		{"10GBASE-SR", "A-B cord + C cassette + type-C trunk + C cassette + A-B cord", Polarity{3, true, false, false}},
		{"10GBASE-SR", "A-B cord + U1 cassette + type-B trunk (type-B adapters) + U1 cassette + A-B cord", Polarity{2, true, true, false}},
		{"10GBASE-SR", "A-B cord + U2 cassette + type-B trunk (type-B adapters) + U2 cassette + A-B cord", Polarity{3, true, false, false}},
		{"10GBASE-SR", "A-B cord + cassette + type-B trunk + cassette + A-B cord", Polarity{3, true, false, false}},
		{"10GBASE-SR", "A-B cord + A cassette + trunk + A cassette + A-B cord", Polarity{2, false, false, false}}, // method A or C
		{"10GBASE-SR", "A-B cord + A cassette + type-A trunk", Polarity{1, false, false, false}},
		{"10GBASE-SR", "3 x cord A-B", Polarity{3, true, false, false}},
	} {
		phy := phyOf(t, c.phy)
		channel := &Channel{A: End{PHY: phy}, Medium: mediumOf(t, "om4"), Elements: elementsOf(t, c.path)}
		got, ok := channel.Polarity()
		if !ok || got != c.want {
			t.Errorf("%s over %s: got %+v, %v, want %+v", c.phy, c.path, got, ok, c.want)
		}
	}
}

// There is no polarity of one fibre, of pairs, or where nothing is told of it.
func TestNoPolarity(t *testing.T) {
	for _, c := range []struct{ phy, medium, path string }{
		{"1000BASE-BX10-D", "os2", "cord A-B"},
		{"10GBASE-T", "cat6a", "cord A-B"},
		{"100GBASE-SR4", "om4", "4xMPO@0.35"},
	} {
		channel := &Channel{A: End{PHY: phyOf(t, c.phy)}, Medium: mediumOf(t, c.medium), Elements: elementsOf(t, c.path)}
		if got, ok := channel.Polarity(); ok {
			t.Errorf("%+v: got %+v", c, got)
		}
	}
}
