package frame

import (
	"bytes"
	"cmp"
	"fmt"
	"maps"
	"net/netip"
	"slices"
	"strings"

	"cablewright/topology"
)

// observations returns what was heard: two accounts for every wire that was
// tapped, and one for everything else, which may be of no device.
func (h *hearing) observations() []topology.Observation {
	var seen []topology.Observation
	observer := newObserver(h)
	for _, w := range h.sortedWires() {
		own, others := w.split()
		if h.host == nil && len(own) == 0 && len(others) == 2 {
			seen = append(seen, h.end(others[0], others[1]), h.end(others[1], others[0]))
			continue
		}
		observer.hears(w, own, others)
	}
	rest := observer.observation()
	if h.host != nil || rest.Device.Name != "" || len(rest.ARP) > 0 || len(rest.Gaps) > 0 {
		seen = append(seen, rest)
	}
	return seen
}

// sortedWires returns the wires in the order in which they were first heard.
func (h *hearing) sortedWires() []*wire {
	return slices.SortedFunc(maps.Values(h.wires), func(a, b *wire) int { return cmp.Compare(a.order, b.order) })
}

// split parts the capturing machine's own speakers from the others, each sorted.
func (w *wire) split() (own, others []*speaker) {
	for _, key := range slices.Sorted(maps.Keys(w.speakers)) {
		if s := w.speakers[key]; s.own {
			own = append(own, s)
		} else {
			others = append(others, s)
		}
	}
	return own, others
}

// end returns the account of one end of a wire: what the speaker tells of itself,
// and the speaker at the other end.
func (h *hearing) end(near, far *speaker) topology.Observation {
	device := near.device()
	return topology.Observation{
		Target:    h.name,
		Taken:     h.last,
		Device:    device,
		Neighbors: far.neighbors(device.Ports[0].Name),
	}
}

// observer is who captured: this machine, or somebody that the capture may tell
// of.
type observer struct {
	*hearing
	device    topology.Device
	neighbors []topology.Neighbor
	known     bool // the device has told of itself
}

func newObserver(h *hearing) *observer {
	o := &observer{hearing: h}
	if h.host != nil {
		o.device, o.known = *h.host, true
		o.device.Ports = slices.Clone(h.host.Ports)
	}
	return o
}

// hears adds what was heard on a wire that the observer is at.
func (o *observer) hears(w *wire, own, others []*speaker) {
	if len(own) == 0 && len(others) == 0 {
		return
	}
	port := o.port(w, own)
	for _, s := range others {
		o.neighbors = append(o.neighbors, s.neighbors(port)...)
	}
	if len(others) > 2 && o.host == nil {
		o.note("frame", fmt.Sprintf("%d speakers at %s: the capture was taken at a hub, a mirror port or more than one wire", len(others), port))
	}
}

// port returns the observer's port at a wire, after adding it to the device: the
// one its own frames name, else one named after the capture point.
func (o *observer) port(w *wire, own []*speaker) string {
	for _, s := range own {
		o.introduce(s)
	}
	port := topology.Port{Name: w.name(), MAC: w.point.mac}
	if len(own) == 1 {
		port = own[0].port()
		if o.host != nil {
			port.Name, port.MAC = w.point.name, w.point.mac
		}
	}
	at := slices.IndexFunc(o.device.Ports, func(p topology.Port) bool { return p.Name == port.Name })
	if at < 0 {
		o.device.Ports = append(o.device.Ports, port)
		return port.Name
	}
	known := &o.device.Ports[at]
	known.LLDP = cmp.Or(known.LLDP, port.LLDP)
	known.Descr = cmp.Or(known.Descr, port.Descr)
	known.VLAN = cmp.Or(known.VLAN, port.VLAN)
	return port.Name
}

// introduce adds to the observer what one of its own frames tells of it.
func (o *observer) introduce(s *speaker) {
	d := s.device()
	o.device.Name = cmp.Or(o.device.Name, d.Name)
	o.device.Description = cmp.Or(o.device.Description, d.Description)
	o.device.Model = cmp.Or(o.device.Model, d.Model)
	o.device.Serial = cmp.Or(o.device.Serial, d.Serial)
	o.device.Chassis = sorted(append(slices.Clone(o.device.Chassis), d.Chassis...), cmp.Compare)
	o.device.Mgmt = sorted(append(slices.Clone(o.device.Mgmt), d.Mgmt...), netip.Addr.Compare)
	o.device.Capabilities = sorted(append(slices.Clone(o.device.Capabilities), d.Capabilities...), cmp.Compare)
	o.device.Role = topology.RoleOf(o.device.Capabilities)
	o.known = true
}

// name returns how to call the observer's port at a wire: "eth0", "interface 3",
// "eth0 vlan 118".
func (w *wire) name() string {
	at := strings.Join(slices.DeleteFunc([]string{w.point.name, w.port, w.tunnel}, func(s string) bool { return s == "" }), " ")
	return cmp.Or(at, "capture")
}

// observation returns the observer's account. It is of no device if nothing was
// heard at the observer.
func (o *observer) observation() topology.Observation {
	if !o.known && len(o.device.Ports) > 0 {
		o.device.Name = o.name
		o.device.Chassis = []topology.ID{topology.NewID(topology.KindCapture, o.name)}
	}
	if o.host == nil && len(o.wires) == 0 && len(o.arp) == 0 {
		o.note("frame", fmt.Sprintf("no LLDP, CDP, ARP or neighbour discovery among %d frames", o.frames))
	}
	return topology.Observation{
		Target:    o.name,
		Taken:     o.last,
		Device:    o.device,
		Neighbors: o.neighbors,
		ARP:       slices.SortedFunc(maps.Keys(o.arp), compareARP),
		Gaps:      o.gaps(),
	}
}

func compareARP(a, b topology.ARPEntry) int {
	return cmp.Or(a.Addr.Compare(b.Addr), bytes.Compare(a.MAC[:], b.MAC[:]), cmp.Compare(a.Port, b.Port))
}
