package probe_test

import (
	"compress/bzip2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"cablewright/discovery/snmprec"
	"cablewright/fixtures/corpus"
	"cablewright/topology"
)

func TestMAU(t *testing.T) {
	const rows = `
1.3.6.1.2.1.2.2.1.3.7|2|6
1.3.6.1.2.1.2.2.1.8.7|2|1
`
	for _, test := range []struct {
		name, mau string
		phy       string
		duplex    topology.Duplex
	}{
		{"optical", "1.3.6.1.2.1.26.2.1.1.3.7.1|6|1.3.6.1.2.1.26.4.36", "10GBASE-SR", topology.FullDuplex},
		{"half duplex", "1.3.6.1.2.1.26.2.1.1.3.7.1|6|1.3.6.1.2.1.26.4.15", "100BASE-TX", topology.HalfDuplex},
		{"EtherLike first", "1.3.6.1.2.1.10.7.2.1.19.7|2|2\n1.3.6.1.2.1.26.2.1.1.3.7.1|6|1.3.6.1.2.1.26.4.30", "1000BASE-T", topology.HalfDuplex},
		{"unknown", "1.3.6.1.2.1.26.2.1.1.3.7.1|6|0.0", "", topology.DuplexUnknown},
		{"unknown in the tree", "1.3.6.1.2.1.26.2.1.1.3.7.1|6|1.3.6.1.2.1.26.4.0", "", topology.DuplexUnknown},
		{"of the maker", "1.3.6.1.2.1.26.2.1.1.3.7.1|6|1.3.6.1.4.1.30065.3.4.1.1", "", topology.DuplexUnknown},
		{"OmniSwitch", "1.3.6.1.2.1.26.2.1.1.3.7.1|6|2.560", "100BASE-TX", topology.FullDuplex},
		{"garbage like it", "1.3.6.1.2.1.26.2.1.1.3.7.1|6|2.561", "", topology.DuplexUnknown},
		{"the jack in use", "1.3.6.1.2.1.26.2.1.1.3.7.1|6|1.3.6.1.2.1.26.4.30\n1.3.6.1.2.1.26.2.1.1.3.7.2|6|1.3.6.1.2.1.26.4.26\n" +
			"1.3.6.1.2.1.26.2.1.1.4.7.1|2|4\n1.3.6.1.2.1.26.2.1.1.4.7.2|2|3", "1000BASE-SX", topology.FullDuplex},
		{"two jacks", "1.3.6.1.2.1.26.2.1.1.3.7.1|6|1.3.6.1.2.1.26.4.30\n1.3.6.1.2.1.26.2.1.1.3.7.2|6|1.3.6.1.2.1.26.4.26", "", topology.DuplexUnknown},
		{"no interface", "1.3.6.1.2.1.26.2.1.1.3.8.1|6|1.3.6.1.2.1.26.4.30", "", topology.DuplexUnknown},
	} {
		t.Run(test.name, func(t *testing.T) {
			recording, err := snmprec.Read(strings.NewReader(strings.TrimSpace(rows) + "\n" + test.mau + "\n"))
			if err != nil {
				t.Fatal(err)
			}
			ports := observe(recording).Device.Ports
			if len(ports) != 1 || ports[0].PHY != test.phy || ports[0].Duplex != test.duplex {
				t.Errorf("got %+v, want %q, %v", ports, test.phy, test.duplex)
			}
		})
	}
}

// TestMAUSettings reads the number that PHY is by, whether a port negotiates, and
// what it can do.
func TestMAUSettings(t *testing.T) {
	const port = "1.3.6.1.2.1.2.2.1.3.7|2|6\n1.3.6.1.2.1.2.2.1.5.7|66|100000000\n1.3.6.1.2.1.2.2.1.8.7|2|1\n"
	for _, test := range []struct {
		name, mau string
		number    int
		forced    bool
		most      int64
	}{
		{"a family", "1.3.6.1.2.1.26.2.1.1.3.7.1|6|1.3.6.1.2.1.26.4.33", 33, false, 0},
		{"not known", "1.3.6.1.2.1.26.2.1.1.3.7.1|6|0.0", 0, false, 0},
		{"set by hand, bits 16 and 30", "1.3.6.1.2.1.26.2.1.1.3.7.1|6|1.3.6.1.2.1.26.4.16\n1.3.6.1.2.1.26.2.1.1.13.7.1|4x|0000800200\n" +
			"1.3.6.1.2.1.26.5.1.1.1.7.1|2|2", 16, true, 1e9},
		{"negotiates", "1.3.6.1.2.1.26.5.1.1.1.7.1|2|1", 0, false, 0},
		{"one of two jacks negotiates", "1.3.6.1.2.1.26.5.1.1.1.7.1|2|2\n1.3.6.1.2.1.26.5.1.1.1.7.2|2|1", 0, false, 0},
		{"a list without what is in use", "1.3.6.1.2.1.26.2.1.1.13.7.1|4x|0020", 0, false, 0}, // 10BASE-T
		{"announced by LLDP", "1.0.8802.1.1.2.1.5.4623.1.2.1.1.4.7|2|33", 33, false, 0},
		{"announced as unknown", "1.0.8802.1.1.2.1.5.4623.1.2.1.1.4.7|2|0", 0, false, 0},
		{"MAU-MIB before LLDP", "1.0.8802.1.1.2.1.5.4623.1.2.1.1.4.7|2|33\n1.3.6.1.2.1.26.2.1.1.3.7.1|6|1.3.6.1.2.1.26.4.36", 36, false, 0},
		{"bit 36", "1.3.6.1.2.1.26.2.1.1.13.7.1|4x|0000000008", 0, false, 10e9},
	} {
		t.Run(test.name, func(t *testing.T) {
			recording, err := snmprec.Read(strings.NewReader(port + test.mau + "\n"))
			if err != nil {
				t.Fatal(err)
			}
			got := observe(recording).Device.Ports[0]
			if got.MAU != test.number || got.Forced != test.forced || got.MaxSpeed != test.most {
				t.Errorf("MAU %d, forced %t, at most %d; want %d, %t, %d", got.MAU, got.Forced, got.MaxSpeed, test.number, test.forced, test.most)
			}
		})
	}
}

// corpusMAUs are the types that agents of the corpus send, by the words of
// IANA-MAU-MIB. Others among them name no PHY.
var corpusMAUs = map[string]string{
	"1.3.6.1.2.1.26.4.16": "100BASE-TX",
	"1.3.6.1.2.1.26.4.24": "1000BASE-LX",
	"1.3.6.1.2.1.26.4.26": "1000BASE-SX",
	"1.3.6.1.2.1.26.4.30": "1000BASE-T",
	"1.3.6.1.2.1.26.4.35": "10GBASE-LR",
	"1.3.6.1.2.1.26.4.36": "10GBASE-SR",
	"2.360":               "10BASE-T", // {11 0}
	"2.560":               "100BASE-TX",
	"2.960":               "1000BASE-SX",
	"2.1120":              "1000BASE-T",
}

// TestMAUCorpus compares with what an independent decoder read from recordings.
func TestMAUCorpus(t *testing.T) {
	dir := corpus.Dir(t)
	recordings := make(map[string]topology.Observation)
	phys := 0
	for _, row := range corpus.Table(t, filepath.Join(dir, "expected", "mau_shared_ports.csv")) {
		name := row["recording"]
		if _, read := recordings[name]; !read {
			recordings[name] = observe(mauRecording(t, filepath.Join(dir, name)))
		}
		if len(recordings[name].Device.Ports) == 0 {
			continue
		}
		want := corpusMAUs[row["ifMauType_oid"]]
		if row["ifMauStatus"] != "3" {
			want = ""
		}
		port, found := portOf(recordings[name], row["ifIndex"])
		if !found || port.PHY != want {
			t.Errorf("%s ifIndex %s: %+v, want PHY %q", name, row["ifIndex"], port, want)
		}
		if want != "" {
			phys++
			checkMAUSpeed(t, name, port)
		}
	}
	if phys < 150 {
		t.Errorf("%d ports have a PHY, want at least 150", phys)
	}
}

// checkMAUSpeed fails if the name of the PHY tells less than the speed of the
// port, which would mean that the number was read wrong. Copper may run slower.
func checkMAUSpeed(t *testing.T, name string, port topology.Port) {
	t.Helper()
	digits, _, _ := strings.Cut(port.PHY, "BASE")
	scale := int64(1e6)
	if number, giga := strings.CutSuffix(digits, "G"); giga {
		digits, scale = number, 1e9
	}
	rate, err := strconv.ParseInt(digits, 10, 64)
	if err != nil || port.Speed > rate*scale {
		t.Errorf("%s %s: %s at %d bit/s", name, port.Name, port.PHY, port.Speed)
	}
}

func portOf(seen topology.Observation, ifIndex string) (topology.Port, bool) {
	for _, port := range seen.Device.Ports {
		if strconv.Itoa(port.Index) == ifIndex {
			return port, true
		}
	}
	return topology.Port{}, false
}

// mauRecording reads a compressed recording, or one walk of a whole network; nil
// if the recording is of another kind.
func mauRecording(t *testing.T, path string) []snmprec.Row {
	t.Helper()
	if !strings.HasSuffix(path, ".bz2") {
		walks := corpus.Archive(t, filepath.Join(filepath.Dir(path), "walks.tar.xz"))
		return corpus.Walk(walks[filepath.Base(path)])
	}
	var found []string
	for _, depth := range []string{"*", "*/*"} {
		paths, _ := filepath.Glob(filepath.Join(filepath.Dir(path), "data", depth, filepath.Base(path)))
		found = append(found, paths...)
	}
	if len(found) != 1 {
		t.Fatalf("%d files in the corpus are %s, want 1", len(found), path)
	}
	file, err := os.Open(found[0])
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	rows, err := snmprec.Read(bzip2.NewReader(file))
	if err != nil {
		t.Logf("%s: %v", path, err)
	}
	return rows
}
