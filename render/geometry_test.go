package render

import (
	"fmt"
	"math"
	"reflect"
	"slices"
	"testing"

	"cablewright/render/layout"
	"cablewright/topology"
)

// shapes and random graphs, all of which must be drawn without wires through
// boxes.
func TestWiresAvoidBoxes(t *testing.T) {
	shapes := testShapes()
	for seed := range uint64(60) {
		devices := 2 + int(seed)*2
		shapes[fmt.Sprint("random ", seed)] = random(seed, devices, devices+int(seed%7)*devices/4)
	}
	for name, b := range shapes {
		t.Run(name, func(t *testing.T) {
			n := b.network()
			scene := layout.Place(n, topology.Tiers(n))
			if len(scene.Boxes) != len(n.Devices) || len(scene.Hubs) != len(n.Segments) {
				t.Fatalf("%d boxes and %d hubs for %d devices and %d segments", len(scene.Boxes), len(scene.Hubs), len(n.Devices), len(n.Segments))
			}
			checkEnds(t, n, scene)
			checkCrossings(t, scene)
			checkInside(t, scene)
			checkStrips(t, scene)
		})
	}
}

// checkEnds fails unless every wire starts and ends on the edge of its boxes.
func checkEnds(t *testing.T, n *topology.Network, scene *layout.Scene) {
	t.Helper()
	boxes := map[topology.DeviceID]layout.Rect{}
	for i, box := range scene.Boxes {
		boxes[n.Devices[i].ID] = box.Rect
	}
	taps := 0
	for i, wire := range scene.Wires {
		var from, to layout.Rect
		if wire.Link >= 0 {
			if wire.Link != i {
				t.Fatalf("wire %d is link %d", i, wire.Link)
			}
			from, to = boxes[n.Links[i].A.Device], boxes[n.Links[i].B.Device]
		} else {
			taps++
			from, to = boxes[n.Segments[wire.Segment].Ports[wire.Tap].Device], scene.Hubs[wire.Segment].Rect
		}
		if !onEdge(wire.Points[0], from) || !onEdge(wire.Points[len(wire.Points)-1], to) {
			t.Errorf("wire %d runs %v, its boxes are %v and %v", i, wire.Points, from, to)
		}
	}
	if taps+len(n.Links) != len(scene.Wires) {
		t.Errorf("%d wires, want %d links and the taps", len(scene.Wires), len(n.Links))
	}
}

func onEdge(p layout.Point, r layout.Rect) bool {
	const e = 1e-6
	inX, inY := p.X > r.X-e && p.X < r.X+r.W+e, p.Y > r.Y-e && p.Y < r.Y+r.H+e
	atX, atY := math.Abs(p.X-r.X) < e || math.Abs(p.X-r.X-r.W) < e, math.Abs(p.Y-r.Y) < e || math.Abs(p.Y-r.Y-r.H) < e
	return inX && inY && (atX || atY)
}

// checkCrossings fails if a wire enters a box or hub, or two boxes overlap.
func checkCrossings(t *testing.T, scene *layout.Scene) {
	t.Helper()
	var areas []layout.Rect
	for _, box := range scene.Boxes {
		areas = append(areas, box.Rect)
	}
	for _, hub := range scene.Hubs {
		areas = append(areas, hub.Rect)
	}
	for i, a := range areas {
		for _, b := range areas[:i] {
			if a.Overlaps(b) {
				t.Errorf("boxes overlap: %v and %v", a, b)
			}
		}
	}
	for i, wire := range scene.Wires {
		for j := 1; j < len(wire.Points); j++ {
			for _, area := range areas {
				if enters(wire.Points[j-1], wire.Points[j], area) {
					t.Fatalf("wire %d enters %v between %v and %v", i, area, wire.Points[j-1], wire.Points[j])
				}
			}
		}
	}
}

// enters reports whether a straight line touches the inside of an area
// (Liang and Barsky 1984).
func enters(a, b layout.Point, r layout.Rect) bool {
	const e = 1e-6
	from, to := 0.0, 1.0
	clip := func(start, way, low, high float64) bool {
		if way == 0 {
			return start > low && start < high
		}
		t0, t1 := (low-start)/way, (high-start)/way
		from, to = max(from, min(t0, t1)), min(to, max(t0, t1))
		return true
	}
	return clip(a.X, b.X-a.X, r.X+e, r.X+r.W-e) && clip(a.Y, b.Y-a.Y, r.Y+e, r.Y+r.H-e) && from < to
}

// checkInside fails if something lies outside of the scene or nowhere.
func checkInside(t *testing.T, scene *layout.Scene) {
	t.Helper()
	within := func(what string, x, y float64) {
		if !(x > -0.01 && y > -0.01 && x < scene.Width+0.01 && y < scene.Height+0.01) {
			t.Errorf("%s at %g,%g is outside of %gx%g", what, x, y, scene.Width, scene.Height)
		}
	}
	for _, box := range scene.Boxes {
		within("box", box.X, box.Y)
		within("box", box.X+box.W, box.Y+box.H)
	}
	for _, wire := range scene.Wires {
		for _, p := range wire.Points {
			within("wire", p.X, p.Y)
		}
	}
}

// checkStrips fails if a box stands outside of the strips of its tier.
func checkStrips(t *testing.T, scene *layout.Scene) {
	t.Helper()
	for _, box := range scene.Boxes {
		inside := slices.ContainsFunc(scene.Rows, func(row layout.Row) bool {
			return row.Tier == box.Tier && row.Y < box.Y+0.01 && row.Y+row.H > box.Y+box.H-0.01
		})
		if !inside {
			t.Errorf("%s at %v, tier %d, is in no strip of %v", box.Name, box.Rect, box.Tier, scene.Rows)
		}
	}
}

// Port names can be read: they overlap neither each other nor a box.
func TestLabelsApart(t *testing.T) {
	for name, b := range testShapes() {
		t.Run(name, func(t *testing.T) {
			n := b.network()
			scene := layout.Place(n, topology.Tiers(n))
			var labels []layout.Label
			for _, wire := range scene.Wires {
				for end, label := range wire.Names {
					if label.Text == "" && (wire.Link >= 0 || end == 0) {
						t.Errorf("wire %+v has no name at an end", wire)
					}
					if label.Text != "" {
						labels = append(labels, label)
					}
				}
			}
			for i, a := range labels {
				for _, b := range labels[:i] {
					if a.Overlaps(b.Rect) {
						t.Fatalf("labels overlap: %+v and %+v", a, b)
					}
				}
				for _, box := range scene.Boxes {
					if a.Overlaps(box.Rect) {
						t.Fatalf("label %+v is on box %+v", a, box)
					}
				}
			}
		})
	}
}

// Wires of parallel links do not cross each other.
func TestParallelLinksStayParallel(t *testing.T) {
	b := newBuilder()
	b.names("s", 2, topology.RoleSwitch, "")
	b.names("l", 3, topology.RoleSwitch, "")
	for range 4 {
		b.mesh([]string{"s1", "s2"}, []string{"l1", "l2", "l3"}, 1e9)
	}
	n := b.network()
	scene := layout.Place(n, topology.Tiers(n))
	for i, v := range scene.Wires {
		for j, w := range scene.Wires[:i] {
			a, b := n.Links[i], n.Links[j]
			if a.A.Device != b.A.Device || a.B.Device != b.B.Device {
				continue
			}
			if (v.Points[0].X < w.Points[0].X) != (v.Points[len(v.Points)-1].X < w.Points[len(w.Points)-1].X) {
				t.Errorf("links %v and %v cross", a, b)
			}
		}
	}
}

func TestPlaceIsDeterministic(t *testing.T) {
	for name, b := range testShapes() {
		n := b.network()
		first := layout.Place(n, topology.Tiers(n))
		if again := layout.Place(n, topology.Tiers(n)); !reflect.DeepEqual(first, again) {
			t.Errorf("%s: two layouts of one network differ", name)
		}
	}
}

func BenchmarkSVG5000(b *testing.B) {
	n := leafSpine(32, 128, 4840).network()
	b.Logf("%d devices, %d links", len(n.Devices), len(n.Links))
	for b.Loop() {
		layout.Place(n, topology.Tiers(n))
	}
}
