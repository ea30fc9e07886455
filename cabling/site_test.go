package cabling

import "testing"

// TestListsOptic: a pattern is for the maker, the model, or both.
func TestListsOptic(t *testing.T) {
	for _, c := range []struct {
		pattern, vendor, model string
		want                   bool
	}{
		{"QSFP-100G-*", "", "QSFP-100G-SR4", true},
		{"QSFP-100G-*", "", "SFP-10G-SR", false},
		{"SFP-?0G-*R*", "", "sfp-10g-LR-S", true},
		{"Arista Networks", "Arista Networks ", "QSFP-100G-SR4", true},
		{"FINISAR CORP.", "FINISAR CORPX", "FTLX", false},
		{"finisar* FTLX*", "FINISAR CORP.", "FTLX8571", true},
		{"[a]", "", "[a]", true},
		{"?", "é", "x", true},
		{"SFP", "", "SFP-10G", false},
	} {
		site := DefaultSite()
		site.Optics = append(site.Optics, OpticPattern(c.pattern))
		if got := site.ListsOptic(c.vendor, c.model); got != c.want {
			t.Errorf("%s lists %q %q: %v, want %v", c.pattern, c.vendor, c.model, got, c.want)
		}
	}
}
