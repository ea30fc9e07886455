package frame

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"cablewright/topology"
)

// hearing collects what the frames of one capture, or of this machine's ports,
// tell. It keeps the last account of every speaker, not the frames.
type hearing struct {
	name   string           // of the capture or the machine
	host   *topology.Device // this machine, when it listens on its own ports
	wires  map[wireKey]*wire
	arp    map[topology.ARPEntry]bool
	losses map[loss]*lost
	frames int
	last   time.Time
}

// wireKey tells apart what is not one wire: capture points, and the VLANs and
// tunnels within a point.
type wireKey struct {
	point        *point
	port, tunnel string
}

// wire is one wire, or what looks like one, and who speaks on it.
type wire struct {
	wireKey
	order    int // in which it was first heard
	speakers map[string]*speaker
}

// speaker is one port that sends LLDP or CDP.
type speaker struct {
	key      string // its address, or what it calls itself
	mac      topology.MAC
	own      bool // the capturing machine's own
	accounts map[protocol]account
}

// loss is a kind of damage, in the words of a topology.Gap.
type loss struct{ probe, reason string }

// lost is how often that happened, and in which frames first.
type lost struct {
	count  int
	frames []string
}

func newHearing(name string) *hearing {
	return &hearing{
		name:   name,
		wires:  make(map[wireKey]*wire),
		arp:    make(map[topology.ARPEntry]bool),
		losses: make(map[loss]*lost),
	}
}

// add takes in one frame.
func (h *hearing) add(f frame) {
	h.frames++
	if f.taken.After(h.last) {
		h.last = f.taken
	}
	p := unwrap(f.point.link, f.data)
	if p.damage != "" {
		h.lose("frame", p.damage, f.number)
	}
	p.sent = p.sent || f.sent || !p.source.IsZero() && p.source == f.point.mac
	switch p.protocol {
	case lldp:
		h.hear(f, p, decodeLLDP(p.data))
	case cdp:
		h.hear(f, p, decodeCDP(p.data))
	case arp:
		entry, ok, damage := decodeARP(p.data)
		h.resolve(f, p, entry, ok, damage)
	case nd:
		entry, ok, damage := decodeND(p.addr, p.data)
		h.resolve(f, p, entry, ok, damage)
	}
}

// hear takes in an account of a speaker. A damaged one does not replace a sound
// one.
func (h *hearing) hear(f frame, p payload, a account) {
	for _, kind := range a.damage {
		h.lose(string(p.protocol), kind, f.number)
	}
	if a.empty() {
		return
	}
	w := h.wire(f.point, p)
	key := speakerKey(p.source, a)
	s := w.speakers[key]
	switch {
	case a.gone && s == nil:
		return
	case a.gone:
		if delete(s.accounts, p.protocol); len(s.accounts) == 0 {
			delete(w.speakers, key)
		}
		return
	case s == nil:
		s = &speaker{key: key, mac: p.source, accounts: make(map[protocol]account)}
		w.speakers[key] = s
	}
	s.own = s.own || p.sent
	if old, ok := s.accounts[p.protocol]; !ok || len(a.damage) == 0 || len(old.damage) > 0 {
		a.MAC = p.source
		s.accounts[p.protocol] = a
	}
}

// speakerKey tells speakers apart by their address; where there is none, by what
// they call themselves and their port, which every frame of theirs says.
func speakerKey(source topology.MAC, a account) string {
	if source.Identifies() {
		return source.String()
	}
	if a.Chassis == "" {
		return a.Name + " " + string(a.PortID)
	}
	return string(a.Chassis) + " " + string(a.PortID)
}

func (h *hearing) wire(at *point, p payload) *wire {
	key := wireKey{at, p.port, p.tunnel}
	if h.host != nil {
		key.tunnel = "" // it came in at that port, in whatever VLAN
	}
	w := h.wires[key]
	if w == nil {
		w = &wire{wireKey: key, order: len(h.wires), speakers: make(map[string]*speaker)}
		h.wires[key] = w
	}
	return w
}

// resolve takes in an address that ARP or neighbour discovery tells. A capture
// has no ports to put it at.
func (h *hearing) resolve(f frame, p payload, entry topology.ARPEntry, ok bool, damage string) {
	if damage != "" {
		h.lose(string(p.protocol), damage, f.number)
	}
	if !ok || p.sent {
		return
	}
	if h.host != nil {
		entry.Port = f.point.name
	}
	h.arp[entry] = true
}

// lose notes that something could not be learned from a frame.
func (h *hearing) lose(probe, reason string, number int) {
	key := loss{probe, reason}
	l := h.losses[key]
	if l == nil {
		l = &lost{}
		h.losses[key] = l
	}
	l.count++
	if len(l.frames) < shownFrames {
		l.frames = append(l.frames, fmt.Sprint(number))
	}
}

// note adds a Gap that is not about single frames.
func (h *hearing) note(probe, reason string) { h.losses[loss{probe, reason}] = &lost{} }

// shownFrames is how many numbers of frames a Gap gives.
const shownFrames = 5

// gaps returns what was lost, sorted.
func (h *hearing) gaps() []topology.Gap {
	var gaps []topology.Gap
	for key, l := range h.losses {
		gaps = append(gaps, topology.Gap{Target: h.name, Probe: key.probe, Reason: key.reason + l.where()})
	}
	slices.SortFunc(gaps, func(a, b topology.Gap) int {
		return cmp.Or(cmp.Compare(a.Probe, b.Probe), cmp.Compare(a.Reason, b.Reason))
	})
	return gaps
}

// where returns " (frame 7)" or " (12 frames: 7, 9, 11, 12, 20, ...)".
func (l *lost) where() string {
	switch l.count {
	case 0:
		return ""
	case 1:
		return " (frame " + l.frames[0] + ")"
	}
	more := ""
	if l.count > len(l.frames) {
		more = ", ..."
	}
	return fmt.Sprintf(" (%d frames: %s%s)", l.count, strings.Join(l.frames, ", "), more)
}
