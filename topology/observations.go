package topology

// Observations turns a snapshot back into what was observed, so that it can be
// merged with newer observations: the devices as accounts, every piece of
// evidence as a neighbour row, every endpoint as a learned address. Merge of the
// result gives the snapshot again, but for words that the snapshot did not keep.
func Observations(s *Snapshot) []Observation {
	n := NewNetwork(s)
	observations := make([]Observation, len(s.Devices)+1) // the last one is of no device
	reports := n.reporters()
	for i := range s.Devices {
		device := s.Devices[i]
		if !device.Observed && !reports[device.ID] {
			continue // the rows of its neighbours describe it
		}
		device.ID = ""
		observations[i] = Observation{Target: target(&s.Devices[i]), Taken: s.Taken, Device: device}
	}
	for i := range s.Links {
		link := &s.Links[i]
		for _, evidence := range link.Evidence {
			far := link.B
			if evidence.Reporter == link.B {
				far = link.A
			}
			n.recall(observations, evidence, far)
		}
	}
	for i := range s.Segments {
		n.recallSegment(observations, &s.Segments[i])
	}
	n.recallEndpoints(observations)
	observations[len(s.Devices)].Gaps = s.Gaps
	return observations
}

// reporters are the devices that any evidence comes from.
func (n *Network) reporters() map[DeviceID]bool {
	reports := make(map[DeviceID]bool)
	for i := range n.Links {
		for _, evidence := range n.Links[i].Evidence {
			reports[evidence.Reporter.Device] = true
		}
	}
	for i := range n.Segments {
		for _, evidence := range n.Segments[i].Evidence {
			reports[evidence.Reporter.Device] = true
		}
	}
	return reports
}

func target(d *Device) string {
	if len(d.Mgmt) > 0 {
		return d.Mgmt[0].String()
	}
	return string(d.ID)
}

// recall adds the neighbour row that a piece of evidence was.
func (n *Network) recall(observations []Observation, evidence Evidence, far PortRef) {
	i, ok := n.devices[evidence.Reporter.Device]
	if !ok {
		return
	}
	seen := &observations[i]
	seen.Neighbors = append(seen.Neighbors, n.row(evidence, far))
	if !evidence.Seen.IsZero() {
		seen.Taken = evidence.Seen
	}
}

func (n *Network) row(evidence Evidence, far PortRef) Neighbor {
	row := Neighbor{Protocol: evidence.Protocol, Port: evidence.Reporter.Port, Age: evidence.Age}
	row.PortID = NewID(KindIfName, far.Port)
	if port := n.Port(far); port != nil && port.LLDP != "" {
		row.PortID = port.LLDP
		row.PortDescr = port.Name
	}
	if d := n.Device(far.Device); d != nil {
		row.Name, row.Serial, row.Platform = d.Name, d.Serial, d.Model
		row.Description, row.Capabilities, row.Mgmt = d.Description, d.Capabilities, d.Mgmt
		if len(d.Chassis) > 0 {
			row.Chassis = sortedUnique(d.Chassis, compareChassis)[0]
		}
	}
	return row
}

// recallSegment has every reporter of a segment hear all its other ports: which
// of them a row was about is not kept.
func (n *Network) recallSegment(observations []Observation, segment *Segment) {
	for _, evidence := range segment.Evidence {
		for _, port := range segment.Ports {
			if port != evidence.Reporter {
				n.recall(observations, evidence, port)
			}
		}
	}
}

func (n *Network) recallEndpoints(observations []Observation) {
	for i := range n.Endpoints {
		endpoint := &n.Endpoints[i]
		seen := &observations[len(n.Devices)]
		if at, ok := n.devices[endpoint.At.Device]; ok {
			seen = &observations[at]
			seen.Forwarding = append(seen.Forwarding, FDBEntry{endpoint.MAC, endpoint.VLAN, endpoint.At.Port})
		}
		for _, addr := range endpoint.Addrs {
			seen.ARP = append(seen.ARP, ARPEntry{Addr: addr, MAC: endpoint.MAC})
		}
	}
}
