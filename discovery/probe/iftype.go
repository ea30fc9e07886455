package probe

import (
	"cmp"
	"slices"
	"strings"

	"cablewright/topology"
)

// Names of interfaces that are Ethernet by their ifType, but that no cable can be
// in, and of aggregates among them. Linux is the usual case, its radios included.
var (
	virtualNames = []string{
		"br", "bridge", "docker", "virbr", "vlan", "irb", "lo", "loopback", "dummy", "vxlan", "tun", "tap",
		"veth", "vethernet", "podman", "ifb", "ovs-system", "gretap", "erspan", "vlan-interface", "logical-int",
		"ath", "wlan", "wifi", "wwan", "mesh",
	}
	aggregateNames = []string{"bond", "team", "po", "port-channel"}
)

// windowsLayers are in the names of what Windows lists as interfaces beside its
// adapters: the drivers that are stacked on each, and the ends of tunnels.
var windowsLayers = []string{"LightWeight Filter", "-QoS Packet Scheduler", "WAN Miniport", "Default Miniport", "Kernel Debug Network Adapter", "Virtual Switch Extension"}

// kindOf says what an interface is made of, by its ifType and its name; Windows
// tells more in the description.
func kindOf(ifType int64, name, descr string) topology.PortKind {
	kind := kindOfType(ifType)
	if kind != topology.Physical {
		return kind
	}
	layer := func(words string) bool { return strings.Contains(descr, words) }
	switch word := nameWord(cmp.Or(name, descr)); {
	case slices.Contains(virtualNames, word), strings.HasPrefix(word, "br-"), slices.ContainsFunc(windowsLayers, layer):
		return topology.Virtual
	case slices.Contains(aggregateNames, word):
		return topology.Aggregate
	}
	return topology.Physical
}

// markUnits finds the logical units that are Ethernet by their ifType: eth0.100 is
// a VLAN of eth0, whose address it has. They have the name of a port and a number.
func markUnits(ports []topology.Port) {
	byName := make(map[string]*topology.Port, len(ports))
	for i := range ports {
		byName[ports[i].Name] = &ports[i]
	}
	for i := range ports {
		port := &ports[i]
		whole, number := unitOf(port.Name)
		if port.Kind != topology.Physical || number == "" || byName[whole] == nil {
			continue
		}
		if byName[whole].MAC == port.MAC || byName[whole].Kind == topology.Virtual {
			port.Kind = topology.Virtual
		}
	}
}

// unitOf splits "eth0.100" at the dot; a name that does not end in one and a number
// has no number.
func unitOf(name string) (whole, number string) {
	dot := strings.LastIndexByte(name, '.')
	if dot < 1 || strings.Trim(name[dot+1:], "0123456789") != "" {
		return name, ""
	}
	return name[:dot], name[dot+1:]
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
