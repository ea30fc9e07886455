package capacity

import (
	"fmt"
	"strings"
	"testing"

	"cablewright/topology"
)

// network builds a network from one line a fact:
//
//	leaf1 1 = spine1 1     a link between two ports, both up at 10 Gbit/s
//	leaf1 2 ~ a 1 ~ b 1    a segment
//	leaf1 3 station        an endpoint
//	leaf1 4                a port that is up, with nothing known behind it
//	? cloud                cloud was not observed
//
// The port - is a port that is not known.
func network(t testing.TB, text string, change ...func(*topology.Snapshot)) *topology.Network {
	t.Helper()
	b := builder{devices: map[string]*topology.Device{}}
	for line := range strings.Lines(text) {
		b.line(t, strings.Fields(line))
	}
	s := &b.snapshot
	for _, name := range b.order {
		s.Devices = append(s.Devices, *b.devices[name])
	}
	for _, apply := range change {
		apply(s)
	}
	return topology.NewNetwork(s)
}

type builder struct {
	snapshot topology.Snapshot
	devices  map[string]*topology.Device
	order    []string
}

func (b *builder) line(t testing.TB, words []string) {
	s := &b.snapshot
	switch {
	case len(words) == 0:
	case words[0] == "?":
		b.device(words[1]).Observed = false
	case len(words) == 3 && words[2] == "station":
		s.Endpoints = append(s.Endpoints, topology.Endpoint{At: b.port(words[0], words[1])})
	case len(words) == 2:
		b.port(words[0], words[1])
	case len(words) == 5 && words[2] == "=":
		s.Links = append(s.Links, topology.Link{A: b.port(words[0], words[1]), B: b.port(words[3], words[4])})
	case len(words) >= 5 && words[2] == "~":
		var segment topology.Segment
		for i := 0; i < len(words); i += 3 {
			segment.Ports = append(segment.Ports, b.port(words[i], words[i+1]))
		}
		s.Segments = append(s.Segments, segment)
	default:
		t.Fatalf("line %q says nothing", words)
	}
}

func (b *builder) device(name string) *topology.Device {
	if b.devices[name] == nil {
		b.devices[name] = &topology.Device{ID: topology.DeviceID(name), Name: name, Observed: true}
		b.order = append(b.order, name)
	}
	return b.devices[name]
}

func (b *builder) port(device, name string) topology.PortRef {
	d := b.device(device)
	if name == "-" {
		return topology.PortRef{Device: d.ID}
	}
	for i := range d.Ports {
		if d.Ports[i].Name == name {
			return topology.PortRef{Device: d.ID, Port: name}
		}
	}
	d.Ports = append(d.Ports, topology.Port{Name: name, Kind: topology.Physical, Oper: topology.Up, Speed: 10e9})
	return topology.PortRef{Device: d.ID, Port: name}
}

// setPort returns a change of one port.
func setPort(device, name string, change func(*topology.Port)) func(*topology.Snapshot) {
	return func(s *topology.Snapshot) {
		for i := range s.Devices {
			for j := range s.Devices[i].Ports {
				if s.Devices[i].Name == device && s.Devices[i].Ports[j].Name == name {
					change(&s.Devices[i].Ports[j])
					return
				}
			}
		}
		panic(fmt.Sprintf("no port %s %s", device, name))
	}
}

func setDown(port *topology.Port) { port.Oper = topology.Down }

// tiersOf gives tiers by the first letters of names: host 0, leaf 1, spine 2.
func tiersOf(n *topology.Network) Tiers {
	tiers := make(Tiers)
	for i := range n.Devices {
		switch name := n.Devices[i].Name; {
		case strings.HasPrefix(name, "leaf"):
			tiers[n.Devices[i].ID] = 1
		case strings.HasPrefix(name, "spine"):
			tiers[n.Devices[i].ID] = 2
		default:
			tiers[n.Devices[i].ID] = 0
		}
	}
	return tiers
}

func all(*topology.Device) bool { return true }
