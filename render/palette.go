package render

import (
	"fmt"
	"strings"
)

// palette is the colours of one theme. Colour is never alone: the width of a
// wire tells its speed too, and signs differ in shape. Red and orange are kept
// for findings.
type palette struct {
	ground, strip      string // background and tier strips
	text, muted        string
	box, edge          string // devices
	host, hostEdge     string
	unknown            string   // wires of unknown speed
	speeds             []string // by speedClasses
	warning, err, info string
	onMark             string // writing on a finding's mark
}

var light = palette{
	ground: "#ffffff", strip: "#f4f6f8",
	text: "#1d2733", muted: "#5a6673",
	box: "#e6eef6", edge: "#456282", host: "#ffffff", hostEdge: "#7d8894",
	unknown: "#8c96a1",
	speeds:  []string{"#b18fbc", "#3f7fb5", "#1b9a84", "#2e6b34", "#8a8f1c", "#7046a6", "#3a2a78"},
	warning: "#b25e00", err: "#c22029", info: "#3f7fb5", onMark: "#ffffff",
}

var dark = palette{
	ground: "#14181d", strip: "#1b2127",
	text: "#e6ebf0", muted: "#a0acb8",
	box: "#25364a", edge: "#7fa3c9", host: "#1d242c", hostEdge: "#7b8794",
	unknown: "#77828e",
	speeds:  []string{"#a884b3", "#6aaee6", "#3fd0b4", "#8fd694", "#d2d65a", "#b795f0", "#f0b6e8"},
	warning: "#f2a33a", err: "#ff6b6b", info: "#6aaee6", onMark: "#14181d",
}

// speedClass is a range of speeds that are drawn alike.
type speedClass struct {
	upTo  int64 // bit/s
	width float64
}

var speedClasses = []speedClass{
	{100e6, 1.1},
	{1e9, 1.3},
	{10e9, 1.6},
	{25e9, 1.9},
	{50e9, 2.2},
	{100e9, 2.7},
	{1 << 62, 3.4},
}

// classOf returns the position in speedClasses, -1 for an unknown speed.
func classOf(speed int64) int {
	if speed <= 0 {
		return -1
	}
	for i, class := range speedClasses {
		if speed <= class.upTo {
			return i
		}
	}
	return len(speedClasses) - 1
}

// css returns the rules for the colours of a theme.
func (p palette) css() string {
	var rules strings.Builder
	rule := func(selector, what, colour string) { fmt.Fprintf(&rules, "%s{%s:%s}", selector, what, colour) }
	rule(".ground", "fill", p.ground)
	rule(".strip", "fill", p.strip)
	rule("text", "fill", p.text)
	rule(".note,.port,.tier,.key", "fill", p.muted)
	rule(".port", "stroke", p.ground)
	fmt.Fprintf(&rules, ".box{fill:%s;stroke:%s}", p.box, p.edge)
	fmt.Fprintf(&rules, ".host .box{fill:%s;stroke:%s}", p.host, p.hostEdge)
	fmt.Fprintf(&rules, ".unseen .box{fill:%s;stroke:%s}", p.ground, p.hostEdge)
	rule(".hub", "fill", p.muted)
	rule(".w path", "stroke", p.unknown)
	for i, colour := range p.speeds {
		rule(fmt.Sprintf(".s%d path", i), "stroke", colour)
	}
	fmt.Fprintf(&rules, ".lag{fill:%s;stroke:%s}", p.ground, p.muted)
	for _, finding := range []struct{ class, colour string }{{"info", p.info}, {"warning", p.warning}, {"error", p.err}} {
		rule(".mark."+finding.class, "fill", finding.colour)
		rule("path.halo."+finding.class, "stroke", finding.colour)
		rule(".at-"+finding.class+" .box", "stroke", finding.colour)
	}
	rule(".sign", "fill", p.onMark)
	return rules.String()
}

// shapes are the rules that themes share: widths, dashes and type.
func shapes() string {
	var rules strings.Builder
	rules.WriteString(`text{font-family:"Inter","Segoe UI","Helvetica Neue",Arial,"DejaVu Sans",sans-serif}` +
		`.title{font-size:18px;font-weight:600}.sub{font-size:11px}` +
		`.name{font-size:12px;font-weight:600;text-anchor:middle}.host .name{font-weight:400}` +
		`.note{font-size:9.5px;text-anchor:middle}.port{font-size:9px;paint-order:stroke;stroke-width:2px;stroke-linejoin:round}` +
		`.tier{font-size:10px;letter-spacing:.06em}.key{font-size:10.5px}` +
		`.box{stroke-width:1.2}.unseen .box{stroke-dasharray:4 3}` +
		`.w path{fill:none;stroke-width:1.2;stroke-linejoin:round;stroke-linecap:round}`)
	for i, class := range speedClasses {
		fmt.Fprintf(&rules, ".s%d path{stroke-width:%g}", i, class.width)
	}
	rules.WriteString(`.oneway path{stroke-dasharray:7 4}.unverified path{stroke-dasharray:1.5 4}` +
		`path.halo{fill:none;stroke-width:7px;stroke-opacity:.35;stroke-dasharray:none}` +
		`.w path.hit{stroke-width:9px;stroke-opacity:0;stroke-dasharray:none}` +
		`.lag{stroke-width:1}.sign{font-size:9px;font-weight:700;text-anchor:middle}` +
		`.at-error .box,.at-warning .box,.at-info .box{stroke-width:2.2}` +
		`g:hover>.box,.w:hover path{stroke-width:3.5}.w:hover path.hit{stroke-width:9px}`)
	return rules.String()
}

// style returns the style sheet for the chosen theme.
func style(opts Options) string {
	chosen, other, word := light, dark, "dark"
	if opts.Dark {
		chosen, other, word = dark, light, "light"
	}
	sheet := shapes() + chosen.css()
	if opts.Auto {
		sheet += "@media (prefers-color-scheme:" + word + "){" + other.css() + "}"
	}
	return sheet
}
