package cabling

import "testing"

// TestModelExamples looks up the examples beside every pattern: one that an
// earlier pattern takes away is found out.
func TestModelExamples(t *testing.T) {
	for _, m := range models() {
		if len(m.examples) == 0 || m.source == "" || m.confidence == 0 {
			t.Errorf("%s lacks examples, source or confidence", m.pattern)
		}
		for _, example := range m.examples {
			if p, err := LookupModel(example); err != nil || p != m.phy {
				t.Errorf("LookupModel(%q) = %v, %v; want %s", example, p, err, m.phy.Name)
			}
			if matchModel(example) != m.phy {
				t.Errorf("no pattern takes %q to %s", example, m.phy.Name)
			}
		}
	}
}

func TestLookupModel(t *testing.T) {
	for text, want := range map[string]string{
		"QSFP-100G-CR4-3M":          "100GBASE-CR4",
		"QSFP-DD-400G-DR4":          "400GBASE-DR4",
		"SFP-25G-CR":                "25GBASE-CR",
		"QSFP-40G-SR-BD":            "40G-BiDi",
		"QSFP-100G-LR4-S":           "100GBASE-LR4",
		"QSFP-100G-LR-S":            "100GBASE-LR1",
		"qsfp-100g-sr4":             "100GBASE-SR4",
		"SFP-10/25G-CSR-S":          "25GBASE-CSR",
		"QSFP-4SFP10G-CU3M":         "40GBASE-CR4",
		"QSFP-4SFP25G-CU10M":        "100GBASE-CR4",
		"QSFP+-40G-LR4, 10 km, SMF": "40GBASE-LR4",
		"10GBASE-SR":                "10GBASE-SR",
		"Module 5GBASE-T":           "5GBASE-T",
		"Module 2.5GBASE-T":         "2.5GBASE-T",
		"QDD-400G-FR4-S":            "400GBASE-FR4",
		"SFP-10G-BX-U":              "10GBASE-BR10-U",
	} {
		if p, err := LookupModel(text); err != nil || p.Name != want {
			t.Errorf("LookupModel(%q): %v, want %s", text, err, want)
		}
	}
	for _, text := range []string{"", "NON-JNPR", "UNKNOWN", "unsupported", "QSFP-100G-SR44", "XQ-1140G-SR4", "10GBASE-R", "SFP-Plus", "GigabitEthernet0/1"} {
		if p, err := LookupModel(text); err == nil {
			t.Errorf("LookupModel(%q) = %s, want an error", text, p.Name)
		}
	}
}

func TestLookupPHY(t *testing.T) {
	for text, want := range map[string]string{
		"QSFP-100G-CR4-3M": "100GBASE-CR4",
		"100GBASE-SR4":     "100GBASE-SR4", "100G-SR4": "100GBASE-SR4", "100gbase sr4": "100GBASE-SR4", "100 G SR4": "100GBASE-SR4",
		"400gbase-sr4_2": "400GBASE-SR4.2", "400GBASE-SR4.2": "400GBASE-SR4.2", "400G-SR4": "400GBASE-SR4",
		"1000base-t": "1000BASE-T", "1GBASE-T": "1000BASE-T", "2.5gbase-t": "2.5GBASE-T", "10GbaseLR": "10GBASE-LR",
		"10gbase-br-d": "10GBASE-BR10-D", "40gbase-sr4-bd": "40G-BiDi", "QSFP-100G-CWDM4-S": "100G-CWDM4",
		"dot3MauType10GigBaseLR": "10GBASE-LR", "10gsfp+cu": "10GSFP+Cu", "GLC-LH-SMD": "1000BASE-LX10", "400G-DR4-2": "400GBASE-DR4-2",
	} {
		if p, err := LookupPHY(text); err != nil || p.Name != want {
			t.Errorf("LookupPHY(%q): %v, want %s", text, err, want)
		}
	}
	for _, text := range []string{"", "-", "SR4", "100G", "100GBASE-SR44", "100GBASE-SR4X", "10GBASE-T1", "100gbase-x-qsfp28", "infiniband-edr", "16gfc-sfpp"} {
		if p, err := LookupPHY(text); err == nil {
			t.Errorf("LookupPHY(%q) = %s, want an error", text, p.Name)
		}
	}
}
