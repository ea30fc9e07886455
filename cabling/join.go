package cabling

import (
	"fmt"
	"slices"
	"strings"

	"cablewright/topology"
)

// Joined is a list of cables laid over a network.
type Joined struct {
	Channels []Placed // in the order of the list
	Open     []int    // positions in Snapshot.Links of those that no cable is
}

// Placed is a channel of the list, and the link that it is. What the list leaves
// open of its ends is filled in from the ports of the link.
type Placed struct {
	Channel
	Link  int               // position in Snapshot.Links; -1: none
	At    [2]topology.Place // of A and B; a device that the network does not have has no ID
	Seen  [2]Identified     // what the ports of the link tell of their PHYs, whatever the list tells
	Why   string            // there is no link
	Other int               // link that one of its ports has instead; -1: none
	Heard bool              // the powers at its ends are those that the ports tell
}

// Join finds the link of each channel by the devices and ports at its ends, in
// either direction: a device by its name with or without domain, a port in any
// spelling of its name. A port that the network does not know fits any.
func Join(network *topology.Network, channels []Channel) *Joined {
	j := newJoiner(network)
	joined := &Joined{Channels: make([]Placed, len(channels))}
	found := make([]bool, len(network.Links))
	for i := range channels {
		joined.Channels[i] = j.join(channels[i])
		if link := joined.Channels[i].Link; link >= 0 {
			found[link] = true
		}
	}
	for link, has := range found {
		if !has {
			joined.Open = append(joined.Open, link)
		}
	}
	return joined
}

// Places returns where a finding about the channel is: both ends, or its identifier
// where the list tells neither.
func (p *Placed) Places() []topology.Place {
	var at []topology.Place
	for _, place := range p.At {
		if place.Name != "" {
			at = append(at, place)
		}
	}
	if at == nil {
		at = []topology.Place{{Name: p.ID}}
	}
	return at
}

// joiner finds links by what lists of cables call their ends.
type joiner struct {
	network    *topology.Network
	devices    map[string][]*topology.Device // by deviceKey
	jacks      map[jack][]int                // links
	identifier Identifier
	shorts     map[module]*ShortReach
}

// module is the words that name one, and the PHY that they name.
type module struct {
	said string
	phy  *PHY
}

// jack is a port in the form that all its spellings share.
type jack struct{ device, port string }

func newJoiner(network *topology.Network) *joiner {
	j := &joiner{
		network: network,
		devices: make(map[string][]*topology.Device, len(network.Devices)),
		jacks:   make(map[jack][]int, 2*len(network.Links)),
	}
	for i := range network.Devices {
		device := &network.Devices[i]
		key := deviceKey(device.Label())
		j.devices[key] = append(j.devices[key], device)
	}
	for i, link := range network.Links {
		j.file(link.A, i)
		j.file(link.B, i)
	}
	return j
}

// file adds a link under every spelling of one of its ports.
func (j *joiner) file(ref topology.PortRef, link int) {
	device := deviceKey(j.network.Place(ref).Name)
	for _, port := range j.spellings(ref) {
		key := jack{device, port}
		if links := j.jacks[key]; len(links) == 0 || links[len(links)-1] != link { // both spellings may be one
			j.jacks[key] = append(links, link)
		}
	}
}

// spellings returns the name of a port and its description, which is the name on
// agents that have both; none if the port is not known.
func (j *joiner) spellings(ref topology.PortRef) []string {
	if ref.Port == "" {
		return nil
	}
	spellings := []string{topology.CanonicalPort(ref.Port)}
	if port := j.network.Port(ref); port != nil && port.Descr != "" {
		spellings = append(spellings, topology.CanonicalPort(port.Descr))
	}
	return spellings
}

func deviceKey(name string) string { return strings.ToLower(topology.ShortName(name)) }

// join finds the link of a channel, and completes the channel from it.
func (j *joiner) join(channel Channel) Placed {
	placed := Placed{Channel: channel, Link: -1, Other: -1}
	placed.At = [2]topology.Place{j.place(channel.A), j.place(channel.B)}
	if channel.A.Device == "" || channel.A.Port == "" || channel.B.Device == "" || channel.B.Port == "" {
		placed.Why = "the list does not tell device and port of both ends"
		return placed
	}
	fitting := j.fitting(&placed)
	switch {
	case len(fitting) == 1:
		j.complete(&placed, fitting[0])
	case len(fitting) > 1:
		placed.Why = fmt.Sprintf("%d links of the network fit: several devices have one name, or a port is not known", len(fitting))
	case placed.Other >= 0:
		link := j.network.Links[placed.Other]
		placed.Why = fmt.Sprintf("the network has %s linked to %s", j.network.Label(link.A), j.network.Label(link.B))
	default:
		placed.Why = j.unseen(&placed)
	}
	return placed
}

// seating is a link and which of its ends is the A end of a channel.
type seating struct {
	link int
	a, b topology.PortRef
}

// fitting returns the links that a channel may be: those with both ports known if
// there are any. It notes a link that has one of the ports and goes elsewhere.
func (j *joiner) fitting(placed *Placed) (all []seating) {
	for _, end := range []End{placed.A, placed.B} {
		for _, link := range j.jacks[jackOf(end)] {
			for _, s := range seatings(link, j.network.Links[link]) {
				fitsA, fitsB := j.fits(s.a, placed.A), j.fits(s.b, placed.B)
				elsewhere := fitsA && s.a.Port != "" || fitsB && s.b.Port != ""
				switch {
				case fitsA && fitsB && !slices.Contains(all, s):
					all = append(all, s)
				case elsewhere && placed.Other < 0:
					placed.Other = link
				}
			}
		}
	}
	open := func(s seating) bool { return s.a.Port == "" || s.b.Port == "" }
	if known := slices.DeleteFunc(slices.Clone(all), open); len(known) > 0 {
		return known
	}
	return all
}

// seatings returns both ways to see a link.
func seatings(position int, link topology.Link) []seating {
	return []seating{{position, link.A, link.B}, {position, link.B, link.A}}
}

func jackOf(end End) jack { return jack{deviceKey(end.Device), topology.CanonicalPort(end.Port)} }

// fits reports whether an end of a link may be an end of a channel.
func (j *joiner) fits(ref topology.PortRef, end End) bool {
	if !sameDevice(j.network.Place(ref).Name, j.network.Device(ref.Device), end.Device) {
		return false
	}
	return ref.Port == "" || slices.Contains(j.spellings(ref), topology.CanonicalPort(end.Port))
}

// sameDevice compares names: without domain where either has none.
func sameDevice(label string, device *topology.Device, text string) bool {
	if device != nil && strings.EqualFold(device.Name, text) {
		return true
	}
	hasDomain := device != nil && topology.ShortName(device.Name) != device.Name
	if hasDomain && topology.ShortName(text) != text {
		return false
	}
	return deviceKey(label) == deviceKey(text)
}

// unseen says how far the network knows the ends of a channel.
func (j *joiner) unseen(placed *Placed) string {
	for _, end := range []End{placed.A, placed.B} {
		if len(j.devices[deviceKey(end.Device)]) == 0 {
			return "the network has no device " + end.Device
		}
	}
	return "nothing in the network reports it"
}

// place returns where an end is by its own words, with the device if one alone
// has the name.
func (j *joiner) place(end End) topology.Place {
	place := topology.Place{Name: end.Device, Port: end.Port}
	if devices := j.devices[deviceKey(end.Device)]; len(devices) == 1 && sameDevice(devices[0].Label(), devices[0], end.Device) {
		place.Device, place.Name = devices[0].ID, devices[0].Label()
	}
	return place
}

// complete takes the places of a link, and from its ports what the list leaves
// open: the PHYs, and the speed at which it runs.
func (j *joiner) complete(placed *Placed, s seating) {
	placed.Link, placed.Other = s.link, -1
	placed.Like = nil // of the channel that the list alone tells
	placed.At = [2]topology.Place{j.network.Place(s.a), j.network.Place(s.b)}
	a, b := j.network.Port(s.a), j.network.Port(s.b)
	placed.Seen = [2]Identified{j.identify(a), j.identify(b)}
	j.fill(&placed.A, placed.Seen[0])
	j.fill(&placed.B, placed.Seen[1])
	placed.Heard = !placed.A.tellsPower() && !placed.B.tellsPower()
	fillPower(&placed.A, a)
	fillPower(&placed.B, b)
	if placed.Speed == 0 {
		placed.Speed = linkSpeed(a, b)
	}
}

// fill gives an end what the list leaves open and its port tells: the PHY, and
// what is known of the module.
func (j *joiner) fill(end *End, seen Identified) {
	if end.PHY == nil {
		end.PHY, end.Said = seen.PHY, seen.Said()
	}
	if end.Short == nil && end.PHY == seen.PHY {
		end.Short = j.short(seen.Said(), end.PHY)
	}
}

// short returns what LookupShortReach does, looked up once.
func (j *joiner) short(said string, phy *PHY) *ShortReach {
	if phy == nil || said == "" {
		return nil
	}
	return recalled(&j.shorts, module{said, phy}, func(m module) *ShortReach { return LookupShortReach(m.said, m.phy) })
}

func (j *joiner) identify(port *topology.Port) Identified {
	if port == nil {
		return Identified{Believed: -1}
	}
	return j.identifier.Identify(port)
}

func (e End) tellsPower() bool { return e.Rx.Known || e.Tx.Known }

// fillPower takes what the transceiver measures, where the list does not tell it.
func fillPower(end *End, port *topology.Port) {
	if port == nil || port.Optic == nil || end.tellsPower() {
		return
	}
	if rx := port.Optic.RxPower; rx != nil {
		end.Rx = Decibels(*rx)
	}
	if tx := port.Optic.TxPower; tx != nil {
		end.Tx = Decibels(*tx)
	}
}

// linkSpeed returns the speed that the ports have; 0: none is told, or each has
// its own.
func linkSpeed(a, b *topology.Port) int64 {
	var speed int64
	for _, port := range []*topology.Port{a, b} {
		switch {
		case port == nil || port.Speed == 0:
		case speed != 0 && speed != port.Speed:
			return 0
		default:
			speed = port.Speed
		}
	}
	return speed
}
