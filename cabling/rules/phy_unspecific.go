package rules

import (
	"fmt"
	"strings"

	"cablewright/cabling"
	"cablewright/topology"
)

var phyUnspecific = Rule{
	ID:       "phy-unspecific",
	Severity: topology.Warning,
	Title:    "What is told of a port names a family of PHYs, not one",
	Looks: "Physical ports of observed devices that are up, whose MAU type (ifMauType, or the local one of LLDP) names a family, " +
		"as dot3MauType10GigBaseR does, or is a number that nobody registered, and whose transceiver is not known either. Ports " +
		"of one device with one such type are one finding. A port that tells no MAU type at all is let pass. Of a channel, the MAU " +
		"types of ends whose PHY nothing else tells.",
	Why: "10GBASE-SR and 10GBASE-LR need different fibre, and both are \"10GBASE-R\": no cable can be checked against a port " +
		"that may be either, and no finding about it is not proof that it fits.",
	Fix:    "Read the EEPROM of the transceivers (on the device: show interfaces transceiver, ethtool -m) and note the PHY in the list of cables.",
	Source: "IANA-MAU-MIB (RFC 4836 ifMauType)",
	Check:  checkPHYUnspecific,

	Channel: checkMAUOfChannel,
}

func checkPHYUnspecific(in Input) []topology.Finding {
	var (
		findings   []topology.Finding
		identifier cabling.Identifier
	)
	for i := range in.Network.Devices {
		device := &in.Network.Devices[i]
		ports := make(map[int][]end) // by MAU type
		var types []int
		for j := range device.Ports {
			port := &device.Ports[j]
			if port.MAU == 0 || port.PHY != "" {
				continue
			}
			here := endAt(in.Network, topology.PortRef{Device: device.ID, Port: port.Name})
			if !here.up() || identifier.Identify(port).PHY != nil || namesPHY(port.MAU) {
				continue
			}
			if ports[port.MAU] == nil {
				types = append(types, port.MAU)
			}
			ports[port.MAU] = append(ports[port.MAU], here)
		}
		for _, mau := range types {
			findings = append(findings, unspecificPHY(mau, ports[mau]))
		}
	}
	return findings
}

// namesPHY reports whether a MAU type stands for PHYs after all.
func namesPHY(mau int) bool {
	code, known := cabling.LookupMAU(mau)
	return known && len(code.PHYs) > 0
}

func unspecificPHY(mau int, ports []end) topology.Finding {
	names := make([]string, len(ports))
	for i, port := range ports {
		names[i] = port.ref.Port
	}
	what := "is not registered"
	if code, known := cabling.LookupMAU(mau); known {
		what = fmt.Sprintf("(%s) names a family, not a PHY", strings.TrimPrefix(code.Name, "dot3MauType"))
	}
	first := ports[0]
	where, transceivers, at := first.String(), "transceiver", first.Place
	if len(ports) > 1 {
		where, transceivers = fmt.Sprintf("%s of %s", nameList(names), first.Name), "transceivers"
		at.Port = ""
	}
	return topology.Finding{
		Severity: topology.Warning,
		At:       []topology.Place{at},
		Message:  fmt.Sprintf("%s: the MAU type %d %s", where, mau, what),
		Fix:      fmt.Sprintf("Read the EEPROM of the %s in %s and note the PHY in the list of cables.", transceivers, where),
	}
}

func checkMAUOfChannel(channel *cabling.Channel, _ cabling.Site) []topology.Finding {
	var findings []topology.Finding
	for i, end := range []*cabling.End{&channel.A, &channel.B} {
		if end.MAU != nil && end.PHY == nil && end.MAU.NamesFamily() {
			findings = append(findings, one(topology.Warning, fmt.Sprintf("MAU type %s of %s, %s, names a family, not a PHY: read the EEPROM",
				end.MAU.Code, endName(i), end.MAU.Name), "")...)
		}
	}
	return findings
}
