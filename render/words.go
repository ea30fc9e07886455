package render

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"cablewright/render/layout"
	"cablewright/topology"
)

// tierName returns what a tier is called.
func tierName(tier int) string {
	switch tier {
	case layout.NoTier:
		return "not linked"
	case 0:
		return "hosts"
	case 1:
		return "access / leaf"
	case 2:
		return "distribution / spine"
	case 3:
		return "core"
	}
	return "tier " + strconv.Itoa(tier)
}

// speedWord returns "10G", "2.5G", "100M", or nothing if the speed in bit/s is
// not known.
func speedWord(speed int64) string {
	switch {
	case speed <= 0:
		return ""
	case speed >= 1e9:
		return strconv.FormatFloat(float64(speed)/1e9, 'f', -1, 64) + "G"
	case speed >= 1e6:
		return strconv.FormatFloat(float64(speed)/1e6, 'f', -1, 64) + "M"
	}
	return strconv.FormatInt(speed, 10) + "bit/s"
}

// portSpeed returns the speed of a port in bit/s, 0 if it is not known.
func portSpeed(n *topology.Network, ref topology.PortRef) int64 {
	if port := n.Port(ref); port != nil {
		return port.Speed
	}
	return 0
}

// linkSpeed returns the speed that a link runs at in bit/s: the lower of what
// its ends say; 0 if none does.
func linkSpeed(n *topology.Network, link *topology.Link) int64 {
	a, b := portSpeed(n, link.A), portSpeed(n, link.B)
	if a == 0 || b == 0 {
		return max(a, b)
	}
	return min(a, b)
}

// evidenceWords returns "lldp from leaf1, cdp from spine1".
func evidenceWords(n *topology.Network, evidence []topology.Evidence) string {
	var words []string
	for _, e := range evidence {
		words = append(words, e.Protocol+" from "+n.Place(e.Reporter).Name)
	}
	return strings.Join(slices.Compact(words), ", ")
}

// deviceTitle tells what is known of a device, one fact a line. Stations are the
// endpoints behind its ports.
func deviceTitle(d *topology.Device, stations int, findings []topology.Finding) string {
	lines := []string{cmp.Or(d.Name, d.Label())}
	add := func(what, value string) {
		if value != "" {
			lines = append(lines, what+": "+value)
		}
	}
	add("model", strings.TrimSpace(d.Vendor+" "+d.Model))
	add("serial", d.Serial)
	add("role", d.Role)
	add("software", d.OS)
	var addrs []string
	for _, addr := range d.Mgmt {
		addrs = append(addrs, addr.String())
	}
	add("addresses", strings.Join(addrs, ", "))
	add("location", d.Location)
	if stations > 0 {
		add("stations", strconv.Itoa(stations))
	}
	if !d.Observed {
		lines = append(lines, "not observed: known from its neighbours")
	}
	return strings.Join(append(lines, messages(findings)...), "\n")
}

// countStations counts the endpoints behind every device.
func countStations(n *topology.Network) map[topology.DeviceID]int {
	stations := map[topology.DeviceID]int{}
	for _, endpoint := range n.Endpoints {
		stations[endpoint.At.Device]++
	}
	return stations
}

// linkTitle tells what is known of a link, one fact a line.
func linkTitle(n *topology.Network, link *topology.Link, findings []topology.Finding) string {
	lines := []string{n.Label(link.A) + " – " + n.Label(link.B)}
	if speed := speedsWord(n, link); speed != "" {
		lines = append(lines, "speed: "+speed)
	}
	if link.State != topology.StateUnknown {
		lines = append(lines, "state: "+link.State.String())
	}
	if words := evidenceWords(n, link.Evidence); words != "" {
		lines = append(lines, "evidence: "+words)
	}
	return strings.Join(append(lines, messages(findings)...), "\n")
}

// speedsWord returns "10G", or both speeds where the ends differ.
func speedsWord(n *topology.Network, link *topology.Link) string {
	a, b := speedWord(portSpeed(n, link.A)), speedWord(portSpeed(n, link.B))
	if a == "" || b == "" || a == b {
		return cmp.Or(a, b)
	}
	return a + " and " + b
}

// subtitle counts what the network has.
func subtitle(n *topology.Network) string {
	words := []string{count(len(n.Devices), "device"), count(len(n.Links), "link")}
	if len(n.Segments) > 0 {
		words = append(words, count(len(n.Segments), "shared segment"))
	}
	if !n.Taken.IsZero() {
		words = append(words, n.Taken.UTC().Format("2006-01-02 15:04 UTC"))
	}
	return strings.Join(words, " · ")
}

func count(number int, thing string) string {
	if number == 1 {
		return "1 " + thing
	}
	return fmt.Sprintf("%d %ss", number, thing)
}
