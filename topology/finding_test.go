package topology

import (
	"strings"
	"testing"
)

// TestFindingText: the row stands before the message, unless the message begins
// with it.
func TestFindingText(t *testing.T) {
	for _, c := range []struct {
		finding Finding
		want    string
	}{
		{Finding{Message: "too long"}, "too long"},
		{Finding{Message: "too long", Row: "C-01"}, "C-01: too long"},
		{Finding{Message: "C-01 is no link", Row: "C-01"}, "C-01 is no link"},
		{Finding{Message: "row 4: 2 cells", Row: "row 4"}, "row 4: 2 cells"},
	} {
		if got := c.finding.Text(); got != c.want {
			t.Errorf("row %q, message %q: got %q, want %q", c.finding.Row, c.finding.Message, got, c.want)
		}
	}
}

// TestFindingWhere: a finding at a hundred places names the first, which are the
// ones to go to.
func TestFindingWhere(t *testing.T) {
	var at []Place
	for _, name := range strings.Fields("a b c d e f") {
		at = append(at, Place{Name: name, Port: "1"})
	}
	for count, want := range map[int]string{
		0: "",
		1: "a 1",
		4: "a 1 — b 1 — c 1 — d 1",
		6: "a 1 — b 1 — c 1 — d 1 and 2 more",
	} {
		if got := (Finding{At: at[:count]}).Where(); got != want {
			t.Errorf("%d places: got %q, want %q", count, got, want)
		}
	}
}
