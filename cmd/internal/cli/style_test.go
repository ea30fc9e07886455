package cli

import (
	"path/filepath"
	"strings"
	"testing"
)

// TestColoursAreForPeople: on a terminal, unless NO_COLOR is set, and never in a
// file.
func TestColoursAreForPeople(t *testing.T) {
	file := filepath.Join(t.TempDir(), "findings.txt")
	for _, test := range []struct {
		name     string
		terminal bool
		noColour string
		args     []string
		want     bool
	}{
		{"on a terminal", true, "", nil, true},
		{"into a pipe", false, "", nil, false},
		{"with NO_COLOR", true, "1", nil, false},
		{"into a file", true, "", []string{"-o", file}, false},
	} {
		env := testEnv(append([]string{"check", smallNetwork, "--only", "speed-mismatch"}, test.args...)...)
		env.StdoutTerminal = test.terminal
		env.Getenv = func(name string) string {
			if name == "NO_COLOR" {
				return test.noColour
			}
			return ""
		}
		got := runEnv(t.Context(), env)
		if coloured := strings.Contains(got.stdout, "\x1b["); coloured != test.want {
			t.Errorf("%s: colours %v, want %v", test.name, coloured, test.want)
		}
	}
	if text := read(t, file); !strings.Contains(text, "speed-mismatch") || strings.Contains(text, "\x1b[") {
		t.Errorf("the file holds %q", text)
	}
}
