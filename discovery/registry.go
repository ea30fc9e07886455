package discovery

import (
	"net/netip"
	"slices"
	"strings"

	"cablewright/topology"
)

// found is a device that was admitted: it is being observed, or was.
type found struct {
	device topology.Device // as far as it is known
	hops   int             // from the seeds, along the shortest way known
	at     []netip.Addr    // addresses it answered at
	done   bool            // seen is there
	seen   topology.Observation
	leads  []*lead // whom it named
}

// registry finds admitted devices by what identifies them. The index gives
// candidates only: what decides is topology.Same between devices, and fits
// between a description and a device.
type registry map[topology.ID][]*found

// add indexes a device by all that it says of itself; again when it says more.
func (r registry) add(f *found) {
	for _, sign := range signsOf(&f.device) {
		if len(r[sign]) <= crowd && !slices.Contains(r[sign], f) {
			r[sign] = append(r[sign], f)
		}
	}
}

// crowd is how many devices may share a sign before it tells nothing: the address
// of an anycast gateway, which every leaf of a fabric has.
const crowd = 64

// sharing returns the devices that share a sign; none if a crowd does.
func (r registry) sharing(sign topology.ID) []*found {
	if list := r[sign]; len(list) <= crowd {
		return list
	}
	return nil
}

// same returns the admitted device that this account speaks of, or nil.
func (r registry) same(device *topology.Device) *found {
	for _, sign := range signsOf(device) {
		for _, f := range r.sharing(sign) {
			if topology.Same(&f.device, device) {
				return f
			}
		}
	}
	return nil
}

// described returns the admitted device that a neighbour's description fits, or
// nil.
func (r registry) described(claim *topology.Device) *found {
	for _, sign := range signsOf(claim) {
		for _, f := range r.sharing(sign) {
			if fits(claim, &f.device, sign) {
				return f
			}
		}
	}
	return nil
}

// fits reports whether a description that shares a sign with a device is of it.
// A chassis identifier, which a pair of switches may share, needs a name beside
// it, unless there is nothing else to go by.
func fits(claim, device *topology.Device, sign topology.ID) bool {
	sure := sign.Kind() == topology.KindAddress || claim.Name != "" && device.Name != "" || len(claim.Mgmt) == 0
	return sure && !denies(claim, device)
}

// denies reports whether a description speaks against being of a device that
// has one of its addresses: anycast gateways share them, and the bridges that
// virtual machines are behind. Names decide where both have one, else MAC
// addresses.
func denies(claim, device *topology.Device) bool {
	if claim.Name != "" && device.Name != "" {
		return !strings.EqualFold(topology.ShortName(claim.Name), topology.ShortName(device.Name))
	}
	isMAC := func(id topology.ID) bool { return id.Kind() == topology.KindMAC }
	i := slices.IndexFunc(claim.Chassis, isMAC)
	return i >= 0 && slices.ContainsFunc(device.Chassis, isMAC) && !slices.Contains(signsOf(device), claim.Chassis[i])
}

// signsOf returns what can identify a device: its addresses, serial number,
// chassis identifiers and the MAC addresses of its ports. Names are not among
// them: many devices keep the one they left the factory with.
func signsOf(d *topology.Device) []topology.ID {
	var signs []topology.ID
	for _, addr := range d.Mgmt {
		signs = appendAddr(signs, addr)
	}
	signs = appendSign(signs, topology.NewID(topology.KindSerial, strings.ToLower(d.Serial)))
	for _, id := range d.Chassis {
		signs = appendSign(signs, id)
	}
	for i := range d.Ports {
		port := &d.Ports[i]
		signs = appendSign(signs, topology.MACID(port.MAC))
		if port.MAC.IsVirtualRouter() {
			continue // so are its addresses
		}
		for _, addr := range port.Addrs {
			signs = appendAddr(signs, addr)
		}
	}
	return signs
}

// appendSign appends an identifier if it is of a kind that tells devices apart.
func appendSign(signs []topology.ID, id topology.ID) []topology.ID {
	switch id.Kind() {
	case topology.KindMAC, topology.KindBridge:
		mac, _ := id.MAC()
		if !mac.Identifies() {
			return signs
		}
		id = topology.MACID(mac)
	case topology.KindComponent, topology.KindSerial, topology.KindEngine, topology.KindAddress, topology.KindLocal:
	default:
		return signs // a name of some kind
	}
	return append(signs, id)
}

// appendAddr appends an address if not every device may have it.
func appendAddr(signs []topology.ID, addr netip.Addr) []topology.ID {
	if !addr.IsValid() || addr.IsUnspecified() || addr.IsMulticast() || addr.IsLinkLocalUnicast() || ownLoopback(addr) {
		return signs
	}
	return append(signs, topology.NewID(topology.KindAddress, addr.String()))
}

// ownLoopback reports the addresses by which a machine calls itself. The rest
// of 127.0.0.0/8 is left to simulated agents.
func ownLoopback(addr netip.Addr) bool {
	return addr == netip.AddrFrom4([4]byte{127, 0, 0, 1}) || addr == netip.IPv6Loopback()
}
