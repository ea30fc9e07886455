package probe_test

import (
	"archive/tar"
	"bytes"
	"compress/bzip2"
	"encoding/csv"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"cablewright/discovery/probe"
	"cablewright/discovery/snmprec"
	"cablewright/topology"
)

// corpus returns the folder of recordings that others made of real networks; see
// CONTRIBUTING.md.
func corpus(t *testing.T) string {
	t.Helper()
	dir := os.Getenv("CABLEWRIGHT_CORPUS")
	if dir == "" {
		t.Skip("CABLEWRIGHT_CORPUS is not set: no recordings of real networks to test with")
	}
	return dir
}

// archive returns the files of a .tar.xz by name. The standard library has no xz,
// so the program of that name unpacks it.
func archive(t *testing.T, path string) map[string][]byte {
	t.Helper()
	if _, err := exec.LookPath("xz"); err != nil {
		t.Skip("no xz in PATH to unpack the corpus with")
	}
	packed, err := exec.Command("xz", "--decompress", "--stdout", path).Output()
	if err != nil {
		t.Fatalf("unpacking %s: %v", path, err)
	}
	files := make(map[string][]byte)
	for reader := tar.NewReader(bytes.NewReader(packed)); ; {
		header, err := reader.Next()
		if errors.Is(err, io.EOF) {
			return files
		}
		if err != nil {
			t.Fatalf("unpacking %s: %v", path, err)
		}
		content, err := io.ReadAll(reader)
		if err != nil {
			t.Fatalf("unpacking %s: %v", path, err)
		}
		files[filepath.Base(header.Name)] = content
	}
}

// expectation is one neighbour that an independent decoder found in a recording.
type expectation struct {
	recording, protocol   string
	localPort, ifIndex    string
	name, chassis, portID string
	mgmt                  string
}

// expectations reads an answer table; file is the column that names the recording.
func expectations(t *testing.T, path, file string) []expectation {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	records, err := csv.NewReader(bytes.NewReader(content)).ReadAll()
	if err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	column := make(map[string]int)
	for i, name := range records[0] {
		column[name] = i
	}
	var rows []expectation
	for _, record := range records[1:] {
		at := func(name string) string { return record[column[name]] }
		rows = append(rows, expectation{
			recording: at(file), protocol: strings.ToLower(at("protocol")),
			localPort: at("local_port"), name: at("remote_name"), chassis: at("remote_chassis"), portID: at("remote_port_id"),
			ifIndex: at("local_ifindex"), mgmt: at("remote_mgmt_addr"),
		})
	}
	return rows
}

// score counts what of the expected was decoded.
type score struct{ rows, found, ports, portsTold, mgmt, mgmtTold int }

func (s *score) add(other score) {
	s.rows, s.found = s.rows+other.rows, s.found+other.found
	s.ports, s.portsTold = s.ports+other.ports, s.portsTold+other.portsTold
	s.mgmt, s.mgmtTold = s.mgmt+other.mgmt, s.mgmtTold+other.mgmtTold
}

// compare looks for an expected neighbour in what was decoded.
func (e expectation) compare(t *testing.T, seen topology.Observation) score {
	s := score{rows: 1}
	var heard []string
	var there []topology.Neighbor
	for _, n := range seen.Neighbors {
		if n.Protocol != e.protocol {
			continue
		}
		heard = append(heard, strings.Join([]string{n.Port, string(n.Chassis), string(n.PortID), n.Name}, "|"))
		if e.matches(n) {
			there = append(there, n)
		}
	}
	if len(there) == 0 {
		t.Logf("%s: no %+v among %q", e.recording, e, heard)
		return s
	}
	s.found = 1
	if e.ifIndex != "" {
		s.portsTold = 1
		for _, n := range there {
			if e.isOn(n, seen.Device) {
				s.ports = 1
			}
		}
		if s.ports == 0 {
			t.Logf("%s: on port %q (%s), want %q (ifIndex %s) for %s", e.recording, there[0].Port, there[0].Method, e.localPort, e.ifIndex, there[0].PortID)
		}
	}
	if e.mgmt != "" {
		s.mgmtTold = 1
		for _, n := range there {
			for _, addr := range n.Mgmt {
				if strings.Contains(e.mgmt, addr.String()) {
					s.mgmt = 1
				}
			}
		}
		if s.mgmt == 0 {
			t.Logf("%s: managed at %v, want %q for %s on %s", e.recording, there[0].Mgmt, e.mgmt, there[0].PortID, there[0].Port)
		}
	}
	return s
}

// matches compares who the neighbour is, whatever the other decoder wrote for
// identifiers that are no text.
func (e expectation) matches(n topology.Neighbor) bool {
	same := func(want, got string) bool {
		want, _, _ = strings.Cut(want, "  00 00") // padding, which that decoder kept
		want, _, _ = strings.Cut(want, " (")      // a chassis beside the port
		want = strings.TrimPrefix(strings.TrimSpace(want), "hex:")
		return want == "" || strings.EqualFold(want, got) || strings.EqualFold(strings.ReplaceAll(want, ":", ""), strings.ReplaceAll(got, ":", ""))
	}
	name := same(e.name, n.Name) || n.Name == "" && strings.HasPrefix(n.Description, e.name) || same(e.name, n.Chassis.Value()) || n.Serial != "" && same(e.name, n.Chassis.Value()+"("+n.Serial+")")
	return name && same(e.chassis, n.Chassis.Value()) && same(e.portID, n.PortID.Value())
}

// isOn compares the port that a neighbour is on.
func (e expectation) isOn(n topology.Neighbor, device topology.Device) bool {
	for _, port := range device.Ports {
		if port.Name == n.Port {
			return n.Port == e.localPort || port.Descr == e.localPort || e.ifIndex == "" || probe.OID{uint32(port.Index)}.String() == e.ifIndex
		}
	}
	return false
}

// tally compares all expectations with what was decoded, and returns the sum.
func tally(t *testing.T, want []expectation, seen map[string]topology.Observation) (total score) {
	t.Helper()
	for _, e := range want {
		if observation, ok := seen[e.recording]; ok && e.name+e.chassis+e.portID != "" {
			total.add(e.compare(t, observation))
		}
	}
	t.Logf("%d recordings, %d neighbours: %d found, port right for %d of %d, address right for %d of %d",
		len(seen), total.rows, total.found, total.ports, total.portsTold, total.mgmt, total.mgmtTold)
	return total
}

// TestLibreNMS decodes one recording of each of many device types.
func TestLibreNMS(t *testing.T) {
	dir := corpus(t)
	seen := make(map[string]topology.Observation)
	for name, content := range archive(t, filepath.Join(dir, "librenms", "core-snmpsim.tar.xz")) {
		rows, err := snmprec.Read(bytes.NewReader(content))
		if err != nil {
			t.Logf("%s: %v", name, err)
			continue
		}
		seen[strings.TrimSuffix(name, ".snmprec")] = observe(rows)
	}
	want := expectations(t, filepath.Join(dir, "expected", "librenms_shared_neighbors.csv"), "recording")
	tally(t, want, seen)
}

// TestFullWalks decodes full walks of real switches and routers.
func TestFullWalks(t *testing.T) {
	dir := filepath.Join(corpus(t), "snmpsim-data")
	want := expectations(t, filepath.Join(dir, "..", "expected", "snmpsim-data_shared_neighbors.csv"), "recording")
	seen := make(map[string]topology.Observation)
	for _, e := range want {
		if _, done := seen[e.recording]; done {
			continue
		}
		file, err := os.Open(filepath.Join(dir, e.recording))
		if err != nil {
			t.Log(err)
			continue
		}
		rows, err := snmprec.Read(bzip2.NewReader(file))
		file.Close()
		if err != nil {
			t.Logf("%s: %v", e.recording, err)
			continue
		}
		seen[e.recording] = observe(rows)
	}
	tally(t, want, seen)
}

// TestWholeNetworks decodes the walks of networks whose links are known.
func TestWholeNetworks(t *testing.T) {
	tables, err := filepath.Glob(filepath.Join(corpus(t), "opennms", "*", "adjacency.csv"))
	if err != nil || len(tables) == 0 {
		t.Fatalf("no adjacency.csv in the corpus (%v)", err)
	}
	for _, table := range tables {
		t.Run(filepath.Base(filepath.Dir(table)), func(t *testing.T) {
			seen := make(map[string]topology.Observation)
			for name, content := range archive(t, filepath.Join(filepath.Dir(table), "walks.tar.xz")) {
				seen[name] = observe(parseWalk(content))
			}
			tally(t, expectations(t, table, "walk"), seen)
		})
	}
}
