package capacity

import (
	"slices"

	"gonum.org/v1/gonum/graph"
	"gonum.org/v1/gonum/graph/iterator"
	"gonum.org/v1/gonum/graph/simple"

	"cablewright/topology"
)

var _ graph.Undirected = (*Graph)(nil)

// Device returns the device of a gonum node ID, or nil for a segment and for an
// ID that the graph does not have.
func (g *Graph) Device(id int64) *topology.Device {
	if !g.has(id) {
		return nil
	}
	return g.devices[id]
}

// Node returns the vertex with that ID, or nil.
func (g *Graph) Node(id int64) graph.Node {
	if !g.has(id) {
		return nil
	}
	return simple.Node(id)
}

// Nodes returns every vertex; IDs count from 0.
func (g *Graph) Nodes() graph.Nodes {
	nodes := make([]graph.Node, len(g.devices))
	for v := range nodes {
		nodes[v] = simple.Node(v)
	}
	return iterator.NewOrderedNodes(nodes)
}

// From returns the neighbours of a vertex, each once.
func (g *Graph) From(id int64) graph.Nodes {
	if !g.has(id) {
		return graph.Empty
	}
	arcs := g.from(int32(id))
	nodes := make([]graph.Node, 0, len(arcs))
	for i, a := range arcs {
		if i == 0 || a.to != arcs[i-1].to {
			nodes = append(nodes, simple.Node(a.to))
		}
	}
	return iterator.NewOrderedNodes(nodes)
}

// HasEdgeBetween reports whether a link or segment joins two vertices.
func (g *Graph) HasEdgeBetween(x, y int64) bool {
	if !g.has(x) || !g.has(y) {
		return false
	}
	_, found := slices.BinarySearchFunc(g.from(int32(x)), int32(y), func(a arc, to int32) int { return int(a.to - to) })
	return found
}

// Edge returns the edge between two vertices, or nil.
func (g *Graph) Edge(u, v int64) graph.Edge {
	if !g.HasEdgeBetween(u, v) {
		return nil
	}
	return simple.Edge{F: simple.Node(u), T: simple.Node(v)}
}

// EdgeBetween returns Edge(x, y).
func (g *Graph) EdgeBetween(x, y int64) graph.Edge { return g.Edge(x, y) }

func (g *Graph) has(id int64) bool { return id >= 0 && id < int64(len(g.devices)) }
