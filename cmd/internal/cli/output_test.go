package cli

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func writeText(text string, err error) func(io.Writer) error {
	return func(w io.Writer) error {
		if _, err := io.WriteString(w, text); err != nil {
			return err
		}
		return err
	}
}

func TestWriteFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "net.json")
	if err := writeFile(path, writeText("one", nil)); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(path, 0o640); err != nil {
		t.Fatal(err)
	}
	if err := writeFile(path, writeText("two", nil)); err != nil {
		t.Fatal(err)
	}
	wantFile(t, path, "two")
	if info, _ := os.Stat(path); info.Mode().Perm() != 0o640 {
		t.Errorf("the file's permissions changed to %v", info.Mode().Perm())
	}
}

func TestWriteFileLeavesTheOldOneWhenItFails(t *testing.T) {
	path := filepath.Join(t.TempDir(), "net.json")
	if err := os.WriteFile(path, []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	broken := errors.New("broken")
	if err := writeFile(path, writeText(strings.Repeat("half", 5000), broken)); !errors.Is(err, broken) {
		t.Fatalf("got error %v, want %v", err, broken)
	}
	wantFile(t, path, "old")
	wantAlone(t, path)
}

func TestWriteFileFollowsLinks(t *testing.T) {
	dir := t.TempDir()
	target, link := filepath.Join(dir, "real.json"), filepath.Join(dir, "net.json")
	if err := os.WriteFile(target, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(target, link); err != nil {
		t.Fatal(err)
	}
	if err := writeFile(link, writeText("new", nil)); err != nil {
		t.Fatal(err)
	}
	wantFile(t, target, "new")
}

func TestWriteFileFillsADevice(t *testing.T) {
	if err := writeFile(os.DevNull, writeText("gone", nil)); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(os.DevNull); err != nil || info.Mode().IsRegular() {
		t.Fatalf("%s was replaced by a file", os.DevNull)
	}
}

func TestWriteFileNamesWhatIsWrong(t *testing.T) {
	dir := t.TempDir()
	for path, want := range map[string]string{
		filepath.Join(dir, "no", "net.json"): "there is no folder " + filepath.Join(dir, "no"),
		dir:                                  "is a folder: want the name of a file",
	} {
		err := writeFile(path, writeText("x", nil))
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("writeFile(%s): %v, want %q", path, err, want)
		}
	}
}

func read(t *testing.T, path string) string {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func wantFile(t *testing.T, path, want string) {
	t.Helper()
	if got := read(t, path); got != want {
		t.Errorf("%s holds %q, want %q", path, got, want)
	}
}

func wantAlone(t *testing.T, path string) {
	t.Helper()
	entries, err := os.ReadDir(filepath.Dir(path))
	if err != nil {
		t.Fatal(err)
	}
	if len(entries) != 1 {
		t.Errorf("something was left beside %s: %v", path, entries)
	}
}
