package topology

import (
	"net/netip"
	"slices"
	"strings"
)

// Same reports whether two accounts, each a device's own, speak of one device.
// No single weak sign is enough, because every one of them is shared between
// devices somewhere: names left at their default, chassis identifiers of a
// switch pair that poses as one, engine identifiers of cloned machines, anycast
// addresses.
//
// Real serial numbers that differ, interface addresses that have nothing in
// common, and names that differ speak against it.
func Same(a, b *Device) bool {
	if realSerial(a.Serial) && realSerial(b.Serial) && !strings.EqualFold(a.Serial, b.Serial) {
		return false
	}
	chassis := sharesChassis(a, b, KindMAC)
	if !chassis && !namesAgree(a.Name, b.Name) {
		return false
	}
	macs := sharedMACs(a, b)
	if macs == disjoint {
		return false
	}
	if chassis && macs == most {
		return true // even under two names: it was renamed between the accounts
	}
	if !namesAgree(a.Name, b.Name) {
		return false
	}
	switch {
	case realSerial(a.Serial) && strings.EqualFold(a.Serial, b.Serial):
		return true
	case sharesChassis(a, b, KindEngine):
		return true
	case macs == most && a.Name != "" && b.Name != "":
		return true
	}
	return countTrue(
		telling(a.Name) && a.Name != "" && b.Name != "",
		sharesAddr(a, b),
		sharesChassis(a, b, KindBridge),
		chassis || sharesChassis(a, b, KindAddress) || sharesChassis(a, b, KindLocal),
	) >= 2
}

func countTrue(signs ...bool) int {
	n := 0
	for _, sign := range signs {
		if sign {
			n++
		}
	}
	return n
}

// overlap says how far two sets of interface addresses agree.
type overlap uint8

const (
	unknown  overlap = iota // one of the sets is empty
	disjoint                // both are known and have nothing in common
	some                    // less than half of the smaller set, as with an anycast gateway
	most                    // at least half of the smaller set
)

func sharedMACs(a, b *Device) overlap {
	first, second := identifyingMACs(a), identifyingMACs(b)
	if len(first) == 0 || len(second) == 0 {
		return unknown
	}
	shared := 0
	for mac := range first {
		if second[mac] {
			shared++
		}
	}
	switch {
	case shared == 0:
		return disjoint
	case 2*shared < min(len(first), len(second)):
		return some
	}
	return most
}

func identifyingMACs(d *Device) map[MAC]bool {
	macs := make(map[MAC]bool, len(d.Ports))
	for i := range d.Ports {
		if mac := d.Ports[i].MAC; mac.Identifies() {
			macs[mac] = true
		}
	}
	return macs
}

func sharesChassis(a, b *Device, kind string) bool {
	return slices.ContainsFunc(a.Chassis, func(id ID) bool {
		return id.Kind() == kind && identifies(id) && slices.Contains(b.Chassis, id)
	})
}

func sharesAddr(a, b *Device) bool {
	for addr := range a.addrs() {
		if identifyingAddr(addr) && b.HasAddr(addr) {
			return true
		}
	}
	return false
}

// addrs yields every address the device has: those it is managed at and those
// on its ports.
func (d *Device) addrs() func(yield func(netip.Addr) bool) {
	return func(yield func(netip.Addr) bool) {
		for _, addr := range d.Mgmt {
			if !yield(addr) {
				return
			}
		}
		for i := range d.Ports {
			for _, addr := range d.Ports[i].Addrs {
				if !yield(addr) {
					return
				}
			}
		}
	}
}

// identifyingAddr reports whether an address can belong to one device only.
// 127.0.0.1, 169.254.0.0/16 and their like are on every device; other loopback
// addresses are where simulated agents live.
func identifyingAddr(addr netip.Addr) bool {
	return addr.IsValid() && !addr.IsUnspecified() && !addr.IsMulticast() && !addr.IsLinkLocalUnicast() &&
		addr != netip.AddrFrom4([4]byte{127, 0, 0, 1}) && addr != netip.IPv6Loopback() &&
		addr != netip.AddrFrom4([4]byte{255, 255, 255, 255})
}

// identifies reports whether an identifier can name one device: a MAC address
// must be one that does, a network address likewise, and text must say
// something.
func identifies(id ID) bool {
	switch id.Kind() {
	case KindMAC, KindBridge:
		mac, ok := id.MAC()
		return ok && mac.Identifies()
	case KindAddress:
		addr, err := netip.ParseAddr(id.Value())
		return err == nil && identifyingAddr(addr)
	case KindIfName, KindAlias:
		return false // names a port; some hosts send it as their chassis
	}
	return strings.Trim(id.Value(), "0:-. ") != "" && !oneCharacter(id.Value())
}

// realSerial rejects what makers leave in the field when there is no serial
// number, and what recordings have in its place.
func realSerial(serial string) bool {
	switch strings.ToLower(strings.TrimSpace(serial)) {
	case "", "none", "n/a", "na", "null", "unknown", "not available", "not specified", "default string", "to be filled by o.e.m.", "<private>", "redacted":
		return false
	}
	return !oneCharacter(serial)
}

// oneCharacter reports whether the text repeats one character, as 0000 does.
func oneCharacter(text string) bool {
	return text == "" || strings.Count(text, text[:1]) == len(text)
}

// telling reports whether a name tells devices apart. Names that devices leave
// the factory with, or get from a recorder that hides them, do not.
func telling(name string) bool {
	switch strings.ToLower(ShortName(name)) {
	case "", "switch", "router", "localhost", "host", "hostname", "unknown", "none", "null", "(none)", "system", "default", "noname", "openwrt", "mikrotik", "<private>", "redacted":
		return false
	}
	return true
}

// namesAgree reports whether two names may be of one device: they are equal in
// any case, or one is the other without its domain, or one is not known.
func namesAgree(a, b string) bool {
	if a == "" || b == "" || strings.EqualFold(a, b) {
		return true
	}
	shortA, shortB := ShortName(a), ShortName(b)
	return strings.EqualFold(shortA, shortB) && (shortA == a || shortB == b)
}
