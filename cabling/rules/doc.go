// Package rules holds every check of a network and of a cable: what each looks
// at, why it matters and what to do about what it finds.
//
//	snapshot ─▶ Input ─▶ Run(All()) ───────────────────────┬─▶ []topology.Finding ─▶ text, JSON, CSV, SARIF, JUnit, drawings
//	snapshot + list ─▶ cabling.Join ─▶ CheckCables(All()) ─┤
//	list ─▶ row by row ─▶ NewList(All()).Check ────────────┴─▶ Outcome of each row ─▶ text, JSON, CSV, SARIF, JUnit
//
// A rule is a value in the list that All returns: one file, one line there, and
// its cases under testdata, which are its examples too. What several rules share
// stands in a file of its own: ends.go of links, channel_finding.go of channels.
// A rule says nothing where the network does not tell enough. Only ends that were
// observed are compared, and what is unusual but sound by some standard is let
// pass: a finding must be worth a walk to the rack.
//
// A channel gets a verdict besides. What package cabling computes is an error
// here, a warning that names its condition, or a note; what would decide and is
// not told leaves the channel unverifiable, never passed.
package rules
