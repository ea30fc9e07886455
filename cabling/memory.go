package cabling

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// ModuleMemory is what a module tells of itself in the memory that its port
// reads: octets by their address (SFF-8472, SFF-8636, CMIS page 00h). Those that
// are not told are not there.
type ModuleMemory map[int]byte

// Addresses that tell a PHY.
const (
	identifierAt     = 0   // of all: the form factor
	tenGigabitAt     = 3   // SFF-8472, bits
	gigabitAt        = 6   // SFF-8472, bits
	cableAt          = 8   // SFF-8472, bits
	extendedSFPAt    = 36  // SFF-8472
	mediaTypeAt      = 85  // CMIS: of which table the media interfaces are
	hostInterfaceAt  = 86  // CMIS, of the first application
	mediaInterfaceAt = 87  // CMIS, of the first application
	fortyGigabitAt   = 131 // SFF-8636, bits
	extendedQSFPAt   = 192 // SFF-8636
)

// ParseModuleMemory understands octets with their addresses, "byte0=0x11;
// byte192=0x25", or the identifier and the extended compliance code alone,
// "0x11/0x25". ok is false where the text is none.
func ParseModuleMemory(text string) (memory ModuleMemory, ok bool) {
	text = strings.ToLower(strings.TrimSpace(text))
	if !strings.HasPrefix(text, "0x") && !strings.HasPrefix(text, "byte") {
		return nil, false
	}
	if match := twoOctets.FindStringSubmatch(text); match != nil {
		return ModuleMemory{identifierAt: octet(match[1]), extendedQSFPAt: octet(match[2])}, true
	}
	memory = ModuleMemory{}
	for part := range strings.FieldsFuncSeq(text, func(r rune) bool { return strings.ContainsRune(";, ", r) }) {
		match := oneOctet.FindStringSubmatch(part)
		if match == nil {
			return nil, false
		}
		address, _ := strconv.Atoi(match[1]) // of at most three digits
		memory[address] = octet(match[2])
	}
	return memory, len(memory) > 0
}

var (
	twoOctets = regexp.MustCompile(`^0x([0-9a-f]{1,2})\s*[/;,\s]\s*0x([0-9a-f]{1,2})$`)
	oneOctet  = regexp.MustCompile(`^byte_?(\d{1,3})[=:]0x([0-9a-f]{1,2})$`)
)

// octet returns the octet of one or two hexadecimal digits.
func octet(digits string) byte {
	value, _ := strconv.ParseUint(digits, 16, 8)
	return byte(value)
}

// PHY returns the PHY of the module: of those that a code stands for, the one with
// most lanes that is made in the form of the identifier. The error of a code that
// is not known, or leaves it open, says what it stands for.
func (m ModuleMemory) PHY() (*PHY, error) {
	codes := m.codes()
	if len(codes) == 0 {
		return nil, fmt.Errorf("the memory of the module tells no PHY: want byte 0 with byte 192 (QSFP), 36 (SFP), or 85 and 87 (CMIS)")
	}
	var named []*PHY
	for _, code := range codes {
		named = append(named, code.PHYs...)
	}
	if len(codes) == 1 && len(named) > 1 {
		named = m.fitting(named)
	}
	if len(named) == 1 {
		return named[0], nil
	}
	var names []string
	for _, code := range codes {
		names = append(names, code.Name)
	}
	return nil, fmt.Errorf("the memory of the module names no single PHY: %s", strings.Join(names, ", "))
}

// fitting returns those PHYs of several that are made in the form of the module,
// and of these the fastest: a module is sold for all its lanes.
func (m ModuleMemory) fitting(phys []*PHY) (fit []*PHY) {
	identifier, known := LookupCode(IdentifierCode, fmt.Sprintf("0x%02x", m[identifierAt]))
	if !known {
		return phys
	}
	made := func(form string) bool { return slices.Contains(identifier.FormFactors, form) }
	for _, phy := range phys {
		switch {
		case !slices.ContainsFunc(phy.FormFactors, made):
		case len(fit) > 0 && phy.Rate < fit[0].Rate:
		case len(fit) > 0 && phy.Rate > fit[0].Rate:
			fit = []*PHY{phy}
		default:
			fit = append(fit, phy)
		}
	}
	return fit
}

// codes returns the codes that tell a PHY: the extended one, which counts where it
// is told, else the media interface of CMIS, else the bits of the older octets.
func (m ModuleMemory) codes() (codes []*Code) {
	add := func(kind CodeKind, code string) {
		if found, known := LookupCode(kind, code); known {
			codes = append(codes, found)
		}
	}
	for _, at := range []int{extendedQSFPAt, extendedSFPAt} {
		if m[at] != 0 {
			add(ExtendedCode, fmt.Sprintf("0x%02x", m[at]))
			return codes
		}
	}
	if kind, at := m.interfaces(); kind != "" {
		add(kind, fmt.Sprintf("0x%02x", m[at]))
		return codes
	}
	for _, octet := range []struct {
		at   int
		kind CodeKind
	}{{tenGigabitAt, SFP10GBit}, {gigabitAt, SFP1GBit}, {cableAt, SFPCableBit}, {fortyGigabitAt, QSFPBit}} {
		for bit := range 8 {
			if m[octet.at]&(1<<bit) != 0 {
				add(octet.kind, strconv.Itoa(bit))
			}
		}
	}
	return codes
}

// interfaces returns by which table and octet a module of CMIS tells what it is;
// an empty kind: it is none, or does not tell.
func (m ModuleMemory) interfaces() (kind CodeKind, at int) {
	switch m[mediaTypeAt] {
	case 1:
		return MultimodeCode, mediaInterfaceAt
	case 2:
		return SinglemodeCode, mediaInterfaceAt
	case 3, 4:
		return CopperCode, hostInterfaceAt
	case 5:
		return BaseTCode, mediaInterfaceAt
	}
	return "", 0
}
