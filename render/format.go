// Package render writes a network as a picture, a table or a graph that other
// programs read, and what the rules say of it and of cables as reports.
//
//	Network ─▶ topology.Tiers ─▶ layout.Place ─▶ Scene ─▶ svg
//	        ╰─────────────────────────────────▶ dot json csv txt
//	rows with their Outcomes, findings of a network ─▶ json csv sarif junit
//
// A format is one file and one line in Formats, a report one in Reports. Equal
// input gives equal bytes.
package render

import (
	"io"

	"cablewright/topology"
)

// Format is one way to write a network.
type Format struct {
	Name  string // what a user asks for: "svg"
	Ext   string // file name extension with its dot: ".svg"
	Title string // what it is, in a few words
	Write func(w io.Writer, n *topology.Network, opts Options) error
}

// Options are what a user can choose. A format leaves out what it cannot show.
type Options struct {
	Title    string             // above the picture; empty: none
	Findings []topology.Finding // marked where they apply
	Dark     bool               // light on dark
	Auto     bool               // SVG: light or dark as the viewer prefers; Dark is for viewers that do not say
}

// Formats returns all formats, the default first.
func Formats() []Format {
	return []Format{
		{"svg", ".svg", "tiered diagram for browsers and documents", writeSVG},
		{"dot", ".dot", "graph for Graphviz", writeDOT},
		{"json", ".json", "nodes and links for d3 and other graph tools", writeJSON},
		{"csv", ".csv", "one line for every link, for spreadsheets", writeCSV},
		{"txt", ".txt", "devices by tier with their links, for terminals", writeText},
	}
}
