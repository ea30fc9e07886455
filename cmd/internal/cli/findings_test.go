package cli

import (
	"strings"
	"testing"

	"cablewright/topology"
)

// Where something is wrong comes before where something is worth to know.
func TestGroupsBySeverity(t *testing.T) {
	at := func(severity topology.Severity, device string) topology.Finding {
		return topology.Finding{Severity: severity, At: []topology.Place{{Device: topology.DeviceID(device), Name: device, Port: "1"}}}
	}
	groups := groupByPlace([]topology.Finding{
		at(topology.Error, "sw10"), at(topology.Error, "sw9"), at(topology.Warning, "sw2"), at(topology.Info, "sw9"), at(topology.Info, "sw1"),
	})
	var names []string
	for _, group := range groups {
		names = append(names, group.name)
	}
	if got := strings.Join(names, " "); got != "sw9 sw10 sw2 sw1" {
		t.Errorf("groups %s, want sw9 sw10 sw2 sw1", got)
	}
}
