package render

import "cablewright/topology"

// marks are the findings by where they are drawn: at the link whose port they
// name, else at the device.
type marks struct {
	devices map[topology.DeviceID][]topology.Finding
	links   map[int][]topology.Finding // by position in Snapshot.Links
}

func newMarks(n *topology.Network, findings []topology.Finding) *marks {
	m := &marks{devices: map[topology.DeviceID][]topology.Finding{}, links: map[int][]topology.Finding{}}
	for _, finding := range findings {
		links, devices := map[int]bool{}, map[topology.DeviceID]bool{}
		for _, place := range finding.At {
			at := n.LinksAt(topology.PortRef{Device: place.Device, Port: place.Port})
			if place.Port == "" || len(at) == 0 {
				devices[place.Device] = n.Device(place.Device) != nil
			}
			for _, link := range at {
				links[link] = place.Port != ""
			}
		}
		add(m.links, links, finding)
		add(m.devices, devices, finding)
	}
	return m
}

// add puts the finding once to every chosen place.
func add[Place comparable](to map[Place][]topology.Finding, places map[Place]bool, finding topology.Finding) {
	for place, chosen := range places {
		if chosen {
			to[place] = append(to[place], finding)
		}
	}
}

// severities returns what the worst findings of devices and links are.
func (m *marks) severities() map[topology.Severity]bool {
	seen := map[topology.Severity]bool{}
	for _, findings := range m.devices {
		severity, _ := worst(findings)
		seen[severity] = true
	}
	for _, findings := range m.links {
		severity, _ := worst(findings)
		seen[severity] = true
	}
	return seen
}

// worst returns the highest severity of findings, and false if there are none.
func worst(findings []topology.Finding) (topology.Severity, bool) {
	severity := topology.Info
	for _, finding := range findings {
		severity = max(severity, finding.Severity)
	}
	return severity, len(findings) > 0
}

// messages returns "error: speed differs ..." for every finding.
func messages(findings []topology.Finding) []string {
	lines := make([]string, len(findings))
	for i, finding := range findings {
		lines[i] = finding.Severity.String() + ": " + finding.Message
	}
	return lines
}
