package snmp

import (
	"context"
	"fmt"
	"sync/atomic"
	"time"

	"cablewright/discovery/probe"
)

// Session is the conversation with one agent. It may be used from several
// goroutines; it sends one request at a time, which is what most agents can do.
type Session struct {
	agent    exchange
	set      string // the credentials that the agent accepted
	bulk     bool
	timeout  time.Duration
	retries  int
	limiter  *Limiter
	busy     chan struct{} // holds a token while a request is outstanding
	most     atomic.Int64  // varbinds a request, as far as the agent is trusted
	scratch  *scratches
	surveyed surveyed
}

// Credentials returns the name of the set that the agent accepted.
func (s *Session) Credentials() string { return s.set }

// Walk reads a table; see probe.Walker. Result.Err is nil only if every column
// was read to its end. It names the column that was not, and wraps one of the
// errors of package probe, ErrPortClosed, or what ctx ended with.
func (s *Session) Walk(ctx context.Context, table probe.Table) probe.Result {
	columns := s.surveyed.take(table)
	err := s.read(ctx, columns, table.Scalars)
	result := resultOf(table, columns)
	result.Err = explain(table, columns, err)
	return result
}

// read walks columns. The error says what ended the walk before they did.
func (s *Session) read(ctx context.Context, columns []*column, scalars bool) error {
	spare := s.scratch.get()
	defer s.scratch.put(spare)
	spare.lend(columns)
	defer spare.takeBack(columns)
	start := startVarbinds
	if scalars {
		start = startScalars
	}
	w := walk{
		agent:   s,
		bulk:    s.bulk,
		timeout: s.timeout,
		retries: s.retries,
		pace:    newPace(start, int(s.most.Load())),
		columns: columns,
		scalars: scalars,
		said:    &spare.said,
	}
	err := w.run(ctx)
	s.most.Store(int64(w.pace.most))
	return err
}

// knock asks for the first variable of the system group, RFC 3418, to see
// whether the agent accepts the credentials. It waits equally long in each try.
func (s *Session) knock(ctx context.Context) error {
	system := question{after: []probe.OID{{1, 3, 6, 1, 2, 1, 1}}, wait: s.timeout}
	spare := s.scratch.get()
	defer s.scratch.put(spare)
	said := &spare.said
	for tries := 1; ; tries++ {
		err := s.ask(ctx, system, said)
		switch {
		case err == nil && (said.status == noAccess || said.status == authorizationError):
			return fmt.Errorf("%w: the agent grants no access with them (%s)", probe.ErrAuth, said.status)
		case err == nil:
			return nil
		case !isLoss(err) || tries > s.retries:
			return err
		}
	}
}

// ask sends a request when it is this session's turn, and the limiter's.
func (s *Session) ask(ctx context.Context, q question, into *answer) error {
	select {
	case s.busy <- struct{}{}:
		defer func() { <-s.busy }()
	case <-ctx.Done():
		return ctx.Err()
	}
	if err := s.limiter.acquire(ctx); err != nil {
		return err
	}
	defer s.limiter.release()
	return s.agent.ask(ctx, q, into)
}

// Close ends the session.
func (s *Session) Close() error {
	if err := s.agent.Close(); err != nil {
		return fmt.Errorf("closing the SNMP session: %w", err)
	}
	return nil
}
