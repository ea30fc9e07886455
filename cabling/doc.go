// Package cabling knows what a cable can carry: the Ethernet, Fibre Channel and
// InfiniBand PHYs, the media they run on, how far, with how much loss, and what
// two ends must have in common.
//
//	names in a file, models, MAU types ─▶ Lookup ─▶ *PHY, *Medium ─┐
//	lengths, speeds, elements ─▶ Parse ────────────────────────────┴▶ Channel ─▶ Budget, Reach, Pairing, ...
//	a network ─▶ Join: the channels of a list find their links, and their ports tell what the list leaves open
//
// The tables are data beside the package (data/*.csv), each row with its
// standard, its clause and how sure it is. What is disputed or holds under a
// condition only is kept as that: it becomes a warning that names the condition,
// never a silent pass. What is not known stays unknown: no function guesses.
//
// Functions here compute and explain; whether a result is an error is for the
// rules to say (cabling/rules).
package cabling
