// Package probe knows what to ask an SNMP agent and what its answers mean. One
// file is one protocol or MIB.
//
// A Probe is a value: the tables it reads, and a pure function from the answers
// to facts. All the tables of a device are read first, through a Walker, and
// kept as Answers; then the decoders run in the order of All, each adding to
// one topology.Observation:
//
//	Walker (a live agent, a recording) ─▶ Answers ─▶ Decode, Decode, ... ─▶ Observation
//
// So a decoder may use any table, whichever probe asked for it, and the facts
// that decoders before it have put into the Observation. It never asks for more.
//
// Agents deviate from their MIBs, mostly in how they write an index. A deviation
// that is known is read for what it means, at the place where the index is read;
// rows that mean nothing are counted, and become one Gap a table. What is not
// known stays empty: a neighbour on an unknown port is kept, with no Port.
package probe
