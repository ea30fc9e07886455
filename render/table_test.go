package render

import (
	"strings"
	"testing"

	"cablewright/topology"
)

func TestSpeedWord(t *testing.T) {
	cases := map[int64]string{0: "", -1: "", 64000: "64000bit/s", 10e6: "10M", 100e6: "100M", 1e9: "1G", 2.5e9: "2.5G", 400e9: "400G"}
	for speed, want := range cases {
		if got := speedWord(speed); got != want {
			t.Errorf("%d: got %q, want %q", speed, got, want)
		}
	}
}

func TestSpeedOfLink(t *testing.T) {
	n := func(a, b int64) *topology.Network {
		builder := newBuilder()
		builder.link("a", "b", a, "")
		builder.devices["b"].Ports[0].Speed = b
		return builder.network()
	}
	cases := []struct {
		a, b, want int64
		words      string
	}{{1e9, 1e9, 1e9, "1G"}, {1e9, 10e9, 1e9, "1G and 10G"}, {0, 10e9, 10e9, "10G"}, {0, 0, 0, ""}}
	for _, c := range cases {
		network := n(c.a, c.b)
		link := &network.Links[0]
		if got := linkSpeed(network, link); got != c.want {
			t.Errorf("%d and %d: got %d, want %d", c.a, c.b, got, c.want)
		}
		if got := speedsWord(network, link); got != c.words {
			t.Errorf("%d and %d: got %q, want %q", c.a, c.b, got, c.words)
		}
	}
}

func TestClassOf(t *testing.T) {
	cases := map[int64]int{0: -1, 10e6: 0, 100e6: 0, 1e9: 1, 2.5e9: 2, 10e9: 2, 25e9: 3, 40e9: 4, 100e9: 5, 800e9: 6}
	for speed, want := range cases {
		if got := classOf(speed); got != want {
			t.Errorf("%d: got %d, want %d", speed, got, want)
		}
	}
}

func TestCSVOfHostileNames(t *testing.T) {
	text := write(t, writeCSV, named("=HYPERLINK(1)", "a,\"b\"\nc"), Options{})
	records := checkCSV(t, text, 2)
	if got := records[1][0]; got != "'=HYPERLINK(1)" {
		t.Errorf("device: got %q", got)
	}
	if got := records[1][1]; got != "a,\"b\"\nc" {
		t.Errorf("port: got %q", got)
	}
	if !strings.HasSuffix(text, "\r\n") {
		t.Error("lines do not end with CRLF")
	}
}

// What starts with one of these is a formula to some spreadsheet (OWASP, CSV
// Injection).
func TestCell(t *testing.T) {
	for _, text := range []string{"=1", "+1", "-1", "@SUM(1)", "\t=1", "\r=1", "\n=1"} {
		if got := cell(text); got != "'"+text {
			t.Errorf("%q: got %q", text, got)
		}
	}
	for _, text := range []string{"", "leaf1", "1-2", "Ethernet1=up"} {
		if got := cell(text); got != text {
			t.Errorf("%q: got %q", text, got)
		}
	}
}

func TestDOTQuote(t *testing.T) {
	cases := map[string]string{
		`a`: `"a"`, `a"b`: `"a\"b"`, `a\`: `"a\\"`, `\N`: `"\\N"`, "a\nb": `"a\nb"`, "a\x00b\tc": `"a b c"`, "é\xff": `"é` + "\uFFFD" + `"`,
	}
	for text, want := range cases {
		if got := dotQuote(text); got != want {
			t.Errorf("%q: got %s, want %s", text, got, want)
		}
	}
}

func TestTextIsPlain(t *testing.T) {
	text := write(t, writeText, named("evil\x1b[2J", "p\r1"), Options{Title: "a\x07"})
	checkPlain(t, text)
	if !strings.Contains(text, "evil\uFFFD[2J") {
		t.Errorf("got %q", text)
	}
}
