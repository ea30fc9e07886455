package render

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"cablewright/render/layout"
	"cablewright/topology"
)

// checkXML fails unless the text is one well-formed XML document.
func checkXML(t *testing.T, text string) {
	t.Helper()
	decoder := xml.NewDecoder(strings.NewReader(text))
	for {
		if _, err := decoder.Token(); errors.Is(err, io.EOF) {
			return
		} else if err != nil {
			t.Fatalf("not well-formed: %v", err)
		}
	}
}

func write(t *testing.T, format func(io.Writer, *topology.Network, Options) error, n *topology.Network, opts Options) string {
	t.Helper()
	var out bytes.Buffer
	if err := format(&out, n, opts); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestSVGIsWellFormed(t *testing.T) {
	for name, b := range testShapes() {
		t.Run(name, func(t *testing.T) {
			checkXML(t, write(t, writeSVG, b.network(), Options{Title: name}))
		})
	}
}

func TestSVGTellsOfDevicesAndLinks(t *testing.T) {
	b := leafSpine(1, 1, 1)
	leaf := b.device("leaf1", "", "")
	leaf.Serial, leaf.Vendor = "S/N <7>", "Acme & Sons"
	b.link("leaf1", "far", 1e9, "").State = topology.Unverified
	text := write(t, writeSVG, b.network(), Options{})
	for _, want := range []string{
		"leaf1&#xA;model: Acme &amp; Sons SN2410&#xA;serial: S/N &lt;7&gt;&#xA;role: switch",
		"leaf1 swp1 – spine1 swp1&#xA;speed: 100G&#xA;state: confirmed&#xA;evidence: lldp from leaf1, lldp from spine1",
		"not observed: known from its neighbours",
		`class="w s1 unverified"`,
		">one end could not be asked<", ">known from neighbours only<", ">1G<", ">25G<", ">100G<",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q", want)
		}
	}
	for _, unwanted := range []string{">10G<", ">LAG<", ">shared segment<", ">error<", "one end does not report it<"} {
		if strings.Contains(text, unwanted) {
			t.Errorf("the legend has %q, which the picture does not show", unwanted)
		}
	}
}

func TestSVGThemes(t *testing.T) {
	n := leafSpine(1, 2, 2).network()
	text := func(opts Options) string { return write(t, writeSVG, n, opts) }
	if s := text(Options{}); !strings.Contains(s, light.box) || strings.Contains(s, dark.box) {
		t.Error("light is not light alone")
	}
	if s := text(Options{Dark: true}); strings.Contains(s, light.box) || !strings.Contains(s, dark.box) {
		t.Error("dark is not dark alone")
	}
	if s := text(Options{Auto: true}); !strings.Contains(s, light.box) || !strings.Contains(s, "@media (prefers-color-scheme:dark){") {
		t.Error("auto has not both")
	}
}

// Contrast of text with its ground is at least 4.5:1 (WCAG 2.2, 1.4.3), that of
// wires and outlines at least 3:1 (1.4.11), thin grey ones of unknown or slow
// speed excepted.
func TestContrast(t *testing.T) {
	for name, p := range map[string]palette{"light": light, "dark": dark} {
		pairs := []struct {
			what, a, b string
			least      float64
		}{
			{"text on ground", p.text, p.ground, 4.5},
			{"text on strip", p.text, p.strip, 4.5},
			{"text on box", p.text, p.box, 4.5},
			{"muted on ground", p.muted, p.ground, 4.5},
			{"muted on strip", p.muted, p.strip, 4.5},
			{"muted on box", p.muted, p.box, 4.5},
			{"edge", p.edge, p.strip, 3},
			{"host edge", p.hostEdge, p.strip, 3},
			{"warning", p.warning, p.ground, 3},
			{"error", p.err, p.ground, 3},
			{"sign", p.onMark, p.err, 4.5},
		}
		for i, speed := range p.speeds[1:] {
			pairs = append(pairs, struct {
				what, a, b string
				least      float64
			}{"speed " + string(rune('1'+i)), speed, p.ground, 3})
		}
		for _, pair := range pairs {
			if got := contrast(pair.a, pair.b); got < pair.least {
				t.Errorf("%s: %s: contrast %.2f, want %.1f", name, pair.what, got, pair.least)
			}
		}
	}
}

func FuzzNames(f *testing.F) {
	for _, seed := range []string{"leaf1", `<&>"'`, "a]]>b", "\x00\x1b[31m", "=1+2", `a\"b\`, "日本語", "\xff\xfe", "a\nb\r\n\tc", "-- ,;{}", "é", ""} {
		f.Add(seed, seed)
	}
	f.Fuzz(func(t *testing.T, name, port string) {
		n := named(name, port)
		opts := Options{Title: name, Findings: []topology.Finding{{Severity: topology.Warning, Message: port, At: []topology.Place{{Device: n.Devices[0].ID, Name: name}}}}}
		checkXML(t, write(t, writeSVG, n, opts))
		checkJSON(t, write(t, writeJSON, n, opts))
		checkCSV(t, write(t, writeCSV, n, opts), 2)
		checkDOT(t, write(t, writeDOT, n, opts))
		checkPlain(t, write(t, writeText, n, opts))
	})
}

// named returns two linked devices with names from outside.
func named(name, port string) *topology.Network {
	return topology.NewNetwork(&topology.Snapshot{
		Devices: []topology.Device{
			{ID: "1", Name: name, Model: port, Observed: true, Ports: []topology.Port{{Name: port, LAG: name}}},
			{ID: topology.DeviceID("2" + name), Name: port, Role: topology.RoleHost},
		},
		Links: []topology.Link{{A: topology.PortRef{Device: "1", Port: port}, B: topology.PortRef{Device: topology.DeviceID("2" + name), Port: name}}},
	})
}

func TestPathRoundsCorners(t *testing.T) {
	got := path([]layout.Point{{X: 0, Y: 0}, {X: 0, Y: 20}, {X: 30, Y: 20}})
	if want := "M0 0L0 15Q0 20 5 20L30 20"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// TestPictures leaves pictures of all shapes in a directory, to be looked at.
func TestPictures(t *testing.T) {
	dir := os.Getenv("CABLEWRIGHT_PICTURES")
	if dir == "" {
		t.Skip("set CABLEWRIGHT_PICTURES to a directory to get pictures")
	}
	for name, b := range testShapes() {
		for word, opts := range map[string]Options{"light": {Title: name}, "dark": {Title: name, Dark: true}} {
			opts.Findings = someFindings()
			file := filepath.Join(dir, name+"-"+word+".svg")
			if err := os.WriteFile(file, []byte(write(t, writeSVG, b.network(), opts)), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}
