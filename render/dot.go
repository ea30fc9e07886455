package render

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"cablewright/render/layout"
	"cablewright/topology"
)

// writeDOT writes an undirected graph in the DOT language of Graphviz, with one
// rank for every tier. Graphviz lays it out; up to about 100 devices that can be
// read.
func writeDOT(w io.Writer, n *topology.Network, opts Options) error {
	d := &dotFile{w: bufio.NewWriter(w), net: n, marks: newMarks(n, opts.Findings), stations: countStations(n), colours: light}
	if opts.Dark {
		d.colours = dark
	}
	c := d.colours
	fmt.Fprintf(d.w, "graph network {\n")
	fmt.Fprintf(d.w, "  graph [rankdir=TB, splines=line, ranksep=1.2, bgcolor=%s, fontcolor=%s, label=%s, labelloc=t];\n", dotQuote(c.ground), dotQuote(c.text), dotQuote(opts.Title))
	fmt.Fprintf(d.w, "  node [shape=box, style=\"rounded,filled\", fillcolor=%s, color=%s, fontcolor=%s, fontname=\"sans-serif\", fontsize=11];\n", dotQuote(c.box), dotQuote(c.edge), dotQuote(c.text))
	fmt.Fprintf(d.w, "  edge [color=%s, fontcolor=%s, fontname=\"sans-serif\", fontsize=8];\n", dotQuote(c.unknown), dotQuote(c.muted))
	tiers := topology.Tiers(n)
	d.devices(tiers)
	d.links(tiers)
	d.segments()
	fmt.Fprintf(d.w, "}\n")
	return d.w.Flush()
}

type dotFile struct {
	w        *bufio.Writer
	net      *topology.Network
	marks    *marks
	stations map[topology.DeviceID]int
	colours  palette
}

// devices writes the nodes, the highest tier first.
func (d *dotFile) devices(tiers map[topology.DeviceID]int) {
	for _, tier := range byTier(d.net, tiers) {
		fmt.Fprintf(d.w, "  subgraph {\n    rank=same;\n")
		for _, device := range tier {
			attributes := "label=" + dotQuote(device.Label()) + ", tooltip=" + dotQuote(deviceTitle(device, d.stations[device.ID], d.marks.devices[device.ID]))
			if !device.Observed {
				attributes += `, style="rounded,dashed"`
			}
			if severity, ok := worst(d.marks.devices[device.ID]); ok {
				attributes += ", penwidth=2, color=" + dotQuote(d.colours.severity(severity))
			}
			fmt.Fprintf(d.w, "    %s [%s];\n", dotQuote(string(device.ID)), attributes)
		}
		fmt.Fprintf(d.w, "  }\n")
	}
}

// links writes the edges from the higher device to the lower, which is what dot
// makes its ranks by.
func (d *dotFile) links(tiers map[topology.DeviceID]int) {
	for i := range d.net.Links {
		link := &d.net.Links[i]
		tail, head := link.A, link.B
		if tiers[tail.Device] < tiers[head.Device] {
			tail, head = head, tail
		}
		attributes := fmt.Sprintf("taillabel=%s, headlabel=%s", dotQuote(layout.ShortPort(tail.Port)), dotQuote(layout.ShortPort(head.Port)))
		if class := classOf(linkSpeed(d.net, link)); class >= 0 {
			attributes += fmt.Sprintf(", color=%s, penwidth=%g", dotQuote(d.colours.speeds[class]), speedClasses[class].width)
		}
		switch link.State {
		case topology.OneWay:
			attributes += ", style=dashed"
		case topology.Unverified:
			attributes += ", style=dotted"
		}
		if severity, ok := worst(d.marks.links[i]); ok {
			attributes += fmt.Sprintf(", label=%s, fontcolor=%s", dotQuote(severity.String()), dotQuote(d.colours.severity(severity)))
		}
		attributes += ", tooltip=" + dotQuote(linkTitle(d.net, link, d.marks.links[i]))
		fmt.Fprintf(d.w, "  %s -- %s [%s];\n", dotQuote(string(tail.Device)), dotQuote(string(head.Device)), attributes)
	}
}

func (d *dotFile) segments() {
	for i, segment := range d.net.Segments {
		id := dotQuote(fmt.Sprintf("segment %d", i+1))
		fmt.Fprintf(d.w, "  %s [shape=point, width=0.12, tooltip=\"shared segment\"];\n", id)
		for _, port := range segment.Ports {
			fmt.Fprintf(d.w, "  %s -- %s [taillabel=%s];\n", dotQuote(string(port.Device)), id, dotQuote(layout.ShortPort(port.Port)))
		}
	}
}

// severity returns the colour of a finding.
func (p palette) severity(s topology.Severity) string {
	switch s {
	case topology.Error:
		return p.err
	case topology.Warning:
		return p.warning
	}
	return p.info
}

// dotQuote writes a double-quoted DOT string. Backslashes are doubled, since
// labels give \N, \G and others a meaning; a line break becomes \n; other
// control characters, which Graphviz may refuse, become blanks.
func dotQuote(text string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range strings.ToValidUTF8(text, "\uFFFD") {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\n':
			b.WriteString(`\n`)
		case r < ' ' || r == 0x7f:
			b.WriteByte(' ')
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}
