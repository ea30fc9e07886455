package capacity

import (
	"slices"

	"cablewright/topology"
)

// Graph is the connectivity of some of the devices of a network: a vertex for
// each of them and for each segment that joins two or more of them, an edge for
// each link that can carry traffic. Parallel links are parallel edges; links
// from a device to itself are left out.
//
// It is held as adjacency arrays (compressed sparse rows), 16 octets a link.
// Graph is also a gonum graph.Undirected, so gonum's algorithms take it as it
// is; they see parallel links as one edge.
type Graph struct {
	devices []*topology.Device // by vertex; nil: a segment
	links   []int32            // by edge: position in Snapshot.Links, or segmentEdge
	start   []int32            // the arcs of vertex v are arcs[start[v]:start[v+1]]
	arcs    []arc
}

// arc is one direction of an edge.
type arc struct{ to, edge int32 }

// segmentEdge marks an edge between a device and a segment, which is no link.
const segmentEdge = -1

// edge joins two vertices while a Graph is built.
type edge struct{ u, v, link int32 }

// NewGraph returns the graph of the devices that keep accepts.
func NewGraph(n *topology.Network, keep func(*topology.Device) bool) *Graph {
	g := &Graph{}
	vertex := make(map[topology.DeviceID]int32, len(n.Devices))
	for i := range n.Devices {
		if device := &n.Devices[i]; keep(device) {
			vertex[device.ID] = int32(len(g.devices))
			g.devices = append(g.devices, device)
		}
	}
	edges := linkEdges(n, vertex)
	for _, segment := range n.Segments {
		members := segmentMembers(segment, vertex)
		if len(members) < 2 {
			continue
		}
		hub := int32(len(g.devices))
		g.devices = append(g.devices, nil)
		for _, member := range members {
			edges = append(edges, edge{member, hub, segmentEdge})
		}
	}
	g.join(edges)
	return g
}

func linkEdges(n *topology.Network, vertex map[topology.DeviceID]int32) []edge {
	edges := make([]edge, 0, len(n.Links))
	for i := range n.Links {
		link := &n.Links[i]
		u, kept := vertex[link.A.Device]
		v, alsoKept := vertex[link.B.Device]
		if kept && alsoKept && u != v && carries(n, link) {
			edges = append(edges, edge{u, v, int32(i)})
		}
	}
	return edges
}

// segmentMembers returns the vertices with a port in the segment, a vertex once
// for each port.
func segmentMembers(segment topology.Segment, vertex map[topology.DeviceID]int32) []int32 {
	var members []int32
	apart := false
	for _, port := range segment.Ports {
		if v, kept := vertex[port.Device]; kept {
			members = append(members, v)
			apart = apart || v != members[0]
		}
	}
	if !apart {
		return nil
	}
	return members
}

// join lays the edges out by vertex, the arcs of each sorted by where they lead.
func (g *Graph) join(edges []edge) {
	g.start = make([]int32, len(g.devices)+1)
	for _, e := range edges {
		g.start[e.u+1]++
		g.start[e.v+1]++
	}
	for v := range g.devices {
		g.start[v+1] += g.start[v]
	}
	g.links = make([]int32, len(edges))
	g.arcs = make([]arc, 2*len(edges))
	next := slices.Clone(g.start)
	for i, e := range edges {
		g.links[i] = e.link
		g.arcs[next[e.u]] = arc{e.v, int32(i)}
		g.arcs[next[e.v]] = arc{e.u, int32(i)}
		next[e.u]++
		next[e.v]++
	}
	for v := range g.devices {
		slices.SortFunc(g.from(int32(v)), func(a, b arc) int { return int(a.to - b.to) })
	}
}

// from returns the arcs that leave a vertex.
func (g *Graph) from(v int32) []arc { return g.arcs[g.start[v]:g.start[v+1]] }

// carries reports whether a link can carry traffic: neither end is known to be
// down.
func carries(n *topology.Network, link *topology.Link) bool {
	return !down(n.Port(link.A)) && !down(n.Port(link.B))
}

// down reports whether a port is known to be down.
func down(port *topology.Port) bool {
	if port == nil {
		return false
	}
	switch port.Oper {
	case topology.Down, topology.NotPresent, topology.LowerLayerDown:
		return true
	}
	return false
}
