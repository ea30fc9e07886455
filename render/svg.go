package render

import (
	"bufio"
	"encoding/xml"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"

	"cablewright/render/layout"
	"cablewright/topology"
)

// writeSVG draws the network as a standalone SVG 1.1 file without scripts or
// external parts. Devices and wires tell more of themselves when pointed at.
func writeSVG(w io.Writer, n *topology.Network, opts Options) error {
	d := &drawing{
		w: bufio.NewWriter(w), net: n, opts: opts,
		scene: layout.Place(n, topology.Tiers(n)), marks: newMarks(n, opts.Findings), stations: countStations(n),
	}
	d.draw()
	return d.w.Flush()
}

// drawing is an SVG file in the making. The writer keeps the first error.
type drawing struct {
	w        *bufio.Writer
	net      *topology.Network
	opts     Options
	scene    *layout.Scene
	marks    *marks
	stations map[topology.DeviceID]int
}

// Space around the scene in pixels. Names of the tiers stand in the left one.
const (
	margin   = 24.0
	leftSide = 150.0
	head     = 76.0
	stripPad = 9.0
)

func (d *drawing) draw() {
	keys := d.legend()
	width := math.Ceil(max(leftSide+d.scene.Width+margin, 560))
	lines := wrapKeys(keys, width-2*margin)
	height := math.Ceil(head + d.scene.Height + margin + float64(len(lines))*keyLine + margin)
	d.f(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %s %s" width="%s" height="%s">`+"\n", num(width), num(height), num(width), num(height))
	d.f("<title>%s</title>\n<style>%s</style>\n", esc(d.title()), style(d.opts))
	d.f(`<rect class="ground" width="100%%" height="100%%"/>` + "\n")
	d.f(`<text class="title" x="%s" y="34">%s</text>`+"\n", num(margin), esc(layout.Fit(d.title(), 19, width-2*margin)))
	d.f(`<text class="note sub" style="text-anchor:start" x="%s" y="51">%s</text>`+"\n", num(margin), esc(subtitle(d.net)))
	d.strips(width)
	d.f(`<g transform="translate(%s %s)">`+"\n", num(leftSide), num(head))
	d.wires()
	d.bundles()
	d.boxes()
	d.portNames()
	d.wireMarks()
	d.f("</g>\n")
	d.keys(lines, head+d.scene.Height+margin+keyLine)
	d.f("</svg>\n")
}

func (d *drawing) f(format string, args ...any) { fmt.Fprintf(d.w, format, args...) }

func (d *drawing) title() string {
	if d.opts.Title != "" {
		return d.opts.Title
	}
	return "Network map"
}

// strips draws the rows behind everything, with the names of the tiers.
func (d *drawing) strips(width float64) {
	last := math.MinInt
	for _, row := range d.scene.Rows {
		d.f(`<rect class="strip" x="%s" y="%s" width="%s" height="%s" rx="6"/>`+"\n",
			num(margin/2), num(head+row.Y-stripPad), num(width-margin), num(row.H+2*stripPad))
		if row.Tier != last {
			d.f(`<text class="tier" x="%s" y="%s">%s</text>`+"\n", num(margin), num(head+row.Y+min(row.H, 38)/2+3.5), esc(tierName(row.Tier)))
		}
		last = row.Tier
	}
}

func (d *drawing) boxes() {
	for i, box := range d.scene.Boxes {
		device := &d.net.Devices[i]
		findings := d.marks.devices[device.ID]
		severity, marked := worst(findings)
		class := []string{"d"}
		if box.Tier == 0 {
			class = append(class, "host")
		}
		if !device.Observed {
			class = append(class, "unseen")
		}
		if marked {
			class = append(class, "at-"+severity.String())
		}
		d.f(`<g class="%s"><title>%s</title>`, strings.Join(class, " "), esc(deviceTitle(device, d.stations[device.ID], findings)))
		d.f(`<rect class="box" x="%s" y="%s" width="%s" height="%s" rx="4"/>`, num(box.X), num(box.Y), num(box.W), num(box.H))
		middle, base := box.X+box.W/2, box.Y+box.H/2+4.3
		if box.Note != "" {
			base -= 6
			d.f(`<text class="note" x="%s" y="%s">%s</text>`, num(middle), num(base+12.5), esc(box.Note))
		}
		d.f(`<text class="name" x="%s" y="%s">%s</text>`, num(middle), num(base), esc(box.Name))
		if marked {
			d.mark(layout.Point{X: box.X + box.W - 3, Y: box.Y + 3}, severity)
		}
		d.f("</g>\n")
	}
	for _, hub := range d.scene.Hubs {
		d.f(`<rect class="hub" x="%s" y="%s" width="%s" height="%s" rx="3.5"><title>shared segment</title></rect>`+"\n", num(hub.X), num(hub.Y), num(hub.W), num(hub.H))
	}
}

// mark draws the sign of a finding: a triangle for warnings, else a disc, so
// that the colour is not the only difference.
func (d *drawing) mark(at layout.Point, severity topology.Severity) {
	sign := map[topology.Severity]string{topology.Info: "i", topology.Warning: "!", topology.Error: "×"}[severity]
	if severity == topology.Warning {
		d.f(`<path class="mark warning" d="M%s %sl8 14h-16z"/>`, num(at.X), num(at.Y-9))
	} else {
		d.f(`<circle class="mark %s" cx="%s" cy="%s" r="6.5"/>`, severity, num(at.X), num(at.Y))
	}
	d.f(`<text class="sign" x="%s" y="%s">%s</text>`, num(at.X), num(at.Y+3.3), sign)
}

func (d *drawing) portNames() {
	for _, wire := range d.scene.Wires {
		for _, name := range wire.Names {
			switch {
			case name.Text == "":
			case name.Upright:
				x, y := num(name.X+8.5), num(name.Y+name.H)
				d.f(`<text class="port" x="%s" y="%s" transform="rotate(-90 %s %s)">%s</text>`+"\n", x, y, x, y, esc(name.Text))
			default:
				d.f(`<text class="port" x="%s" y="%s">%s</text>`+"\n", num(name.X), num(name.Y+8.5), esc(name.Text))
			}
		}
	}
}

func (d *drawing) bundles() {
	for _, bundle := range d.scene.Bundles {
		d.f(`<rect class="lag" x="%s" y="%s" width="%s" height="%s" rx="3"><title>%s</title></rect>`+"\n",
			num(bundle.X), num(bundle.Y), num(bundle.W), num(bundle.H), esc("LAG "+d.net.Label(bundle.Port)))
	}
}

// num writes a length with at most one decimal.
func num(x float64) string {
	return strconv.FormatFloat(math.Round(x*10)/10+0, 'f', -1, 64)
}

// esc writes a text so that it can stand in an element or attribute. Characters
// that XML cannot hold become U+FFFD.
func esc(text string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(text)) // a Builder never fails
	return b.String()
}
