package topology

import (
	"fmt"
	"strings"
)

// Finding is one thing that a check has to say about a network: where, what,
// why it matters and what to do. Every check uses this one type.
type Finding struct {
	Rule     string   `json:"rule"`
	Severity Severity `json:"severity"`
	At       []Place  `json:"at"`      // where, the first place leading
	Message  string   `json:"message"` // what is wrong, with the values seen
	Why      string   `json:"why"`     // why it matters
	Fix      string   `json:"fix"`     // what to do about it

	// Where a number is held to a limit: both, in Unit, and where the limit is
	// from.
	Value  *float64 `json:"value,omitempty"`
	Limit  *float64 `json:"limit,omitempty"`
	Unit   string   `json:"unit,omitempty"` // "m", "dB", "connections"
	Source string   `json:"source,omitempty"`

	// Where it is about a row of a list: its ID, and its line in the file, from 1.
	Row  string `json:"row,omitempty"`
	Line int    `json:"line,omitempty"`
}

// Text returns the message, behind the row that it is about: "C-01: too long".
func (f Finding) Text() string {
	if f.Row == "" || strings.HasPrefix(f.Message, f.Row) {
		return f.Message
	}
	return f.Row + ": " + f.Message
}

// Where names the first places of the finding, and how many more there are.
func (f Finding) Where() string {
	const most = 4
	var places []string
	for _, place := range f.At[:min(most, len(f.At))] {
		places = append(places, place.String())
	}
	text := strings.Join(places, " — ")
	if more := len(f.At) - most; more > 0 {
		text += fmt.Sprintf(" and %d more", more)
	}
	return text
}

// Place is where a finding applies: a device, or one of its ports.
type Place struct {
	Device DeviceID `json:"device"`
	Name   string   `json:"name"` // Device.Label, for people
	Port   string   `json:"port,omitempty"`
}

// String returns "leaf1 swp49", or the device alone.
func (p Place) String() string {
	if p.Port == "" {
		return p.Name
	}
	return p.Name + " " + p.Port
}

// Severity ranks findings.
type Severity uint8

// Severities, least first. Info never fails a run by default.
const (
	Info Severity = iota
	Warning
	Error
)
