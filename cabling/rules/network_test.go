package rules

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"testing"

	"cablewright/topology"
)

// readNetwork reads a network from one fact a line. What stands in braces is
// JSON in the stored form of the thing, laid over its defaults:
//
//	device leaf1 {"role":"router"}         an observed switch, unless it says otherwise
//	port leaf1 swp[1-48] {"speed":1e9}     physical, up, 10 Gbit/s
//	link leaf1 swp1 spine1 swp3 {...}      reported by both ends by LLDP; with a state, by the first
//	station leaf1 swp1                     a MAC address behind a port
//	segment leaf1 swp1 a eth0 b eth0
//	gap {"target":"192.0.2.1","probe":"reach","reason":"no answer"}
//	# a remark
//
// Devices and ports that are not declared come with the defaults. A port of a
// device that was not observed has a name and no more. The port - is not known.
func readNetwork(t testing.TB, text string) *topology.Network {
	t.Helper()
	r := reader{at: make(map[string]int)}
	number := 0
	for line := range strings.Lines(text) {
		number++
		if err := r.read(line); err != nil {
			t.Fatalf("network, line %d, %q: %v", number, strings.TrimSpace(line), err)
		}
	}
	return topology.NewNetwork(&r.Snapshot)
}

type reader struct {
	topology.Snapshot
	at map[string]int // position of a device by ID
}

func (r *reader) read(line string) error {
	facts, extra, _ := strings.Cut(line, "{")
	words := strings.Fields(facts)
	apply := func(value any) error {
		if extra == "" {
			return nil
		}
		return json.Unmarshal([]byte("{"+extra), value)
	}
	switch {
	case len(words) == 0 || words[0] == "#":
		return nil
	case words[0] == "device" && len(words) == 2:
		return apply(r.device(words[1]))
	case words[0] == "port" && len(words) == 3:
		return r.ports(words[1], words[2], apply)
	case words[0] == "link" && len(words) == 5:
		return r.link(words[1:], apply)
	case words[0] == "station" && len(words) == 3:
		r.Endpoints = append(r.Endpoints, topology.Endpoint{At: r.ref(words[1], words[2])})
		return nil
	case words[0] == "segment" && len(words) >= 7:
		var segment topology.Segment
		for i := 1; i < len(words); i += 2 {
			segment.Ports = append(segment.Ports, r.ref(words[i], words[i+1]))
		}
		r.Segments = append(r.Segments, segment)
		return nil
	case words[0] == "gap":
		r.Gaps = append(r.Gaps, topology.Gap{})
		return apply(&r.Gaps[len(r.Gaps)-1])
	}
	return fmt.Errorf("want device, port, link, station, segment or gap with its names")
}

func (r *reader) device(id string) *topology.Device {
	i, known := r.at[id]
	if !known {
		i = len(r.Devices)
		r.at[id] = i
		r.Devices = append(r.Devices, topology.Device{
			ID: topology.DeviceID(id), Name: id, Role: topology.RoleSwitch, Observed: true,
		})
	}
	return &r.Devices[i]
}

func (r *reader) port(device, name string) *topology.Port {
	d := r.device(device)
	for i := range d.Ports {
		if d.Ports[i].Name == name {
			return &d.Ports[i]
		}
	}
	port := topology.Port{Name: name}
	if d.Observed {
		port = topology.Port{Name: name, Kind: topology.Physical, Oper: topology.Up, Speed: 10e9}
	}
	d.Ports = append(d.Ports, port)
	return &d.Ports[len(d.Ports)-1]
}

// ports declares a port, or a row of them: swp[1-48].
func (r *reader) ports(device, name string, apply func(any) error) error {
	prefix, numbers, row := strings.Cut(strings.TrimSuffix(name, "]"), "[")
	if !row {
		return apply(r.port(device, name))
	}
	first, last, _ := strings.Cut(numbers, "-")
	from, _ := strconv.Atoi(first)
	to, err := strconv.Atoi(last)
	if err != nil {
		return err
	}
	for i := from; i <= to; i++ {
		if err := apply(r.port(device, prefix+strconv.Itoa(i))); err != nil {
			return err
		}
	}
	return nil
}

func (r *reader) ref(device, port string) topology.PortRef {
	if port == "-" {
		return topology.PortRef{Device: r.device(device).ID}
	}
	r.port(device, port)
	return topology.PortRef{Device: topology.DeviceID(device), Port: port}
}

func (r *reader) link(words []string, apply func(any) error) error {
	link := topology.Link{A: r.ref(words[0], words[1]), B: r.ref(words[2], words[3])}
	first := link.A
	if link.A.Compare(link.B) > 0 {
		link.A, link.B = link.B, link.A
	}
	if err := apply(&link); err != nil {
		return err
	}
	link.Evidence = []topology.Evidence{{Protocol: "lldp", Reporter: first}}
	if link.State == topology.StateUnknown {
		link.State = topology.Confirmed
		link.Evidence = []topology.Evidence{{Protocol: "lldp", Reporter: link.A}, {Protocol: "lldp", Reporter: link.B}}
	}
	r.Links = append(r.Links, link)
	return nil
}
