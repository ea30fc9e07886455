package render

import (
	"fmt"
	"math"
	"strings"

	"cablewright/render/layout"
	"cablewright/topology"
)

// wires draws the links, and the taps of shared segments.
func (d *drawing) wires() {
	for _, wire := range d.scene.Wires {
		line := path(wire.Points)
		if wire.Link < 0 {
			port := d.net.Segments[wire.Segment].Ports[wire.Tap]
			d.f(`<g class="w"><title>%s</title><path d="%s"/></g>`+"\n", esc(d.net.Label(port)+" – shared segment"), line)
			continue
		}
		link := &d.net.Links[wire.Link]
		findings := d.marks.links[wire.Link]
		d.f(`<g class="%s"><title>%s</title>`, wireClass(linkSpeed(d.net, link), link.State), esc(linkTitle(d.net, link, findings)))
		if severity, ok := worst(findings); ok {
			d.f(`<path class="halo %s" d="%s"/>`, severity, line)
		}
		d.f(`<path d="%s"/><path class="hit" d="%s"/></g>`+"\n", line, line)
	}
}

func wireClass(speed int64, state topology.LinkState) string {
	class := "w"
	if i := classOf(speed); i >= 0 {
		class += fmt.Sprintf(" s%d", i)
	}
	switch state {
	case topology.OneWay:
		class += " oneway"
	case topology.Unverified:
		class += " unverified"
	}
	return class
}

// wireMarks draws the signs of findings half-way along the wires, above all
// else.
func (d *drawing) wireMarks() {
	for _, wire := range d.scene.Wires {
		if wire.Link < 0 {
			continue
		}
		if severity, ok := worst(d.marks.links[wire.Link]); ok {
			d.mark(halfway(wire.Points), severity)
			d.f("\n")
		}
	}
}

// halfway returns the middle of the line's longest part.
func halfway(points []layout.Point) layout.Point {
	best, longest := points[0], 0.0
	for i := 1; i < len(points); i++ {
		a, b := points[i-1], points[i]
		if length := math.Hypot(b.X-a.X, b.Y-a.Y); length > longest {
			best, longest = layout.Point{X: (a.X + b.X) / 2, Y: (a.Y + b.Y) / 2}, length
		}
	}
	return best
}

// bend is the radius of the corners of wires in pixels.
const bend = 5.0

// path writes a line with rounded corners.
func path(points []layout.Point) string {
	var b strings.Builder
	fmt.Fprintf(&b, "M%s %s", num(points[0].X), num(points[0].Y))
	for i := 1; i < len(points)-1; i++ {
		before, at, after := points[i-1], points[i], points[i+1]
		from, to := towards(at, before), towards(at, after)
		fmt.Fprintf(&b, "L%s %sQ%s %s %s %s", num(from.X), num(from.Y), num(at.X), num(at.Y), num(to.X), num(to.Y))
	}
	last := points[len(points)-1]
	fmt.Fprintf(&b, "L%s %s", num(last.X), num(last.Y))
	return b.String()
}

// towards returns the point on the way from a corner to the next point at which
// the rounding ends.
func towards(corner, next layout.Point) layout.Point {
	length := math.Hypot(next.X-corner.X, next.Y-corner.Y)
	if length == 0 {
		return corner
	}
	share := min(bend, length/2) / length
	return layout.Point{X: corner.X + share*(next.X-corner.X), Y: corner.Y + share*(next.Y-corner.Y)}
}
