package snmp

import (
	"context"
	"errors"
	"time"
)

// race tries sets of credentials until one is accepted. The next set starts
// when the one before it has failed, or has had its head start. No attempt
// outlives the call.
//
// It returns the session and the position of the set that won, and what went
// wrong with each of the others. A closed port ends the race.
func race(ctx context.Context, sets []credential, headStart time.Duration,
	try func(context.Context, credential) (*Session, error)) (won int, session *Session, errs []error) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	type outcome struct {
		set     int
		session *Session
		err     error
	}
	outcomes := make(chan outcome)
	started, running := 0, 0
	start := func() {
		if started == len(sets) || ctx.Err() != nil {
			return
		}
		set := started
		started++
		running++
		go func() {
			session, err := try(ctx, sets[set])
			outcomes <- outcome{set, session, err}
		}()
	}
	tick := time.NewTicker(headStart)
	defer tick.Stop()
	errs = make([]error, len(sets))
	for start(); running > 0; {
		select {
		case <-tick.C:
			start()
		case o := <-outcomes:
			running--
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
				start()
			}
		}
	}
	return won, session, errs
}
