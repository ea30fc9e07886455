package render

import (
	"strings"
	"testing"

	"cablewright/topology"
)

// someFindings are for the device and port names of the builder; places that a
// network does not have are harmless.
func someFindings() []topology.Finding {
	place := func(device, port string) topology.Place {
		return topology.Place{Device: topology.DeviceID("serial:" + device), Name: device, Port: port}
	}
	return []topology.Finding{
		{Rule: "speed-mismatch", Severity: topology.Error, At: []topology.Place{place("leaf2", "swp1"), place("spine1", "swp2")}, Message: "10G here, 100G there"},
		{Rule: "one-uplink", Severity: topology.Warning, At: []topology.Place{place("leaf1", "")}, Message: "both uplinks go to spine1"},
		{Rule: "note", Severity: topology.Info, At: []topology.Place{place("spine2", "swp99")}, Message: "no such link"},
	}
}

func TestFindingsAreShown(t *testing.T) {
	n := leafSpine(2, 4, 8).network()
	opts := Options{Findings: someFindings()}
	cases := map[string][]string{
		"svg": {
			`class="d at-warning"`, "warning: both uplinks go to spine1", `class="halo error"`, "error: 10G here, 100G there",
			`class="mark error"`, `class="mark warning"`, `class="d at-info"`, ">error<", ">warning<", ">info<",
		},
		"dot":  {`label="error"`, "penwidth=2, color=" + dotQuote(light.warning), "error: 10G here, 100G there"},
		"json": {`"severity": "error"`, `"severity": "warning"`, `"severity": "info"`},
		"csv":  {"error: 10G here"},
		"txt":  {"! error: 10G here, 100G there", "! warning: both uplinks go to spine1"},
	}
	for _, format := range Formats() {
		with, without := write(t, format.Write, n, opts), write(t, format.Write, n, Options{})
		for _, want := range cases[format.Name] {
			if !strings.Contains(with, want) {
				t.Errorf("%s: no %q", format.Name, want)
			}
			if strings.Contains(without, want) {
				t.Errorf("%s: %q without findings", format.Name, want)
			}
		}
	}
}

// A finding marks a link once, though both ends are places of it, and a device
// once, though several of its ports are.
func TestMarksOnce(t *testing.T) {
	findings := someFindings()
	findings[1].At = append(findings[1].At, topology.Place{Device: "serial:leaf1", Port: "swp98"}, topology.Place{Device: "serial:gone"})
	m := newMarks(leafSpine(2, 4, 8).network(), findings)
	if got := len(m.devices["serial:leaf1"]); got != 1 {
		t.Errorf("leaf1 marked %d times", got)
	}
	if len(m.links) != 1 {
		t.Fatalf("%d links marked, want 1", len(m.links))
	}
	for _, findings := range m.links {
		if len(findings) != 1 {
			t.Errorf("marked %d times", len(findings))
		}
	}
	if len(m.devices) != 2 {
		t.Errorf("%d devices marked, want leaf1 and spine2", len(m.devices))
	}
}

// A finding at a device and at one of its links is told once in the device's
// list, and once in that of the link's other end.
func TestTextTellsAFindingOncePerDevice(t *testing.T) {
	findings := someFindings()[1:2]
	findings[0].At = append(findings[0].At, topology.Place{Device: "serial:leaf1", Port: "swp1"})
	text := write(t, writeText, leafSpine(2, 4, 8).network(), Options{Findings: findings})
	if got := strings.Count(text, findings[0].Message); got != 2 {
		t.Errorf("told %d times, want 2:\n%s", got, text)
	}
}

// A finding at a device does not mark the links whose port there is not known.
func TestMarksOfUnknownPorts(t *testing.T) {
	b := leafSpine(2, 4, 8)
	for i := range b.links {
		b.links[i].A.Port = ""
	}
	n := b.network()
	findings := []topology.Finding{{At: []topology.Place{{Device: n.Links[0].A.Device}}}}
	if m := newMarks(n, findings); len(m.links) != 0 || len(m.devices) != 1 {
		t.Errorf("%d links and %d devices marked, want the device", len(m.links), len(m.devices))
	}
}
