// Package layout places the devices and links of a network on a plane. It draws
// nothing: a Scene is plain data, and what the boxes and wires look like is the
// business of a renderer.
//
// Devices stand in rows, one tier below the other, and a tier that is too wide
// takes several rows. Where there are many hosts they hang in columns below
// their leaf. A Scene is built so that it needs no search for free space:
//
//	row    boxes, with gaps between them through which wires pass straight down
//	zone   port names, above and below the boxes of the row
//	tracks wires that run along the row, from a device to another one in it
//	band   free of boxes and names: here wires run slanted from row to row
//
// So no wire crosses a box or a port name. The unit of length is the CSS pixel,
// y grows downwards, and equal networks give equal scenes.
package layout

import "cablewright/topology"

// Scene is a network with a place for everything.
type Scene struct {
	Width, Height float64
	Boxes         []Box    // one for each of Snapshot.Devices, in that order
	Hubs          []Hub    // one for each of Snapshot.Segments, in that order
	Wires         []Wire   // Snapshot.Links in their order, then the taps of the segments
	Bundles       []Bundle // members of a LAG held together, at one end
	Rows          []Row    // from top to bottom
}

// Point is a place.
type Point struct{ X, Y float64 }

// Rect is an area: its upper left corner and its size.
type Rect struct{ X, Y, W, H float64 }

// Overlaps reports whether two areas share more than an edge.
func (r Rect) Overlaps(o Rect) bool {
	return r.X < o.X+o.W && o.X < r.X+r.W && r.Y < o.Y+o.H && o.Y < r.Y+r.H
}

// Box is a device.
type Box struct {
	Rect
	Tier int    // as topology.Tiers says
	Name string // Device.Label, shortened to fit
	Note string // model or role, shortened to fit; empty: there is none
}

// Hub is a segment: the bar that its members are wired to.
type Hub struct{ Rect }

// Wire is a link, or a tap: what joins one member of a segment to its Hub.
type Wire struct {
	Link    int      // position in Snapshot.Links; -1: a tap
	Segment int      // position in Snapshot.Segments; -1: a link
	Tap     int      // position in Segment.Ports, of a tap
	Points  []Point  // from end A, or from the member, to the other end
	Names   [2]Label // port names at both ends; a hub has none
}

// Label is a port name with the space that it takes.
type Label struct {
	Rect
	Text    string // short form, see ShortPort
	Upright bool   // written from bottom to top
}

// Bundle is the area around the wires of one LAG, at the device that has it.
type Bundle struct {
	Rect
	Port topology.PortRef // the LAG
}

// Row is the strip that boxes of one tier stand in.
type Row struct {
	Tier int // NoTier for devices without links
	Y, H float64
}

// NoTier stands in a Row for devices that are linked to nothing.
const NoTier = -1
