package frame

import (
	"bytes"
	"encoding/csv"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"cablewright/topology"
)

// corpus returns the folder of other people's captures, which are not part of
// the project.
func corpus(t *testing.T) string {
	dir := os.Getenv("CABLEWRIGHT_CORPUS")
	if dir == "" {
		t.Skip("CABLEWRIGHT_CORPUS is not set: it names the folder with captures of others")
	}
	return dir
}

// captures returns the paths of all captures below a folder.
func captures(t *testing.T, dir string) []string {
	var paths []string
	err := filepath.WalkDir(dir, func(path string, _ fs.DirEntry, err error) error {
		switch filepath.Ext(path) {
		case ".pcap", ".cap", ".pcapng":
			paths = append(paths, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return paths
}

// No capture may make Read panic, nor may any part of one; and what is read can
// always be stored.
func TestReadWholeCorpus(t *testing.T) {
	paths := captures(t, filepath.Join(corpus(t), "pcap"))
	refused, neighbors, gaps := 0, 0, 0
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, part := range []int{len(data), len(data) - 1, len(data) / 2, 25} {
			seen, err := Read(bytes.NewReader(data[:min(max(part, 0), len(data))]), filepath.Base(path))
			mustStore(t, path, seen)
			if part != len(data) {
				continue
			}
			if err != nil {
				t.Logf("%v", err)
				refused++
			}
			for _, o := range seen {
				neighbors += len(o.Neighbors)
				gaps += len(o.Gaps)
			}
		}
	}
	t.Logf("%d captures, %d refused, %d neighbours, %d gaps", len(paths), refused, neighbors, gaps)
	if len(paths) > 0 && (refused > 1 || neighbors < 60) {
		t.Errorf("%d captures refused, %d neighbours found; want at most 1 and at least 60", refused, neighbors)
	}
}

func mustStore(t testing.TB, what string, seen []topology.Observation) {
	t.Helper()
	var stored bytes.Buffer
	if err := topology.WriteSnapshot(&stored, topology.Merge(time.Time{}, seen)); err != nil {
		t.Fatalf("%s: %v", what, err)
	}
}

// Every frame on whose identity tshark and lldpd agree must be read alike.
func TestFramesOfCorpus(t *testing.T) {
	dir := corpus(t)
	tables, err := filepath.Glob(filepath.Join(dir, "expected", "pcap_*_lldp_cdp_frames.csv"))
	if err != nil || len(tables) == 0 {
		t.Skip("the corpus has no table of expected frames")
	}
	all, right, judged := 0, 0, 0
	for _, table := range tables {
		for _, row := range readTable(t, table) {
			all++
			agreed := row["lldpd_via"] != "" && !strings.HasPrefix(row["lldpd_via"], "(") && row["tshark_malformed"] == ""
			problem := judge(t, filepath.Join(dir, "pcap", row["capture"]), row)
			if problem == "" {
				right++
			}
			if agreed {
				judged++
				if problem != "" {
					t.Errorf("%s frame %s: %s", row["capture"], row["frame"], problem)
				}
			} else if problem != "" {
				t.Logf("%s frame %s (no agreement): %s", row["capture"], row["frame"], problem)
			}
		}
	}
	t.Logf("%d of %d frames read as tshark does; %d that lldpd agrees on", right, all, judged)
	if 100*right < 98*all {
		t.Errorf("%d of %d frames are read right; want 98 in 100", right, all)
	}
}

func readTable(t *testing.T, path string) []map[string]string {
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	rows, err := csv.NewReader(file).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var table []map[string]string
	for _, row := range rows[1:] {
		named := make(map[string]string)
		for i, value := range row {
			named[rows[0][i]] = value
		}
		table = append(table, named)
	}
	return table
}

// judge compares one frame with what tshark says of it.
func judge(t *testing.T, path string, row map[string]string) string {
	a, found := accountIn(t, path, row["frame"])
	if !found {
		return "it is not in the capture, or is no LLDP or CDP frame"
	}
	for _, c := range []struct{ what, got, want string }{
		{"chassis", plain(a.Chassis.Value()), plain(row["chassis_id"])},
		{"port", plain(a.PortID.Value()), plain(row["port_id"])},
		{"port description", a.PortDescr, row["port_descr"]},
		{"name", plain(a.Name), plain(row["system_name"])},
	} {
		if c.got != c.want {
			return c.what + " is " + c.got + ", want " + c.want
		}
	}
	return ""
}

// plain makes identifiers comparable: tshark writes octets that are not a MAC
// address as hexadecimal digits, text or not.
func plain(id string) string {
	id = strings.ToLower(id)
	var octets []byte
	if len(id) > 12 && len(id)%2 == 0 {
		for i := 0; i < len(id); i += 2 {
			high, low := strings.IndexByte("0123456789abcdef", id[i]), strings.IndexByte("0123456789abcdef", id[i+1])
			if high < 0 || low < 0 {
				return id
			}
			octets = append(octets, byte(high<<4|low))
		}
		return strings.ToLower(string(octets))
	}
	return id
}

// accountIn decodes one frame of a capture, or of a file that is one frame.
func accountIn(t *testing.T, path, number string) (account, bool) {
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if filepath.Ext(path) == ".raw" {
		return decodeAny(unwrap(ethernetLink, data))
	}
	capture, err := open(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	for {
		f, err := capture.next()
		if err != nil {
			return account{}, false
		}
		if number == strconv.Itoa(f.number) {
			return decodeAny(unwrap(f.point.link, f.data))
		}
	}
}

func decodeAny(p payload) (account, bool) {
	switch p.protocol {
	case lldp:
		return decodeLLDP(p.data), true
	case cdp:
		return decodeCDP(p.data), true
	}
	return account{}, false
}

// Captures of real daemons, one for each wire, tell the truth about that wire.
func TestWiresOfCorpus(t *testing.T) {
	dir := filepath.Join(corpus(t), "lldpd-lab")
	var all []topology.Observation
	paths := captures(t, dir)
	defer func() { judgeNetwork(t, all, len(paths)) }()
	for _, path := range paths {
		name := strings.TrimSuffix(filepath.Base(path), ".pcap")
		t.Run(name, func(t *testing.T) {
			file, err := os.Open(path)
			if err != nil {
				t.Fatal(err)
			}
			defer file.Close()
			seen, err := Read(file, name)
			if err != nil {
				t.Fatal(err)
			}
			all = append(all, seen...)
			s := topology.Merge(time.Time{}, seen)
			if len(s.Links) != 1 {
				t.Fatalf("%d links, want 1: %+v", len(s.Links), seen)
			}
			n := topology.NewNetwork(s)
			ends := []string{n.Label(s.Links[0].A), n.Label(s.Links[0].B)}
			a, b, _ := strings.Cut(name, "--")
			for _, want := range []string{strings.Replace(a, "-", " ", 1), strings.Replace(b, "-", " ", 1)} {
				if ends[0] != want && ends[1] != want {
					t.Errorf("the link is %s -- %s; want an end at %s", ends[0], ends[1], want)
				}
			}
			if s.Links[0].State != topology.Confirmed {
				t.Errorf("the link is %v, want confirmed", s.Links[0].State)
			}
		})
	}
}

// judgeNetwork expects that the wires of a network, each captured for itself, are
// one network: a device is one device on all of them.
func judgeNetwork(t *testing.T, seen []topology.Observation, wires int) {
	s := topology.Merge(time.Time{}, seen)
	n := topology.NewNetwork(s)
	if len(s.Links) != wires || len(s.Segments) != 0 {
		t.Errorf("%d links and %d segments of %d wires", len(s.Links), len(s.Segments), wires)
	}
	for i := range s.Devices {
		if same := n.Find(s.Devices[i].Name); len(same) != 1 {
			t.Errorf("%q is %d devices, want 1", s.Devices[i].Name, len(same))
		}
	}
}
