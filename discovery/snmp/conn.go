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

	mu   sync.Mutex
	ctx  context.Context // of the request that is outstanding
	turn int             // which request that is
}

// begin makes ctx interrupt what is read until the returned function is called.
func (c *conn) begin(ctx context.Context) (end func() bool) {
	c.last = nil
	c.mu.Lock()
	defer c.mu.Unlock()
	c.ctx = ctx
	c.turn++
	turn := c.turn
	return context.AfterFunc(ctx, func() { c.interrupt(turn) })
}

// interrupt ends the read of a request, if it is still that one.
func (c *conn) interrupt(turn int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.turn == turn {
		c.Conn.SetDeadline(time.Unix(1, 0))
	}
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
