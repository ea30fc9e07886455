package render

import (
	"encoding/csv"
	"io"
	"strings"

	"cablewright/topology"
)

// csvHeader names the columns. Speeds are words such as 10G, empty if unknown.
var csvHeader = []string{"a_device", "a_port", "b_device", "b_port", "speed_a", "speed_b", "state", "evidence", "findings"}

// writeCSV writes one record for every link (RFC 4180, lines end with CRLF).
//
// Names come from the network, and a spreadsheet runs a cell that starts with
// = + - @ or a tab as a formula. Such cells get an apostrophe in front, which
// spreadsheets take as "this is text" (OWASP, CSV Injection).
func writeCSV(w io.Writer, n *topology.Network, opts Options) error {
	marks := newMarks(n, opts.Findings)
	out := csv.NewWriter(w)
	out.UseCRLF = true
	if err := out.Write(csvHeader); err != nil {
		return err
	}
	for i := range n.Links {
		link := &n.Links[i]
		record := []string{
			n.Place(link.A).Name, link.A.Port, n.Place(link.B).Name, link.B.Port,
			speedWord(portSpeed(n, link.A)), speedWord(portSpeed(n, link.B)),
			link.State.String(), evidenceWords(n, link.Evidence), strings.Join(messages(marks.links[i]), "; "),
		}
		for j := range record {
			record[j] = cell(record[j])
		}
		if err := out.Write(record); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

// cell makes a text safe to be opened in a spreadsheet.
func cell(text string) string {
	text = strings.ToValidUTF8(text, "\uFFFD")
	if text != "" && strings.ContainsRune("=+-@\t\r\n", rune(text[0])) {
		return "'" + text
	}
	return text
}
