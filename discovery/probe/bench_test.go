package probe_test

import (
	"fmt"
	"testing"

	"cablewright/discovery/probe"
	"cablewright/discovery/snmprec"
	"cablewright/topology"
)

// BenchmarkDecode decodes a leaf switch with 48 ports, a neighbour on each, and
// 1,000 learned addresses; it reports the time for 1,000 varbinds.
func BenchmarkDecode(b *testing.B) {
	rows := snmprec.Sort(leaf(48, 1000))
	var answers probe.Answers
	for _, p := range probe.All() {
		for _, table := range p.Tables {
			answers.Add(walk(rows, table))
		}
	}
	b.ReportAllocs()
	for b.Loop() {
		seen := topology.Observation{}
		for _, p := range probe.All() {
			p.Decode(&answers, &seen)
		}
		if len(seen.Neighbors) != 48 || len(seen.Forwarding) != 1000 {
			b.Fatalf("%d neighbours, %d addresses; want 48 and 1000", len(seen.Neighbors), len(seen.Forwarding))
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(len(rows))*1000, "ns/1000varbinds")
}

// leaf makes the rows of a switch.
func leaf(ports, stations int) []snmprec.Row {
	var rows []snmprec.Row
	add := func(value probe.Value, format string, args ...any) {
		rows = append(rows, snmprec.Row{OID: probe.MustOID(fmt.Sprintf(format, args...)), Value: value})
	}
	number := func(n int) probe.Value { return probe.Value{Kind: probe.Integer, Num: uint64(n)} }
	text := func(format string, args ...any) probe.Value {
		return probe.Value{Kind: probe.Octets, Bytes: fmt.Appendf(nil, format, args...)}
	}
	for i := 1; i <= ports; i++ {
		mac := probe.Value{Kind: probe.Octets, Bytes: []byte{2, 0, 0x5e, 0, 1, byte(i)}}
		add(text("Ethernet%d", i), "1.3.6.1.2.1.2.2.1.2.%d", i)
		add(number(6), "1.3.6.1.2.1.2.2.1.3.%d", i)
		add(number(9214), "1.3.6.1.2.1.2.2.1.4.%d", i)
		add(mac, "1.3.6.1.2.1.2.2.1.6.%d", i)
		add(number(1), "1.3.6.1.2.1.2.2.1.7.%d", i)
		add(number(1), "1.3.6.1.2.1.2.2.1.8.%d", i)
		add(text("swp%d", i), "1.3.6.1.2.1.31.1.1.1.1.%d", i)
		add(number(25000), "1.3.6.1.2.1.31.1.1.1.15.%d", i)
		add(number(5), "1.0.8802.1.1.2.1.3.7.1.2.%d", i)
		add(text("swp%d", i), "1.0.8802.1.1.2.1.3.7.1.3.%d", i)
		add(number(4), "1.0.8802.1.1.2.1.4.1.1.4.0.%d.%d", i, i)
		add(mac, "1.0.8802.1.1.2.1.4.1.1.5.0.%d.%d", i, i)
		add(number(5), "1.0.8802.1.1.2.1.4.1.1.6.0.%d.%d", i, i)
		add(text("swp49"), "1.0.8802.1.1.2.1.4.1.1.7.0.%d.%d", i, i)
		add(text("h%d", i), "1.0.8802.1.1.2.1.4.1.1.9.0.%d.%d", i, i)
		add(number(2), "1.0.8802.1.1.2.1.4.2.1.3.0.%d.%d.1.4.192.0.2.%d", i, i, i)
	}
	for i := range stations {
		add(number(1+i%ports), "1.3.6.1.2.1.17.7.1.2.2.1.2.10.2.0.94.16.%d.%d", i/256, i%256)
		add(number(3), "1.3.6.1.2.1.17.7.1.2.2.1.3.10.2.0.94.16.%d.%d", i/256, i%256)
	}
	return rows
}
