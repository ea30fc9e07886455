package render

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"testing"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// Every small network in every format, without findings: a new rule must not
// change these files.
func TestGolden(t *testing.T) {
	networks := map[string]*builder{
		"leaf-spine": leafSpine(2, 4, 8),
		"campus":     campus(2, 3, 3),
		"dual-homed": dualHomed(2, 4),
		"ring":       ring(6, 2),
		"oddities":   oddities(),
		"empty":      newBuilder(),
	}
	for name, b := range networks {
		for _, format := range Formats() {
			t.Run(name+format.Ext, func(t *testing.T) {
				var first, second bytes.Buffer
				for _, out := range []*bytes.Buffer{&first, &second} {
					if err := format.Write(out, b.network(), Options{Title: name}); err != nil {
						t.Fatal(err)
					}
				}
				if !bytes.Equal(first.Bytes(), second.Bytes()) {
					t.Fatal("two runs differ")
				}
				checkGolden(t, name+format.Ext, first.Bytes())
			})
		}
	}
}

// checkGolden compares with testdata/name, or writes it with -update. What was
// written instead is left in a temporary file.
func checkGolden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Equal(got, want) {
		return
	}
	file, err := os.CreateTemp("", "got-*-"+filepath.Base(name))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	if _, err := file.Write(got); err != nil {
		t.Fatal(err)
	}
	t.Errorf("%s differs from %s; if that is right, run the test with -update", file.Name(), path)
}
