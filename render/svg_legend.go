package render

import (
	"slices"

	"cablewright/render/layout"
	"cablewright/topology"
)

// key is one entry of the legend.
type key struct {
	text string
	draw func(d *drawing, x, y float64) // in a field 28 wide, around height y
}

const (
	keyLine  = 20.0 // height of a line of the legend
	keyField = 36.0 // width of the sample
)

func (k key) width() float64 { return keyField + layout.TextWidth(k.text, 10.5) + 18 }

// legend returns an entry for everything that the picture shows, and no more.
func (d *drawing) legend() []key {
	return slices.Concat(d.speedKeys(), d.stateKeys(), d.deviceKeys(), d.findingKeys())
}

func wireKey(text, class string) key {
	return key{text, func(d *drawing, x, y float64) {
		d.f(`<g class="%s"><path d="M%s %sh28"/></g>`, class, num(x), num(y))
	}}
}

// speedKeys lists the speeds that occur. Speeds drawn alike share an entry.
func (d *drawing) speedKeys() []key {
	var speeds []int64
	for i := range d.net.Links {
		speeds = append(speeds, linkSpeed(d.net, &d.net.Links[i]))
	}
	slices.Sort(speeds)
	var keys []key
	last := -2
	for _, speed := range slices.Compact(speeds) {
		word, class := speedWord(speed), classOf(speed)
		switch {
		case class == last:
			keys[len(keys)-1].text += ", " + word
			continue
		case class < 0:
			word = "speed not known"
		}
		keys = append(keys, wireKey(word, wireClass(speed, topology.StateUnknown)))
		last = class
	}
	return keys
}

func (d *drawing) stateKeys() []key {
	var oneWay, unverified bool
	for _, link := range d.net.Links {
		oneWay = oneWay || link.State == topology.OneWay
		unverified = unverified || link.State == topology.Unverified
	}
	var keys []key
	if oneWay {
		keys = append(keys, wireKey("one end does not report it", wireClass(0, topology.OneWay)))
	}
	if unverified {
		keys = append(keys, wireKey("one end could not be asked", wireClass(0, topology.Unverified)))
	}
	return keys
}

func (d *drawing) deviceKeys() []key {
	var keys []key
	if slices.ContainsFunc(d.net.Devices, func(dev topology.Device) bool { return !dev.Observed }) {
		keys = append(keys, key{"known from neighbours only", func(d *drawing, x, y float64) {
			d.f(`<g class="unseen"><rect class="box" x="%s" y="%s" width="28" height="12" rx="3"/></g>`, num(x), num(y-6))
		}})
	}
	if len(d.scene.Bundles) > 0 {
		keys = append(keys, key{"LAG", func(d *drawing, x, y float64) {
			d.f(`<g class="w"><path d="M%s %sh28m-28 6h28"/></g><rect class="lag" x="%s" y="%s" width="6" height="14" rx="3"/>`,
				num(x), num(y-3), num(x+11), num(y-7))
		}})
	}
	if len(d.net.Segments) > 0 {
		keys = append(keys, key{"shared segment", func(d *drawing, x, y float64) {
			d.f(`<rect class="hub" x="%s" y="%s" width="28" height="7" rx="3.5"/>`, num(x), num(y-3.5))
		}})
	}
	return keys
}

// findingKeys lists the severities that are marked, the worst first.
func (d *drawing) findingKeys() []key {
	seen := d.marks.severities()
	var keys []key
	for _, severity := range []topology.Severity{topology.Error, topology.Warning, topology.Info} {
		if seen[severity] {
			keys = append(keys, key{severity.String(), func(d *drawing, x, y float64) { d.mark(layout.Point{X: x + 18, Y: y}, severity) }})
		}
	}
	return keys
}

// wrapKeys divides the legend into lines no wider than width.
func wrapKeys(keys []key, width float64) [][]key {
	var lines [][]key
	used := width
	for _, k := range keys {
		if used+k.width() > width {
			lines, used = append(lines, nil), 0
		}
		used += k.width()
		lines[len(lines)-1] = append(lines[len(lines)-1], k)
	}
	return lines
}

func (d *drawing) keys(lines [][]key, y float64) {
	for _, line := range lines {
		x := margin
		for _, k := range line {
			k.draw(d, x, y)
			d.f(`<text class="key" x="%s" y="%s">%s</text>`+"\n", num(x+keyField), num(y+3.6), esc(k.text))
			x += k.width()
		}
		y += keyLine
	}
}
