package cabling

import (
	"fmt"
	"strconv"
	"strings"
	"sync"

	"cablewright/topology"
)

// LookupMAUText returns what an ifMauType stands for, told by its number, its
// object identifier or its name: "36", "1.3.6.1.2.1.26.4.36", "dot3MauType10GigBaseSR",
// "10GBASE-SR". 0 and "other" say that nothing is known: nil. A name that is unknown,
// or leaves half and full duplex open, is an error that lists the nearest.
func LookupMAUText(text string) (*Code, error) {
	number := mauNumber(text)
	switch {
	case number == "0", foldText(text, "") == "other":
		return nil, nil
	case number != "":
		if code, known := LookupCode(MAUCode, number); known {
			return code, nil
		}
		return nil, fmt.Errorf("unknown MAU type %s: want the last number of an ifMauType (IANA-MAU-MIB), such as 36, or its name, dot3MauType10GigBaseSR", number)
	}
	if code := mauNames().unique[foldMAU(text)]; code != nil {
		return code, nil
	}
	return nil, mauNames().unknown("MAU type", text, foldMAU(text))
}

// mauNumber returns the number of a MAU type that is told by it or by its object
// identifier, in any form that SNMP tools print; empty: it is told by a name.
func mauNumber(text string) string {
	text = strings.TrimSpace(text)
	text = text[strings.LastIndex(text, ":")+1:] // SNMPv2-SMI::mib-2.26.4.36
	text = text[strings.LastIndex(text, "=")+1:] // dot3MauType=36
	text = strings.TrimSpace(text)
	text = strings.TrimPrefix(text, ".")
	for _, types := range []string{"1.3.6.1.2.1.26.4.", "mib-2.26.4."} { // dot3MauType
		text = strings.TrimPrefix(text, types)
	}
	number, err := strconv.ParseUint(text, 10, 16)
	if err != nil {
		return ""
	}
	return strconv.FormatUint(number, 10)
}

var mauNames = sync.OnceValue(func() *names[Code] {
	index := newNames[Code]()
	for i := range Codes() {
		if code := &Codes()[i]; code.Kind == MAUCode {
			index.add(code, code.Name, foldMAU)
		}
	}
	return index
})

// foldMAU brings a name of a MAU type into the form that its spellings share: as
// foldPHY does, without what LLDP agents write behind it.
func foldMAU(text string) string {
	text = text[strings.LastIndex(text, ":")+1:] // IANA-MAU-MIB::dot3MauType10GigBaseSR
	text, _, _ = strings.Cut(text, " - ")        // lldpd: "1000BaseTFD - Four-pair Category 5 UTP, full duplex mode"
	text, _, _ = strings.Cut(text, "(")          // dot3MauType10GigBaseSR(36)
	return foldPHY(text)
}

// NamesFamily reports whether a MAU type tells how bits are coded and not what
// is plugged in: 10GBASE-R is SR, LR and DAC (IEEE 802.3-2022 clause 49).
func (c *Code) NamesFamily() bool {
	name := strings.ToLower(strings.TrimSuffix(strings.TrimSuffix(c.Name, "HD"), "FD"))
	for _, family := range []string{"baser", "basew", "basex"} {
		if strings.HasSuffix(name, family) {
			return c.Kind == MAUCode
		}
	}
	return false
}

// IsHalfDuplex reports whether a MAU type says that the port runs half duplex.
func (c *Code) IsHalfDuplex() bool {
	number, err := strconv.Atoi(c.Code)
	_, duplex := topology.MAUType(number)
	return err == nil && c.Kind == MAUCode && duplex == topology.HalfDuplex
}

// phy returns the PHY that a MAU type names; nil: it names none, or a family.
func (c *Code) phy() *PHY {
	if c == nil || len(c.PHYs) != 1 {
		return nil
	}
	return c.PHYs[0]
}

// TellsMAUAlone reports whether the channel tells a MAU type that names a family
// of PHYs, and neither a PHY nor anything of its cable.
func (c *Channel) TellsMAUAlone() bool {
	told := c.A.MAU != nil && c.A.MAU.NamesFamily() || c.B.MAU != nil && c.B.MAU.NamesFamily()
	return told && len(c.PHYs()) == 0 && c.Speed == 0 && c.Medium == nil && !c.Length.Known && len(c.Elements) == 0
}
