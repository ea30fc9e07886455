package rules

import (
	"fmt"
	"testing"

	"cablewright/topology"
)

// BenchmarkRun runs every rule over fabrics of 50 spines with 10,000 and 100,000
// links; the cost must grow no faster than they do.
func BenchmarkRun(b *testing.B) {
	for _, leaves := range []int{200, 2000} {
		in := Input{Network: fabric(50, leaves)}
		b.Run(fmt.Sprintf("links=%d", len(in.Network.Links)), func(b *testing.B) {
			for b.Loop() {
				Run(in, All())
			}
		})
	}
}

// fabric returns a full mesh of leaves and spines, with a station at each leaf.
func fabric(spines, leaves int) *topology.Network {
	s := &topology.Snapshot{}
	for i := range spines {
		s.Devices = append(s.Devices, fabricDevice(fmt.Sprintf("spine%03d", i), leaves))
	}
	for j := range leaves {
		leaf := fabricDevice(fmt.Sprintf("leaf%04d", j), spines+1)
		for i := range spines {
			link := topology.Link{
				A:     topology.PortRef{Device: leaf.ID, Port: leaf.Ports[i].Name},
				B:     topology.PortRef{Device: s.Devices[i].ID, Port: s.Devices[i].Ports[j].Name},
				State: topology.Confirmed,
			}
			link.Evidence = []topology.Evidence{{Protocol: "lldp", Reporter: link.A}, {Protocol: "lldp", Reporter: link.B}}
			s.Links = append(s.Links, link)
		}
		s.Devices = append(s.Devices, leaf)
		s.Endpoints = append(s.Endpoints, topology.Endpoint{At: topology.PortRef{Device: leaf.ID, Port: leaf.Ports[spines].Name}})
	}
	return topology.NewNetwork(s)
}

func fabricDevice(name string, ports int) topology.Device {
	device := topology.Device{ID: topology.DeviceID(name), Name: name, Role: topology.RoleSwitch, Observed: true}
	for i := range ports {
		device.Ports = append(device.Ports, topology.Port{
			Name: fmt.Sprint("swp", i+1), Kind: topology.Physical, Oper: topology.Up, Speed: 100e9, Duplex: topology.FullDuplex,
		})
	}
	return device
}
