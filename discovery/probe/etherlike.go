package probe

import "cablewright/topology"

var dot3StatsTable = Table{Name: "dot3StatsTable",
	Columns: columns("1.3.6.1.2.1.10.7.2.1", 19)} // dot3StatsDuplexStatus; index ifIndex

func etherlike() Probe {
	return Probe{
		Name:  "etherlike",
		Title: "Duplex mode in use (EtherLike-MIB dot3StatsDuplexStatus, RFC 3635)",
		Why:   "A link whose ends use different duplex modes loses frames under load. Without it such links are not found.",
		Tables: []Table{
			dot3StatsTable,
		},
		Decode: decodeEtherLike,
	}
}

// decodeEtherLike takes the duplex mode of ports that are up; a port that is down
// uses none, whatever its agent says.
func decodeEtherLike(answers *Answers, seen *topology.Observation) {
	for _, cell := range answers.Cells(dot3StatsTable.Name, 0) {
		ifIndex, ok := ifIndexOf(cell.Index)
		if !ok {
			continue
		}
		if port := portAt(&seen.Device, ifIndex); port != nil && carries(port) {
			port.Duplex = duplexOf(cell.Value)
		}
	}
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
