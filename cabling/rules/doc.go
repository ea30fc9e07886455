// Package rules holds every check of a network: what each looks at, why it
// matters and what to do about what it finds.
//
//	snapshot ─▶ Input ─▶ Run(All()) ─▶ []topology.Finding ─▶ text, JSON, drawings
//
// A rule is a value in the list that All returns: one file, one line there, and
// its cases under testdata. A rule says nothing where the network does not tell
// enough. Only ends that were observed are compared, and what is unusual but
// sound by some standard is let pass: a finding must be worth a walk to the
// rack.
package rules
