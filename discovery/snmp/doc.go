// Package snmp asks agents by SNMP v1, v2c and v3.
//
// A Client opens a Session with one agent: it finds out which of the
// Credentials the agent accepts. The Session is a probe.Walker: it reads tables
// column by column with GETBULK, checks the order of every answer, and says how
// far it came and why not further. It is a discovery.Surveyor too: it finds the
// first row of many columns with one GETNEXT, so that the tables an agent does
// not have cost next to nothing. Below it, one small interface is all that is
// asked of the SNMP library:
//
//	Client.Open ─▶ Session.Survey ─▶ walk ─▶ exchange ─▶ gosnmp ─▶ the agent
//	               Session.Walk   ─▶
//	                  Recording ─▶ rows
//
// A Recording answers the same questions from the rows of a file, and a
// Recorder keeps what any Walker answers, so whoever reads tables need not know
// which it is. Nothing here sets a value in an agent.
//
// # What gosnmp costs
//
// A crawl of 200 generated agents, 3,960 variables each, spends 31 % of its CPU
// in gosnmp: 24.5 % on answers and 6 % on requests. gosnmp also makes 55 % of
// the garbage, mostly the dotted text of OIDs, and the collector takes 14 %.
// Sockets take 11 %, this package 23 %, and the decoders of the probes 9 %. So
// a codec that reads messages straight into an answer could save a third of
// the whole; it would be another exchange. Without a network and a crawl around
// it gosnmp is 68 % of what a request costs, shown by
//
//	go test -tags gosnmp_nodebug -run '^$' -bench Transport/transport -cpuprofile cpu.out ./discovery/snmp
//	go tool pprof -top -cum cpu.out
//
// as SnmpDecodePacket and MarshalMsg. SNMPv3 goes through gosnmp's own client,
// which keeps its security; the plain versions do without that client, since
// its log alone, which is formatted for nobody, was 6 % of the crawl.
package snmp
