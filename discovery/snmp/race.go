package snmp

import (
	"context"
	"errors"
	"time"
)

// race tries sets of credentials until one is accepted. The next set starts
// when the one before it has failed, or has had its head start.
type race struct {
	sets      []credential
	headStart time.Duration
	try       func(context.Context, credential) (*Session, error)

	outcomes         chan outcome
	started, running int
}

// outcome is how the attempt with one set ended.
type outcome struct {
	set     int
	session *Session
	err     error
}

// run returns the session and the position of the set that won, and what went
// wrong with each of the others. A closed port ends the race. No attempt
// outlives it.
func (r *race) run(ctx context.Context) (won int, session *Session, errs []error) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	tick := time.NewTicker(r.headStart)
	defer tick.Stop()
	r.outcomes = make(chan outcome)
	errs = make([]error, len(r.sets))
	for r.start(ctx); r.running > 0; {
		select {
		case <-tick.C:
			r.start(ctx)
		case o := <-r.outcomes:
			r.running--
			errs[o.set] = o.err
			switch {
			case o.err == nil && session == nil:
				won, session = o.set, o.session
				cancel()
			case o.err == nil:
				o.session.Close()
			case errors.Is(o.err, ErrPortClosed):
				cancel()
			default:
				r.start(ctx)
			}
		}
	}
	return won, session, errs
}

// start begins the attempt with the next set, if the race is still on.
func (r *race) start(ctx context.Context) {
	if r.started == len(r.sets) || ctx.Err() != nil {
		return
	}
	set := r.started
	r.started++
	r.running++
	go func() {
		session, err := r.try(ctx, r.sets[set])
		r.outcomes <- outcome{set, session, err}
	}()
}
