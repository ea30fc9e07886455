package layout

import (
	"math"
	"slices"
	"testing"
)

func TestTextWidth(t *testing.T) {
	if got := TextWidth("", 10); got != 0 {
		t.Errorf("empty: %g", got)
	}
	if got := TextWidth("swp1", 10); math.Abs(got-26.10) > 0.01 {
		t.Errorf("swp1: %g", got)
	}
	if narrow, wide := TextWidth("il1", 9), TextWidth("WMm", 9); narrow >= wide {
		t.Errorf("il1 is %g wide, WMm %g", narrow, wide)
	}
	if got := TextWidth("日本", 10); got != 20 {
		t.Errorf("wide characters: %g", got)
	}
}

func TestFit(t *testing.T) {
	if got := Fit("leaf1", 12, 100); got != "leaf1" {
		t.Errorf("short: %q", got)
	}
	name := "storage-array-with-a-very-long-name-7"
	got := Fit(name, 12, 100)
	if TextWidth(got, 12) > 100 || got[:3] != "sto" || got[len(got)-1] != '7' {
		t.Errorf("long: %q, %g wide", got, TextWidth(got, 12))
	}
	if got := Fit("WWWW", 12, 1); got != "…" {
		t.Errorf("no space: %q", got)
	}
	if got := Fit("a\xffb", 12, 100); got != "a\uFFFDb" {
		t.Errorf("bad UTF-8: %q", got)
	}
}

func TestShortPort(t *testing.T) {
	cases := map[string]string{
		"TenGigabitEthernet1/0/1":      "Te1/0/1",
		"GigabitEthernet0/1":           "Gi0/1",
		"HundredGigE0/0/0/1":           "Hu0/0/0/1",
		"TwentyFiveGigabitEthernet1/1": "Twe1/1",
		"Ethernet 1/1":                 "Eth1/1",
		"Port-channel10":               "Po10",
		"Ethernet":                     "Ethernet",
		"EthernetBackplane":            "EthernetBackplane",
		"swp1":                         "swp1",
		"":                             "",
	}
	for name, want := range cases {
		if got := ShortPort(name); got != want {
			t.Errorf("%s: got %s, want %s", name, got, want)
		}
	}
}

func TestInversions(t *testing.T) {
	cases := []struct {
		name  string
		spans []span
		want  int
	}{
		{"none", nil, 0},
		{"parallel", []span{{0, 0}, {1, 1}, {2, 2}}, 0},
		{"one crossing", []span{{0, 1}, {1, 0}}, 1},
		{"shared end", []span{{0, 1}, {0, 0}, {1, 1}}, 0},
		{"all crossed", []span{{0, 2}, {1, 1}, {2, 0}}, 3},
		{"complete 2x2", []span{{0, 0}, {0, 1}, {1, 0}, {1, 1}}, 1},
	}
	for _, c := range cases {
		if got := inversions(c.spans, 3); got != c.want {
			t.Errorf("%s: got %d, want %d", c.name, got, c.want)
		}
	}
}

func blocksOf(widths ...float64) []*block {
	var blocks []*block
	for _, width := range widths {
		b := &block{w: width}
		b.nodes = []*node{{Rect: Rect{W: width}, block: b}}
		blocks = append(blocks, b)
	}
	return blocks
}

func TestCut(t *testing.T) {
	lengths := func(runs [][]*block) []int {
		var list []int
		for _, run := range runs {
			list = append(list, len(run))
		}
		return list
	}
	if got := lengths(cut(blocksOf(100, 100, 100), 1000)); !slices.Equal(got, []int{3}) {
		t.Errorf("fits: %v", got)
	}
	if got := lengths(cut(blocksOf(100, 100, 100, 100, 100, 100), 200)); !slices.Equal(got, []int{2, 2, 2}) {
		t.Errorf("three rows: %v", got)
	}
	if got := lengths(cut(blocksOf(5000), 200)); !slices.Equal(got, []int{1}) {
		t.Errorf("one that is too wide: %v", got)
	}
}

// Blocks go where they want if they can, and share the loss where they cannot.
func TestSpread(t *testing.T) {
	r := &row{blocks: blocksOf(10, 10, 10), slots: make([][]*slot, 4)}
	place := func(wants ...float64) []float64 {
		i := -1
		r.spread(func(*block) (float64, bool) { i++; return wants[i], true })
		var middles []float64
		for _, b := range r.blocks {
			middles = append(middles, b.x+b.w/2)
		}
		return middles
	}
	if got := place(0, 100, 200); !slices.Equal(got, []float64{0, 100, 200}) {
		t.Errorf("free: %v", got)
	}
	if got := place(50, 50, 50); !slices.Equal(got, []float64{50 - 10 - blockGap, 50, 50 + 10 + blockGap}) {
		t.Errorf("crowded: %v", got)
	}
	if got := place(100, 0, 200); got[1]-got[0] != 10+blockGap || got[0]+got[1] != 100 {
		t.Errorf("wrong order: %v", got)
	}
}

func TestPackTracks(t *testing.T) {
	long, left, right, over := &track{from: 0, to: 100}, &track{from: 10, to: 20}, &track{from: 30, to: 40}, &track{from: 15, to: 35}
	r := &row{tracks: []*track{long, left, right, over}}
	r.packTracks()
	if left.lane != 0 || right.lane != 0 || over.lane != 1 || long.lane != 2 || r.lanes() != 3 {
		t.Errorf("lanes: left %d, right %d, over %d, long %d of %d", left.lane, right.lane, over.lane, long.lane, r.lanes())
	}
}

func TestStraighten(t *testing.T) {
	got := straighten([]Point{{0, 0}, {0, 5}, {0, 9}, {4, 12}, {4, 20}})
	if want := []Point{{0, 0}, {0, 9}, {4, 12}, {4, 20}}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

// joined links the blocks at the places a and b.
func joined(blocks []*block, a, b int) {
	e := &edge{}
	for i, at := range []int{a, b} {
		n := blocks[at].nodes[0]
		e.ends[i] = &end{edge: e, node: n}
		n.edges = append(n.edges, e)
	}
}

func places(blocks, all []*block) []int {
	var list []int
	for _, b := range blocks {
		list = append(list, slices.Index(all, b))
	}
	return list
}

// A ring that is cut in three goes on below where it was cut.
func TestFold(t *testing.T) {
	all := blocksOf(10, 10, 10, 10, 10, 10)
	for i := range all {
		joined(all, i, (i+1)%len(all))
	}
	line := slices.Clone(all)
	runs := [][]*block{line[:2], line[2:4], line[4:]}
	fold(runs)
	for i, want := range [][]int{{0, 1}, {3, 2}, {4, 5}} {
		if got := places(runs[i], all); !slices.Equal(got, want) {
			t.Errorf("row %d: got %v, want %v", i, got, want)
		}
	}
}

// A level is dealt in columns if its ends hang on different devices.
func TestDealWhenApart(t *testing.T) {
	all := blocksOf(10, 10, 10, 10, 10, 10)
	all[4].level, all[5].level = 2, 2
	joined(all, 0, 4)
	joined(all, 3, 5)
	r := &row{blocks: all[:4]}
	if !r.apart() {
		t.Error("below different devices, and not apart")
	}
	joined(all, 3, 4)
	if r.apart() {
		t.Error("below one device, and apart")
	}
	for i, want := range [][]int{{0, 2}, {1, 3}} {
		if got := places(deal(all[:4], 2)[i], all); !slices.Equal(got, want) {
			t.Errorf("row %d: got %v, want %v", i, got, want)
		}
	}
}
