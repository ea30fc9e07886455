// Package discovery finds out what is in a network by asking it.
//
// A Source turns one Target into one topology.Observation; it does not matter
// to anybody above it whether SNMP, a file or something else is behind it. The
// Crawler starts from seeds, has a Source observe each target, and takes the
// next targets from what was observed, until nothing new is in scope:
//
//	seeds ─▶ Crawler ─▶ Source.Observe ─▶ Observation ─┬─▶ []Observation
//	            ▲                                      │
//	            └──── management addresses, names, ARP ┘
//
// There is no barrier between depths: a target is asked as soon as a worker is
// free. A target that fails costs its own Gap, never the run.
package discovery
