package cabling

import (
	"strings"
	"testing"
)

func TestLookupForm(t *testing.T) {
	for text, want := range map[string]string{
		"QSFP28": "QSFP28", "qsfp-28": "QSFP28", "QSFP-DD": "QSFP-DD", "qsfpdd": "QSFP-DD", "QDD": "QSFP-DD", "SFP+": "SFP+", "sfp plus": "nearest",
		"OSFP": "OSFP", "OSFP flat-top": "OSFP-RHS", "osfp_rhs": "OSFP-RHS", "QSA": "SFP+", "RJ-45": "fixed", "0x11": "QSFP28", "0x18": "QSFP-DD",
		"0x03": `"0x03" is SFP or SFP+ or SFP28: write which`, "0x1e": "QSFP56 or QSFP112", "25gbase-x-sfp28": "SFP28", "SFP29": "SFP28", "": "names no form factor",
	} {
		form, err := LookupForm(text)
		got := ""
		if err != nil {
			got = err.Error()
		} else {
			got = form.Name
		}
		if !strings.Contains(got, want) {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
}

// Every form factor that a PHY or a code has is one of Forms, and a cage of it
// carries the PHY.
func TestFormsOfTheTables(t *testing.T) {
	for i := range PHYs() {
		phy := &PHYs()[i]
		for _, name := range phy.FormFactors {
			if formNamed(name) == nil {
				t.Errorf("%s is made as %s, which is no form factor", phy.Name, name)
			}
			if fit, most := (End{PHY: phy, FormFactor: name, Cage: name}).CageFit(); fit != FitSound {
				t.Errorf("%s in a %s: fit %d, at most %d bit/s", phy.Name, name, fit, most)
			}
		}
	}
	for i := range Codes() {
		for _, name := range Codes()[i].FormFactors {
			if formNamed(name) == nil {
				t.Errorf("code %s of %s has the form factor %s, which is none", Codes()[i].Code, Codes()[i].Kind, name)
			}
		}
	}
}

func TestCageFit(t *testing.T) {
	for _, c := range []struct {
		phy, form, cage string
		want            Fit
		most            int64
	}{
		{"25GBASE-SR", "SFP28", "SFP+", CageTooSlow, 10e9},
		{"10GBASE-SR", "SFP28", "SFP+", FitSound, 0},
		{"10GBASE-SR", "SFP+", "SFP28", FitSound, 0},
		{"1000BASE-SX", "SFP", "SFP+", FitSound, 0},
		{"10GBASE-SR", "SFP+", "SFP", CageTooSlow, 5e9},
		{"16GFC-SW", "SFP+", "SFP+", FitSound, 0},
		{"32GFC-SW", "SFP28", "SFP+", CageTooSlow, 16e9},
		{"100GBASE-SR4", "QSFP28", "QSFP-DD", FitSound, 0},
		{"100GBASE-SR4", "QSFP28", "QSFP+", CageTooSlow, 40e9},
		{"200GBASE-SR4", "QSFP56", "QSFP28", CageTooSlow, 100e9},
		{"100GBASE-SR2", "QSFP56", "QSFP28", FitSound, 0},
		{"400GBASE-DR4", "OSFP", "QSFP-DD", ModuleUnfit, 0},
		{"400GBASE-DR4", "QSFP-DD", "OSFP", ModuleUnfit, 0},
		{"400GBASE-DR4", "QSFP-DD", "QSFP28", ModuleUnfit, 0},
		{"800GBASE-DR8", "QSFP-DD800", "QSFP-DD", CageTooSlow, 400e9},
		{"400GBASE-DR4", "OSFP", "OSFP-RHS", ModuleUnfit, 0},
		{"400GBASE-DR4", "", "OSFP-RHS", FitSound, 0},
		{"10GBASE-SR", "SFP+", "QSFP28", ModuleUnfit, 0},
		{"10GBASE-SR", "", "QSFP28", FormsUnfit, 0},
		{"10GBASE-SR", "", "SFP28", FitSound, 0},
		{"100GBASE-SR4", "", "SFP28", CageTooSlow, 25e9},
		{"100GBASE-SR4", "SFP28", "", FormTooSlow, 25e9},
		{"10GBASE-T", "", "fixed", FitSound, 0},
		{"10GBASE-SR", "", "fixed", FormsUnfit, 0},
		{"", "QSFP28", "SFP28", ModuleUnfit, 0},
		{"", "SFP28", "SFP+", FitSound, 0},
		{"10GBASE-SR", "", "", FitSound, 0},
	} {
		end := End{FormFactor: c.form, Cage: c.cage}
		if c.phy != "" {
			end.PHY = phyOf(t, c.phy)
		}
		if fit, most := end.CageFit(); fit != c.want || most != c.most {
			t.Errorf("%s in a %s in a %s cage: fit %d, at most %d; want %d, %d", c.phy, c.form, c.cage, fit, most, c.want, c.most)
		}
	}
}

func FuzzLookupForm(f *testing.F) {
	for _, seed := range []string{"QSFP28", "0x03", "flat-top OSFP", "25gbase-x-sfp28", "+", ""} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		form, err := LookupForm(text)
		if (form == nil) != (err != nil) {
			t.Fatalf("%q: %v, %v", text, form, err)
		}
		if form != nil {
			if again, err := LookupForm(form.Name); again != form {
				t.Errorf("%q is %s, which is %v, %v", text, form.Name, again, err)
			}
		}
	})
}
