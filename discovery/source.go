package discovery

import (
	"context"
	"errors"
	"net/netip"

	"cablewright/topology"
)

// Target is something to observe.
type Target struct {
	Addr netip.Addr
	Port uint16 // 0: the source's own default
	Name string // what a neighbour called it, for people; may be empty
}

// String returns the address, with the port where it is not the default; the
// name where there is no address. It is what Observation.Target and Gap.Target
// hold.
func (t Target) String() string {
	switch {
	case !t.Addr.IsValid():
		return t.Name
	case t.Port != 0:
		return netip.AddrPortFrom(t.Addr, t.Port).String()
	}
	return t.Addr.String()
}

// Source observes targets.
//
// Observe first learns which device the target is and hands that to admit. If
// admit returns false the device is being observed under another address:
// Observe then returns ErrKnown and asks no more. Everything that could not be
// learned is in Observation.Gaps; an error means that nothing was learned at
// all, and wraps the reason. It may be called from several goroutines, and
// returns soon after ctx ends with what it has.
//
// Package sourcetest holds a Source to this.
type Source interface {
	Observe(ctx context.Context, target Target, admit func(topology.Device) bool) (topology.Observation, error)
}

// ErrKnown is what Observe returns when admit turned the device away.
var ErrKnown = errors.New("already observed under another address")

// ProbeReach is the Gap.Probe of a target that could not be observed at all.
const ProbeReach = "reach"

// unreached is the observation of a target of which nothing was learned.
func unreached(target Target, cause error) topology.Observation {
	gap := topology.Gap{Target: target.String(), Probe: ProbeReach, Reason: cause.Error()}
	return topology.Observation{Target: target.String(), Gaps: []topology.Gap{gap}}
}
