package rules

import (
	"fmt"

	"cablewright/topology"
)

var duplicateChassis = Rule{
	ID:       "duplicate-chassis",
	Severity: topology.Warning,
	Title:    "Several devices have the same chassis address",
	Looks: "The MAC addresses that devices give as their chassis identifier (LLDP), where Merge has other reasons to keep the " +
		"devices apart. Group addresses and those that routers share by protocol (VRRP, HSRP) do not count.",
	Why: "Their neighbours cannot tell them apart, so a link may be drawn to the wrong one. Cloned virtual machines and copied " +
		"configurations do this by mistake; the two switches of an MLAG or vPC pair may do it on purpose.",
	Fix:    "Give each device its own chassis address; leave an MLAG pair as it is if its maker shares the address by design.",
	Source: "IEEE 802.1AB-2016 clause 8.5.2 (the chassis ID identifies the chassis)",
	Check:  checkDuplicateChassis,
}

func checkDuplicateChassis(in Input) []topology.Finding {
	owners := make(map[topology.MAC][]*topology.Device)
	for i := range in.Network.Devices {
		device := &in.Network.Devices[i]
		for _, id := range device.Chassis {
			if mac, ok := id.MAC(); ok && id.Kind() == topology.KindMAC && mac.Identifies() {
				owners[mac] = append(owners[mac], device)
			}
		}
	}
	var findings []topology.Finding
	for mac, devices := range owners {
		if len(devices) < 2 {
			continue
		}
		findings = append(findings, topology.Finding{
			Severity: topology.Warning,
			At:       devicePlaces(in.Network, devices),
			Message:  fmt.Sprintf("%s give the same chassis address, %s", deviceList(devices), mac),
			Fix:      "If they are a pair that poses as one (MLAG, vPC), leave it; else give all but one its own chassis address: look for cloned machines and copied configurations.",
		})
	}
	return findings
}
