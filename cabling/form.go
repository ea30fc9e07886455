package cabling

import (
	"fmt"
	"slices"
	"strings"
	"sync"
)

// Form is a form factor: of a module, and of the cage that is made for it.
type Form struct {
	Name    string
	Aliases []string
	Family  string // forms of one shape: their modules fit the cages of each other
	Shorter string // family of other modules that its cage takes too; empty: none
	Lanes   int    // electrical, in each direction

	// Gbit/s that a lane carries of Ethernet, and of Fibre Channel and InfiniBand
	// where those make more of it; 0: as the other, or not told.
	Lane, OtherLane float64

	Source string
}

// Forms returns the form factors, the slower first.
func Forms() []Form { return forms() }

var forms = sync.OnceValue(func() []Form {
	return []Form{
		{"fixed", []string{"RJ45", "8P8C", "built-in"}, "fixed", "", 0, 0, 0, "no module: the PHY is part of the port"},
		{"GBIC", nil, "GBIC", "", 1, 1, 0, "SFF-8053"},
		{"SFP", []string{"mini-GBIC"}, "SFP", "", 1, 5, 0, "INF-8074"},
		{"SFP+", []string{"SFPP", "SFP10", "QSA"}, "SFP", "", 1, 10, 16, "SFF-8083; FC-PI-5"},
		{"SFP28", []string{"QSA28"}, "SFP", "", 1, 25, 32, "SFF-8402; FC-PI-6"},
		{"SFP56", []string{"QSA56"}, "SFP", "", 1, 50, 64, "SFF-8402 with lanes of 50G; FC-PI-7"},
		{"SFP112", []string{"QSA112"}, "SFP", "", 1, 100, 128, "SFP112 MSA; FC-PI-8"},
		{"SFP-DD", []string{"SFP56-DD"}, "SFP-DD", "SFP", 2, 50, 64, "SFP-DD MSA"},
		{"SFP-DD112", []string{"SFP112-DD"}, "SFP-DD", "SFP", 2, 100, 128, "SFP-DD MSA 5"},
		{"DSFP", nil, "DSFP", "SFP", 2, 50, 64, "DSFP MSA"},
		{"XENPAK", nil, "XENPAK", "", 4, 2.5, 0, "XENPAK MSA"},
		{"X2", nil, "X2", "", 4, 2.5, 0, "X2 MSA"},
		{"XFP", nil, "XFP", "", 1, 10, 0, "INF-8077"},
		{"QSFP", nil, "QSFP", "", 4, 10, 14, "INF-8438; people write it for QSFP+ too"},
		{"QSFP+", []string{"QSFPP", "QSFP40", "QSFP10", "QSFP14"}, "QSFP", "", 4, 10, 14, "SFF-8436, SFF-8635"},
		{"QSFP28", []string{"QSFP100"}, "QSFP", "", 4, 25, 32, "SFF-8665"},
		{"QSFP56", []string{"QSFP200"}, "QSFP", "", 4, 50, 64, "SFF-8665 with lanes of 50G"},
		{"QSFP112", nil, "QSFP", "", 4, 100, 128, "QSFP112 MSA"},
		{"QSFP224", nil, "QSFP", "", 4, 200, 0, "QSFP MSA, lanes of 200G"},
		{"QSFP-DD", []string{"QDD", "QSFP56-DD", "QSFP28-DD", "QSFP-DD400"}, "QSFP-DD", "QSFP", 8, 50, 64, "QSFP-DD MSA"},
		{"QSFP-DD800", []string{"QDD800", "QSFP112-DD"}, "QSFP-DD", "QSFP", 8, 100, 128, "QSFP-DD800 MSA"},
		{"QSFP-DD1600", []string{"QDD1600", "QSFP224-DD"}, "QSFP-DD", "QSFP", 8, 200, 0, "QSFP-DD1600 MSA"},
		{"OSFP", []string{"OSFP400", "OSFP800", "OSFP-IHS", "finned OSFP", "OSFP finned", "OSFP finned top"}, "OSFP", "", 8, 100, 0, "OSFP MSA"},
		{"OSFP-RHS", []string{"flat-top OSFP", "OSFP flat-top", "OSFP flat"}, "OSFP-RHS", "", 8, 100, 0, "OSFP MSA, riding heat sink"},
		{"OSFP1600", []string{"OSFP224"}, "OSFP", "", 8, 200, 0, "OSFP1600 MSA"},
		{"OSFP1600-RHS", nil, "OSFP-RHS", "", 8, 200, 0, "OSFP1600 MSA, riding heat sink"},
		{"CDFP", nil, "CDFP", "", 16, 25, 0, "CDFP MSA"},
		{"CXP", nil, "CXP", "", 12, 10, 14, "SFF-8642"},
		{"CFP", nil, "CFP", "", 10, 10, 14, "CFP MSA"},
		{"CFP2", []string{"CFP2-ACO"}, "CFP2", "", 10, 25, 0, "CFP2 MSA"},
		{"CFP2-DCO", nil, "CFP2", "", 8, 50, 0, "OIF CFP2-DCO"},
		{"CFP4", nil, "CFP4", "", 4, 25, 0, "CFP4 MSA"},
		{"CFP8", nil, "CFP8", "", 16, 50, 0, "CFP8 MSA"},
		{"CPAK", nil, "CPAK", "", 10, 10, 0, "vendor"},
	}
})

// LookupForm returns the form factor that text names: "QSFP28", "qsfp-dd", "QDD",
// "flat-top OSFP", the code of byte 0 of SFF-8024 ("0x11"), a NetBox interface
// type. The error of an unknown name, or of one that stands for several, lists
// the nearest.
func LookupForm(text string) (*Form, error) {
	if form := formNames().unique[foldForm(text)]; form != nil {
		return form, nil
	}
	for _, kind := range []CodeKind{IdentifierCode, NetBoxInterface} {
		code, known := LookupCode(kind, strings.TrimSpace(text))
		switch {
		case !known:
		case len(code.FormFactors) == 1:
			return formNamed(code.FormFactors[0]), nil
		case len(code.FormFactors) > 1:
			return nil, fmt.Errorf("%q is %s: write which", text, strings.Join(code.FormFactors, " or "))
		}
	}
	return nil, formNames().unknown("form factor", text, foldForm(text))
}

var formNames = sync.OnceValue(func() *names[Form] {
	index := newNames[Form]()
	for i := range Forms() {
		index.add(&Forms()[i], Forms()[i].Name, foldForm, Forms()[i].Aliases...)
	}
	return index
})

// foldForm brings a name into the form that its spellings share: "QSFP-DD" and
// "qsfp dd" are "qsfpdd".
func foldForm(text string) string { return foldText(text, "+") }

// formNamed returns the form of exactly that name; nil: there is none.
func formNamed(name string) *Form {
	if name == "" {
		return nil
	}
	i := slices.IndexFunc(Forms(), func(f Form) bool { return f.Name == name })
	if i < 0 {
		return nil
	}
	return &Forms()[i]
}

// takes reports whether a module can be plugged into the cage.
func (f *Form) takes(module *Form) bool {
	return module.Family == f.Family || module.Family == f.Shorter
}

// carries returns bit/s of a protocol that a module gets through the cage at
// most; 0: not told.
func (f *Form) carries(module *Form, protocol Protocol) int64 {
	return int64(float64(min(f.Lanes, module.Lanes)) * min(f.lane(protocol), module.lane(protocol)) * 1e9)
}

// lane returns Gbit/s of a protocol that a lane carries at most.
func (f *Form) lane(protocol Protocol) float64 {
	if protocol == FibreChannel || protocol == InfiniBand {
		return max(f.Lane, f.OtherLane)
	}
	return f.Lane
}

// Fit is how a module goes with the cage of its port.
type Fit uint8

// Fits.
const (
	FitSound    Fit = iota // or not told
	FormsUnfit             // the PHY is made in forms none of which goes in, as far as the table knows
	ModuleUnfit            // the module has another shape
	CageTooSlow            // it goes in, and the cage has not the rate of the PHY
	FormTooSlow            // no module of this form carries the rate, whatever its cage
)

// CageFit judges the module of an end, or all those that its PHY is made in,
// against the cage of its port. most is bit/s that cage or form carry where they
// are too slow.
func (e End) CageFit() (fit Fit, most int64) {
	if e.Cage == "" && e.FormFactor == "" {
		return FitSound, 0
	}
	cage, module := formNamed(e.Cage), formNamed(e.FormFactor)
	if module != nil {
		if most, slow := e.tooSlow(module, module); slow {
			return FormTooSlow, most
		}
	}
	if cage == nil {
		return FitSound, 0
	}
	return e.fitInto(cage, module)
}

// fitInto judges a module, nil where it is not told, against a cage.
func (e End) fitInto(cage, module *Form) (fit Fit, most int64) {
	through := module
	if module == nil {
		through = cage
	}
	most, slow := e.tooSlow(cage, through)
	switch {
	case module != nil && !cage.takes(module):
		return ModuleUnfit, 0
	case slow:
		return CageTooSlow, most
	case module == nil && e.PHY != nil && !slices.ContainsFunc(e.PHY.FormFactors, cage.mayTake):
		return FormsUnfit, 0
	}
	return FitSound, 0
}

// tooSlow returns bit/s that the PHY gets through a cage in a module, and whether
// it needs more.
func (e End) tooSlow(cage, module *Form) (most int64, slow bool) {
	if e.PHY == nil {
		return 0, false
	}
	most = cage.carries(module, e.PHY.Protocol())
	return most, most > 0 && e.PHY.Rate > most
}

// mayTake reports whether the cage takes modules of a form that a PHY is made in.
// Tables of PHYs leave open which top an OSFP has.
func (f *Form) mayTake(name string) bool {
	module := formNamed(name)
	return module == nil || f.takes(module) || f.Family == "OSFP-RHS" && module.Family == "OSFP"
}
