// Package topology is the model of a network: which devices there are, which
// port is plugged into which, who says so, and what could not be learned.
//
// Facts flow one way:
//
//	sources ─▶ []Observation ─▶ Merge ─▶ Snapshot ─▶ NewNetwork ─▶ checks, drawings
//
// An Observation is what one agent, capture or file reported about itself and
// its neighbours, in that agent's own words. Merge decides which reports speak
// of the same device and the same cable, and returns a Snapshot: plain sorted
// data that can be stored, compared and drawn. A Network is a read-only index
// over a Snapshot; it adds nothing that the Snapshot does not say.
//
// The package does no I/O, starts no goroutine, reads no clock and writes no
// log. The order of the observations never changes the result.
//
// Absence is not proof. What an agent did not answer is a Gap beside the data,
// a link that only one end reports is kept with its State, and a neighbour that
// could not be asked is a Device with Observed false.
package topology
