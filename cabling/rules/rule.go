package rules

import (
	"cablewright/topology"
	"cablewright/topology/capacity"
)

// Rule is one check.
type Rule struct {
	ID       string            // kebab-case; never changes once released
	Severity topology.Severity // the highest that its findings have
	Title    string            // one line, without a period
	Looks    string            // what it looks at, and what it lets pass
	Why      string            // why it matters; printed with every finding
	Fix      string            // what to do in general; a finding says it for its place
	Source   string            // where the rule or its limit comes from: standard and clause, MIB, practice

	// Check returns the findings in any order, each with Severity, At, Message
	// and Fix. At begins with the place to go to first. Run adds the rest.
	Check func(Input) []topology.Finding
}

// Input is what rules look at.
type Input struct {
	Network *topology.Network
	Before  *topology.Network // the same network at an earlier time; nil: not known
	Limits  Limits            // the zero value stands for DefaultLimits

	tiers capacity.Tiers // of Network, from Run
}

// All returns every rule, in the order of explanations: what a link needs, what
// a device needs, what the network needs.
func All() []Rule {
	return []Rule{
		speedMismatch,
		duplexMismatch,
		halfDuplex,
		oneWayLink,
		portDownOneEnd,
		lagOneSide,
		hotLink,

		duplicateName,
		duplicateChassis,
		unreachableNeighbour,
		portReserve,

		singlePointOfFailure,
		uplinksShareNeighbour,
		oversubscribedTier,
	}
}
