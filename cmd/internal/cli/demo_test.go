package cli

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"cablewright/topology"
)

var update = flag.Bool("update", false, "rewrite the pictures that README.md shows")

// pictures are what README.md shows.
const pictures = "../../../fixtures/pictures"

// TestDemo runs all of the demo, through SNMP on loopback, and holds its drawing
// to the one in README.md.
func TestDemo(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "demo")
	got := try(t, "demo", "-o", dir)
	if got.status != 0 {
		t.Fatalf("status %d: %s", got.status, got.stderr)
	}
	file, err := os.Open(filepath.Join(dir, "net.json"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	snapshot, err := topology.ReadSnapshot(file)
	if err != nil {
		t.Fatal(err)
	}
	if len(snapshot.Links) == 0 {
		t.Error("the demo found no link")
	}
	wantPicture(t, "demo.svg", filepath.Join(dir, "map.svg"))
}

func wantPicture(t *testing.T, name, path string) {
	t.Helper()
	got, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	golden := filepath.Join(pictures, name)
	if *update {
		if err := os.MkdirAll(pictures, 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(golden, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s differs from %s: look at it, then run make update", path, golden)
	}
}
