package topology

import "testing"

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
