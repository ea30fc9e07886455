package discovery

import (
	"context"
	"fmt"
	"slices"
	"time"

	"cablewright/discovery/probe"
	"cablewright/topology"
)

// Agents is the Source that asks agents what the probes ask, and has the probes
// say what the answers mean. What is behind a Walker does not matter: a live
// SNMP agent or a recording of one.
type Agents struct {
	// Open connects to the agent at a target. An error means that it does not
	// answer, or refuses to.
	Open   func(ctx context.Context, target Target) (Agent, error)
	Probes []probe.Probe    // in the order to decode, as of probe.All
	Now    func() time.Time // for Observation.Taken
}

// Agent is an open connection to one agent.
type Agent interface {
	probe.Walker
	Close() error
}

// Surveyor is a Walker that can look at many tables at once before they are
// walked, which takes less than to ask for each of them in turn when an agent
// has none of most.
type Surveyor interface {
	probe.Walker

	// Survey returns what is already known to be the whole result of a table.
	// The others are to be walked, also those that it failed to look at.
	Survey(ctx context.Context, tables []probe.Table) []probe.Result
}

// Observe implements Source: it reads the tables of the identity probes, has
// the device admitted, reads the rest, and decodes all of it.
func (a Agents) Observe(ctx context.Context, target Target, admit func(topology.Device) bool) (topology.Observation, error) {
	agent, err := a.Open(ctx, target)
	if err != nil {
		return a.unreached(target, err)
	}
	defer agent.Close()
	r := newReading(agent, target)
	r.ask(ctx, identityOf(a.Probes))
	if err := r.nothing(); err != nil {
		return a.unreached(target, err)
	}
	if !admit(a.decode(r, identityOf(a.Probes)).Device) {
		return topology.Observation{Target: target.String()}, ErrKnown
	}
	r.ask(ctx, a.Probes)
	seen := a.decode(r, a.Probes)
	seen.Gaps = append(r.gaps, seen.Gaps...)
	return seen, nil
}

func (a Agents) unreached(target Target, cause error) (topology.Observation, error) {
	seen := unreached(target, cause)
	seen.Taken = a.taken()
	return seen, fmt.Errorf("asking %s: %w", target, cause)
}

// taken is without a monotonic reading, so that it is equal after being stored.
func (a Agents) taken() time.Time { return a.Now().UTC().Round(0) }

// decode has the probes say what the answers mean. A decoder that panics costs
// a gap; those after it run.
func (a Agents) decode(r *reading, probes []probe.Probe) topology.Observation {
	seen := topology.Observation{Target: r.target, Taken: a.taken()}
	seen.Device.Observed = true
	for _, p := range probes {
		if err := decodeOne(p, &r.answers, &seen); err != nil {
			seen.Gaps = append(seen.Gaps, topology.Gap{Target: r.target, Probe: p.Name, Reason: err.Error()})
		}
	}
	return seen
}

func decodeOne(p probe.Probe, answers *probe.Answers, seen *topology.Observation) (err error) {
	defer func() {
		if cause := recover(); cause != nil {
			err = fmt.Errorf("the answers could not be decoded: %v", cause)
		}
	}()
	p.Decode(answers, seen)
	return nil
}

// identityOf returns the probes that tell which device an agent is.
func identityOf(probes []probe.Probe) []probe.Probe {
	return slices.DeleteFunc(slices.Clone(probes), func(p probe.Probe) bool { return !p.Identity })
}
