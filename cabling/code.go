package cabling

import (
	"strconv"
	"strings"
)

// Code is a number or a word by which a device, a module or NetBox tells what it
// has. It may name one PHY, several (PHYs), a form factor, a cable, or no more
// than its own Name.
type Code struct {
	Kind CodeKind
	Code string // "36", "0x1c", "400gbase-x-osfp", or the bit of a byte: "4"
	Name string

	PHYs        []*PHY // several: the form factor or the lanes tell which
	FormFactors []string
	Rate        int64 // bit/s; 0: the PHYs tell it
	Medium      *Medium

	Notes, Source string
	Confidence    Confidence
}

// CodeKind says whose code it is.
type CodeKind string

// Kinds of codes. Those of SFF-8024 and CMIS are written in hex: "0x0b".
const (
	MAUCode         CodeKind = "mau"                // last arc of ifMauType (IANA-MAU-MIB), also of LLDP
	ExtendedCode    CodeKind = "sff8024-extended"   // SFF-8472 byte 36, SFF-8636 byte 192
	IdentifierCode  CodeKind = "sff8024-identifier" // byte 0: the form factor
	ConnectorCode   CodeKind = "sff8024-connector"
	MultimodeCode   CodeKind = "cmis-mmf"        // media interface of module type 1
	SinglemodeCode  CodeKind = "cmis-smf"        // of module type 2
	CopperCode      CodeKind = "cmis-copper"     // host interface of module types 3 and 4
	BaseTCode       CodeKind = "cmis-base-t"     // of module type 5
	SFP10GBit       CodeKind = "sff8472-byte3"   // a bit of the byte
	SFP1GBit        CodeKind = "sff8472-byte6"   // a bit of the byte
	SFPCableBit     CodeKind = "sff8472-byte8"   // a bit of the byte
	QSFPBit         CodeKind = "sff8636-byte131" // a bit of the byte
	EthtoolBit      CodeKind = "ethtool"         // link mode of Linux
	NetBoxInterface CodeKind = "netbox-interface"
	NetBoxCable     CodeKind = "netbox-cable"
	NetBoxPort      CodeKind = "netbox-port"
	NetBoxProfile   CodeKind = "netbox-cable-profile" // how many connectors, and positions in each: "breakout-1c4p-4c1p" is one MPO to four duplex legs
	SFPLength       CodeKind = "sff8472-length"       // a byte, and what it counts
	QSFPLength      CodeKind = "sff8636-length"
)

// LookupCode returns what code of kind stands for; false: not known.
func LookupCode(kind CodeKind, code string) (*Code, bool) {
	found := codeIndex()[codeKey{kind, strings.ToLower(code)}]
	return found, found != nil
}

// LookupMAU returns what the last arc of an ifMauType stands for, which LLDP sends
// as the operational MAU type.
func LookupMAU(number int) (*Code, bool) { return LookupCode(MAUCode, strconv.Itoa(number)) }
