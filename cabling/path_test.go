package cabling

import (
	"slices"
	"testing"
)

func phyOf(t *testing.T, name string) *PHY {
	t.Helper()
	phy, err := LookupPHY(name)
	if err != nil {
		t.Fatal(err)
	}
	return phy
}

func mediumOf(t *testing.T, name string) *Medium {
	t.Helper()
	medium, err := LookupMedium(name)
	if err != nil {
		t.Fatal(err)
	}
	return medium
}

func elementsOf(t *testing.T, text string) []Element {
	t.Helper()
	elements, err := ParseElements(text)
	if err != nil {
		t.Fatal(err)
	}
	return elements
}

func TestGradeIsTheWorst(t *testing.T) {
	for elements, want := range map[string]Grade{
		"":                         OM4,
		"2xLC":                     OM4,
		"om3 cord":                 OM3,
		"om5 cord + om2 cord":      OM2,
		"om4 cord + om4 trunk":     OM4,
		"om1 cord + 2xLC + splice": OM1,
	} {
		channel := &Channel{Medium: mediumOf(t, "om4"), Elements: elementsOf(t, elements)}
		if got := channel.Grade(); got != want {
			t.Errorf("om4 with %q: got %s, want %s", elements, got, want)
		}
	}
}

func TestGradesThatFit(t *testing.T) {
	for _, c := range []struct {
		a, b Grade
		want bool
	}{
		{OM3, OM4, true}, {OM5, OM2, true}, {OM1, OM2, false}, {OM4, OS2, false},
		{Cat5e, Cat6A, true}, {Cat6, OM3, false}, {OS2, OS2, true},
	} {
		if c.a.Fits(c.b) != c.want || c.b.Fits(c.a) != c.want {
			t.Errorf("%s and %s: want %v", c.a, c.b, c.want)
		}
	}
}

// Two BASE-T ends run by the slower, or by the speed that is told; a fibre link
// by both its PHYs.
func TestCarried(t *testing.T) {
	for _, c := range []struct {
		a, b   string
		speed  int64
		medium string
		want   []string
	}{
		{"10GBASE-T", "1000BASE-T", 0, "cat6a", []string{"1000BASE-T"}},
		{"10GBASE-T", "10GBASE-T", 1e9, "cat5e", []string{"1000BASE-T"}},
		{"10GBASE-T", "10GBASE-T-SFP30", 0, "cat6a", []string{"10GBASE-T", "10GBASE-T-SFP30"}},
		{"", "", 10e9, "cat6a", []string{"10GBASE-T"}},
		{"", "", 10e9, "om4", nil},
		{"", "", 100e9, "cat6a", nil},
		{"100GBASE-DR", "100GBASE-FR1", 0, "os2", []string{"100GBASE-DR", "100GBASE-FR1"}},
		{"10GBASE-SR", "", 1e9, "om4", []string{"10GBASE-SR"}},
	} {
		channel := &Channel{Speed: c.speed, Medium: mediumOf(t, c.medium)}
		if c.a != "" {
			channel.A.PHY = phyOf(t, c.a)
		}
		if c.b != "" {
			channel.B.PHY = phyOf(t, c.b)
		}
		var got []string
		for _, phy := range channel.Carried() {
			got = append(got, phy.Name)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%+v: got %v", c, got)
		}
	}
}
