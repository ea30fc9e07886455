package render

import (
	"encoding/json"
	"fmt"
	"io"

	"cablewright/topology"
)

// The node-link form that d3-force, networkx.node_link_graph(edges="links") and
// others read. It holds what a drawing needs; a snapshot holds the rest.
type (
	graphJSON struct {
		Directed   bool       `json:"directed"`   // false
		Multigraph bool       `json:"multigraph"` // true: links may run in parallel
		Title      string     `json:"title,omitempty"`
		Nodes      []nodeJSON `json:"nodes"`
		Links      []linkJSON `json:"links"`
	}
	nodeJSON struct {
		ID       string `json:"id"`
		Label    string `json:"label"`
		Kind     string `json:"kind"` // "device" or "segment"
		Tier     int    `json:"tier"` // topology.Tiers; 0 for a segment
		Role     string `json:"role,omitempty"`
		Model    string `json:"model,omitempty"`
		Observed bool   `json:"observed"`
		Severity string `json:"severity,omitempty"` // of the worst finding
	}
	linkJSON struct {
		Source     string `json:"source"`
		Target     string `json:"target"`
		SourcePort string `json:"sourcePort"`
		TargetPort string `json:"targetPort"`
		Speed      int64  `json:"speed,omitempty"` // bit/s; the lower of both ends
		State      string `json:"state,omitempty"`
		Severity   string `json:"severity,omitempty"`
	}
)

// writeJSON writes the network as a node-link graph. A shared segment is a node
// that its members are linked to.
func writeJSON(w io.Writer, n *topology.Network, opts Options) error {
	marks, tiers := newMarks(n, opts.Findings), topology.Tiers(n)
	graph := graphJSON{Multigraph: true, Title: opts.Title, Nodes: []nodeJSON{}, Links: []linkJSON{}}
	for i := range n.Devices {
		d := &n.Devices[i]
		graph.Nodes = append(graph.Nodes, nodeJSON{
			ID: string(d.ID), Label: d.Label(), Kind: "device", Tier: tiers[d.ID], Role: d.Role, Model: d.Model,
			Observed: d.Observed, Severity: severityWord(marks.devices[d.ID]),
		})
	}
	for i := range n.Links {
		l := &n.Links[i]
		graph.Links = append(graph.Links, linkJSON{
			Source: string(l.A.Device), Target: string(l.B.Device), SourcePort: l.A.Port, TargetPort: l.B.Port,
			Speed: linkSpeed(n, l), State: l.State.String(), Severity: severityWord(marks.links[i]),
		})
	}
	for i, segment := range n.Segments {
		id := fmt.Sprintf("segment %d", i+1)
		graph.Nodes = append(graph.Nodes, nodeJSON{ID: id, Label: id, Kind: "segment"})
		for _, port := range segment.Ports {
			graph.Links = append(graph.Links, linkJSON{Source: string(port.Device), Target: id, SourcePort: port.Port})
		}
	}
	encoder := json.NewEncoder(w)
	encoder.SetIndent("", " ")
	encoder.SetEscapeHTML(false)
	return encoder.Encode(graph)
}

func severityWord(findings []topology.Finding) string {
	if severity, ok := worst(findings); ok {
		return severity.String()
	}
	return ""
}
