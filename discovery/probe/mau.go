package probe

import "cablewright/topology"

// Both tables have the index ifIndex.ifMauIndex.
var (
	ifMauTable = Table{Name: "ifMauTable",
		Columns: columns("1.3.6.1.2.1.26.2.1.1", 3, 4, 13)} // ifMauType, ifMauStatus, ifMauTypeListBits
	ifMauAutoNegTable = Table{Name: "ifMauAutoNegTable",
		Columns: columns("1.3.6.1.2.1.26.5.1.1", 1)} // ifMauAutoNegAdminStatus
)

// mauTypes is where the types are registered: dot3MauType.N (IANA-MAU-MIB).
var mauTypes = MustOID("1.3.6.1.2.1.26.4")

// mauOperational is the ifMauStatus of a MAU that is in use.
const mauOperational = 3

// autoNegDisabled is the ifMauAutoNegAdminStatus of a MAU whose rate and duplex
// mode are set by hand.
const autoNegDisabled = 2

func mau() Probe {
	return Probe{
		Name:  "mau",
		Title: "PHY in use (MAU-MIB ifMauType, RFC 4836)",
		Why: "It tells 10GBASE-SR from 10GBASE-LR, so that a cable can be held to what the port needs, and the duplex mode " +
			"where EtherLike-MIB tells none; and which ports could do more than they are set to. Few agents have it; without it " +
			"the PHY is known by the transceiver alone.",
		Tables: []Table{ifMauTable, ifMauAutoNegTable},
		Decode: decodeMAU,
	}
}

// decodeMAU gives ports the PHY of their MAU. Of several, as a port with two
// jacks has, it is the one in use; if that leaves more than one, none is told.
func decodeMAU(answers *Answers, seen *topology.Observation) {
	var indexes tally
	inUse := make(map[*topology.Port]int) // MAU type; 0: several
	for _, entry := range answers.rows(ifMauTable) {
		ok := len(entry.index) == 2
		indexes.note(ok)
		if !ok || !operational(entry.values[1]) {
			continue
		}
		port := portAt(&seen.Device, int(entry.index[0]))
		if rate := fastestMAU(entry.values[2].Bytes); port != nil && rate >= port.Speed { // a list without what is in use is wrong
			port.MaxSpeed = max(port.MaxSpeed, rate)
		}
		number := mauNumber(entry.values[0].OID)
		if before, several := inUse[port]; several && before != number {
			number = 0
		}
		inUse[port] = number
	}
	delete(inUse, nil) // rows of no interface
	for port, number := range inUse {
		setMAU(port, number)
	}
	decodeAutoNeg(answers, &seen.Device)
	indexes.report(seen, "mau", ifMauTable, "an index that is no ifIndex.ifMauIndex")
}

// decodeAutoNeg marks the ports that do not negotiate. One with two jacks has to
// have them all so.
func decodeAutoNeg(answers *Answers, device *topology.Device) {
	negotiates := make(map[*topology.Port]bool)
	for _, cell := range answers.Cells(ifMauAutoNegTable.Name, 0) {
		if len(cell.Index) != 2 {
			continue
		}
		if port := portAt(device, int(cell.Index[0])); port != nil {
			negotiates[port] = negotiates[port] || cell.Value.Int() != autoNegDisabled
			port.Forced = !negotiates[port]
		}
	}
}

// fastestMAU returns the highest rate among ifMauTypeListBits, in bit/s: bit N is
// dot3MauType.N, the first bit being the highest of the first octet.
func fastestMAU(bits []byte) (rate int64) {
	for i, octet := range bits {
		for bit := range 8 {
			if octet&(0x80>>bit) != 0 {
				rate = max(rate, topology.MAURate(8*i+bit))
			}
		}
	}
	return rate
}

// operational reports whether a MAU is in use, as far as its agent tells.
func operational(status Value) bool {
	return status.Kind == 0 || status.Int() == mauOperational
}

// setMAU keeps what EtherLike-MIB told of the duplex mode.
func setMAU(port *topology.Port, number int) {
	phy, duplex := topology.MAUType(number)
	port.PHY, port.MAU = phy, number
	if port.Duplex == topology.DuplexUnknown && carries(port) {
		port.Duplex = duplex
	}
}

// mauNumber returns N of dot3MauType.N, 0 if the type is not known. Alcatel-Lucent
// OmniSwitch sends the two arcs {N 0} in place of it, which BER packs into one
// number, 40 N, and which reads as 2.(40 N - 80).
func mauNumber(oid OID) int {
	if rest, under := oid.Under(mauTypes); under && len(rest) == 1 {
		return int(rest[0])
	}
	if len(oid) == 2 && oid[0] == 2 && oid[1]%40 == 0 {
		return int(oid[1])/40 + 2
	}
	return 0
}
