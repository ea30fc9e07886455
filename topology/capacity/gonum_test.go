package capacity

import (
	"testing"

	"gonum.org/v1/gonum/graph"
	"gonum.org/v1/gonum/graph/path"
)

func TestGonumView(t *testing.T) {
	n := network(t, "a 1 = b 1\na 2 = b 2\nb 3 = c 1\nd 1 ~ e 1 ~ c 2\na 9 = a 8")
	g := NewGraph(n, all)
	id := map[string]int64{}
	for _, node := range graph.NodesOf(g.Nodes()) {
		if device := g.Device(node.ID()); device != nil {
			id[device.Name] = node.ID()
		}
	}
	if got := graph.NodesOf(g.From(id["a"])); len(got) != 1 || got[0].ID() != id["b"] {
		t.Errorf("From(a) = %v, want b once: parallel links are one edge, the self-link none", got)
	}
	shortest := path.DijkstraFrom(g.Node(id["a"]), g)
	if weight := shortest.WeightTo(id["e"]); weight != 4 {
		t.Errorf("a is %v steps from e, want 4: b, c, the segment, e", weight)
	}
	if g.Edge(id["a"], id["c"]) != nil || g.EdgeBetween(id["c"], id["b"]) == nil {
		t.Error("want no edge a-c and an edge c-b")
	}
	if g.Node(99) != nil || g.Device(-1) != nil || g.HasEdgeBetween(0, 99) || g.From(99).Len() != 0 {
		t.Error("an ID that the graph does not have must give nothing")
	}
}
