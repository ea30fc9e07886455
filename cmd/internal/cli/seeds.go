package cli

import (
	"cmp"
	"context"
	"fmt"
	"net/netip"
	"slices"
	"strings"
	"time"

	"cablewright/discovery"
	"cablewright/topology"
)

// lookUpTimeout bounds the look-up of one name: some resolvers answer late that
// they are not there.
const lookUpTimeout = 5 * time.Second

// lookUp returns the addresses of a host.
func (c *call) lookUp(ctx context.Context, host string) ([]netip.Addr, error) {
	ctx, cancel := context.WithTimeout(ctx, lookUpTimeout)
	defer cancel()
	return c.Resolve(ctx, host)
}

// seeds turns the arguments into targets: an address, address:port,
// [v6]:port, name, or name:port. A name that does not resolve is a gap, unless
// nothing else is left to ask.
func (c *call) seeds(args []string) ([]discovery.Target, []topology.Gap, error) {
	var targets []discovery.Target
	var gaps []topology.Gap
	var last error
	for _, arg := range args {
		target, err := c.seed(arg)
		if err != nil {
			last = err
			gaps = append(gaps, topology.Gap{Target: arg, Probe: "resolve", Reason: err.Error()})
			continue
		}
		target.Port = cmp.Or(target.Port, uint16(c.Int("port")))
		targets = append(targets, target)
	}
	if len(targets) == 0 {
		return nil, nil, last
	}
	return targets, gaps, nil
}

func (c *call) seed(arg string) (discovery.Target, error) {
	if addr, err := netip.ParseAddr(strings.Trim(arg, "[]")); err == nil {
		return discovery.Target{Addr: addr.Unmap()}, nil
	}
	if at, err := netip.ParseAddrPort(arg); err == nil && at.Port() != 0 {
		return discovery.Target{Addr: at.Addr().Unmap(), Port: at.Port()}, nil
	}
	host, port, err := splitHost(arg)
	if err != nil {
		return discovery.Target{}, err
	}
	addrs, err := c.lookUp(c.ctx(), host)
	if err != nil || len(addrs) == 0 {
		return discovery.Target{}, hint(fmt.Errorf("unknown host %q: no address is registered for it", host), "give its address, such as 198.18.0.21 or [2001:db8::21]:161")
	}
	for i := range addrs {
		addrs[i] = addrs[i].Unmap()
	}
	slices.SortFunc(addrs, netip.Addr.Compare) // IPv4 first, and the same one every time
	return discovery.Target{Addr: addrs[0], Port: port, Name: host}, nil
}

// splitHost splits "name:port"; the port may be missing.
func splitHost(arg string) (host string, port uint16, err error) {
	host, digits, found := strings.Cut(arg, ":")
	if !found {
		return host, 0, checkHost(arg, host)
	}
	at, err := netip.ParseAddrPort("0.0.0.0:" + digits)
	if err != nil || at.Port() == 0 {
		return "", 0, fmt.Errorf("%q is no target: want an address, a name, or either with a port from 1 to 65535", arg)
	}
	return host, at.Port(), checkHost(arg, host)
}

// checkHost refuses what no host name looks like (RFC 1123 §2.1), so that a
// slip such as "198.18.0.300" is not looked up as a name.
func checkHost(arg, host string) error {
	letters := strings.ContainsFunc(host, func(r rune) bool { return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' })
	strange := strings.ContainsFunc(host, func(r rune) bool {
		return !(r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '-' || r == '.' || r == '_')
	})
	if strange || !letters {
		return fmt.Errorf("%q is neither an address nor a host name: want such as 198.18.0.21, 198.18.0.21:161, [2001:db8::21]:161 or sw1.example.net", arg)
	}
	return nil
}
