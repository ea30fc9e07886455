package probe

import (
	"encoding/binary"
	"encoding/hex"
	"math/bits"
	"regexp"

	"cablewright/discovery/neighbor"
)

// capabilityWords decodes LldpSystemCapabilitiesMap: BITS, the most significant
// first.
func capabilityWords(octets []byte) []string {
	var two [2]byte
	copy(two[:], unprinted(octets))
	return neighbor.Capabilities(bits.Reverse16(binary.BigEndian.Uint16(two[:])))
}

// printedBits is how net-snmp prints BITS: one or two octets, then the numbers of
// the bits that are set, as in "28 00 2 4".
var printedBits = regexp.MustCompile(`^([0-9A-F]{2})(?: ([0-9A-F]{2}))?(?: [0-9]{1,2})*\s*$`)

// unprinted returns the octets of BITS that were recorded as they are printed. No
// agent means such text as octets: each of its digits in the second place would
// set a capability that is reserved (IEEE 802.1AB-2016 table 8-4).
func unprinted(octets []byte) []byte {
	match := printedBits.FindSubmatch(octets)
	if match == nil {
		return octets
	}
	read, err := hex.DecodeString(string(match[1]) + string(match[2]))
	if err != nil {
		return octets
	}
	return read
}
