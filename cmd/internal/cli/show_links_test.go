package cli

import (
	"strings"
	"testing"

	"cablewright/topology"
)

// TestCablesBeginWhereWasAsked: whichever end has the lower ID, a link reads from
// the device that was asked, else from the name that comes first.
func TestCablesBeginWhereWasAsked(t *testing.T) {
	link := func(a, b topology.DeviceID) topology.Link {
		return topology.Link{A: topology.PortRef{Device: a, Port: "1"}, B: topology.PortRef{Device: b, Port: "1"}}
	}
	n := topology.NewNetwork(&topology.Snapshot{
		Devices: []topology.Device{{ID: "1", Name: "host1"}, {ID: "2", Name: "leaf1", Observed: true}, {ID: "3", Name: "access1", Observed: true}},
		Links:   []topology.Link{link("1", "2"), link("2", "3")},
	})
	var got []string
	for _, cable := range cablesByName(n) {
		got = append(got, cable.a.Name+" "+cable.b.Name)
	}
	if want := "access1 leaf1, leaf1 host1"; strings.Join(got, ", ") != want {
		t.Errorf("got %s, want %s", strings.Join(got, ", "), want)
	}
}
