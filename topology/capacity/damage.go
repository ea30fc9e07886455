package capacity

import (
	"time"

	"cablewright/topology"
)

// Damage is what a port received damaged between two snapshots.
type Damage struct {
	At   topology.PortRef
	Far  topology.PortRef // the other end, which sent it; zero: not known
	Over time.Duration    // between the two readings, by the device's own clock
	Bits float64          // received in that time: as counted, else as many as the speed allows; 0: not known

	FCS, Symbol, In Rise // see topology.Errors
}

// Rise is by how much a counter rose.
type Rise struct {
	By   uint64
	Told bool // by both snapshots
}

// Damages returns the ports that counted more errors at the time of after than at
// the time of before, in the order of Devices and Ports. Ports are left out as
// for Loads, but one that changed its speed, or whose error counters went back
// alone, keeps the others.
func Damages(before, after *topology.Network) []Damage {
	var damages []Damage
	for ref, port := range rereads(before, after) {
		if damage, ok := port.damage(); ok {
			damage.At, damage.Far = ref, farEnd(after, ref)
			damages = append(damages, damage)
		}
	}
	return damages
}

func (r reread) damage() (Damage, bool) {
	if r.after.Errors == nil || !r.comparable() || r.before.Errors == nil {
		return Damage{}, false
	}
	old, now := r.before.Errors, r.after.Errors
	damage := Damage{
		Over: r.over, Bits: r.bits(),
		FCS: rise(old.FCS, now.FCS), Symbol: rise(old.Symbol, now.Symbol), In: rise(old.In, now.In),
	}
	return damage, damage.FCS.By+damage.Symbol.By+damage.In.By > 0
}

func rise(old, now *uint64) Rise {
	if old == nil || now == nil || *now < *old {
		return Rise{}
	}
	return Rise{*now - *old, true}
}

// bits returns how much arrived at the port, in bits.
func (r reread) bits() float64 {
	if old, now := r.before.Counters, r.after.Counters; old != nil && now != nil {
		return 8 * float64(now.InOctets-old.InOctets)
	}
	return float64(r.after.Speed) * r.over.Seconds()
}
