package probe_test

import (
	"bytes"
	"compress/bzip2"
	"net/netip"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"cablewright/discovery/probe"
	"cablewright/discovery/snmprec"
	"cablewright/fixtures/corpus"
	"cablewright/topology"
)

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
	var rows []expectation
	for _, row := range corpus.Table(t, path) {
		rows = append(rows, expectation{
			recording: row[file], protocol: strings.ToLower(row["protocol"]),
			localPort: row["local_port"], ifIndex: row["local_ifindex"],
			name: row["remote_name"], chassis: row["remote_chassis"], portID: row["remote_port_id"],
			mgmt: row["remote_mgmt_addr"],
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
	t.Helper()
	s := score{rows: 1}
	var there []topology.Neighbor
	for _, n := range seen.Neighbors {
		if n.Protocol == e.protocol && e.matches(n) {
			there = append(there, n)
		}
	}
	if len(there) == 0 {
		t.Logf("%s: no neighbour %q %q %q on %q", e.recording, e.name, e.chassis, e.portID, e.localPort)
		return s
	}
	s.found = 1
	if e.ifIndex != "" {
		s.portsTold = 1
		if slices.ContainsFunc(there, func(n topology.Neighbor) bool { return e.isOn(n, seen.Device) }) {
			s.ports = 1
		} else {
			t.Logf("%s: %s is on %q by %q, want %q", e.recording, there[0].PortID, there[0].Port, there[0].Method, e.localPort)
		}
	}
	if e.mgmt != "" {
		s.mgmtTold = 1
		if slices.ContainsFunc(there, e.isAt) {
			s.mgmt = 1
		}
	}
	return s
}

// isAt reports whether the expected address is among those of a neighbour.
func (e expectation) isAt(n topology.Neighbor) bool {
	return slices.ContainsFunc(n.Mgmt, func(addr netip.Addr) bool { return strings.Contains(e.mgmt, addr.String()) })
}

// matches compares who the neighbour is, whatever the other decoder wrote for
// identifiers that are no text.
func (e expectation) matches(n topology.Neighbor) bool {
	same := func(want, got string) bool {
		want, _, _ = strings.Cut(want, "  00 00") // padding, which that decoder kept
		want, _, _ = strings.Cut(want, " (")      // a chassis beside the port
		want = strings.TrimPrefix(strings.TrimSpace(want), "hex:")
		want = strings.Replace(want, "76:6d:6e:69:63:3", "vmnic", 1) // ESXi, spelled where an address should be
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

// atLeast fails if less was decoded than the decoders are known to. Most of what
// the score lacks is not theirs: addresses such as 127.0.0.1 that name no device,
// and text that the recorder damaged.
func (s score) atLeast(t *testing.T, found, ports, mgmt int) {
	t.Helper()
	if s.found < found || s.ports < ports || s.mgmt < mgmt {
		t.Errorf("found %d neighbours, %d ports, %d addresses; want at least %d, %d, %d", s.found, s.ports, s.mgmt, found, ports, mgmt)
	}
}

// compareAll compares all expectations with what was decoded, and returns the sum.
func compareAll(t *testing.T, want []expectation, seen map[string]topology.Observation) (total score) {
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
	dir := corpus.Dir(t)
	seen := make(map[string]topology.Observation)
	for name, content := range corpus.Archive(t, filepath.Join(dir, "librenms", "core-snmpsim.tar.xz")) {
		rows, err := snmprec.Read(bytes.NewReader(content))
		if err != nil {
			t.Logf("%s: %v", name, err)
			continue
		}
		seen[strings.TrimSuffix(name, ".snmprec")] = observe(rows)
	}
	want := expectations(t, filepath.Join(dir, "expected", "librenms_shared_neighbors.csv"), "recording")
	compareAll(t, want, seen).atLeast(t, 777, 644, 238)
}

// TestFullWalks decodes full walks of real switches and routers.
func TestFullWalks(t *testing.T) {
	dir := filepath.Join(corpus.Dir(t), "snmpsim-data")
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
	compareAll(t, want, seen).atLeast(t, 329, 317, 261)
}

// TestWholeNetworks decodes the walks of networks whose links are known.
func TestWholeNetworks(t *testing.T) {
	tables, err := filepath.Glob(filepath.Join(corpus.Dir(t), "opennms", "*", "adjacency.csv"))
	if err != nil || len(tables) == 0 {
		t.Fatalf("no adjacency.csv in the corpus (%v)", err)
	}
	for _, table := range tables {
		t.Run(filepath.Base(filepath.Dir(table)), func(t *testing.T) {
			seen := make(map[string]topology.Observation)
			for name, content := range corpus.Archive(t, filepath.Join(filepath.Dir(table), "walks.tar.xz")) {
				seen[name] = observe(corpus.Walk(content))
			}
			total := compareAll(t, expectations(t, table, "walk"), seen)
			total.atLeast(t, total.rows, total.portsTold, 0)
		})
	}
}

// TestLab decodes walks of real daemons in a lab whose cables are known: each
// switch has to hear the other end of each of its cables, on the right port.
func TestLab(t *testing.T) {
	dir := filepath.Join(corpus.Dir(t), "lldpd-lab", "clos")
	for _, link := range corpus.Table(t, filepath.Join(dir, "expected_links.csv")) {
		hears(t, dir, link["a_node"], link["a_port"], link["b_node"], link["b_port"])
		hears(t, dir, link["b_node"], link["b_port"], link["a_node"], link["a_port"])
	}
}

// hears fails unless a node of the lab hears a port of another on its own port.
// Hosts tell their MAC address for a port ID.
func hears(t *testing.T, dir, node, port, remote, remotePort string) {
	t.Helper()
	walk, err := os.ReadFile(filepath.Join(dir, "snmpwalk", node+".snmpwalk"))
	if err != nil {
		t.Fatal(err)
	}
	seen := observe(corpus.Walk(walk))
	if !slices.ContainsFunc(seen.Neighbors, func(n topology.Neighbor) bool {
		named := n.PortDescr == remotePort || n.PortID.Value() == remotePort || n.PortID.Kind() == topology.KindMAC
		return n.Port == port && n.Name == remote && named
	}) {
		t.Errorf("%s %s does not hear %s %s: %+v", node, port, remote, remotePort, seen.Neighbors)
	}
}
