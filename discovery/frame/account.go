package frame

import (
	"cablewright/topology"
)

// account is what one frame tells of its sender: a topology.Neighbor without the
// port it was heard on.
type account struct {
	topology.Neighbor
	gone   bool     // the time to live is 0: the sender takes back what it said
	vlan   int      // port VLAN ID, or native VLAN; 0: not told
	damage []string // kinds of damage found; the rest of the account is sound
}

// damaged notes a kind of damage.
func (a *account) damaged(kind string) { a.damage = append(a.damage, kind) }

// empty reports whether the frame told nothing at all.
func (a *account) empty() bool {
	return a.Chassis == "" && a.PortID == "" && a.Name == "" && len(a.Mgmt) == 0 && !a.gone
}
