// Package capacity computes what a network can carry and what it loses when a
// part of it fails.
//
// Every function reads a topology.Network and returns plain results, sorted as
// the network is, that hold the numbers they were computed from, so that a
// caller can say why. What the network does not tell is left out of the
// results, never guessed: a port of unknown speed makes no ratio, a neighbour
// that could not be asked proves no cut.
//
// Cost grows with the number of ports and links, not with their product.
package capacity
