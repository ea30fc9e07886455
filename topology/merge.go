package topology

import (
	"bytes"
	"cmp"
	"encoding/json"
	"slices"
	"time"
)

// Merge makes one network of what several sources reported, in five steps:
//
//  1. Observations of one device become one node (Same).
//  2. Every neighbour row becomes a claim: "on this port I hear that one". The
//     one it speaks of is looked for among the nodes; where nobody answered to
//     the description, rows that describe the same stranger share a new node.
//  3. The port that the row names is looked for on that node.
//  4. Claims of the same two ports, from either end, become one cable with all
//     of them as evidence; ports with several cables become a Segment.
//  5. Stations that only bridges and ARP know become endpoints.
//
// Nothing is guessed: a description that fits two devices equally well makes a
// stranger, and a port that cannot be found is left empty. The order of the
// observations does not matter. They are not changed, but the snapshot shares
// memory with them.
//
// taken is when the snapshot as a whole was made.
func Merge(taken time.Time, observations []Observation) *Snapshot {
	observations = slices.Clone(observations)
	slices.SortFunc(observations, compareObservations)
	m := &merger{owner: make([]int, len(observations))}
	m.gather(observations)
	claims := m.claim(observations)
	m.attribute(claims)
	m.matchPorts(claims)
	cables := joinEnds(m, m.dropUnplugged(claims))
	m.nameNodes()
	snapshot := &Snapshot{Version: Version, Taken: taken.UTC()}
	snapshot.Devices = m.devices()
	snapshot.Links, snapshot.Segments = m.wires(cables)
	snapshot.Endpoints = m.endpoints(observations, cables)
	snapshot.Gaps = gapsOf(observations)
	return snapshot
}

// merger holds the nodes while they are being made.
type merger struct {
	nodes []*node
	owner []int // the node of each observation; -1: it has no device
	index identityIndex
}

// node is one device under construction.
type node struct {
	device  Device
	id      DeviceID
	speaks  map[string]bool // protocols whose neighbour table it answered
	silent  map[string]bool // protocols whose neighbour table is in a Gap
	finder  *portFinder     // made when first needed
	ports   map[string]int  // position by name, likewise
	heardAt end             // of a stranger: a port it was heard on
}

// port returns the port of that name, or nil.
func (n *node) port(name string) *Port {
	if len(n.ports) != len(n.device.Ports) {
		n.ports = make(map[string]int, len(n.device.Ports))
		for i := range n.device.Ports {
			n.ports[n.device.Ports[i].Name] = i
		}
	}
	if i, ok := n.ports[name]; ok {
		return &n.device.Ports[i]
	}
	return nil
}

// compareObservations is a total order that depends on nothing but content.
func compareObservations(a, b Observation) int {
	order := cmp.Or(
		cmp.Compare(a.Target, b.Target),
		cmp.Compare(a.Device.Name, b.Device.Name),
		b.Taken.Compare(a.Taken), // newest first: its words win
	)
	if order != 0 {
		return order
	}
	textA, _ := json.Marshal(a)
	textB, _ := json.Marshal(b)
	return bytes.Compare(textA, textB)
}

// devices returns the finished devices, sorted by ID.
func (m *merger) devices() []Device {
	devices := make([]Device, 0, len(m.nodes))
	for _, n := range m.nodes {
		n.device.ID = n.id
		sortDevice(&n.device)
		devices = append(devices, n.device)
	}
	slices.SortFunc(devices, func(a, b Device) int { return cmp.Compare(a.ID, b.ID) })
	return devices
}

func sortDevice(d *Device) {
	d.Ports = present(d.Ports)
	slices.SortFunc(d.Ports, func(a, b Port) int {
		return cmp.Or(cmp.Compare(a.Index, b.Index), CompareNatural(a.Name, b.Name))
	})
	d.Chassis = sortedUnique(d.Chassis, cmp.Compare)
	d.Mgmt = sortedUnique(d.Mgmt, compareAddr)
	d.Capabilities = sortedUnique(d.Capabilities, cmp.Compare)
}

func sortedUnique[T comparable](list []T, compare func(a, b T) int) []T {
	list = slices.Clone(list)
	slices.SortFunc(list, compare)
	return slices.Compact(list)
}

// ref returns the reference of an end once the nodes have their names.
func (m *merger) ref(e end) PortRef { return PortRef{m.nodes[e.node].id, e.port} }

func gapsOf(observations []Observation) []Gap {
	var gaps []Gap
	for _, seen := range observations {
		gaps = append(gaps, seen.Gaps...)
	}
	return sortedUnique(gaps, Gap.compare)
}
