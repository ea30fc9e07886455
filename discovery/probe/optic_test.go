package probe_test

import (
	"bytes"
	"path/filepath"
	"strings"
	"testing"

	"cablewright/discovery/snmprec"
	"cablewright/fixtures/corpus"
	"cablewright/topology"
)

// TestOpticsCorpus compares the transceivers with those that LibreNMS read from
// the same recordings, many of them from tables of the maker.
func TestOpticsCorpus(t *testing.T) {
	dir := corpus.Dir(t)
	recordings := corpus.Archive(t, filepath.Join(dir, "librenms", "core-snmpsim.tar.xz"))
	seen := make(map[string]topology.Observation)
	found := 0
	for _, row := range corpus.Table(t, filepath.Join(dir, "expected", "librenms_shared_transceivers.csv")) {
		name := row["recording"]
		if _, read := seen[name]; !read {
			rows, err := snmprec.Read(bytes.NewReader(recordings[name+".snmprec"]))
			if err != nil {
				t.Logf("%s: %v", name, err)
			}
			seen[name] = observe(rows)
		}
		port, known := portOf(seen[name], row["ifIndex"])
		switch {
		case !known || port.Optic == nil || port.Optic.Model == "" || row["model"] == "":
		case port.Optic.Model == strings.TrimSpace(row["model"]):
			found++
		default:
			t.Errorf("%s %s: %+v, want model %q", name, port.Name, port.Optic, row["model"])
		}
	}
	t.Logf("%d transceivers as LibreNMS has them", found)
	if found < 83 {
		t.Errorf("%d transceivers as LibreNMS has them, want at least 83", found)
	}
}
