package snmp

import (
	"net/netip"
	"slices"
)

// Credentials are the named sets that are tried with each agent, in the order
// of preference.
type Credentials struct {
	sets []credential
}

// credential is one set: what to say to an agent to be let in.
type credential struct {
	name      string
	version   version
	community Secret // v1, v2c

	// RFC 3414. Without auth.protocol the level is noAuthNoPriv, without
	// privacy.protocol authNoPriv.
	user    string
	auth    key
	privacy key
	context string // contextName, RFC 3411 §3.3.1

	port  uint16         // 0: the standard one
	scope []netip.Prefix // the agents it may be sent to; empty: all
}

// version is a version of SNMP as people write it.
type version string

const (
	v1  version = "1"
	v2c version = "2c"
	v3  version = "3"
)

// key is a protocol of the tables authProtocols or privProtocols, and the
// passphrase for it.
type key struct {
	protocol   string
	passphrase Secret
}

// Community returns the single set of a v2c community, named "community".
func Community(community string) *Credentials {
	return &Credentials{[]credential{{name: "community", version: v2c, community: NewSecret(community)}}}
}

// Names returns the names of the sets in the order they are tried.
func (c *Credentials) Names() []string {
	names := make([]string, len(c.sets))
	for i, set := range c.sets {
		names[i] = set.name
	}
	return names
}

// inScope returns the sets that may be sent to an address.
func (c *Credentials) inScope(addr netip.Addr) []credential {
	if c == nil {
		return nil
	}
	var sets []credential
	for _, set := range c.sets {
		holds := func(prefix netip.Prefix) bool { return prefix.Contains(addr.Unmap().WithZone("")) }
		if len(set.scope) == 0 || slices.ContainsFunc(set.scope, holds) {
			sets = append(sets, set)
		}
	}
	return sets
}
