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

// Source observes targets.
//
// Observe first learns which device the target is and hands that to admit. If
// admit returns false the device is being observed under another address:
// Observe then returns ErrKnown and asks no more. Everything that could not be
// learned is in Observation.Gaps; an error means that nothing was learned at
// all, and wraps the reason. It may be called from several goroutines, and
// returns soon after ctx ends with what it has.
type Source interface {
	Observe(ctx context.Context, target Target, admit func(topology.Device) bool) (topology.Observation, error)
}

// ErrKnown is what Observe returns when admit turned the device away.
var ErrKnown = errors.New("already observed under another address")
