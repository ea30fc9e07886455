package frame

import (
	"encoding/binary"

	"cablewright/discovery/neighbor"
	"cablewright/topology"
)

// Types of LLDP TLVs (IEEE 802.1AB-2016 table 8-1).
const (
	lldpEnd          = 0
	lldpChassis      = 1
	lldpPort         = 2
	lldpTTL          = 3
	lldpPortDescr    = 4
	lldpSystemName   = 5
	lldpSystemDescr  = 6
	lldpCapabilities = 7
	lldpManagement   = 8
	lldpOrganization = 127
)

// decodeLLDP reads an LLDPDU (IEEE 802.1AB-2016 clause 8): TLVs of a type in
// seven bits, a length in nine, and a value. gopacket's decoder tells nothing of
// a frame that ends early, has one bad TLV or no end; this one keeps the rest.
func decodeLLDP(b []byte) account {
	a := account{Neighbor: topology.Neighbor{Protocol: string(lldp)}}
	var seen [128]bool // by type
	for len(b) > 0 {
		if len(b) < 2 {
			a.damaged("the frame ends within the header of a TLV")
			break
		}
		header := binary.BigEndian.Uint16(b)
		kind, length := byte(header>>9), int(header&0x1ff)
		if kind == lldpEnd {
			break
		}
		if length > len(b)-2 {
			a.damaged("a TLV is longer than what is left of the frame")
			break
		}
		value := b[2 : 2+length]
		b = b[2+length:]
		if seen[kind] && once(kind) {
			a.damaged("a TLV that may come once comes again") // the first counts
			continue
		}
		seen[kind] = true
		a.lldpTLV(kind, value)
	}
	if !seen[lldpChassis] || !seen[lldpPort] || !seen[lldpTTL] {
		a.damaged("a mandatory TLV is missing: chassis ID, port ID or time to live")
	}
	return a
}

// once reports the TLVs of which a frame may hold one.
func once(kind byte) bool { return kind <= lldpCapabilities }

// lldpTLV adds what one TLV tells.
func (a *account) lldpTLV(kind byte, value []byte) {
	switch kind {
	case lldpChassis:
		a.Chassis = a.lldpID("chassis", neighbor.ChassisID, value)
	case lldpPort:
		a.PortID = a.lldpID("port", neighbor.PortID, value)
	case lldpTTL:
		if len(value) < 2 {
			a.damaged("the time to live is not two octets long")
			return
		}
		a.gone = binary.BigEndian.Uint16(value) == 0
	case lldpPortDescr:
		a.PortDescr = neighbor.Line(value)
	case lldpSystemName:
		a.Name = neighbor.Line(value)
	case lldpSystemDescr:
		a.Description = neighbor.Line(value)
	case lldpCapabilities:
		a.lldpCapabilities(value)
	case lldpManagement:
		a.lldpManagement(value)
	case lldpOrganization:
		a.organization(value)
	}
}

// lldpID reads a chassis or port ID: a subtype, and the identifier.
func (a *account) lldpID(what string, decode func(subtype int, octets []byte) topology.ID, value []byte) topology.ID {
	if len(value) < 2 {
		a.damaged("the " + what + " ID is empty")
		return ""
	}
	return decode(int(value[0]), value[1:])
}

// lldpCapabilities reads which capabilities the system has, and which of them are
// enabled, each in two octets (§8.5.8).
func (a *account) lldpCapabilities(value []byte) {
	if len(value) < 4 {
		a.damaged("the capabilities are not four octets long")
		return
	}
	a.Capabilities = neighbor.Capabilities(binary.BigEndian.Uint16(value[2:]))
}

// lldpManagement reads one management address (§8.5.9): the length of what
// follows, the address family, the address; then the interface it belongs to.
func (a *account) lldpManagement(value []byte) {
	if len(value) < 2 || int(value[0]) > len(value)-1 || value[0] < 2 {
		a.damaged("a management address is longer than its TLV, or empty")
		return
	}
	if addr, ok := neighbor.Addr(value[1 : 1+value[0]]); ok {
		a.managedAt(addr)
	}
}

// Organizations that define TLVs, with the numbers of those that are read.
var (
	oui8021 = [3]byte{0x00, 0x80, 0xc2} // IEEE 802.1Q-2018 annex D
	oui8023 = [3]byte{0x00, 0x12, 0x0f} // IEEE 802.3-2018 clause 79
	ouiMED  = [3]byte{0x00, 0x12, 0xbb} // ANSI/TIA-1057
)

const (
	dot1PVID            = 1
	dot1LinkAggregation = 7
	dot3MACPHY          = 1
	dot3LinkAggregation = 3 // moved to 802.1 later, both are sent
	medSerial           = 8
	medModel            = 10
)

// organization reads a TLV of an organization: its number, a subtype, a value.
func (a *account) organization(value []byte) {
	if len(value) < 4 {
		a.damaged("a TLV of an organization is shorter than its header")
		return
	}
	owner, kind, value := [3]byte(value), value[3], value[4:]
	need := 0
	switch {
	case owner == oui8021 && kind == dot1PVID:
		need = 2
	case owner == oui8021 && kind == dot1LinkAggregation, owner == oui8023 && kind == dot3LinkAggregation:
		need = 1
	case owner == oui8023 && kind == dot3MACPHY:
		need = 5
	case owner == ouiMED && (kind == medSerial || kind == medModel):
	default:
		return
	}
	if len(value) < need {
		a.damaged("a TLV of an organization is shorter than its definition")
		return
	}
	a.organizationTLV(owner, kind, value)
}

func (a *account) organizationTLV(owner [3]byte, kind byte, value []byte) {
	switch {
	case owner == oui8021 && kind == dot1PVID:
		a.VLAN = int(binary.BigEndian.Uint16(value) & 0xfff)
	case owner == oui8023 && kind == dot3MACPHY:
		// autonegotiation (1), advertised (2), operational MAU type (2)
		a.PHY, a.Duplex = topology.MAUType(int(binary.BigEndian.Uint16(value[3:])))
	case owner == ouiMED && kind == medSerial:
		a.Serial = neighbor.Text(value)
	case owner == ouiMED && kind == medModel:
		a.Platform = neighbor.Text(value)
	default: // link aggregation: bit 1 of the status is "in an aggregate now"
		a.Aggregated = a.Aggregated || value[0]&2 != 0
	}
}
