package cabling

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"cablewright/topology"
)

// Joined is a list of cables laid over a network.
type Joined struct {
	Channels []Placed // in the order of the list
	Open     []int    // positions in Snapshot.Links of those that no cable is, nor ends at
}

// Placed is a channel of the list, and the link that it is. What the list leaves
// open of its ends is filled in from the ports of the link.
type Placed struct {
	Channel
	Link  int               // position in Snapshot.Links; -1: none
	Part  int               // link that it is a part of, with other rows and panels between; -1: none
	At    [2]topology.Place // of A and B; a device that the network does not have has no ID
	Seen  [2]Identified     // what the ports of the link tell of their PHYs, whatever the list tells
	Why   string            // there is no link
	Other int               // link that one of its ports has instead; -1: none
	Links [2]int            // the links that its A port and its B port have instead; -1: none, or several
	Heard bool              // the powers at its ends are those that the ports tell
}

// Join finds the link of each channel by the devices and ports at its ends, in
// either direction: a device by its name with or without domain, a port in any
// spelling of its name. A port that the network does not know fits any. What is
// left may be a link together: see patched.
func Join(network *topology.Network, channels []Channel) *Joined {
	j := newJoiner(network)
	joined := &Joined{Channels: make([]Placed, len(channels))}
	for i := range channels {
		joined.Channels[i] = j.join(channels[i])
	}
	j.patched(joined.Channels)
	found := make([]bool, len(network.Links))
	for i := range joined.Channels {
		placed := &joined.Channels[i]
		for _, link := range []int{placed.Link, placed.Part, placed.Links[0], placed.Links[1]} {
			if link >= 0 {
				found[link] = true
			}
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
	devices    map[string][]*topology.Device // by deviceName.key
	links      [][2]seat                     // the ends of Network.Links
	jacks      map[jack][]int                // links
	names      map[string]deviceName         // as they are spelt
	ports      map[string]string             // as they are spelt, in the form that all spellings share
	identifier Identifier
	shorts     map[module]*ShortReach
	completed  map[completed]*Channel
}

// module is the words that name one, and the PHY that they name.
type module struct {
	said string
	phy  *PHY
}

// jack is a port in the form that all its spellings share.
type jack struct{ device, port string }

// deviceName is what is compared of a name: the name without its domain, and with
// it, in lower case.
type deviceName struct{ key, full string }

// is reports whether two names may be of one device: without domain where either
// has none.
func (n deviceName) is(other deviceName) bool {
	return n.key == other.key && (n.full == other.full || n.full == n.key || other.full == other.key)
}

// seat is an end of a link, as lists may call it.
type seat struct {
	ref    topology.PortRef
	device deviceName
	ports  []string // name, and description, which is the name on agents that have both; nil: not known
}

func newJoiner(network *topology.Network) *joiner {
	j := &joiner{
		network: network,
		devices: make(map[string][]*topology.Device, len(network.Devices)),
		links:   make([][2]seat, len(network.Links)),
		jacks:   make(map[jack][]int, 2*len(network.Links)),
		names:   make(map[string]deviceName),
		ports:   make(map[string]string),

		completed: make(map[completed]*Channel),
	}
	for i := range network.Devices {
		device := &network.Devices[i]
		key := j.name(device.Label()).key
		j.devices[key] = append(j.devices[key], device)
	}
	for i := range network.Links {
		link := &network.Links[i]
		j.links[i] = [2]seat{j.seat(link.A), j.seat(link.B)}
		j.file(&j.links[i][0], i)
		j.file(&j.links[i][1], i)
	}
	return j
}

// name returns what is compared of a name, worked out once.
func (j *joiner) name(text string) deviceName {
	name, known := j.names[text]
	if !known {
		name = deviceName{strings.ToLower(topology.ShortName(text)), strings.ToLower(text)}
		j.names[text] = name
	}
	return name
}

// port returns the form that all spellings of a port share, worked out once.
func (j *joiner) port(text string) string {
	port, known := j.ports[text]
	if !known {
		port = topology.CanonicalPort(text)
		j.ports[text] = port
	}
	return port
}

func (j *joiner) seat(ref topology.PortRef) seat {
	s := seat{ref: ref, device: j.name(j.network.Place(ref).Name)}
	if device := j.network.Device(ref.Device); device != nil && device.Name != "" {
		s.device = j.name(device.Name)
	}
	if ref.Port == "" {
		return s
	}
	s.ports = []string{j.port(ref.Port)}
	if port := j.network.Port(ref); port != nil && port.Descr != "" {
		s.ports = append(s.ports, j.port(port.Descr))
	}
	return s
}

// file adds a link under every spelling of one of its ports.
func (j *joiner) file(s *seat, link int) {
	for _, port := range s.ports {
		key := jack{s.device.key, port}
		if links := j.jacks[key]; len(links) == 0 || links[len(links)-1] != link { // both spellings may be one
			j.jacks[key] = append(links, link)
		}
	}
}

// join finds the link of a channel, and completes the channel from it.
func (j *joiner) join(channel Channel) Placed {
	placed := Placed{Channel: channel, Link: -1, Part: -1, Other: -1, Links: [2]int{-1, -1}}
	placed.At = [2]topology.Place{j.place(channel.A), j.place(channel.B)}
	if !placed.tellsEnds() {
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
		placed.Links = [2]int{j.linkAt(placed.A), j.linkAt(placed.B)}
		near, far := &j.links[placed.Other][0], &j.links[placed.Other][1]
		if !near.fits(j.want(placed.A)) && !near.fits(j.want(placed.B)) {
			near, far = far, near
		}
		placed.Why = fmt.Sprintf("the network has %s linked to %s", j.network.Label(near.ref), j.network.Label(far.ref))
	default:
		placed.Why = j.unseen(&placed)
	}
	return placed
}

// seating is a link and which of its ends is the A end of a channel.
type seating struct {
	link int
	a, b *seat
}

// wanted is an end of a channel, as the joiner compares it.
type wanted struct {
	device deviceName
	port   string
}

// want returns what the joiner compares of an end.
func (j *joiner) want(end End) wanted { return wanted{j.name(end.Device), j.port(end.Port)} }

func (w wanted) jack() jack { return jack{w.device.key, w.port} }

// fitting returns the links that a channel may be: those with both ports known if
// there are any. It notes a link that has one of the ports and goes elsewhere.
func (j *joiner) fitting(placed *Placed) (all []seating) {
	a, b := j.want(placed.A), j.want(placed.B)
	for _, end := range []wanted{a, b} {
		for _, link := range j.jacks[end.jack()] {
			for _, s := range j.seatings(link) {
				fitsA, fitsB := s.a.fits(a), s.b.fits(b)
				elsewhere := fitsA && s.a.ports != nil || fitsB && s.b.ports != nil
				switch {
				case fitsA && fitsB && !slices.Contains(all, s):
					all = append(all, s)
				case elsewhere && placed.Other < 0:
					placed.Other = link
				}
			}
		}
	}
	known := func(s seating) bool { return s.a.ports != nil && s.b.ports != nil }
	if slices.ContainsFunc(all, known) {
		return slices.DeleteFunc(all, func(s seating) bool { return !known(s) })
	}
	return all
}

// linkAt returns the one link of a port; -1: it has none, or several.
func (j *joiner) linkAt(end End) int {
	at, want := -1, j.want(end)
	for _, link := range j.jacks[want.jack()] {
		if ends := &j.links[link]; ends[0].fits(want) || ends[1].fits(want) {
			if at >= 0 && at != link {
				return -1
			}
			at = link
		}
	}
	return at
}

// seatings returns both ways to see a link.
func (j *joiner) seatings(link int) [2]seating {
	ends := &j.links[link]
	return [2]seating{{link, &ends[0], &ends[1]}, {link, &ends[1], &ends[0]}}
}

// fits reports whether an end of a link may be an end of a channel.
func (s *seat) fits(end wanted) bool {
	return s.device.is(end.device) && (s.ports == nil || slices.Contains(s.ports, end.port))
}

// unseen says how far the network knows the ends of a channel.
func (j *joiner) unseen(placed *Placed) string {
	for _, end := range []End{placed.A, placed.B} {
		if len(j.devices[j.name(end.Device).key]) == 0 {
			return "the network has no device " + end.Device
		}
	}
	return "nothing in the network reports it"
}

// place returns where an end is by its own words, with the device if one alone
// has the name.
func (j *joiner) place(end End) topology.Place {
	place := topology.Place{Name: end.Device, Port: end.Port}
	name := j.name(end.Device)
	if devices := j.devices[name.key]; len(devices) == 1 && j.name(cmp.Or(devices[0].Name, devices[0].Label())).is(name) {
		place.Device, place.Name = devices[0].ID, devices[0].Label()
	}
	return place
}

// complete takes the places of a link, and from its ports what the list leaves
// open: the PHYs, and the speed at which it runs.
func (j *joiner) complete(placed *Placed, s seating) {
	placed.Link, placed.Other = s.link, -1
	placed.At = [2]topology.Place{j.network.Place(s.a.ref), j.network.Place(s.b.ref)}
	a, b := j.network.Port(s.a.ref), j.network.Port(s.b.ref)
	placed.Seen = [2]Identified{j.identify(a), j.identify(b)}
	j.fill(&placed.A, placed.Seen[0])
	j.fill(&placed.B, placed.Seen[1])
	placed.Heard = !placed.A.tellsPower() && !placed.B.tellsPower()
	fillPower(&placed.A, a)
	fillPower(&placed.B, b)
	if placed.Speed == 0 {
		placed.Speed = linkSpeed(a, b)
	}
	placed.Like = j.like(&placed.Channel)
}

// completed is what ports told of a channel that is like another in its list.
type completed struct {
	list  *Channel
	a, b  portTold
	speed int64
}

// portTold is what a port may tell of an end.
type portTold struct {
	phy    *PHY
	said   string
	short  *ShortReach
	tx, rx Level
}

// like returns a channel that was like this one in the list, and of which the
// ports told the same; nil: it is like none.
func (j *joiner) like(c *Channel) *Channel {
	if c.Like == nil {
		return nil
	}
	told := func(e *End) portTold { return portTold{e.PHY, e.Said, e.Short, e.Tx, e.Rx} }
	key := completed{c.Like, told(&c.A), told(&c.B), c.Speed}
	like := j.completed[key]
	if like == nil {
		copied := *c
		like = &copied
		j.completed[key] = like
	}
	return like
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

// fillPower takes what the transceiver measures, where the list does not tell it. A
// port that is down has its reason: its light, or the lack of it, is not of the cable.
func fillPower(end *End, port *topology.Port) {
	if port == nil || port.Optic == nil || port.Oper != topology.Up || end.tellsPower() {
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
