// Package snmp asks agents by SNMP v1, v2c and v3.
//
// A Client opens a Session with one agent: it finds out which of the
// Credentials the agent accepts. The Session is a probe.Walker: it reads tables
// column by column with GETBULK, checks the order of every answer, and says how
// far it came and why not further. Below it, one small interface is all that is
// asked of the SNMP library:
//
//	Client.Open ─▶ Session.Walk ─▶ walk ─▶ exchange ─▶ gosnmp ─▶ the agent
//	                  Recording ─▶ rows
//
// A Recording answers the same questions from the rows of a file, and a
// Recorder keeps what any Walker answers, so whoever reads tables need not know
// which it is. Nothing here sets a value in an agent.
package snmp
