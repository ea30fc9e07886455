package cli

import (
	"strings"
	"testing"

	"cablewright/topology"
)

// TestJoinPlaces: a finding at a hundred places names the first, which are the
// ones to go to.
func TestJoinPlaces(t *testing.T) {
	var at []topology.Place
	for _, name := range strings.Fields("a b c d e f") {
		at = append(at, topology.Place{Name: name, Port: "1"})
	}
	for count, want := range map[int]string{
		0: "",
		1: "a 1",
		4: "a 1 — b 1 — c 1 — d 1",
		6: "a 1 — b 1 — c 1 — d 1 and 2 more",
	} {
		if got := joinPlaces(at[:count]); got != want {
			t.Errorf("%d places: got %q, want %q", count, got, want)
		}
	}
}
