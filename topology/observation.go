package topology

import (
	"net/netip"
	"time"
)

// Observation is what one source learned from one target: an agent's account of
// itself and its neighbours, or what was heard at one capture point. It says
// nothing of how it was obtained, and survives being stored as JSON and sent.
//
// Ports are referred to by Port.Name throughout.
type Observation struct {
	Target     string     `json:"target"` // the address, file or interface it came from
	Taken      time.Time  `json:"taken,omitzero"`
	Device     Device     `json:"device"` // ID is left empty: Merge gives it. Zero: nothing answered
	Neighbors  []Neighbor `json:"neighbors,omitempty"`
	Forwarding []FDBEntry `json:"forwarding,omitempty"`
	ARP        []ARPEntry `json:"arp,omitempty"`
	Gaps       []Gap      `json:"gaps,omitempty"`
}

// Neighbor is one remote port that the observed device hears on one of its own,
// in the remote's words.
type Neighbor struct {
	Protocol     string       `json:"protocol"`         // "lldp", "cdp"
	Port         string       `json:"port"`             // own port it was heard on; empty: not told
	Method       string       `json:"method,omitempty"` // how the own port was found, when not by name
	Chassis      ID           `json:"chassis,omitempty"`
	PortID       ID           `json:"portID,omitempty"`
	PortDescr    string       `json:"portDescr,omitempty"`
	Name         string       `json:"name,omitempty"` // remote sysName
	Description  string       `json:"descr,omitempty"`
	Platform     string       `json:"platform,omitempty"` // CDP platform, LLDP-MED model
	Serial       string       `json:"serial,omitempty"`
	Capabilities []string     `json:"capabilities,omitempty"` // enabled ones, words of LLDP
	Mgmt         []netip.Addr `json:"mgmt,omitempty"`
	MAC          MAC          `json:"mac,omitzero"`        // source of the frame, where a frame was seen
	Duplex       Duplex       `json:"duplex,omitzero"`     // what the remote says it uses
	VLAN         int          `json:"vlan,omitempty"`      // native VLAN that the remote says it uses (CDP, LLDP-DOT1); 0: not told
	PHY          string       `json:"phy,omitempty"`       // what the remote says it uses (LLDP-DOT3 MAU)
	Aggregated   bool         `json:"aggregated,omitzero"` // the remote says the port is in a LAG (LLDP-DOT3)
	Age          int64        `json:"age,omitempty"`       // how long it has been known, 1/100 s; 0: not told
}

// FDBEntry is one address that a bridge has learned on a port.
type FDBEntry struct {
	MAC  MAC    `json:"mac"`
	VLAN int    `json:"vlan,omitempty"` // 0: the table has no VLANs
	Port string `json:"port"`
}

// ARPEntry is one row of an ARP or IPv6 neighbour cache.
type ARPEntry struct {
	Addr netip.Addr `json:"addr"`
	MAC  MAC        `json:"mac"`
	Port string     `json:"port,omitempty"`
}
