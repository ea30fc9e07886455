package cli

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"cablewright/discovery/snmprec"
	"cablewright/fixtures/corpus"
	"cablewright/fixtures/replay"
	"cablewright/topology"
)

const readme = "../../../README.md"

// took matches how long something took, which is never the same twice.
var took = regexp.MustCompile(`\bin \d+(\.\d+)?m?s\b`)

// TestReadmeIsTrue runs the commands of README.md's console blocks, one after
// another in one folder, and compares what they print with what it shows. Those
// about recordings of others are left as they stand where there is no corpus.
func TestReadmeIsTrue(t *testing.T) {
	path, err := filepath.Abs(readme)
	if err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	missing := furnish(t)
	var got strings.Builder
	runs := 0
	for lines := strings.SplitAfter(string(text), "\n"); len(lines) > 0; lines = lines[1:] {
		got.WriteString(lines[0])
		if lines[0] != "```console\n" {
			continue
		}
		for lines[1] != "```\n" {
			command, ok := strings.CutPrefix(lines[1], "$ ")
			lines = lines[1:]
			switch {
			case !ok:
			case slices.ContainsFunc(missing, func(file string) bool { return strings.Contains(command, file) }):
				got.WriteString(lines[0] + shown(lines[1:]))
			default:
				got.WriteString(lines[0] + printed(t, command))
				runs++
			}
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

// shown returns what README.md shows of a command.
func shown(lines []string) string {
	var out strings.Builder
	for _, line := range lines {
		if line == "```\n" || strings.HasPrefix(line, "$ ") {
			break
		}
		out.WriteString(line)
	}
	return out.String()
}

// furnish moves to a folder with the networks and lists of cables that README.md
// shows: of the lab by its recording, and of recordings of others. It returns the
// files that are not there for want of a corpus.
func furnish(t *testing.T) (missing []string) {
	fixtures, err := filepath.Abs("../../../fixtures")
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(t.TempDir())
	for _, list := range []string{"lab.csv", "campus.csv", "routers.csv"} {
		text, err := os.ReadFile(filepath.Join(fixtures, "cables", list))
		if err != nil {
			t.Fatal(err)
		}
		writeAs(t, list, string(text))
	}
	saveNetwork(t, "lab.json", labRecordings(t, filepath.Join(fixtures, "recordings", "lab")))
	for _, recorded := range [][2]string{{"campus.json", "nms17216"}, {"routers.json", "nms101"}} {
		file, network := recorded[0], recorded[1]
		if os.Getenv("CABLEWRIGHT_CORPUS") == "" {
			missing = append(missing, file)
			continue
		}
		walks := corpus.Archive(t, filepath.Join(corpus.Dir(t), "opennms", network, "walks.tar.xz"))
		saveNetwork(t, file, corpus.Walks(walks))
	}
	if missing != nil {
		t.Logf("not run for want of CABLEWRIGHT_CORPUS: the commands about %s", strings.Join(missing, " and "))
	}
	return missing
}

func labRecordings(t *testing.T, folder string) map[string][]snmprec.Row {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(folder, "*.snmprec"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no recordings in %s: %v", folder, err)
	}
	recordings := make(map[string][]snmprec.Row)
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if recordings[file], err = snmprec.Read(bytes.NewReader(text)); err != nil {
			t.Fatalf("%s: %v", file, err)
		}
	}
	return recordings
}

func saveNetwork(t *testing.T, file string, recordings map[string][]snmprec.Row) {
	t.Helper()
	var text bytes.Buffer
	if err := topology.WriteSnapshot(&text, replay.Snapshot(t, recordings)); err != nil {
		t.Fatal(err)
	}
	writeAs(t, file, text.String())
}

func writeAs(t *testing.T, file, text string) {
	t.Helper()
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
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

// TestReadmeFilesAreTaken gives the files that README.md shows to the commands
// that it names them for.
func TestReadmeFilesAreTaken(t *testing.T) {
	text, err := os.ReadFile(readme)
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(t.TempDir())
	writeAs(t, "cables.csv", "id,phy_a,medium,length_m\nC1,10GBASE-SR,om4,20\n")
	given := map[string]int{"custom:": 0, "credentials:": 0}
	for _, block := range regexp.MustCompile("(?s)```yaml\n(.*?)```").FindAllStringSubmatch(string(text), -1) {
		writeAs(t, "file.yaml", block[1])
		command := []string{"check", "--channels", "cables.csv", "--policy", "file.yaml"}
		if strings.Contains(block[1], "credentials:") {
			given["credentials:"]++
			command = []string{"discover", "127.0.0.1", "--credentials", "file.yaml", "--dry-run"}
			t.Setenv("CORE_AUTH", "a passphrase")
			t.Setenv("CORE_PRIVACY", "another one")
			t.Setenv("OLD_COMMUNITY", "public")
		} else {
			given["custom:"]++
		}
		var output bytes.Buffer
		env := testEnv(command...)
		env.Stdout, env.Stderr, env.Getenv = &output, &output, os.Getenv
		if status := Main(t.Context(), env); status != 0 {
			t.Errorf("%s: status %d with\n%s\n%s", strings.Join(command, " "), status, block[1], output.String())
		}
	}
	for key, times := range given {
		if times == 0 {
			t.Errorf("README.md shows no file with %s", key)
		}
	}
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
