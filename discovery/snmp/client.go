package snmp

import (
	"context"
	"errors"
	"fmt"
	"net/netip"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"cablewright/discovery"
	"cablewright/discovery/probe"
)

// What a Client does where nothing else is said.
const (
	DefaultPort    = 161
	DefaultTimeout = time.Second
)

// Client opens sessions. Its fields are not changed once it is in use; it may
// then be used from several goroutines.
type Client struct {
	Credentials *Credentials
	Timeout     time.Duration // for the first try of a request, doubled with each further one; 0: DefaultTimeout
	Retries     int           // tries after the first
	Limiter     *Limiter      // over all sessions; may be nil

	// dial is replaced in tests; nil: dial.
	dial func(ctx context.Context, addr netip.AddrPort, set credential) (exchange, error)

	scratch scratches // of all sessions

	hash   sync.Once
	hashed error // why a passphrase cannot be used
	mu     sync.Mutex
	worked map[netip.Prefix]string // the set last accepted in a /24 or /64
}

// Open finds out which credentials the agent at target accepts. The sets in
// whose scope it is are tried in their order, first the one that was accepted
// last in the same /24 or /64. Each gets a head start of a quarter of the
// timeout on the next, so that an agent which takes the first sees no others,
// and a target that is not there costs little more than one timeout.
//
// The error wraps probe.ErrAuth if the agent turned a set down, ErrPortClosed
// if nothing listens there, probe.ErrTimeout if nothing answered, or what ctx
// ended with.
func (c *Client) Open(ctx context.Context, target discovery.Target) (*Session, error) {
	sets := c.candidates(target.Addr)
	if len(sets) == 0 {
		return nil, errors.New("no credentials have the address in their scope")
	}
	if c.hash.Do(c.hashAll); c.hashed != nil {
		return nil, c.hashed
	}
	attempts := race{sets: sets, headStart: c.timeout() / 4, try: func(ctx context.Context, set credential) (*Session, error) {
		return c.try(ctx, target, set)
	}}
	won, session, errs := attempts.run(ctx)
	if session == nil {
		return nil, openError(ctx, sets, errs)
	}
	c.remember(target.Addr, sets[won])
	return session, nil
}

// hashAll prepares the keys of SNMPv3 before there are sessions.
func (c *Client) hashAll() {
	for _, set := range c.Credentials.sets {
		if err := hashPassphrases(set); err != nil {
			c.hashed = fmt.Errorf("credentials %q: making the keys: %w", set.name, err)
			return
		}
	}
}

// try opens a session with one set of credentials.
func (c *Client) try(ctx context.Context, target discovery.Target, set credential) (*Session, error) {
	open := c.dial
	if open == nil {
		open = dial
	}
	agent, err := open(ctx, netip.AddrPortFrom(target.Addr, port(target, set)), set)
	if err != nil {
		return nil, err
	}
	session := &Session{
		agent:   agent,
		set:     set.name,
		bulk:    set.version != v1,
		timeout: c.timeout(),
		retries: c.Retries,
		limiter: c.Limiter,
		busy:    make(chan struct{}, 1),
		scratch: &c.scratch,
	}
	session.most.Store(mostVarbinds)
	if err := session.knock(ctx); err != nil {
		agent.Close()
		return nil, err
	}
	return session, nil
}

func port(target discovery.Target, set credential) uint16 {
	switch {
	case target.Port != 0:
		return target.Port
	case set.port != 0:
		return set.port
	}
	return DefaultPort
}

func (c *Client) timeout() time.Duration {
	if c.Timeout <= 0 {
		return DefaultTimeout
	}
	return c.Timeout
}

// candidates returns the sets to try with an address, the likeliest first.
func (c *Client) candidates(addr netip.Addr) []credential {
	sets := c.Credentials.inScope(addr)
	c.mu.Lock()
	likely := c.worked[neighbourhood(addr)]
	c.mu.Unlock()
	slices.SortStableFunc(sets, func(a, b credential) int {
		switch {
		case a.name == likely && b.name != likely:
			return -1
		case b.name == likely && a.name != likely:
			return 1
		}
		return 0
	})
	return sets
}

func (c *Client) remember(addr netip.Addr, set credential) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.worked == nil {
		c.worked = make(map[netip.Prefix]string)
	}
	c.worked[neighbourhood(addr)] = set.name
}

// neighbourhood is the prefix in which the same credentials are likely.
func neighbourhood(addr netip.Addr) netip.Prefix {
	bits := 64
	if addr.Unmap().Is4() {
		bits = 24
	}
	prefix, _ := addr.Unmap().Prefix(bits)
	return prefix
}

// openError says why no set was accepted, as far as that is known. errs belong
// to the sets; nil for one that was not tried.
func openError(ctx context.Context, sets []credential, errs []error) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	var tried errorList
	silent := true
	for i, err := range errs {
		if errors.Is(err, ErrPortClosed) {
			return fmt.Errorf("%w: no SNMP agent listens on it", ErrPortClosed)
		}
		if err != nil {
			tried = append(tried, fmt.Errorf("credentials %q: %w", sets[i].name, err))
			silent = silent && errors.Is(err, probe.ErrTimeout) && !errors.Is(err, errIgnored)
		}
	}
	if silent {
		return fmt.Errorf("%w: %s", probe.ErrTimeout, silence(sets))
	}
	return tried
}

// silence tells what may be behind no answer at all. An agent ignores a wrong
// community, but it answers the first message of SNMPv3 whoever asks.
func silence(sets []credential) string {
	for _, set := range sets {
		if set.version != v3 {
			return "wrong address, or no agent, or the community is not accepted (tried " + quoted(sets) + ")"
		}
	}
	return "wrong address, or no SNMPv3 agent (tried " + quoted(sets) + ")"
}

func quoted(sets []credential) string {
	names := make([]string, len(sets))
	for i, set := range sets {
		names[i] = strconv.Quote(set.name)
	}
	return strings.Join(names, ", ")
}
