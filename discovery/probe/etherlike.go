package probe

import (
	"cmp"

	"cablewright/topology"
)

var dot3StatsTable = Table{Name: "dot3StatsTable",
	Columns: columns("1.3.6.1.2.1.10.7.2.1", 19, 3, 18)} // index ifIndex

// Positions in the columns of dot3StatsTable.
const (
	dot3DuplexStatus = iota
	dot3FCSErrors
	dot3SymbolErrors
)

func etherlike() Probe {
	return Probe{
		Name:  "etherlike",
		Title: "Duplex mode in use, damaged frames (EtherLike-MIB dot3StatsTable, RFC 3635)",
		Why: "A link whose ends use different duplex modes loses frames under load; frames that arrive damaged tell of " +
			"a bad cable, a dirty connector or a dying transceiver. Without it such links are not found.",
		Tables: []Table{
			dot3StatsTable,
		},
		Decode: decodeEtherLike,
	}
}

// decodeEtherLike takes the duplex mode of ports that are up; a port that is down
// uses none, whatever its agent says. What it has counted stays true.
func decodeEtherLike(answers *Answers, seen *topology.Observation) {
	for _, entry := range answers.rows(dot3StatsTable) {
		ifIndex, ok := ifIndexOf(entry.index)
		if !ok {
			continue
		}
		port := portAt(&seen.Device, ifIndex)
		if port == nil {
			continue
		}
		if carries(port) {
			port.Duplex = duplexOf(entry.values[dot3DuplexStatus])
		}
		countErrors(port, topology.Errors{
			FCS:    counted(entry.values[dot3FCSErrors]),
			Symbol: counted(entry.values[dot3SymbolErrors]),
		})
	}
}

// countErrors adds what is told to the errors of a port that a cable can be in.
func countErrors(port *topology.Port, errors topology.Errors) {
	if port.Kind != topology.Physical || errors == (topology.Errors{}) {
		return
	}
	if port.Errors == nil {
		port.Errors = new(topology.Errors)
	}
	port.Errors.In = cmp.Or(port.Errors.In, errors.In)
	port.Errors.FCS = cmp.Or(port.Errors.FCS, errors.FCS)
	port.Errors.Symbol = cmp.Or(port.Errors.Symbol, errors.Symbol)
}

// counted returns the value of a counter; nil if it is not told.
func counted(value Value) *uint64 {
	if value.Kind != Counter32 && value.Kind != Counter64 {
		return nil
	}
	count := value.Num
	return &count
}

// duplexOf decodes unknown(1), half(2), full(3), which EtherLike-MIB and
// CISCO-CDP-MIB share.
func duplexOf(value Value) topology.Duplex {
	switch value.Int() {
	case 2:
		return topology.HalfDuplex
	case 3:
		return topology.FullDuplex
	}
	return topology.DuplexUnknown
}
