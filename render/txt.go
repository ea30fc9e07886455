package render

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"cablewright/topology"
)

// writeText writes the tiers from the top, and below every device its links, in
// the order of its ports:
//
//	distribution / spine
//	  spine1  DCS-7050
//	    Ethernet1  ── 100G ──  leaf1 Ethernet49
func writeText(w io.Writer, n *topology.Network, opts Options) error {
	t := &textFile{w: bufio.NewWriter(w), net: n, marks: newMarks(n, opts.Findings)}
	if opts.Title != "" {
		fmt.Fprintln(t.w, plain(opts.Title))
	}
	fmt.Fprintln(t.w, subtitle(n))
	tiers := topology.Tiers(n)
	for _, devices := range byTier(n, tiers) {
		fmt.Fprintf(t.w, "\n%s\n", tierName(tiers[devices[0].ID]))
		for _, device := range devices {
			t.device(device)
		}
	}
	t.segments()
	return t.w.Flush()
}

type textFile struct {
	w     *bufio.Writer
	net   *topology.Network
	marks *marks
}

func (t *textFile) device(d *topology.Device) {
	line := "  " + plain(d.Label())
	if model := strings.TrimSpace(d.Vendor + " " + d.Model); model != "" {
		line += "  " + plain(model)
	}
	if !d.Observed {
		line += "  (known from neighbours only)"
	}
	fmt.Fprintln(t.w, line)
	said := messages(t.marks.devices[d.ID])
	for _, message := range said {
		fmt.Fprintln(t.w, "    ! "+plain(message))
	}
	t.links(d, said)
}

// textLink is a link as its device sees it.
type textLink struct {
	near, far topology.PortRef
	index     int
	wire      string
}

// links writes the links of a device with what was found at them, but for what
// was said of the device itself.
func (t *textFile) links(d *topology.Device, said []string) {
	var links []textLink
	names, wires := 0, 0
	for _, i := range t.net.LinksOf(d.ID) {
		l := textLink{index: i, wire: textWire(t.net, &t.net.Links[i])}
		l.near, l.far = t.net.Links[i].Opposite(d.ID)
		links = append(links, l)
		names = max(names, utf8.RuneCountInString(cmp.Or(plain(l.near.Port), "?")))
		wires = max(wires, utf8.RuneCountInString(l.wire))
	}
	slices.SortStableFunc(links, func(a, b textLink) int { return a.near.Compare(b.near) })
	for _, l := range links {
		fmt.Fprintf(t.w, "    %-*s  %s  %s\n", names, cmp.Or(plain(l.near.Port), "?"), l.wire+strings.Repeat("─", wires-utf8.RuneCountInString(l.wire)), plain(t.net.Label(l.far)))
		for _, message := range messages(t.marks.links[l.index]) {
			if !slices.Contains(said, message) {
				fmt.Fprintf(t.w, "    %*s  ! %s\n", names, "", plain(message))
			}
		}
	}
}

// textWire draws a link as its speed and state: "── 10G ──", "── 10G one-way ──".
func textWire(n *topology.Network, link *topology.Link) string {
	words := []string{}
	if speed := speedsWord(n, link); speed != "" {
		words = append(words, speed)
	}
	if link.State == topology.OneWay || link.State == topology.Unverified {
		words = append(words, link.State.String())
	}
	if len(words) == 0 {
		return "──"
	}
	return "── " + strings.Join(words, " ") + " ──"
}

func (t *textFile) segments() {
	if len(t.net.Segments) > 0 {
		fmt.Fprintf(t.w, "\nshared segments\n")
	}
	for _, segment := range t.net.Segments {
		var members []string
		for _, port := range segment.Ports {
			members = append(members, plain(t.net.Label(port)))
		}
		fmt.Fprintf(t.w, "  %s\n", strings.Join(members, "  ·  "))
	}
}

// plain replaces what could steer a terminal: names come from the network.
func plain(text string) string {
	return strings.Map(func(r rune) rune {
		if !unicode.IsPrint(r) {
			return '\uFFFD'
		}
		return r
	}, strings.ToValidUTF8(text, "\uFFFD"))
}
