package discovery_test

import (
	"bytes"
	"fmt"
	"net/netip"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"cablewright/discovery/snmprec"
	"cablewright/fixtures/corpus"
	"cablewright/fixtures/replay"
	"cablewright/topology"
)

// networks of the corpus with how many links and segments there must be. Where
// LLDP or CDP tell cables that are also known otherwise (expected_links.csv),
// every one of those must be among them.
var networks = []struct {
	name            string
	links, segments int
}{
	{"nms0002ciscoalcatel", 3, 0},
	{"nms0002ciscoalcatel2", 6, 0},
	{"nms0002ciscojuniper", 2, 0},
	{"nms0002UkRoFakeLink", 1, 1}, // five routers on one port, seven tunnels that are no cables
	{"nms0123", 13, 0},            // no interface tables, and rows of local port 0
	{"nms101", 6, 0},
	{"nms10205b", 7, 0},
	{"nms17216", 13, 0},
	{"nms7777dw", 1, 0}, // its one port hears itself
}

// TestNetworks runs discovery over recordings of whole networks and compares
// the cables with those that are known to be there.
func TestNetworks(t *testing.T) {
	dir := corpus.Dir(t)
	for _, network := range networks {
		t.Run(network.name, func(t *testing.T) {
			at := filepath.Join(dir, "opennms", network.name)
			snapshot := observe(t, corpus.Archive(t, filepath.Join(at, "walks.tar.xz")))
			n := topology.NewNetwork(snapshot)
			if len(snapshot.Links) != network.links || len(snapshot.Segments) != network.segments {
				t.Errorf("%d links and %d segments, want %d and %d:\n%s", len(snapshot.Links), len(snapshot.Segments), network.links, network.segments, listed(n))
			}
			for _, row := range expectedLinks(t, at) {
				if !hasLink(n, row) {
					t.Errorf("not found: %s %s - %s %s (%s) among\n%s", row["a_device"], row["a_port"], row["b_device"], row["b_port"], row["evidence"], listed(n))
				}
			}
		})
	}
}

// expectedLinks returns the links that LLDP or CDP tell; the others come from
// routing and forwarding tables.
func expectedLinks(t *testing.T, network string) []map[string]string {
	t.Helper()
	path := filepath.Join(network, "expected_links.csv")
	if _, err := os.Stat(path); err != nil {
		return nil
	}
	return slices.DeleteFunc(corpus.Table(t, path), func(row map[string]string) bool {
		return !strings.Contains(row["evidence"], "LLDP") && !strings.Contains(row["evidence"], "CDP")
	})
}

func listed(n *topology.Network) string {
	var b strings.Builder
	for _, link := range n.Links {
		fmt.Fprintf(&b, "%s - %s %s\n", n.Label(link.A), n.Label(link.B), link.State)
	}
	for _, segment := range n.Segments {
		fmt.Fprintf(&b, "segment %v\n", segment.Ports)
	}
	return b.String()
}

// TestLabRecording runs discovery over the recording of a lab whose wiring is
// known by construction: every cable, heard from both ends, and no other.
func TestLabRecording(t *testing.T) {
	at := filepath.Join(corpus.Dir(t), "lldpd-lab", "clos")
	walks := make(map[string][]byte)
	files, err := filepath.Glob(filepath.Join(at, "snmpwalk", "*.snmpwalk"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no walks: %v", err)
	}
	for _, file := range files {
		if walks[filepath.Base(file)], err = os.ReadFile(file); err != nil {
			t.Fatal(err)
		}
	}
	n := topology.NewNetwork(observe(t, walks))
	var got, want []string
	for _, link := range n.Links {
		got = append(got, cableName(n.Label(link.A), n.Label(link.B))+" "+link.State.String())
	}
	for _, row := range corpus.Table(t, filepath.Join(at, "expected_links.csv")) {
		want = append(want, cableName(row["a_node"]+" "+row["a_port"], row["b_node"]+" "+row["b_port"])+" confirmed")
	}
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func cableName(a, b string) string { return min(a, b) + " - " + max(a, b) }

// TestRecordedSites runs discovery over recordings that turned out to be of one
// site, and looks for the cables that their rows tell of each other.
func TestRecordedSites(t *testing.T) {
	dir := corpus.Dir(t)
	files := corpus.Archive(t, filepath.Join(dir, "librenms", "core-snmpsim.tar.xz"))
	sites := make(map[string][]map[string]string)
	for _, row := range corpus.Table(t, filepath.Join(dir, "expected", "librenms_shared_hidden_networks_links.csv")) {
		sites[row["network"]] = append(sites[row["network"]], row)
	}
	for site, rows := range sites {
		t.Run(site, func(t *testing.T) {
			recordings := make(map[string][]snmprec.Row)
			for _, row := range rows {
				for _, name := range []string{row["a_recording"], row["b_recording"]} {
					recording, err := snmprec.Read(bytes.NewReader(files[name+".snmprec"]))
					if err != nil {
						t.Fatalf("%s: %v", name, err)
					}
					recordings[name] = recording
				}
			}
			n := topology.NewNetwork(replay.Snapshot(t, recordings))
			for _, row := range rows {
				if !slices.ContainsFunc(n.Links, func(link topology.Link) bool { return joins(n, link, row) }) {
					t.Errorf("not found: %s %s - %s %s among\n%s", row["a_recording"], row["a_port"], row["b_recording"], row["b_port"], listed(n))
				}
			}
		})
	}
}

// joins compares a link with an expected one by the ports alone: names of
// recordings are not names of devices.
func joins(n *topology.Network, link topology.Link, row map[string]string) bool {
	a, b := n.Port(link.A), n.Port(link.B)
	if a == nil || b == nil {
		return false
	}
	aIndex, bIndex := fmt.Sprint(a.Index), fmt.Sprint(b.Index)
	bothSides := row["sides_reporting"] == "1" || link.State == topology.Confirmed
	return bothSides && (aIndex == row["a_ifindex"] && bIndex == row["b_ifindex"] || aIndex == row["b_ifindex"] && bIndex == row["a_ifindex"])
}

// observe makes a network out of walks. Those of one VLAN's context are left out.
func observe(t *testing.T, walks map[string][]byte) *topology.Snapshot {
	t.Helper()
	return replay.Snapshot(t, corpus.Walks(walks))
}

// hasLink looks for an expected link by the names of its devices, and of its
// ports where the walks tell them.
func hasLink(n *topology.Network, row map[string]string) bool {
	return slices.ContainsFunc(n.Links, func(link topology.Link) bool {
		forth := isEnd(n, link.A, row, "a_") && isEnd(n, link.B, row, "b_")
		return forth || isEnd(n, link.A, row, "b_") && isEnd(n, link.B, row, "a_")
	})
}

func isEnd(n *topology.Network, ref topology.PortRef, row map[string]string, side string) bool {
	return isDevice(n.Device(ref.Device), row[side+"device"]) && isPort(n.Port(ref), row[side+"port"], row[side+"ifindex"])
}

func isDevice(d *topology.Device, name string) bool {
	name, _, _ = strings.Cut(name, " ") // what follows is a remark
	addr, err := netip.ParseAddr(name)
	return strings.EqualFold(d.Label(), topology.ShortName(name)) || strings.HasPrefix(d.Name, name+" ") || err == nil && (d.HasAddr(addr) || slices.Contains(d.Chassis, topology.NewID(topology.KindAddress, name)))
}

// isPort compares a port with the name and ifIndex it has in the walk. A logical
// unit there is the port itself here.
func isPort(port *topology.Port, name, index string) bool {
	index, _, _ = strings.Cut(index, " ")
	return port == nil || name == "" || strings.HasSuffix(port.Name, name) || port.Descr == name || strings.HasPrefix(name, port.Name+".") || fmt.Sprint(port.Index) == index
}
