package cli

import (
	"bytes"
	"errors"
	"testing"
)

func TestReport(t *testing.T) {
	full := errors.New("write net.json: no space left on device")
	for _, test := range []struct {
		name string
		err  error
		want string
	}{
		{"several lines", errors.New("broken:\n\tline 1\n"), "cablewright show: broken: line 1\n"},
		{"one cause several times", errors.Join(full, full), "cablewright show: " + full.Error() + "\n"},
		{"with advice", hint(full, "make room"), "cablewright show: " + full.Error() + "\nhint: make room\n"},
		{"what would colour a terminal", hint(errors.New("no \x1b[31mfile"), "\x1b[0m"),
			"cablewright show: no \uFFFD[31mfile\nhint: \uFFFD[0m\n"},
	} {
		t.Run(test.name, func(t *testing.T) {
			var out bytes.Buffer
			if status := report(&out, "show", test.err); status != 2 || out.String() != test.want {
				t.Errorf("status %d, got %q, want %q", status, out.String(), test.want)
			}
		})
	}
}
