package render

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"time"

	"cablewright/topology"
)

// builder makes snapshots by hand: linking adds the ports.
type builder struct {
	devices map[string]*topology.Device
	links   []topology.Link
	more    []topology.Segment
	used    map[string]int
}

func newBuilder() *builder {
	return &builder{devices: map[string]*topology.Device{}, used: map[string]int{}}
}

func (b *builder) device(name, role, model string) *topology.Device {
	if d := b.devices[name]; d != nil {
		return d
	}
	d := &topology.Device{ID: topology.DeviceID("serial:" + name), Name: name, Role: role, Model: model, Observed: role != ""}
	b.devices[name] = d
	return d
}

// names returns prefix1 to prefixN, added as devices.
func (b *builder) names(prefix string, n int, role, model string) []string {
	var list []string
	for i := range n {
		name := fmt.Sprint(prefix, i+1)
		b.device(name, role, model)
		list = append(list, name)
	}
	return list
}

func (b *builder) port(device string, speed int64, lag string) topology.PortRef {
	d := b.device(device, "", "")
	b.used[device]++
	word := "swp"
	if d.Role == topology.RoleHost || !d.Observed {
		word = "eth"
	}
	port := topology.Port{Name: fmt.Sprint(word, b.used[device]), Speed: speed, LAG: lag}
	d.Ports = append(d.Ports, port)
	return topology.PortRef{Device: d.ID, Port: port.Name}
}

func (b *builder) link(one, other string, speed int64, lag string) *topology.Link {
	return b.bond(one, lag, other, lag, speed)
}

func (b *builder) bond(one, lagOne, other, lagOther string, speed int64) *topology.Link {
	l := topology.Link{A: b.port(one, speed, lagOne), B: b.port(other, speed, lagOther), State: topology.Confirmed}
	if l.A.Compare(l.B) > 0 {
		l.A, l.B = l.B, l.A
	}
	l.Evidence = []topology.Evidence{{Protocol: "lldp", Reporter: l.A}, {Protocol: "lldp", Reporter: l.B}}
	b.links = append(b.links, l)
	return &b.links[len(b.links)-1]
}

func (b *builder) mesh(upper, lower []string, speed int64) {
	for _, l := range lower {
		for _, u := range upper {
			b.link(u, l, speed, "")
		}
	}
}

func (b *builder) segment(names ...string) {
	var s topology.Segment
	for _, name := range names {
		s.Ports = append(s.Ports, b.port(name, 1e9, ""))
	}
	slices.SortFunc(s.Ports, topology.PortRef.Compare)
	b.more = append(b.more, s)
}

func (b *builder) network() *topology.Network {
	s := &topology.Snapshot{Version: 1, Taken: time.Date(2026, 1, 2, 3, 4, 0, 0, time.UTC), Links: b.links, Segments: b.more}
	for _, d := range b.devices {
		s.Devices = append(s.Devices, *d)
	}
	slices.SortFunc(s.Devices, func(x, y topology.Device) int { return strings.Compare(string(x.ID), string(y.ID)) })
	slices.SortFunc(s.Links, func(x, y topology.Link) int {
		if c := x.A.Compare(y.A); c != 0 {
			return c
		}
		return x.B.Compare(y.B)
	})
	return topology.NewNetwork(s)
}

func leafSpine(spines, leaves, hosts int) *builder {
	b := newBuilder()
	s := b.names("spine", spines, topology.RoleSwitch, "DCS-7050CX3")
	l := b.names("leaf", leaves, topology.RoleSwitch, "SN2410")
	b.mesh(s, l, 100e9)
	for i := range hosts {
		name := b.device(fmt.Sprint("host", i+1), topology.RoleHost, "").Name
		b.link(l[i*leaves/hosts], name, 25e9, "")
	}
	return b
}

func campus(blocks, access, hosts int) *builder {
	b := newBuilder()
	core := b.names("core", 2, topology.RoleSwitch, "C9600-LC-48YL")
	b.link("core1", "core2", 100e9, "Po1")
	b.link("core1", "core2", 100e9, "Po1")
	for block := range blocks {
		dist := b.names(fmt.Sprintf("bldg%d-dist", block+1), 2, topology.RoleSwitch, "C9500-40X")
		b.mesh(core, dist, 40e9)
		b.link(dist[0], dist[1], 40e9, "")
		acc := b.names(fmt.Sprintf("bldg%d-acc", block+1), access, topology.RoleSwitch, "C9300-48P")
		b.mesh(dist, acc, 10e9)
		for _, a := range acc {
			for h := range hosts {
				role := []string{topology.RolePhone, topology.RoleAP, topology.RoleHost}[h%3]
				name := b.device(fmt.Sprintf("%s-%s-%d", a, role[:2], h+1), role, "").Name
				b.link(a, name, 1e9, "")
			}
		}
	}
	return b
}

func ring(n, hosts int) *builder {
	b := newBuilder()
	sw := b.names("ring", n, topology.RoleSwitch, "IE-3400")
	for i := range sw {
		b.link(sw[i], sw[(i+1)%n], 1e9, "")
		for h := range hosts {
			b.link(sw[i], b.device(fmt.Sprintf("plc%d-%d", i+1, h+1), topology.RoleHost, "").Name, 100e6, "")
		}
	}
	return b
}

func dualHomed(pairs, hosts int) *builder {
	b := leafSpine(2, 2*pairs, 0)
	for p := range pairs {
		one, two := fmt.Sprint("leaf", 2*p+1), fmt.Sprint("leaf", 2*p+2)
		b.link(one, two, 100e9, "peerlink")
		b.link(one, two, 100e9, "peerlink")
		for h := range hosts {
			name := b.device(fmt.Sprintf("srv%d-%d", p+1, h+1), topology.RoleHost, "").Name
			b.bond(one, "bond-"+name, name, "bond0", 25e9)
			b.bond(two, "bond-"+name, name, "bond0", 25e9)
		}
	}
	return b
}

// uneven has high leaves with few hosts beside a low one with many.
func uneven() *builder {
	b := leafSpine(2, 3, 0)
	for range 6 {
		b.link("leaf1", "leaf2", 10e9, "")
	}
	for i := range 34 {
		leaf := []string{"leaf1", "leaf2", "leaf3"}[min(i/2, 2)]
		b.link(leaf, b.device(fmt.Sprint("host", i+1), topology.RoleHost, "").Name, 1e9, "")
	}
	b.segment("leaf3", "cam1", "cam2")
	return b
}

// oddities has one of everything that a plain fabric has not.
func oddities() *builder {
	b := leafSpine(2, 3, 3)
	b.link("leaf1", "wan-router.example.net", 1e9, "").State = topology.Unverified
	b.device("wan-router.example.net", "", "").Role = topology.RoleRouter
	b.link("leaf2", "leaf3", 10e9, "").State = topology.OneWay
	b.link("spine1", "spine1", 10e9, "")
	b.link("leaf1", "storage-array-with-a-very-long-name-in-building-7", 25e9, "bond0")
	b.link("leaf1", "storage-array-with-a-very-long-name-in-building-7", 25e9, "bond0")
	b.link("leaf1", "leaf3", 0, "")
	b.segment("leaf2", "cam1", "cam2", "cam3")
	b.device("spare1", topology.RoleSwitch, "SN2410")
	b.device("spare2", topology.RoleSwitch, "SN2410")
	b.link("lab-a", "lab-b", 1e9, "").State = topology.Confirmed
	b.device("lab-a", "", "").Observed = true
	b.device("lab-b", "", "").Observed = true
	return b
}

// random links devices at random: any graph must have a drawing.
func random(seed uint64, devices, links int) *builder {
	b := newBuilder()
	rng := rand.New(rand.NewPCG(seed, 1))
	roles := []string{topology.RoleSwitch, topology.RoleSwitch, topology.RoleRouter, topology.RoleHost, ""}
	var names []string
	for i := range devices {
		names = append(names, b.device(fmt.Sprint("dev", i), roles[rng.IntN(len(roles))], "").Name)
	}
	for range links {
		b.link(names[rng.IntN(devices)], names[rng.IntN(devices)], 1e9, []string{"", "bond0"}[rng.IntN(2)])
	}
	for range links / 20 {
		b.segment(names[rng.IntN(devices)], names[rng.IntN(devices)], names[rng.IntN(devices)])
	}
	return b
}

// wide is a network with more switches than fit in a row.
func wide() *builder { return leafSpine(4, 64, 0) }

// testShapes returns networks of many shapes, by name.
func testShapes() map[string]*builder {
	shapes := map[string]*builder{
		"leaf-spine":   leafSpine(2, 4, 8),
		"fabric":       leafSpine(4, 16, 32),
		"campus":       campus(2, 3, 3),
		"large-campus": campus(4, 8, 12),
		"ring":         ring(6, 2),
		"large-ring":   ring(30, 4),
		"dual-homed":   dualHomed(2, 4),
		"many-dual":    dualHomed(6, 20),
		"uneven":       uneven(),
		"oddities":     oddities(),
		"wide":         wide(),
		"n200":         leafSpine(4, 16, 180),
		"n1000":        leafSpine(8, 40, 952),
		"one":          newBuilder(),
		"none":         newBuilder(),
	}
	shapes["one"].device("sw1", topology.RoleSwitch, "")
	return shapes
}
