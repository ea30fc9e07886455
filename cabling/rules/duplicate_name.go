package rules

import (
	"fmt"
	"slices"
	"strings"

	"cablewright/topology"
)

var duplicateName = Rule{
	ID:       "duplicate-name",
	Severity: topology.Warning,
	Title:    "Several devices have the same name",
	Looks: "The full names (sysName) of observed devices, in any case. Names that differ in the domain only are not the same, " +
		"and devices known only from their neighbours are not looked at.",
	Why: "Neighbour protocols, logs, labels and people go by the name. With two devices under one, a cable is traced to the " +
		"wrong rack; or it is one device that could not be recognised as such, and everything at it counts twice.",
	Fix:    "Give each device a name of its own.",
	Source: "RFC 3418 sysName (an administratively assigned name for this node)",
	Check:  checkDuplicateName,
}

func checkDuplicateName(in Input) []topology.Finding {
	named := make(map[string][]*topology.Device)
	for i := range in.Network.Devices {
		device := &in.Network.Devices[i]
		if device.Observed && device.Name != "" {
			name := strings.ToLower(device.Name)
			named[name] = append(named[name], device)
		}
	}
	var findings []topology.Finding
	for _, devices := range named {
		if len(devices) < 2 {
			continue
		}
		findings = append(findings, topology.Finding{
			Severity: topology.Warning,
			At:       devicePlaces(in.Network, devices),
			Message:  fmt.Sprintf("%d devices say that their name is %q: %s", len(devices), devices[0].Name, nameList(identities(devices))),
			Fix:      "Give all but one of them another host name; if it is one device, compare their serial numbers and chassis addresses.",
		})
	}
	return findings
}

// identities says for each device how to reach it: its first address, else its
// ID.
func identities(devices []*topology.Device) []string {
	texts := make([]string, len(devices))
	for i, device := range devices {
		texts[i] = string(device.ID)
		if len(device.Mgmt) > 0 {
			texts[i] = device.Mgmt[0].String()
		}
	}
	slices.Sort(texts)
	return texts
}
