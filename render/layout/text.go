package layout

import (
	"sort"
	"strings"
	"unicode/utf8"
)

// Sizes of text in pixels. A renderer that draws other sizes breaks the promise
// that labels do not overlap.
const (
	NameSize = 12.0 // device names, bold
	NoteSize = 9.5  // model or role below the name
	PortSize = 9.0  // port names

	boldFactor = 1.08 // a bold face is this much wider
	portLine   = 11.0 // height of a port name with its leading
)

// advances are the widths of U+0020 to U+007E in DejaVu Sans in 1/1000 of the
// size. The usual sans-serif faces are narrower, so the estimates are safe.
var advances = [...]int{
	318, 401, 460, 838, 636, 950, 780, 275, 390, 390, 500, 838, 318, 361, 318, 337,
	636, 636, 636, 636, 636, 636, 636, 636, 636, 636, 337, 337, 838, 838, 838, 531,
	1000, 684, 686, 698, 770, 632, 575, 775, 752, 295, 295, 656, 557, 863, 748, 787,
	603, 787, 695, 635, 611, 732, 684, 989, 685, 611, 685, 390, 337, 390, 838, 500,
	500, 613, 635, 550, 635, 615, 352, 635, 634, 278, 278, 579, 278, 974, 634, 612,
	635, 635, 411, 521, 392, 634, 592, 818, 592, 592, 525, 636, 337, 636, 838,
}

// TextWidth estimates how wide a text is at a size. Characters beyond ASCII
// count as wide ones.
func TextWidth(text string, size float64) float64 {
	sum := 0
	for _, r := range text {
		if i := int(r) - ' '; i >= 0 && i < len(advances) {
			sum += advances[i]
		} else {
			sum += 1000
		}
	}
	return float64(sum) * size / 1000
}

// Fit shortens a text in its middle until it is no wider than width: the ends
// of a name tell it from others.
func Fit(text string, size, width float64) string {
	text = strings.ToValidUTF8(text, "\uFFFD")
	if TextWidth(text, size) <= width {
		return text
	}
	runes := []rune(text)
	shorten := func(keep int) string {
		head := keep / 3
		return string(runes[:head]) + "…" + string(runes[len(runes)-(keep-head):])
	}
	cut := sort.Search(len(runes), func(cut int) bool {
		return TextWidth(shorten(len(runes)-1-cut), size) <= width
	})
	return shorten(max(0, len(runes)-1-cut))
}

// portWords are the long interface type words that people write short.
var portWords = []struct{ long, short string }{
	{"HundredGigabitEthernet", "Hu"},
	{"HundredGigE", "Hu"},
	{"FortyGigabitEthernet", "Fo"},
	{"FortyGigE", "Fo"},
	{"TwentyFiveGigabitEthernet", "Twe"},
	{"TwentyFiveGigE", "Twe"},
	{"TenGigabitEthernet", "Te"},
	{"TenGigE", "Te"},
	{"GigabitEthernet", "Gi"},
	{"FastEthernet", "Fa"},
	{"Ethernet", "Eth"},
	{"Port-channel", "Po"},
}

// ShortPort writes a port name as people say it: "TenGigabitEthernet1/0/1"
// gives "Te1/0/1". A name that is only a word is left alone.
func ShortPort(name string) string {
	for _, word := range portWords {
		rest, found := strings.CutPrefix(name, word.long)
		rest = strings.TrimLeft(rest, " ")
		if found && rest != "" && utf8.RuneStart(rest[0]) && rest[0] >= '0' && rest[0] <= '9' {
			return word.short + rest
		}
	}
	return name
}
