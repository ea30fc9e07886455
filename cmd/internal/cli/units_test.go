package cli

import "testing"

func TestSpeed(t *testing.T) {
	for bits, want := range map[int64]string{
		0:                 "",
		-1:                "",
		56_000:            "56k",
		10_000_000:        "10M",
		1_000_000_000:     "1G",
		2_500_000_000:     "2.5G",
		100_000_000_000:   "100G",
		1_600_000_000_000: "1.6T",
	} {
		if got := speed(bits); got != want {
			t.Errorf("speed(%d) = %q, want %q", bits, got, want)
		}
	}
}

func TestCount(t *testing.T) {
	for _, test := range []struct {
		n    int
		noun string
		want string
	}{
		{0, "link", "0 links"},
		{1, "gap", "1 gap"},
		{2, "link", "2 links"},
		{2, "entry", "2 entries"},
	} {
		if got := count(test.n, test.noun); got != test.want {
			t.Errorf("count(%d, %q) = %q, want %q", test.n, test.noun, got, test.want)
		}
	}
}
