package cabling

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"cablewright/topology"
)

func TestCodesAreSortedAndUnique(t *testing.T) {
	kinds := []CodeKind{
		MAUCode, ExtendedCode, IdentifierCode, ConnectorCode, MultimodeCode, SinglemodeCode, CopperCode, BaseTCode,
		SFP10GBit, SFP1GBit, SFPCableBit, QSFPBit, EthtoolBit, NetBoxInterface, NetBoxCable, NetBoxPort, NetBoxProfile, SFPLength, QSFPLength,
	}
	for i, code := range Codes() {
		if !slices.Contains(kinds, code.Kind) || code.Code == "" || code.Source == "" || code.Confidence == 0 {
			t.Errorf("%+v is not complete", code)
		}
		if i > 0 && !before(Codes()[i-1], code) {
			t.Errorf("%s %s stands before %s %s", Codes()[i-1].Kind, Codes()[i-1].Code, code.Kind, code.Code)
		}
		if found, known := LookupCode(code.Kind, strings.ToUpper(code.Code)); !known || found.Name != code.Name {
			t.Errorf("LookupCode(%s, %s) = %v", code.Kind, code.Code, found)
		}
		for _, p := range code.PHYs {
			if code.Rate > 0 && code.Rate != p.Rate {
				t.Errorf("%s %s: %d bit/s, but %s", code.Kind, code.Code, code.Rate, p.Name)
			}
		}
	}
}

// before compares codes by kind, then as numbers where they are numbers.
func before(a, b Code) bool {
	if a.Kind != b.Kind {
		return a.Kind < b.Kind
	}
	x, errX := strconv.ParseInt(a.Code, 0, 64)
	y, errY := strconv.ParseInt(b.Code, 0, 64)
	if errX == nil && errY == nil {
		return x < y
	}
	return a.Code < b.Code
}

// TestMAUNamesResolve finds the PHY of a MAU type by its name in IANA-MAU-MIB,
// without the duplex mode at its end.
func TestMAUNamesResolve(t *testing.T) {
	phys := 0
	for _, code := range Codes() {
		if code.Kind != MAUCode || strings.HasPrefix(code.Notes, "WAN") {
			continue
		}
		name := strings.TrimSuffix(strings.TrimSuffix(code.Name, "HD"), "FD")
		p, err := LookupPHY(strings.Replace(name, "2p5", "2.5", 1))
		switch {
		case len(code.PHYs) > 1:
			t.Errorf("MAU %s is %d PHYs", code.Code, len(code.PHYs))
		case len(code.PHYs) == 1 && p != code.PHYs[0]:
			t.Errorf("MAU %s, %s: %s, but its name gives %v", code.Code, code.Name, code.PHYs[0].Name, err)
		case len(code.PHYs) == 0 && err == nil:
			t.Errorf("MAU %s, %s: no PHY, but its name is %s", code.Code, code.Name, p.Name)
		}
		phys += len(code.PHYs)
	}
	if phys < 60 {
		t.Errorf("%d MAU types name a PHY, want 60 at least", phys)
	}
}

// TestPublishedPHYsHaveACode: a PHY that IEEE 802.3 has published is one that some
// device, module or NetBox can name by a code.
func TestPublishedPHYsHaveACode(t *testing.T) {
	named := map[*PHY]bool{}
	for _, code := range Codes() {
		for _, p := range code.PHYs {
			named[p] = true
		}
	}
	for i := range PHYs() {
		p := &PHYs()[i]
		if p.Body == "IEEE" && !named[p] && p.Side == "" { // of a pair some code the ends, some both as one
			t.Errorf("no code names %s", p.Name)
		}
	}
}

// TestMAUAgreesWithTopology compares with the names that discovery gives ports.
func TestMAUAgreesWithTopology(t *testing.T) {
	for number := range 200 {
		code, known := LookupMAU(number)
		name, duplex := topology.MAUType(number)
		p, err := LookupPHY(name)
		switch {
		case !known && name != "":
			t.Errorf("MAU %d is %s for topology, unknown here", number, name)
		case err == nil && (len(code.PHYs) != 1 || code.PHYs[0] != p):
			t.Errorf("MAU %d is %s for topology, %s here", number, name, code.Name)
		case known && strings.HasSuffix(code.Name, "HD") != (duplex == topology.HalfDuplex) && number != 14:
			t.Errorf("MAU %d, %s: %v for topology", number, code.Name, duplex)
		}
	}
}

func TestNetBoxCablesAreMedia(t *testing.T) {
	for _, code := range Codes() {
		if code.Kind != NetBoxCable {
			continue
		}
		m, err := LookupMedium(code.Code)
		if (code.Medium == nil) != (err != nil) || err == nil && m != code.Medium {
			t.Errorf("NetBox cable %s: %v here, by name %v", code.Code, code.Medium, err)
		}
		if (code.Medium == nil) != (code.Notes == "not for data") {
			t.Errorf("NetBox cable %s: %v, %q", code.Code, code.Medium, code.Notes)
		}
	}
}

func TestLookupCode(t *testing.T) {
	for _, c := range []struct {
		kind CodeKind
		code string
		phys string
	}{
		{MAUCode, "36", "10GBASE-SR"},
		{MAUCode, "33", ""},
		{ExtendedCode, "0x25", "100GBASE-DR"},
		{ExtendedCode, "0x02", "100GBASE-SR4 25GBASE-SR"},
		{SinglemodeCode, "0x1d", "400GBASE-FR4"},
		{CopperCode, "0x1A", "100GBASE-CR4"},
		{QSFPBit, "2", "40GBASE-SR4"},
		{NetBoxInterface, "10gbase-br-u", "10GBASE-BR10-U"},
		{NetBoxInterface, "100gbase-x-qsfp28", ""},
	} {
		code, known := LookupCode(c.kind, c.code)
		if !known {
			t.Errorf("%s %s is not known", c.kind, c.code)
			continue
		}
		var names []string
		for _, p := range code.PHYs {
			names = append(names, p.Name)
		}
		if got := strings.Join(names, " "); got != c.phys {
			t.Errorf("%s %s: %q, want %q", c.kind, c.code, got, c.phys)
		}
	}
	if code, known := LookupMAU(143); known {
		t.Errorf("MAU 143 is %v; nobody says what", code)
	}
	cage, _ := LookupCode(NetBoxInterface, "100gbase-x-qsfp28")
	if !slices.Equal(cage.FormFactors, []string{"QSFP28"}) || cage.Rate != 100e9 {
		t.Errorf("100gbase-x-qsfp28 is %+v", cage)
	}
	qsfp28, _ := LookupCode(IdentifierCode, "0x11")
	if !slices.Equal(qsfp28.FormFactors, []string{"QSFP28"}) {
		t.Errorf("identifier 0x11 is %+v", qsfp28)
	}
}
