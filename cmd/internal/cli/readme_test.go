package cli

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
)

const readme = "../../../README.md"

// took matches how long something took, which is never the same twice.
var took = regexp.MustCompile(`\bin \d+(\.\d+)?m?s\b`)

// TestReadmeIsTrue runs the commands of README.md's console blocks, one after
// another in one folder, and compares what they print with what it shows.
func TestReadmeIsTrue(t *testing.T) {
	path, err := filepath.Abs(readme)
	if err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(t.TempDir())
	var got strings.Builder
	runs := 0
	for lines := strings.SplitAfter(string(text), "\n"); len(lines) > 0; lines = lines[1:] {
		got.WriteString(lines[0])
		if lines[0] != "```console\n" {
			continue
		}
		for lines[1] != "```\n" {
			if command, ok := strings.CutPrefix(lines[1], "$ "); ok {
				got.WriteString(lines[1] + printed(t, command))
				runs++
			}
			lines = lines[1:]
		}
	}
	if runs == 0 {
		t.Error("README.md has no console block with a command")
	}
	if *update {
		if err := os.WriteFile(path, []byte(got.String()), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if want := took.ReplaceAllString(string(text), "in TIME"); took.ReplaceAllString(got.String(), "in TIME") != want {
		t.Errorf("the commands of README.md print something else now; make update writes:\n%s", got.String())
	}
}

// printed runs a command and returns what a person sees of it.
func printed(t *testing.T, command string) string {
	t.Helper()
	words := strings.Fields(command)
	if words[0] != "cablewright" {
		t.Fatalf("README.md: %q: a console block holds commands of cablewright only; others go into a sh block", command)
	}
	var output bytes.Buffer
	env := testEnv(words[1:]...)
	env.Stdout, env.Stderr, env.Now = &output, &output, time.Now
	Main(t.Context(), env)
	return output.String()
}

// TestReadmeCommandsAreTaken checks the flags and arguments of the commands that
// README.md shows without running them, since they take a network.
func TestReadmeCommandsAreTaken(t *testing.T) {
	text, err := os.ReadFile(readme)
	if err != nil {
		t.Fatal(err)
	}
	blocks := regexp.MustCompile("(?s)```sh\n(.*?)```").FindAllString(string(text), -1)
	for _, command := range regexp.MustCompile(`(?m)^cablewright [^|>#\n]*`).FindAllString(strings.Join(blocks, ""), -1) {
		words := strings.Fields(command)
		v, err := findVerb(words[1])
		if err == nil {
			err = v.takes(words[2:])
		}
		if err != nil {
			t.Errorf("README.md: %q is refused: %v", command, err)
		}
	}
}

// takes says what is wrong with the flags or the number of arguments.
func (v verb) takes(args []string) error {
	arranged, err := arrange(args, v.allFlags())
	if err != nil {
		return err
	}
	return v.checkArgs(arranged.positional)
}
