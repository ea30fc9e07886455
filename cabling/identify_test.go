package cabling

import (
	"strings"
	"testing"

	"cablewright/topology"
)

func TestIdentify(t *testing.T) {
	for _, test := range []struct {
		name, model, mau string
		speed            int64
		phy, reason      string // what is found, and part of why
		conflict         string // part of it
	}{
		{"nothing", "", "", 10e9, "", "", ""},
		{"transceiver", "SFP-10G-SR", "", 10e9, "10GBASE-SR", "transceiver says 10GBASE-SR (SFP-10G-SR)", ""},
		{"MAU type", "", "10GBASE-LR", 10e9, "10GBASE-LR", "MAU type says 10GBASE-LR", ""},
		{"both", "SFP-10G-LR", "10GBASE-LR", 10e9, "10GBASE-LR", "transceiver", ""},
		{"a port that is down", "SFP-10G-LR", "", 0, "10GBASE-LR", "transceiver", ""},
		{"unknown model", "ZZ-4711", "10GBASE-SR", 10e9, "10GBASE-SR", "MAU type", ""},
		{"different", "QSFP-100G-SR4-S", "100GBASE-LR4", 100e9, "100GBASE-SR4", "transceiver",
			"the transceiver says 100GBASE-SR4 (QSFP-100G-SR4-S), the MAU type says 100GBASE-LR4"},
		{"of one kind", "GLC-LH-SMD", "1000BASE-LX", 1e9, "1000BASE-LX10", "transceiver", ""},
		{"no MAU type for it", "QSFP-100G-CWDM4-S", "100GBASE-LR4", 100e9, "100G-CWDM4", "transceiver", ""},
		{"slower copper", "GLC-TE", "100BASE-TX", 100e6, "1000BASE-T", "transceiver", ""},
		{"breakout", "QSFP-100G-SR4-S", "25GBASE-SR", 25e9, "25GBASE-SR", "one of its legs", ""},
		{"speed refutes the transceiver", "SFP-10G-SR", "25GBASE-SR", 25e9, "25GBASE-SR", "MAU type", "carries less than the speed"},
		{"speed refutes all", "SFP-10G-SR", "", 25e9, "", "", "carries less than the speed"},
	} {
		t.Run(test.name, func(t *testing.T) {
			port := &topology.Port{PHY: test.mau, Speed: test.speed}
			if test.model != "" {
				port.Optic = &topology.Optic{Model: test.model}
			}
			var identifier Identifier
			for range 2 { // the second time from memory
				got := identifier.Identify(port)
				name := ""
				if got.PHY != nil {
					name = got.PHY.Name
				}
				if name != test.phy || !strings.Contains(got.Reason(), test.reason) || (got.Reason() == "") != (test.phy == "") {
					t.Errorf("%q because %q, want %q because %q", name, got.Reason(), test.phy, test.reason)
				}
				if conflict := got.Conflict(port); !strings.Contains(conflict, test.conflict) || (conflict == "") != (test.conflict == "") {
					t.Errorf("conflict %q, want %q", conflict, test.conflict)
				}
			}
		})
	}
}

// The words of the source that is believed are kept where they name the PHY
// itself, not what it is a leg of.
func TestIdentifiedSaid(t *testing.T) {
	for _, test := range []struct {
		model string
		speed int64
		said  string
	}{
		{"QDD-400G-LR4", 400e9, "QDD-400G-LR4"},
		{"QSFP-100G-SR4-S", 25e9, ""},
		{"SFP-10G-SR", 25e9, ""},
		{"", 10e9, ""},
	} {
		var identifier Identifier
		port := &topology.Port{Speed: test.speed, Optic: &topology.Optic{Model: test.model}}
		if said := identifier.Identify(port).Said(); said != test.said {
			t.Errorf("%s at %d bit/s: said %q, want %q", test.model, test.speed, said, test.said)
		}
	}
}

// What a port can do is the least of the port and of what is in it.
func TestAbility(t *testing.T) {
	optic := func(model string) *topology.Optic { return &topology.Optic{Model: model} }
	for name, c := range map[string]struct {
		port topology.Port
		want int64
	}{
		"the port":                         {topology.Port{MaxSpeed: 10e9, Speed: 1e9}, 10e9},
		"the optic":                        {topology.Port{MaxSpeed: 25e9, Optic: optic("SFP-10G-SR")}, 10e9},
		"the optic alone":                  {topology.Port{Optic: optic("SFP-25G-SR-S"), Speed: 10e9}, 25e9},
		"the port with a faster optic":     {topology.Port{MaxSpeed: 10e9, Optic: optic("SFP-25G-SR-S")}, 10e9},
		"twisted pair runs slower":         {topology.Port{MaxSpeed: 10e9, PHY: "1000BASE-T", Speed: 1e9}, 10e9},
		"fibre by its MAU type":            {topology.Port{MaxSpeed: 25e9, PHY: "10GBASE-SR", Speed: 10e9}, 10e9},
		"an optic that is not known":       {topology.Port{MaxSpeed: 25e9, Optic: optic("widget")}, 0},
		"a leg":                            {topology.Port{MaxSpeed: 100e9, Optic: optic("QSFP-100G-SR4-S"), Speed: 25e9}, 0},
		"no leg: half of a wavelength":     {topology.Port{Optic: optic("QSFP-100G-LR4-S"), Speed: 25e9}, 100e9},
		"lanes that no row names a leg of": {topology.Port{Optic: optic("QSFP-4X10G-AOC1M"), Speed: 10e9}, 0},
		"nothing":                          {topology.Port{Speed: 10e9}, 0},
	} {
		var identifier Identifier
		if got := identifier.Ability(&c.port); got != c.want {
			t.Errorf("%s: %d bit/s, want %d", name, got, c.want)
		}
	}
}

// A PHY stands in for those of its rate and group, of the same side.
func TestStandsIn(t *testing.T) {
	for _, c := range []struct {
		seen, listed string
		want         bool
	}{
		{"10GBASE-SR", "10GBASE-SR", true},
		{"10GBASE-LR", "10GBASE-SR", false},
		{"100GBASE-FR1", "100GBASE-DR", true},
		{"16GFC-SW", "32GFC-SW", false},
		{"10GBASE-BR10-D", "10GBASE-BR10", true},
		{"10GBASE-BR10-D", "10GBASE-BR10-U", false},
		{"10GBASE-BR40-D", "10GBASE-BR10-D", true},
	} {
		if got := phyOf(t, c.seen).StandsIn(phyOf(t, c.listed)); got != c.want {
			t.Errorf("%s for %s: %v, want %v", c.seen, c.listed, got, c.want)
		}
	}
}
