package probe

import (
	"cablewright/topology"
)

// Probe is one protocol or MIB: what to read, and what it means.
type Probe struct {
	Name   string // as flags, gaps and explain call it: "lldp"
	Title  string // one line: "LLDP neighbours (IEEE 802.1AB, LLDP-MIB and LLDP-V2-MIB)"
	Why    string // what a user learns from it, and what its absence costs; for explain
	Tables []Table

	// Identity marks the probes that tell which device this is. They are read
	// first, so that a device with several addresses is asked the rest once.
	Identity bool

	// Decode adds what the answers say to the observation. It is pure: no I/O,
	// no clock; and it must survive any answers, however wrong.
	Decode func(answers *Answers, seen *topology.Observation)
}

// All returns every probe in the order they are decoded: identity first, then
// interfaces, then what refers to interfaces.
func All() []Probe {
	return []Probe{
		system(),
		ipaddr(),
		ifmib(),
		etherlike(),
		mau(),
		lag(),
		entity(),
		ddm(),
		poe(),
		bridge(),
		lldp(),
		lldpv2(),
		cdp(),
		arp(),
	}
}

// Answers are the results of one agent by table name.
type Answers struct {
	results map[string]Result
}

// Add keeps a result, in place of an earlier one of the same table.
func (a *Answers) Add(result Result) {
	if a.results == nil {
		a.results = make(map[string]Result)
	}
	a.results[result.Table.Name] = result
}

// Cells returns the cells of a column of a table that was asked for; none if it
// was not, or if the agent has none. column is the position in Table.Columns.
func (a *Answers) Cells(table string, column int) []Cell {
	result, ok := a.results[table]
	if !ok || column >= len(result.Cells) {
		return nil
	}
	return result.Cells[column]
}

// Err returns why the answer for a table is not complete.
func (a *Answers) Err(table string) error { return a.results[table].Err }
