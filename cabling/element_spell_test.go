package cabling

import (
	"fmt"
	"strings"
	"testing"
)

// spellings are paths as people type them, and what each is understood as.
var spellings = []struct{ text, want string }{
	{"2 x LC/UPC 0.3dB", "[2xconnection LC/UPC @0.3]"},
	{"MPO-12 F-F trunk OS2 24F", "[1xtrunk MPO-12 pin=false os2 24f]"},
	{"LC-LC patch 2m", "[1xcord LC 2m]"},
	{"cassette (low loss)", "[1xcassette @0.5]"},
	{"2xMTP Elite@0.35", "[2xconnection MPO @0.35]"},
	{"3 splices", "[3xsplice]"},
	{"2 LC connectors 0.5 dB each", "[2xconnection LC @0.5]"},
	{"2x patch panel LC", "[2xconnection LC]"},
	{"LC/UPC-LC/APC patch cord 3 m OS2", "[1xcord LC/UPC far=LC/APC os2 3m]"},
	{"LC to SC duplex patch lead 5m OM3", "[1xcord LC far=SC om3 5m]"},
	{"MPO-LC harness 3m", "[1xcord MPO far=LC 3m]"},
	{"MPO to LC fanout cord", "[1xcord MPO far=LC]"},
	{"MPO-LC cassette", "[1xcassette]"},
	{"MTP/LC module low-loss", "[1xcassette @0.5]"},
	{"LC-LC@0.3", "[1xconnection LC @0.3]"},
	{"24 fibre MPO trunk type B", "[1xtrunk MPO m=B 24f]"},
	{"trunk 12f", "[1xtrunk 12f]"},
	{"24f trunk", "[1xtrunk 24f]"},
	{"MPO 12 cord female", "[1xcord MPO-12 pin=false]"},
	{"MPO12 m/f trunk 30m", "[1xtrunk MPO-12 pin=true far=MPO-12 pin=false 30m]"},
	{"MPO-24 (24 fibres) trunk", "[1xtrunk MPO-24 24f]"},
	{"MPO-12 (male) trunk OM4 (type B)", "[1xtrunk MPO-12 pin=true m=B om4]"},
	{"OM4 trunk with type-B adapters", "[1xadapter m=B] [1xtrunk om4] [1xadapter m=B]"},
	{"Method B trunk with Method A cassette", "[1xtrunk m=B] [1xcassette m=A]"},
	{"pinned trunk into QSFP (pinned)", "[1xtrunk pin=true] [1xport pin=true MEETS]"},
	{"QSFP28 <-> MPO-12 cord unpinned", "[1xport] [1xcord MPO-12 pin=false MEETS]"},
	{"MPO-16 <-> MPO-12", "[1xconnection MPO-16] [1xconnection MPO-12 MEETS]"},
	{"LC/APC <-> LC/UPC", "[1xconnection LC/APC] [1xconnection LC/UPC MEETS]"},
	{"MPO trunk with pins", "[1xtrunk MPO pin=true]"},
	{"2xLC@0,5,2xMPO@0,35", "[2xconnection LC @0.5] [2xconnection MPO @0.35]"},
	{"2xLC@0.5,2xMPO@0.35", "[2xconnection LC @0.5] [2xconnection MPO @0.35]"},
	{"LC@.3; splice@.05", "[1xconnection LC @0.3] [1xsplice @0.05]"},
	{"LC x2 @0.5", "[2xconnection LC @0.5]"},
	{"LC*2", "[2xconnection LC]"},
	{"2 LC", "[2xconnection LC]"},
	{"fusion splice 0.05 dB", "[1xsplice @0.05]"},
	{"mech. splice", "[1xsplice]"},
	{"4 mated pairs MPO 0.35 dB", "[4xconnection MPO @0.35]"},
	{"tap 3.5", "[1xtap @3.5]"},
	{"50/50 tap", "[1xtap]"},
	{"splitter 1:2 3.8 dB", "[1xtap @3.8]"},
	{"1x2 splitter@3.8", "[1xtap @3.8]"},
	{"5 dB attenuator", "[1xattenuator @5]"},
	{"mux@3.5 + demux@3.5", "[1xattenuator @3.5] [1xattenuator @3.5]"},
	{"cat5e cord 3m", "[1xcord cat5e 3m]"},
	{"Cat 6A F/UTP cord", "[1xcord cat6a]"},
	{"cat6a cable 85 m + 2xRJ45", "[1xtrunk cat6a 85m] [2xconnection RJ45]"},
	{"consolidation point", "[1xconnection]"},
	{"bi-mmf om4 cord", "[1xcord om4 bi]"},
	{"OM4 BI cord + OM4 trunk", "[1xcord om4 bi] [1xtrunk om4]"},
	{"SM LC cord", "[1xcord LC os2]"},
	{"9/125 trunk", "[1xtrunk os2]"},
	{"62.5/125 cord", "[1xcord om1]"},
	{"key-up/key-down adapter", "[1xadapter m=A]"},
	{"adapter key up to key up", "[1xadapter m=B]"},
	{"A to B cord", "[1xcord m=A-B]"},
	{"trunk (A-17) OM4", "[1xtrunk om4]"},
	{"LC cord <-> cassette <-> MPO trunk <-> cassette <-> LC cord", "[1xcord LC] [1xcassette MEETS] [1xtrunk MPO MEETS] [1xcassette MEETS] [1xcord LC MEETS]"},
	{"LC > cassette > trunk -> cassette -> LC", "[1xconnection LC] [1xcassette] [1xtrunk] [1xcassette] [1xconnection LC]"},
	{"cord, cassette, trunk, cassette, cord", "[1xcord] [1xcassette] [1xtrunk] [1xcassette] [1xcord]"},
	{"2 cassettes + 1 trunk", "[2xcassette] [1xtrunk]"},
	{"2xcassette (0.5 dB)", "[2xcassette @0.5]"},
	{"cord LC/UPC 2m (equipment, rack 4)", "[1xcord LC/UPC 2m]"},
	{"trunk 144 cores OS2 200 m", "[1xtrunk os2 144f 200m]"},
	{"2xLC≤0.25dB", "[2xconnection LC @0.25]"},
	{"MPO loss 0.35 dB max", "[1xconnection MPO @0.35]"},
	{"LC=0.5", "[1xconnection LC @0.5]"},
	{"E-2000/APC", "[1xconnection E2000/APC]"},
	{"LC/UPC", "[1xconnection LC/UPC]"},
	{"LCAPC", "[1xconnection LC/APC]"},
	{"MPO-12/APC (400G SR4) <-> MPO-12/UPC trunk", "[1xconnection MPO-12/APC] [1xtrunk MPO-12/UPC MEETS]"},
	{"cordA-adA-trunkA-adA-cordB", "[1xcord m=A] [1xadapter m=A] [1xtrunk m=A] [1xadapter m=A] [1xcord m=B]"},
	{"U1 cassette + type-B trunk (type-A adapters) + U1 cassette", "[1xcassette m=U1] [1xadapter m=A] [1xtrunk m=B] [1xadapter m=A] [1xcassette m=U1]"},
	{"cordB-cordB", "[1xcord m=B] [1xcord m=B]"},
	{"type-B MPO-12 APC patch cord 10m", "[1xcord MPO-12/APC m=B 10m]"},
	{"polarity B trunk", "[1xtrunk m=B]"},
	{"patch", "[1xcord]"},
}

// puzzles are paths that could mean several things, or nothing, and what is said
// of them.
var puzzles = []struct{ text, want string }{
	{"0,5 dB", `column 1: "0,5 db" does not tell what it is: want a connector (LC, MPO-12, ...), cord, trunk, cassette, adapter, splice, tap or attenuator`},
	{"2 x MPO-LC", `column 1: "2 x mpo-lc" does not tell whether it is a cassette or a harness`},
	{"LC-LC", `column 1: "lc-lc" does not tell whether it is a cord, a trunk or a connection`},
	{"12 MPO", `column 1: "12 mpo": write 12x for as many, or MPO-12 for its fibres`},
	{"12 LC", `column 1: unknown word "12": want 2x for a count, @0.5 for a loss, 2 m for a length`},
	{"LC 0.5", `column 1: unknown word "0.5": want 2x for a count, @0.5 for a loss, 2 m for a length`},
	{"70/30 tap", `column 1: "70/30": a tap tells its ratio, and any but 50/50 its loss in dB`},
	{"attenuator", `column 1: "attenuator" needs its loss, such as attenuator@5`},
	{"attenuator -5dB", `column 1: unknown word "-"`},
	{"casette", `column 1: unknown word "casette"; the nearest are cassette`},
	{"conector LC", `column 1: unknown word "conector"; the nearest are connector`},
	{"MM LC cord", `column 1: unknown word "mm": want its grade, om1 to om5`},
	{"50/125 trunk", `column 1: unknown word "50/125": want its grade, om2 to om5`},
	{"AB cord", `column 1: unknown word "ab"; the nearest are ad`},
	{"pigtail", `column 1: unknown word "pigtail"`},
	{"MPO-12F-MPO-12F trunk", `column 1: unknown word "mpo-12f-mpo-12f"`},
	{"splice 24f", `column 1: "24f": only a cord or a trunk tells its fibres`},
}

func TestSpellings(t *testing.T) {
	for _, spelling := range spellings {
		path, err := ParseElements(spelling.text)
		if got := pathText(path); err != nil || got != spelling.want {
			t.Errorf("%s\n got %s, %v\nwant %s", spelling.text, got, err, spelling.want)
		}
	}
	for _, puzzle := range puzzles {
		want := "reading the elements: " + puzzle.want
		if path, err := ParseElements(puzzle.text); err == nil || err.Error() != want {
			t.Errorf("%s\n got %s, %v\nwant %s", puzzle.text, pathText(path), err, want)
		}
	}
}

// pathText writes all that is told of a path.
func pathText(path []Element) string {
	texts := make([]string, len(path))
	for i, e := range path {
		texts[i] = "[" + elementText(e) + "]"
	}
	return strings.Join(texts, " ")
}

func elementText(e Element) string {
	words := []string{fmt.Sprintf("%dx%s", e.Count, e.Kind), plugText(Plug{e.Type, e.Pinned, e.Polish})}
	if e.Far != nil {
		words = append(words, "far="+plugText(*e.Far))
	}
	words = append(words, strings.TrimSuffix("m="+e.Method, "m="), string(e.Grade))
	for _, part := range []struct {
		told bool
		text string
	}{
		{e.Fibres > 0, fmt.Sprintf("%df", e.Fibres)}, {e.Length.Known, fmt.Sprintf("%gm", e.Length.Metres)}, {e.Told, fmt.Sprintf("@%g", e.Loss)},
		{e.BendInsensitive, "bi"}, {e.Meets, "MEETS"},
	} {
		if part.told {
			words = append(words, part.text)
		}
	}
	return strings.Join(strings.Fields(strings.Join(words, " ")), " ")
}

func plugText(plug Plug) string {
	text := plug.Type
	if plug.Polish != "" {
		text += "/" + plug.Polish
	}
	if plug.Pinned != nil {
		text += fmt.Sprintf(" pin=%v", *plug.Pinned)
	}
	return text
}
