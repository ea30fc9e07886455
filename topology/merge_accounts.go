package topology

import "slices"

// adopt adds an account that the device gave without being asked, as a speaker
// on a captured wire does, and returns what the device calls the ports of that
// account: the two may spell a port in different ways, and are known to mean one
// by the port ID announced, the name, or the address.
func (n *node) adopt(seen *Observation) map[string]string {
	names := make(map[string]string, len(seen.Device.Ports))
	finder := newPortFinder(&n.device)
	account := *seen
	account.Device.Ports = slices.Clone(seen.Device.Ports)
	for i := range account.Device.Ports {
		port := &account.Device.Ports[i]
		name := port.Name
		if known := finder.findOwn(port); known >= 0 {
			port.Name = n.device.Ports[known].Name
		}
		names[name] = port.Name
	}
	n.absorb(&account)
	return names
}

// findOwn looks for the port that an account of the same device means, by the
// surest sign first.
func (f *portFinder) findOwn(p *Port) int {
	for _, id := range []ID{p.LLDP, NewID(KindIfName, p.Name), MACID(p.MAC)} {
		if id == "" {
			continue
		}
		if i, _ := f.find(&Neighbor{PortID: id}); i >= 0 {
			return i
		}
	}
	return -1
}
