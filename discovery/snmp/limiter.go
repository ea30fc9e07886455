package snmp

import (
	"context"
	"sync"
	"time"
)

// Limiter bounds the requests of all the sessions that share it. A nil Limiter
// sets no bound.
type Limiter struct {
	slots    chan struct{} // nil: any number outstanding
	interval time.Duration // between two requests; 0: none

	mu   sync.Mutex
	next time.Time // when the next request may be sent
}

// NewLimiter lets outstanding requests wait for their answers at a time, and
// sends at most perSecond of them in a second; 0 sets no bound.
func NewLimiter(outstanding int, perSecond float64) *Limiter {
	l := &Limiter{}
	if outstanding > 0 {
		l.slots = make(chan struct{}, outstanding)
	}
	if perSecond > 0 {
		l.interval = time.Duration(float64(time.Second) / perSecond)
	}
	return l
}

// acquire waits until a request may be sent, or ctx ends.
func (l *Limiter) acquire(ctx context.Context) error {
	if l == nil {
		return ctx.Err()
	}
	if l.slots != nil {
		select {
		case l.slots <- struct{}{}:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	if err := l.pause(ctx); err != nil {
		l.release()
		return err
	}
	return nil
}

// release ends what acquire began.
func (l *Limiter) release() {
	if l != nil && l.slots != nil {
		<-l.slots
	}
}

// pause takes the next free moment and waits for it.
func (l *Limiter) pause(ctx context.Context) error {
	if l.interval == 0 {
		return ctx.Err()
	}
	now := time.Now()
	l.mu.Lock()
	if l.next.Before(now) {
		l.next = now
	}
	wait := l.next.Sub(now)
	l.next = l.next.Add(l.interval)
	l.mu.Unlock()

	timer := time.NewTimer(wait)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
