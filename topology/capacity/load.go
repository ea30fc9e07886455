package capacity

import (
	"iter"
	"time"

	"cablewright/topology"
)

// MinInterval is the shortest time between two readings that makes a load.
// Agents copy their counters out of the hardware only every few seconds, so
// over less time the difference says little.
const MinInterval = 30 * time.Second

// Load is the mean traffic of a cable between two snapshots, as the port At
// counted it.
type Load struct {
	At      topology.PortRef
	Far     topology.PortRef // the other end; zero: not known
	In, Out float64          // bit/s into and out of At
	Speed   int64            // bit/s, of each direction
	Over    time.Duration    // between the two readings, by the device's own clock
}

// Percent returns how full the fuller direction is.
func (l Load) Percent() float64 { return 100 * max(l.In, l.Out) / float64(l.Speed) }

// Loads returns the load of every physical port whose counters both snapshots
// tell, in the order of Devices and Ports. Of a link that both ends counted
// only end A is returned.
//
// The time between the readings is the difference of sysUpTime. A port is left
// out when that shows a restart in between, when a counter went back, when the
// port changed its speed, and when the rate is more than its speed can be:
// counters were cleared, or the port is another one under the same name.
func Loads(before, after *topology.Network) []Load {
	var loads []Load
	for ref, port := range rereads(before, after) {
		if !port.loaded() {
			continue
		}
		load := port.load()
		load.At, load.Far = ref, farEnd(after, ref)
		if !countedAtFarEnd(before, after, load) {
			loads = append(loads, load)
		}
	}
	return loads
}

// reread is a port as two snapshots tell of it.
type reread struct {
	before, after *topology.Port // before is nil if the port is new
	over          time.Duration  // between the two readings, by the device's own clock; 0: not known
}

// rereads yields the ports of after whose device is in before too, in the order
// of Devices and Ports.
func rereads(before, after *topology.Network) iter.Seq2[topology.PortRef, reread] {
	return func(yield func(topology.PortRef, reread) bool) {
		for i := range after.Devices {
			device := &after.Devices[i]
			earlier := before.Device(device.ID)
			if earlier == nil {
				continue
			}
			over := uptimeBetween(earlier, device)
			for j := range device.Ports {
				ref := topology.PortRef{Device: device.ID, Port: device.Ports[j].Name}
				if !yield(ref, reread{before.Port(ref), &device.Ports[j], over}) {
					return
				}
			}
		}
	}
}

// comparable reports whether what a physical port counted may be taken from what
// it counted later: the device did not restart in between, the interval is long
// enough, no octet counter went back, and none rose by more than the port can
// carry.
func (r reread) comparable() bool {
	if r.before == nil || r.over < MinInterval || r.after.Kind != topology.Physical {
		return false
	}
	old, now := r.before.Counters, r.after.Counters
	if old == nil || now == nil {
		return true
	}
	if now.InOctets < old.InOctets || now.OutOctets < old.OutOctets {
		return false
	}
	return !r.sameSpeed() || r.load().Percent() <= maxPercent
}

func (r reread) sameSpeed() bool { return r.after.Speed != 0 && r.after.Speed == r.before.Speed }

// loaded reports whether the readings make a load.
func (r reread) loaded() bool {
	return r.comparable() && r.before.Counters != nil && r.after.Counters != nil && r.sameSpeed()
}

// load returns the load between two readings with counters and one speed.
func (r reread) load() Load {
	old, now := r.before.Counters, r.after.Counters
	return Load{
		In:    bitRate(now.InOctets-old.InOctets, r.over),
		Out:   bitRate(now.OutOctets-old.OutOctets, r.over),
		Speed: r.after.Speed,
		Over:  r.over,
	}
}

// uptimeBetween returns the time between two readings of a device, or 0 when it
// is not known.
func uptimeBetween(before, after *topology.Device) time.Duration {
	if before.Uptime == 0 || after.Uptime <= before.Uptime {
		return 0
	}
	return time.Duration(after.Uptime-before.Uptime) * (time.Second / 100)
}

// maxPercent is the highest load that is believed: a full port, and what the
// agent's delay in copying its counters can add over MinInterval.
const maxPercent = 110

func bitRate(octets uint64, over time.Duration) float64 {
	return 8 * float64(octets) / over.Seconds()
}

// farEnd returns the other end of the one link at a port, or nothing.
func farEnd(n *topology.Network, ref topology.PortRef) topology.PortRef {
	at := n.LinksAt(ref)
	if len(at) != 1 {
		return topology.PortRef{}
	}
	link := n.Links[at[0]]
	if link.A == ref {
		return link.B
	}
	return link.A
}

// countedAtFarEnd reports whether the load is that of an end B whose end A was
// counted too.
func countedAtFarEnd(before, after *topology.Network, load Load) bool {
	if load.Far == (topology.PortRef{}) || load.At.Compare(load.Far) < 0 {
		return false
	}
	if farEnd(after, load.Far) != load.At {
		return false
	}
	then, now := before.Device(load.Far.Device), after.Device(load.Far.Device)
	port := after.Port(load.Far)
	if then == nil || now == nil || port == nil {
		return false
	}
	return reread{before.Port(load.Far), port, uptimeBetween(then, now)}.loaded()
}
