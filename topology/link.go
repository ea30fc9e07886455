package topology

import (
	"cmp"
	"net/netip"
	"time"
)

// PortRef names a port of a Snapshot. An empty Port means that the device is
// known and the port is not.
type PortRef struct {
	Device DeviceID `json:"device"`
	Port   string   `json:"port"`
}

// Compare orders references by device, then by port name in natural order
// (swp2 before swp10).
func (r PortRef) Compare(other PortRef) int {
	if order := cmp.Compare(r.Device, other.Device); order != 0 {
		return order
	}
	return CompareNatural(r.Port, other.Port)
}

// Link is one cable, or what stands for one, between two ports. A sorts before
// B, and Evidence is never empty.
type Link struct {
	A        PortRef    `json:"a"`
	B        PortRef    `json:"b"`
	State    LinkState  `json:"state"`
	Evidence []Evidence `json:"evidence"`
}

// LinkState says how far a link is proved.
type LinkState uint8

// The states of a link. OneWay is a statement about the network (the other end
// answered and does not report it); Unverified is one about our knowledge (the
// other end could not be asked, or did not answer that question).
const (
	StateUnknown LinkState = iota
	Confirmed              // both ends report it
	OneWay                 // one end reports it, and the other end, asked, does not
	Unverified             // one end reports it, and the other end could not be asked
)

// Evidence is one report that makes a link believed: who said it, over what.
type Evidence struct {
	Protocol string    `json:"protocol"`       // "lldp", "cdp", ...
	Reporter PortRef   `json:"reporter"`       // the end that heard the other
	Heard    string    `json:"heard"`          // what it heard, as "name port", for people
	Seen     time.Time `json:"seen,omitzero"`  // when it was read
	Age      int64     `json:"age,omitempty"`  // how long the reporter had known it then, 1/100 s; 0: not told
	Match    string    `json:"match,omitzero"` // how the far port was found: "ifname", "mac", "reverse", ...
}

// Segment is a set of ports that reach each other without a device that
// answers between them: a hub, an unmanaged switch, or several speakers behind
// one port. Ports are sorted; there are three or more.
type Segment struct {
	Ports    []PortRef  `json:"ports"`
	Evidence []Evidence `json:"evidence"`
}

// Endpoint is a station that speaks no neighbour protocol: a MAC address that a
// bridge has learned on the port nearest to it, with the addresses that ARP and
// neighbour discovery tell of it.
type Endpoint struct {
	MAC   MAC          `json:"mac"`
	Addrs []netip.Addr `json:"addrs,omitempty"`
	At    PortRef      `json:"at"`             // the port it is behind; zero: known by ARP only
	VLAN  int          `json:"vlan,omitempty"` // where it was learned; 0: not told
}

// Gap is something that could not be learned. A table that stands in a Gap is
// not an empty table.
type Gap struct {
	Target string `json:"target"` // the address or file that was asked
	Probe  string `json:"probe"`  // what was asked of it: a probe's name
	Reason string `json:"reason"` // one line for people
}

func (g Gap) compare(other Gap) int {
	return cmp.Or(cmp.Compare(g.Target, other.Target), cmp.Compare(g.Probe, other.Probe), cmp.Compare(g.Reason, other.Reason))
}
