package snmp

import (
	"context"
	"net"
	"sync"
	"time"
)

// conn is the socket of one agent. It lets a context interrupt a read, and
// remembers the last message for those who want its size, or to know why it
// was turned down.
type conn struct {
	net.Conn
	last []byte // the last message received; good until the next Read

	mu     sync.Mutex
	ctx    context.Context // interrupts reads
	forget func() bool     // ends that
	turn   int             // which context that is
}

// heed makes ctx interrupt what is read, in place of the context before. Most
// requests have the same one, so that it stays until then or Close.
func (c *conn) heed(ctx context.Context) {
	c.last = nil
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.ctx != nil && c.ctx.Done() == ctx.Done() {
		return
	}
	c.stop()
	c.ctx = ctx
	c.turn++
	turn := c.turn
	c.forget = context.AfterFunc(ctx, func() { c.interrupt(turn) })
}

// stop makes no context interrupt reads. The caller has locked mu.
func (c *conn) stop() {
	if c.forget != nil {
		c.forget()
	}
	c.ctx, c.forget = nil, nil
}

// interrupt ends the reads under a context, if it is still that one.
func (c *conn) interrupt(turn int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.turn == turn {
		c.Conn.SetDeadline(time.Unix(1, 0))
	}
}

// Close closes the socket.
func (c *conn) Close() error {
	c.mu.Lock()
	c.stop()
	c.mu.Unlock()
	return c.Conn.Close()
}

// SetDeadline sets the deadline, or one in the past once the context has ended.
func (c *conn) SetDeadline(deadline time.Time) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.ctx != nil && c.ctx.Err() != nil {
		deadline = time.Unix(1, 0)
	}
	return c.Conn.SetDeadline(deadline)
}

// Read reads one message.
func (c *conn) Read(octets []byte) (int, error) {
	n, err := c.Conn.Read(octets)
	if n > 0 {
		c.last = octets[:n]
	}
	return n, err
}
