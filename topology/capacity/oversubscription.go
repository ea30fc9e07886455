package capacity

import "cablewright/topology"

// Oversubscription compares what a device can receive from below with what it
// can send on upwards. It counts what is plugged in and up ("attached"), not
// what the ports could take if all were filled.
type Oversubscription struct {
	Device *topology.Device
	Tier   int
	Down   Side // towards lower tiers and stations
	Up     Side // towards higher tiers

	// Guessed says that no uplink leads to a device that was observed: which ports
	// are uplinks is by what stations and neighbours seem to be.
	Guessed bool
}

// Side is the ports of a device that lead one way. A LAG counts by its members
// where they are known, else as one port.
type Side struct {
	Ports   int
	Speed   int64 // bit/s, all ports together
	Fastest int64 // bit/s, of one port
}

// Ratio returns Down to Up: 3 when 480 Gbit/s come up from below and 160 Gbit/s
// lead on.
func (o Oversubscription) Ratio() float64 { return float64(o.Down.Speed) / float64(o.Up.Speed) }

// Oversubscriptions returns the ratio of every device above tier 0 that has
// ports both ways, in the order of Devices. A device with an uplink of unknown
// port or speed has no ratio; a downlink of unknown speed counts as 0 bit/s.
func Oversubscriptions(n *topology.Network, tiers Tiers) []Oversubscription {
	led := leads(n, tiers)
	var found []Oversubscription
	for i := range n.Devices {
		device := &n.Devices[i]
		if tiers[device.ID] == 0 || led[topology.PortRef{Device: device.ID}].direction == upward {
			continue
		}
		seen := Oversubscription{Device: device, Tier: tiers[device.ID], Guessed: true}
		if seen.add(led) && seen.Up.Ports > 0 && seen.Down.Speed > 0 {
			found = append(found, seen)
		}
	}
	return found
}

// add counts the ports of the device on their sides. It returns false when the
// speed of an uplink is not known.
func (o *Oversubscription) add(led map[topology.PortRef]lead) bool {
	for i := range o.Device.Ports {
		port := &o.Device.Ports[i]
		seen := led[topology.PortRef{Device: o.Device.ID, Port: port.Name}]
		if down(port) || port.Kind == topology.Virtual || inCountedLAG(led, o.Device.ID, port, seen) {
			continue
		}
		speed := port.Speed
		if speed == 0 {
			speed = seen.speed
		}
		switch seen.direction {
		case upward:
			if speed == 0 {
				return false
			}
			o.Up.add(speed)
			o.Guessed = o.Guessed && seen.guessed
		case downward:
			o.Down.add(speed)
		}
	}
	return true
}

// inCountedLAG reports whether the aggregate that the port is a member of leads
// the same way itself: some agents hear their neighbours on the aggregate, and
// its speed holds the member's already.
func inCountedLAG(led map[topology.PortRef]lead, device topology.DeviceID, port *topology.Port, seen lead) bool {
	if port.LAG == "" || port.LAG == port.Name {
		return false
	}
	return led[topology.PortRef{Device: device, Port: port.LAG}].direction == seen.direction
}

func (s *Side) add(speed int64) {
	s.Ports++
	s.Speed += speed
	s.Fastest = max(s.Fastest, speed)
}
