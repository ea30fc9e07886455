package render

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"path/filepath"
	"testing"

	"cablewright/topology"
)

// TestPictures leaves pictures of all shapes in a directory, to be looked at.
func TestPictures(t *testing.T) {
	dir := os.Getenv("CABLEWRIGHT_PICTURES")
	if dir == "" {
		t.Skip("set CABLEWRIGHT_PICTURES to a directory to get pictures")
	}
	for name, b := range testShapes() {
		var out bytes.Buffer
		if err := writeSVG(&out, b.network(), Options{Title: name, Dark: name == "campus" || name == "dual-homed"}); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name+".svg"), out.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// checkXML fails unless the text is one well-formed XML document.
func checkXML(t *testing.T, text []byte) {
	t.Helper()
	decoder := xml.NewDecoder(bytes.NewReader(text))
	for {
		if _, err := decoder.Token(); errors.Is(err, io.EOF) {
			return
		} else if err != nil {
			t.Fatalf("not well-formed: %v", err)
		}
	}
}

var _ = topology.Error
