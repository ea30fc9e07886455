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
		{"unknown model", "J9150A", "10GBASE-SR", 10e9, "10GBASE-SR", "MAU type", ""},
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
