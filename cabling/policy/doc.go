// Package policy reads the file in which a team writes its standards down: which
// rules hold and how severe they are, what the site is made of, and rules of its
// own as expressions.
//
//	file ─▶ Read ─▶ Policy ─┬─▶ Apply(rules.All()) ─▶ []rules.Rule, its own among them ─▶ rules.Run, NewList, CheckCables
//	                        └─▶ Site, Limits
//
// A rule of the team is a rules.Rule like any other: nothing above knows where it
// came from. Its expression is in CEL (https://cel.dev) over one channel, link,
// device or port, and gives true where the rule is broken. It is compiled and its
// types are checked when the file is read, and it ends: CEL has no loops but over
// what is there, and each evaluation has a cost limit.
//
// Text that is not told is empty. A number or a yes-or-no that is not told cannot be
// compared: the expression fails there, and a warning says so instead of a guess,
// unless it asks first, as in has(channel.length_m).
package policy
