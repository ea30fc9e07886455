package cabling

import (
	"fmt"
	"testing"
)

// face is what one side of a mating shows: pins, and the angle of the ferrule.
type face struct{ pinned, angled bool }

// Every path of up to three array cables between two ports, each end of each
// cable with pins or without, angled or flat: the faults are those of the faces
// that stand against one another, counted one by one.
func TestMatingsFaceToFace(t *testing.T) {
	faces := []face{{false, false}, {false, true}, {true, false}, {true, true}}
	for _, name := range []string{"100GBASE-SR4", "400GBASE-SR4"} { // flat and angled
		phy := phyOf(t, name)
		port := face{pinned: true, angled: phy.Polish == "APC"}
		var cables []string
		ends := map[string][2]face{}
		for _, near := range faces {
			for _, far := range faces {
				cable := fmt.Sprintf("%v-%v", near, far)
				cables, ends[cable] = append(cables, cable), [2]face{near, far}
			}
		}
		every(cables, 3, func(path []string) {
			var elements []Element
			shown, want := port, 0
			for i, cable := range path {
				if i > 0 {
					elements = append(elements, Element{Kind: Adapter, Count: 1})
				}
				elements = append(elements, cableOf(ends[cable]))
				want += shown.against(ends[cable][0])
				shown = ends[cable][1]
			}
			want += shown.against(port)
			channel := &Channel{A: End{PHY: phy}, B: End{PHY: phy}, Elements: elements}
			if got := channel.Matings(); len(got) != want {
				t.Fatalf("%s over %v: %v, want %d faults", name, path, got, want)
			}
		})
	}
}

// against counts what is wrong with two faces that meet.
func (f face) against(other face) (faults int) {
	if f.pinned == other.pinned {
		faults++
	}
	if f.angled != other.angled {
		faults++
	}
	return faults
}

func cableOf(ends [2]face) Element {
	plug := func(f face) Plug {
		polish := map[bool]string{true: "APC", false: "UPC"}[f.angled]
		return Plug{Type: "MPO-12", Pinned: &f.pinned, Polish: polish}
	}
	near, far := plug(ends[0]), plug(ends[1])
	return Element{Kind: Cord, Count: 1, Type: near.Type, Pinned: near.Pinned, Polish: near.Polish, Far: &far}
}
