package frame

import (
	"net/netip"
	"slices"

	"cablewright/discovery/neighbor"
	"cablewright/topology"
)

// account is what one frame tells of its sender: a topology.Neighbor without the
// port it was heard on.
type account struct {
	topology.Neighbor
	gone       bool     // the time to live is 0: the sender takes back what it said
	systemName string   // of CDP, which goes before the name in its device ID
	damage     []string // kinds of damage found; the rest of the account is sound
}

// damaged notes a kind of damage, once.
func (a *account) damaged(kind string) {
	if !slices.Contains(a.damage, kind) {
		a.damage = append(a.damage, kind)
	}
}

// empty reports whether the frame told nothing at all.
func (a *account) empty() bool {
	return a.Chassis == "" && a.PortID == "" && a.Name == "" && len(a.Mgmt) == 0 && !a.gone
}

// maxAddrs is how many addresses of one device are kept. Nothing honest has more,
// and a made-up frame can hold thousands.
const maxAddrs = 256

// managedAt adds a management address, if it is one that can be used.
func (a *account) managedAt(addr netip.Addr) {
	if len(a.Mgmt) < maxAddrs {
		a.Mgmt = neighbor.AddAddr(a.Mgmt, addr)
	}
}
