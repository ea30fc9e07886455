package rules

import (
	"fmt"
	"slices"
	"strings"

	"cablewright/cabling"
	"cablewright/topology"
)

var portWithoutCable = Rule{
	ID:       "port-without-cable",
	Severity: topology.Warning,
	Title:    "Something is plugged into a port that the list does not have",
	Looks: "Ports of observed devices of the list of cables (--cables) that are up and behind which an address was " +
		"learned, while no neighbour tells what it is and no row is about the port. Links are left to cable-unknown.",
	Why:    "Nobody knows where this cable goes: neither the list nor LLDP. It is the one that is pulled by mistake.",
	Fix:    "Follow the cable and add it to the list.",
	Source: "ANSI/TIA-606-D: every cable is to have a record; RFC 4188 dot1dTpFdbTable",
	Laid:   checkPortWithoutCable,
}

func checkPortWithoutCable(network *topology.Network, cables *cabling.Joined) []topology.Finding {
	if len(network.Endpoints) == 0 {
		return nil
	}
	listed := listedPorts(cables)
	learned := make(map[topology.PortRef]bool)
	for _, endpoint := range network.Endpoints {
		learned[endpoint.At] = true
	}
	var findings []topology.Finding
	for i := range network.Devices {
		device := &network.Devices[i]
		ports := listed[device.ID]
		if !device.Observed || ports == nil {
			continue
		}
		if names := unlisted(network, device, ports, learned); len(names) > 0 {
			findings = append(findings, portsWithoutCable(network, device, names))
		}
	}
	return findings
}

func portsWithoutCable(network *topology.Network, device *topology.Device, names []string) topology.Finding {
	place := network.Place(topology.PortRef{Device: device.ID})
	are, them := "is", "it"
	if len(names) > 1 {
		are, them = "are", "them"
	}
	return topology.Finding{
		Severity: topology.Warning,
		At:       []topology.Place{place},
		Message: fmt.Sprintf("%s of %s %s up with addresses behind %s, without a neighbour and without a row: %s",
			count(len(names), "port"), place, are, them, strings.Join(names, ", ")),
		Fix: fmt.Sprintf("Follow the cables of %s at %s and add them to the list.", place, nameList(names)),
	}
}

// listedPorts returns the ports of each device that rows are about, in the form
// that all spellings share.
func listedPorts(cables *cabling.Joined) map[topology.DeviceID]map[string]bool {
	listed := make(map[topology.DeviceID]map[string]bool)
	for i := range cables.Channels {
		for _, place := range cables.Channels[i].At {
			if place.Device == "" {
				continue
			}
			if listed[place.Device] == nil {
				listed[place.Device] = make(map[string]bool)
			}
			listed[place.Device][topology.CanonicalPort(place.Port)] = true
		}
	}
	return listed
}

// unlisted returns the ports of a device that are up with an address behind them,
// or behind their aggregate, and neither a link nor a row.
func unlisted(network *topology.Network, device *topology.Device, listed map[string]bool, learned map[topology.PortRef]bool) []string {
	var names []string
	for i := range device.Ports {
		port := &device.Ports[i]
		ref := topology.PortRef{Device: device.ID, Port: port.Name}
		behind := learned[ref] || port.LAG != "" && learned[topology.PortRef{Device: device.ID, Port: port.LAG}]
		if !behind || port.Kind != topology.Physical || port.Oper != topology.Up || len(network.LinksAt(ref)) > 0 {
			continue
		}
		if !hasRow(listed, port.Name) && (port.Descr == "" || !hasRow(listed, port.Descr)) {
			names = append(names, port.Name)
		}
	}
	slices.SortFunc(names, topology.CompareNatural)
	return names
}

// hasRow reports whether a row is about a port, or about the port that it is a leg
// of: "Ethernet1/1" of "Ethernet1".
func hasRow(listed map[string]bool, name string) bool {
	name = topology.CanonicalPort(name)
	if listed[name] {
		return true
	}
	cut := strings.LastIndexAny(name, "/:")
	return cut > 0 && listed[name[:cut]]
}
