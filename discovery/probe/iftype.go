package probe

import (
	"slices"
	"strings"

	"cablewright/topology"
)

// Names of interfaces that are Ethernet by their ifType, but that no cable can be
// in, and of aggregates among them. Linux is the usual case.
var (
	virtualNames   = []string{"br", "bridge", "docker", "virbr", "vlan", "irb", "lo", "loopback", "dummy", "vxlan", "tun", "tap"}
	aggregateNames = []string{"bond", "team"}
)

// kindOf says what an interface is made of, by its ifType and its name.
func kindOf(ifType int64, name string) topology.PortKind {
	kind := kindOfType(ifType)
	if kind != topology.Physical {
		return kind
	}
	switch word := nameWord(name); {
	case slices.Contains(virtualNames, word):
		return topology.Virtual
	case slices.Contains(aggregateNames, word):
		return topology.Aggregate
	}
	return topology.Physical
}

// nameWord returns the word before the number of an interface name, in lower case:
// "vlan" of "Vlan10", "port-channel" of "Port-channel 3".
func nameWord(name string) string {
	return strings.TrimRight(strings.ToLower(name), "0123456789 -")
}

// kindOfType says what an interface is made of by its ifType (IANAifType-MIB).
func kindOfType(ifType int64) topology.PortKind {
	switch ifType {
	case 0, 1: // not told, other
		return topology.KindUnknownPort
	case 6, 7, 26, 62, 69, 117, // Ethernet: ethernetCsmacd, and what older agents say
		15, 18, 19, 22, 30, 39, 56, // fddi, ds1, e1, serial, ds3, sonet, fibreChannel
		94, 96, 97, 118, 169, // adsl, sdsl, vdsl, hdlc, shdsl
		195, 196, 199, 238, 251: // optical transport and channel, infiniband, adsl2plus, vdsl2
		return topology.Physical
	case 54, 161: // propMultiplexor (trunks of HP), ieee8023adLag
		return topology.Aggregate
	case 131, 150: // tunnel, mplsTunnel
		return topology.Tunnel
	}
	return topology.Virtual
}
