package cabling

import "testing"

func TestModuleMemory(t *testing.T) {
	for text, want := range map[string]string{
		"byte0=0x11; byte192=0x25":               "100GBASE-DR",
		"byte0=0x11; byte192=0x02":               "100GBASE-SR4", // in an SFP 25GBASE-SR
		"byte0=0x03; byte36=0x02":                "25GBASE-SR",
		"byte0=0x11; byte192=0x0b":               "100GBASE-CR4", // a cable of 25GBASE-CR is made in a QSFP28 too
		"byte0=0x03; byte36=0x0b":                "25GBASE-CR",
		"byte0=0x1e; byte192=0x41":               "200GBASE-SR4",
		"byte0=0x20 byte36=0x41":                 "50GBASE-SR",
		"byte0=0x11, byte192=0x2a":               "100GBASE-FR1",
		"byte0=0x1e; byte192=0x2a":               "400GBASE-DR4-2",
		"0x11/0x03":                              "100GBASE-LR4",
		"0x03 / 0x03":                            "25GBASE-LR",
		"byte0=0x18; byte85=0x02; byte87=0x1c":   "400GBASE-DR4",
		"byte0=0x03; byte3=0x20":                 "10GBASE-LR",
		"byte0=0x03; byte6=0x01":                 "1000BASE-SX",
		"byte0=0x0d; byte131=0x04":               "40GBASE-SR4",
		"byte0=0x0d; byte131=0x80; byte192=0x10": "40GBASE-ER4",
	} {
		if phy, err := LookupModel(text); err != nil || phy.Name != want {
			t.Errorf("%s is %v (%v), want %s", text, phy, err, want)
		}
	}
	for _, text := range []string{
		"byte0=0x11",               // a form factor alone
		"byte0=0x03; byte36=0x37",  // 10GBASE-BR, of 10 km or 40 km
		"byte36=0x02",              // nothing tells the form factor
		"0x11/0xfe",                // no code
		"byte0=0x18; byte192=0x02", // neither is made in a QSFP-DD
		"byte0=0x0d; byte131=0x06", // LR4 and SR4 at once
	} {
		if phy, err := LookupModel(text); err == nil {
			t.Errorf("%s is %s, want an error", text, phy.Name)
		}
	}
	for _, text := range []string{"", "0x", "0x11", "0x11/0x255", "byte0", "byte0=17", "byte 0=0x11; SFP-10G-SR", "SFP-10G-SR"} {
		if memory, ok := ParseModuleMemory(text); ok {
			t.Errorf("%q is the memory %v", text, memory)
		}
	}
}

func FuzzModuleMemory(f *testing.F) {
	for _, seed := range []string{"byte0=0x11; byte192=0x25", "0x11/0x25", "byte255:0xff", "0x1/0x1", "byte0=0x03,byte3=0xff;byte6=0xff"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		memory, ok := ParseModuleMemory(text)
		if !ok {
			return
		}
		if phy, err := memory.PHY(); (phy == nil) == (err == nil) {
			t.Errorf("%q: %v, %v", text, phy, err)
		}
	})
}
