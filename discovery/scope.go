package discovery

import (
	"fmt"
	"net/netip"
	"slices"
	"strings"
)

// Ranges that are nobody's public address: a crawl may walk them by default.
var (
	localRanges = prefixes(
		"10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", // private, RFC 1918
		"100.64.0.0/10", // shared, RFC 6598
		"198.18.0.0/15", // benchmark, RFC 2544
		"2001:2::/48",   // benchmark, RFC 5180
		"fc00::/7",      // unique local, RFC 4193
		"fe80::/10",     // link-local, RFC 4291: with a zone only
	)
	loopbackRanges = prefixes("127.0.0.0/8", "::1/128")
)

func prefixes(texts ...string) []netip.Prefix {
	list := make([]netip.Prefix, len(texts))
	for i, text := range texts {
		list[i] = netip.MustParsePrefix(text)
	}
	return list
}

// DefaultScope returns where a crawl from the seeds may go when nobody says:
// the private, shared, benchmark, unique local, link-local and loopback ranges,
// and the /24 (IPv4) or /64 (IPv6) that each seed is in.
//
// If every seed is a loopback address it is the loopback ranges alone: such a
// crawl is of simulated agents, which tell the addresses of the network they
// were recorded in, and those may be in use where it runs.
func DefaultScope(seeds []Target) []netip.Prefix {
	remote := func(seed Target) bool { return !seed.Addr.Unmap().IsLoopback() }
	if len(seeds) > 0 && !slices.ContainsFunc(seeds, remote) {
		return slices.Clone(loopbackRanges)
	}
	scope := slices.Concat(localRanges, loopbackRanges)
	for _, seed := range seeds {
		if seed.Addr.IsValid() && remote(seed) {
			scope = append(scope, around(seed.Addr))
		}
	}
	return sortedPrefixes(scope)
}

// around returns the /24 or /64 of an address.
func around(addr netip.Addr) netip.Prefix {
	addr = addr.Unmap().WithZone("")
	if addr.Is4() {
		return netip.PrefixFrom(addr, 24).Masked()
	}
	return netip.PrefixFrom(addr, 64).Masked()
}

// ParsePrefixes reads prefixes such as 10.0.0.0/8 and 2001:db8::/32, and single
// addresses; host bits are cleared. The result is sorted, each prefix once.
func ParsePrefixes(texts []string) ([]netip.Prefix, error) {
	list := make([]netip.Prefix, 0, len(texts))
	for _, text := range texts {
		prefix, err := parsePrefix(strings.TrimSpace(text))
		if err != nil {
			return nil, err
		}
		list = append(list, prefix)
	}
	return sortedPrefixes(list), nil
}

func parsePrefix(text string) (netip.Prefix, error) {
	if addr, err := netip.ParseAddr(text); err == nil && addr.Zone() == "" {
		addr = addr.Unmap()
		return netip.PrefixFrom(addr, addr.BitLen()), nil
	}
	prefix, err := netip.ParsePrefix(text)
	if err != nil || prefix.Addr().Is4In6() {
		return netip.Prefix{}, fmt.Errorf("%q is neither a prefix nor an address: want one such as 10.0.0.0/8, 2001:db8::/32 or 10.0.0.1", text)
	}
	return prefix.Masked(), nil
}

func sortedPrefixes(list []netip.Prefix) []netip.Prefix {
	slices.SortFunc(list, netip.Prefix.Compare)
	return slices.Compact(list)
}

// scope is where a crawl may go.
type scope struct {
	allow, exclude []netip.Prefix
}

// OutOfScope is the LeftOut.Why of an address that Crawler.Scope does not hold.
const OutOfScope = "out of scope"

// objection says why an address is not to be asked; nothing if it may be.
func (s scope) objection(addr netip.Addr) string {
	if addr.Is6() && addr.IsLinkLocalUnicast() && addr.Zone() == "" {
		return "link-local address, and the interface it is on is not known"
	}
	addr = addr.WithZone("") // a prefix contains no address with a zone
	for _, prefix := range s.exclude {
		if prefix.Contains(addr) {
			return "excluded by " + prefix.String()
		}
	}
	for _, prefix := range s.allow {
		if prefix.Contains(addr) {
			return ""
		}
	}
	return OutOfScope
}
