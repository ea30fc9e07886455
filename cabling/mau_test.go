package cabling

import (
	"slices"
	"strings"
	"testing"
)

func TestLookupMAUText(t *testing.T) {
	for text, want := range map[string]string{
		"36":                                   "36",
		" 036 ":                                "36",
		"1.3.6.1.2.1.26.4.36":                  "36",
		".1.3.6.1.2.1.26.4.36":                 "36",
		"SNMPv2-SMI::mib-2.26.4.36":            "36",
		"dot3MauType10GigBaseSR":               "36",
		"IANA-MAU-MIB::dot3MauType10GigBaseSR": "36",
		"10GigBaseSR":                          "36",
		"10GBASE-SR":                           "36",
		"10gbase sr":                           "36",
		"dot3MauType100BaseTXHD(15)":           "15",
		"1000BaseTFD - Four-pair Category 5 UTP, full duplex mode": "30",
		"10BASE-T":    "5",
		"10GigBaseR":  "33",
		"100GBASE-R":  "101",
		"1000BASE-SX": "unknown MAU type",
		"200":         "unknown MAU type 200: want the last number",
		"99999999999": "unknown MAU type",
		"10GBASE-SQ":  `unknown MAU type "10GBASE-SQ"; the nearest are `,
		"":            "names no MAU type",
		"?":           "names no MAU type",
	} {
		code, err := LookupMAUText(text)
		got := ""
		if err != nil {
			got = err.Error()
		} else {
			got = code.Code
		}
		if !strings.Contains(got, want) {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
	for _, text := range []string{"0", "other"} {
		if code, err := LookupMAUText(text); code != nil || err != nil {
			t.Errorf("%q: %v, %v; want nothing known", text, code, err)
		}
	}
}

// Every MAU type is found by its number and by its name, and one that names no
// PHY but a family has none in the table.
func TestEveryMAU(t *testing.T) {
	var families []string
	for i := range Codes() {
		code := &Codes()[i]
		if code.Kind != MAUCode {
			continue
		}
		for _, text := range []string{code.Code, code.Name, strings.TrimPrefix(code.Name, "dot3MauType")} {
			if found, err := LookupMAUText(text); found != code {
				t.Errorf("%s: %v, %v; want %s", text, found, err, code.Name)
			}
		}
		if code.NamesFamily() {
			families = append(families, code.Code)
			if len(code.PHYs) > 0 {
				t.Errorf("%s names a family and %s", code.Name, code.PHYs[0].Name)
			}
		}
		if half := strings.HasSuffix(code.Name, "HD"); half != code.IsHalfDuplex() && code.Code != "14" { // 100BASE-T4
			t.Errorf("%s: half duplex %v", code.Name, code.IsHalfDuplex())
		}
	}
	for _, number := range strings.Fields("21 22 31 33 37 92 96 101 110 116 127 135") {
		if !slices.Contains(families, number) {
			t.Errorf("MAU type %s is none that names a family", number)
		}
	}
}

func FuzzLookupMAUText(f *testing.F) {
	for _, seed := range []string{"36", "1.3.6.1.2.1.26.4.36", "dot3MauType10GigBaseSR", "10GBASE-SR", "other", "mib-2.26.4.", "::", "(", " - "} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		code, err := LookupMAUText(text)
		if err != nil && (code != nil || strings.ContainsAny(err.Error(), "\n\r") && !strings.ContainsAny(text, "\n\r")) {
			t.Errorf("%q: %v with the error %v", text, code, err)
		}
		if code != nil {
			if again, err := LookupMAUText(code.Name); again != code {
				t.Errorf("%q is %s, which is %v, %v", text, code.Name, again, err)
			}
		}
	})
}
