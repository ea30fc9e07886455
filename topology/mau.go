package topology

import (
	"strconv"
	"strings"
)

// mauNames are the PHYs by the last number of dot3MauType (IANA-MAU-MIB, which
// RFC 4836 began), as IEEE 802.3 writes them. Numbers that name a family, such as
// dot3MauType10GigBaseR, are left out: they do not say what is plugged in.
var mauNames = map[int]string{
	5: "10BASE-T", 6: "10BASE-FP", 7: "10BASE-FB", 8: "10BASE-FL", 10: "10BASE-T", 11: "10BASE-T",
	12: "10BASE-FL", 13: "10BASE-FL", 14: "100BASE-T4", 15: "100BASE-TX", 16: "100BASE-TX",
	17: "100BASE-FX", 18: "100BASE-FX", 19: "100BASE-T2", 20: "100BASE-T2", 23: "1000BASE-LX",
	24: "1000BASE-LX", 25: "1000BASE-SX", 26: "1000BASE-SX", 27: "1000BASE-CX", 28: "1000BASE-CX",
	29: "1000BASE-T", 30: "1000BASE-T", 32: "10GBASE-LX4", 34: "10GBASE-ER", 35: "10GBASE-LR",
	36: "10GBASE-SR", 38: "10GBASE-EW", 39: "10GBASE-LW", 40: "10GBASE-SW", 41: "10GBASE-CX4",
	44: "100BASE-BX10-D", 45: "100BASE-BX10-U", 46: "100BASE-LX10", 47: "1000BASE-BX10-D",
	48: "1000BASE-BX10-U", 49: "1000BASE-LX10", 54: "10GBASE-T", 55: "10GBASE-LRM", 56: "1000BASE-KX",
	57: "10GBASE-KX4", 58: "10GBASE-KR", 70: "40GBASE-KR4", 71: "40GBASE-CR4", 72: "40GBASE-SR4",
	73: "40GBASE-FR", 74: "40GBASE-LR4", 75: "100GBASE-CR10", 76: "100GBASE-SR10", 77: "100GBASE-LR4",
	78: "100GBASE-ER4", 79: "1000BASE-T1", 88: "25GBASE-CR", 89: "25GBASE-CR-S", 90: "25GBASE-KR",
	91: "25GBASE-KR-S", 93: "25GBASE-SR", 94: "25GBASE-T", 95: "40GBASE-ER4", 97: "40GBASE-T",
	98: "100GBASE-CR4", 99: "100GBASE-KR4", 100: "100GBASE-KP4", 102: "100GBASE-SR4", 103: "2.5GBASE-T",
	104: "5GBASE-T", 105: "100BASE-T1", 109: "2.5GBASE-KX", 111: "5GBASE-KR", 114: "25GBASE-LR",
	115: "25GBASE-ER", 117: "50GBASE-CR", 118: "50GBASE-KR", 119: "50GBASE-SR", 120: "50GBASE-FR",
	121: "50GBASE-LR", 122: "50GBASE-ER", 123: "100GBASE-CR2", 124: "100GBASE-KR2", 125: "100GBASE-SR2",
	126: "100GBASE-DR", 128: "200GBASE-DR4", 129: "200GBASE-FR4", 130: "200GBASE-LR4",
	131: "200GBASE-CR4", 132: "200GBASE-KR4", 133: "200GBASE-SR4", 134: "200GBASE-ER4",
	137: "400GBASE-DR4", 138: "400GBASE-FR8", 139: "400GBASE-LR8", 140: "400GBASE-ER8",
	145: "100GBASE-FR1", 146: "100GBASE-LR1", 147: "400GBASE-FR4",
}

// MAUType returns what an operational MAU type says of a port: its PHY, nothing
// if the number names none, and its duplex mode. LLDP carries the number in its
// MAC/PHY TLV, MAU-MIB as the last arc of ifMauType.
func MAUType(number int) (phy string, duplex Duplex) {
	phy = mauNames[number]
	switch {
	case number < 10:
		return phy, DuplexUnknown
	case number == 14: // 100BASE-T4 is always half duplex
		return phy, HalfDuplex
	case number < 14: // 10BASE-T, 10BASE-FL: half, full
		return phy, Duplex(number%2) + HalfDuplex
	case number <= 30: // 100BASE-TX to 1000BASE-T: half, full
		return phy, FullDuplex - Duplex(number%2)
	case phy == "" && number > lastMAU:
		return "", DuplexUnknown
	}
	return phy, FullDuplex
}

// lastMAU is the last number that mauNames knows; half duplex ended with 30.
const lastMAU = 147

// mauFamilies are the numbers that name a family of PHYs, by what stands for the
// PHY in mauNames.
var mauFamilies = map[int]string{
	21: "1000BASE-X", 22: "1000BASE-X", 31: "10GBASE-X", 33: "10GBASE-R", 37: "10GBASE-W", 92: "25GBASE-R",
	96: "40GBASE-R", 101: "100GBASE-R", 116: "50GBASE-R", 127: "200GBASE-R", 135: "400GBASE-R",
}

// MAURate returns the rate of a MAU type in bit/s, of a family too; 0 if it is not
// known.
func MAURate(number int) int64 {
	name := mauNames[number]
	if name == "" {
		name = mauFamilies[number]
	}
	digits, _, _ := strings.Cut(name, "BASE")
	unit := 1e6
	if giga, is := strings.CutSuffix(digits, "G"); is {
		digits, unit = giga, 1e9
	}
	rate, err := strconv.ParseFloat(digits, 64)
	if err != nil {
		return 0
	}
	return int64(rate * unit)
}
