package render

import (
	"slices"

	"cablewright/topology"
)

// marks are the findings by where they are drawn: at the link whose port they
// name, else at the device.
type marks struct {
	devices map[topology.DeviceID][]topology.Finding
	links   map[int][]topology.Finding
}

func newMarks(n *topology.Network, findings []topology.Finding) *marks {
	m := &marks{devices: map[topology.DeviceID][]topology.Finding{}, links: map[int][]topology.Finding{}}
	for _, finding := range findings {
		var links []int
		for _, place := range finding.At {
			at := n.LinksAt(topology.PortRef{Device: place.Device, Port: place.Port})
			if place.Port == "" || len(at) == 0 {
				m.devices[place.Device] = append(m.devices[place.Device], finding)
			} else {
				links = append(links, at...)
			}
		}
		slices.Sort(links)
		for _, link := range slices.Compact(links) {
			m.links[link] = append(m.links[link], finding)
		}
	}
	return m
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
