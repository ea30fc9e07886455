package cabling

import (
	"fmt"
	"strings"
	"testing"
)

// What follows moves fibres from position to position of array connectors, as
// the parts of ANSI/TIA-568.3-E do, and sees where light comes out: the parity
// that Polarity counts must say the same of every path.

// positions of an array connector of 12, from 1.
const arrayPositions = 12

// flip is a cable or an adapter of type B: 1 faces 12.
func flip(position int) int { return arrayPositions + 1 - position }

// through returns where a part puts a position of an array connector. Type C
// swaps the fibres of each pair.
func through(part string, position int) int {
	switch part {
	case "cordB", "adB", "trunkB":
		return flip(position)
	case "cordC", "trunkC":
		return position + 1 - 2*((position+1)%2)
	}
	return position
}

// lane arrives where its receiver is: transmitters are on 1 to 4, their receivers
// on 12 to 9 (IEEE 802.3 clause 86.10.3.3).
func arrives(path []string) bool {
	for lane := range 4 {
		position := 1 + lane
		for _, part := range path {
			position = through(part, position)
		}
		if position != 12-lane {
			return false
		}
	}
	return true
}

// elementsByText reads each of the texts.
func elementsByText(t *testing.T, texts ...string) map[string][]Element {
	t.Helper()
	elements := map[string][]Element{}
	for _, text := range texts {
		elements[text] = elementsOf(t, text)
	}
	return elements
}

// joinElements puts one part behind the other.
func joinElements(parts map[string][]Element, path []string) (elements []Element) {
	for _, part := range path {
		elements = append(elements, parts[part]...)
	}
	return elements
}

// every calls visit with all the sequences of parts up to that many.
func every(parts []string, most int, visit func([]string)) {
	var grow func([]string)
	grow = func(path []string) {
		if len(path) > 0 {
			visit(path)
		}
		if len(path) < most {
			for _, part := range parts {
				grow(append(path[:len(path):len(path)], part))
			}
		}
	}
	grow(nil)
}

func TestParallelPolarityMovesFibres(t *testing.T) {
	phy, judged := phyOf(t, "100GBASE-SR4"), 0
	parts := elementsByText(t, "cordA", "cordB", "cordC", "adA", "adB")
	every([]string{"cordA", "cordB", "cordC", "adA", "adB"}, 5, func(path []string) {
		channel := &Channel{A: End{PHY: phy}, Elements: joinElements(parts, path)}
		polarity, ok := channel.Polarity()
		if !ok {
			t.Fatalf("%v: no polarity", path)
		}
		if strings.Contains(strings.Join(path, " "), "cordC") {
			if !polarity.Mixed {
				t.Errorf("%v: %+v, want mixed: type C is for pairs", path, polarity)
			}
			return
		}
		if judged++; !polarity.Known || polarity.Straight() == arrives(path) {
			t.Errorf("%v: %+v, light arrives: %v", path, polarity, arrives(path))
		}
	})
	if judged < 1000 {
		t.Errorf("only %d paths", judged)
	}
}

// port is the pair of fibres behind a duplex port of a cassette, 1 to 6, and the
// leg of the pair, 0 or 1.
type port struct{ pair, leg int }

// inside returns the position behind a port. Cassettes of methods A, B and C take
// neighbours for a pair, universal ones the first and the last, the second and
// the last but one.
func inside(method string, p port) int {
	if method == "U1" || method == "U2" {
		return []int{p.pair, flip(p.pair)}[p.leg]
	}
	return 2*p.pair - 1 + p.leg
}

// outside returns the port in front of a position. The far cassette of method B
// counts its ports from the other side.
func outside(method string, position int) port {
	for pair := 1; pair <= arrayPositions/2; pair++ {
		for leg := range 2 {
			if inside(method, port{pair, leg}) == position {
				if method == "B" {
					pair = arrayPositions/2 + 1 - pair
				}
				return port{pair, leg}
			}
		}
	}
	panic(position)
}

// light is what becomes of the pairs of a link.
type light struct {
	whole   bool // both fibres of every pair come out of one port
	ordered bool // port 1 is port 1 at the other end
	crosses bool
}

// linkLight follows every fibre through cassette, array parts and cassette.
func linkLight(near string, parts []string, far string) light {
	result := light{whole: true, ordered: true}
	for pair := 1; pair <= arrayPositions/2; pair++ {
		var out [2]port
		for leg := range 2 {
			position := inside(near, port{pair, leg})
			for _, part := range parts {
				position = through(part, position)
			}
			out[leg] = outside(far, position)
		}
		result.whole = result.whole && out[0].pair == out[1].pair
		result.ordered = result.ordered && out[0].pair == pair
		result.crosses = out[0].leg == 1
	}
	return result
}

// Every link of one or two array cables between two cassettes: one of a single
// method brings each pair to the port of the same number, and crosses it as
// Polarity says; the others are told to be of no one method. Some of those pass
// light, to ports in another order or by luck: no record could say which.
func TestDuplexPolarityMovesFibres(t *testing.T) {
	cassettes, trunks, adapters := []string{"A", "B", "C", "U1", "U2"}, []string{"trunkA", "trunkB", "trunkC"}, []string{"adA", "adB"}
	phy := phyOf(t, "10GBASE-SR")
	sound, mixed, dark := 0, 0, 0
	judge := func(near string, parts []string, far string) {
		text := fmt.Sprintf("A-B cord + %s cassette + %s + %s cassette + A-B cord", near, strings.Join(parts, " + "), far)
		polarity, _ := (&Channel{A: End{PHY: phy}, Elements: elementsOf(t, text)}).Polarity()
		light := linkLight(near, parts, far)
		crossings := 2
		if light.crosses {
			crossings++
		}
		switch {
		case polarity.Mixed:
			if mixed++; !light.whole {
				dark++
			}
		case !polarity.Known || !light.whole || !light.ordered || polarity.Crossings%2 != crossings%2:
			t.Errorf("%s: %+v, fibres say %+v", text, polarity, light)
		default:
			sound++
		}
	}
	for _, near := range cassettes {
		for _, far := range cassettes {
			for _, adapter := range adapters {
				for _, trunk := range trunks {
					judge(near, []string{adapter, trunk, adapter}, far)
					for _, second := range trunks {
						judge(near, []string{adapter, trunk, adapter, second, adapter}, far)
					}
				}
			}
		}
	}
	if sound != 16 || mixed < 500 || dark < 250 {
		t.Errorf("%d links of one method, %d of several, %d of these dark", sound, mixed, dark)
	}
}

// A whole duplex path of cords and links: light from the transmitter, leg 0,
// arrives at the receiver, leg 1, as Polarity says.
func TestDuplexPathsMoveLight(t *testing.T) {
	link := map[string]string{
		"A":  "A cassette + trunkA (type-A adapters) + A cassette",
		"B":  "B cassette + trunkB (type-B adapters) + B cassette",
		"C":  "C cassette + trunkC (type-A adapters) + C cassette",
		"U1": "U1 cassette + trunkB (type-A adapters) + U1 cassette",
		"U2": "U2 cassette + trunkB (type-B adapters) + U2 cassette",
	}
	inner := map[string][]string{
		"A": {"adA", "trunkA", "adA"}, "B": {"adB", "trunkB", "adB"}, "C": {"adA", "trunkC", "adA"},
		"U1": {"adA", "trunkB", "adA"}, "U2": {"adB", "trunkB", "adB"},
	}
	phy := phyOf(t, "10GBASE-SR")
	parts := elementsByText(t, "A-A cord", "A-B cord")
	for method, text := range link {
		parts[method] = elementsOf(t, text)
	}
	every([]string{"A-A cord", "A-B cord", "A", "B", "C", "U1", "U2"}, 5, func(path []string) {
		leg := 0
		for _, part := range path {
			switch {
			case part == "A-B cord":
				leg = 1 - leg
			case inner[part] != nil && linkLight(part, inner[part], part).crosses:
				leg = 1 - leg
			}
		}
		channel := &Channel{A: End{PHY: phy}, Elements: joinElements(parts, path)}
		polarity, _ := channel.Polarity()
		if !polarity.Known || polarity.Mixed || polarity.Straight() != (leg == 0) {
			t.Fatalf("%v: %+v, transmit arrives on leg %d", path, polarity, leg)
		}
	})
}
