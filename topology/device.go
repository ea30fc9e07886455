package topology

import (
	"net/netip"
	"strings"
)

// DeviceID names one device within a Snapshot and across snapshots of the same
// network. Merge derives it from the strongest identity that is reported of the
// device, so it survives a new name and a new address.
type DeviceID string

// Device is one piece of equipment with ports: what it says of itself, and what
// its neighbours say of it where it could not be asked.
type Device struct {
	ID           DeviceID     `json:"id,omitempty"`
	Name         string       `json:"name,omitempty"`     // sysName, as reported
	Vendor       string       `json:"vendor,omitempty"`   // entPhysicalMfgName, else by sysObjectID
	Model        string       `json:"model,omitempty"`    // entPhysicalModelName of the chassis
	Serial       string       `json:"serial,omitempty"`   // entPhysicalSerialNum of the chassis
	OS           string       `json:"os,omitempty"`       // software version where it is told apart
	Description  string       `json:"descr,omitempty"`    // sysDescr
	ObjectID     string       `json:"objectID,omitempty"` // sysObjectID, dotted
	Role         string       `json:"role,omitempty"`     // see Roles
	Capabilities []string     `json:"capabilities,omitempty"`
	Chassis      []ID         `json:"chassis,omitempty"` // every chassis identifier, sorted
	Mgmt         []netip.Addr `json:"mgmt,omitempty"`    // addresses it is managed at, sorted
	Location     string       `json:"location,omitempty"`
	Uptime       int64        `json:"uptime,omitempty"` // sysUpTime when read, 1/100 s
	PoE          []PSE        `json:"poe,omitempty"`    // what powers others through its ports, sorted by group
	Ports        []Port       `json:"ports"`
	Observed     bool         `json:"observed"` // it answered; false: known from its neighbours only
}

// Label returns what a person calls the device: its name without the domain,
// else its first management address, else its ID.
func (d *Device) Label() string {
	switch {
	case d.Name != "":
		return ShortName(d.Name)
	case len(d.Mgmt) > 0:
		return d.Mgmt[0].String()
	}
	return string(d.ID)
}

// ShortName cuts the domain from a host name: "sw1.example.net" gives "sw1".
// Dotted numbers, and names with blanks, are no host names and left alone.
func ShortName(name string) string {
	short, _, dotted := strings.Cut(name, ".")
	if !dotted || short == "" || strings.Contains(name, " ") {
		return name
	}
	if _, err := netip.ParseAddr(name); err == nil {
		return name
	}
	return short
}

// Roles that a device can take, by what it reports of itself (LLDP or CDP
// capabilities). The role says what the device is, not where it stands: the
// tier in the network comes from Tiers.
const (
	RoleSwitch = "switch"
	RoleRouter = "router"
	RoleHost   = "host"
	RolePhone  = "phone"
	RoleAP     = "access-point"
)

// PSE is power sourcing equipment that several ports share: a switch, or one of
// the modules or stack members of it (POWER-ETHERNET-MIB pethMainPseTable, RFC
// 3621).
type PSE struct {
	Group     int   `json:"group"`               // pethMainPseGroupIndex
	Power     int64 `json:"power"`               // W that it can give
	Used      int64 `json:"used"`                // W that it gives
	Threshold int   `json:"threshold,omitempty"` // % of Power from which on it sends an alarm; 0: none is set
}

// Port is one interface of a device.
type Port struct {
	Name     string       `json:"name"`            // ifName, else ifDescr, else "ifIndex N"; unique on the device
	Descr    string       `json:"descr,omitempty"` // ifDescr where it differs from Name
	Alias    string       `json:"alias,omitempty"` // ifAlias: the operator's own words
	Index    int          `json:"index,omitempty"` // ifIndex
	Kind     PortKind     `json:"kind,omitzero"`
	MAC      MAC          `json:"mac,omitzero"`
	LLDP     ID           `json:"lldp,omitempty"`     // the port ID it announces (lldpLocPortId), by which neighbours know it
	MTU      int          `json:"mtu,omitempty"`      // octets
	Speed    int64        `json:"speed,omitempty"`    // bit/s; 0: not known or not up
	MaxSpeed int64        `json:"maxSpeed,omitempty"` // bit/s the port can do; 0: not known
	Duplex   Duplex       `json:"duplex,omitzero"`
	Forced   bool         `json:"forced,omitzero"` // auto-negotiation is switched off; false: it is on, or not told
	Admin    Status       `json:"admin,omitzero"`
	Oper     Status       `json:"oper,omitzero"`
	LAG      string       `json:"lag,omitempty"`  // name of the aggregate it is a member of
	VLAN     int          `json:"vlan,omitempty"` // port VLAN ID (PVID)
	Addrs    []netip.Addr `json:"addrs,omitempty"`
	PHY      string       `json:"phy,omitempty"`        // IEEE 802.3 name, such as 10GBASE-SR
	MAU      int          `json:"mau,omitempty"`        // dot3MauType that PHY is by, or that names none; 0: not told
	Form     string       `json:"formFactor,omitempty"` // cage or jack, such as SFP28
	Optic    *Optic       `json:"optic,omitempty"`
	Counters *Counters    `json:"counters,omitempty"`
	Errors   *Errors      `json:"errors,omitempty"`
}

// Optic is the transceiver in a port. Of one that tells its power alone, nothing
// else is known.
type Optic struct {
	Vendor  string   `json:"vendor,omitempty"`
	Model   string   `json:"model,omitempty"`
	Serial  string   `json:"serial,omitempty"`
	RxPower *float64 `json:"rxPower,omitempty"` // dBm that arrive, in the weakest of its lanes; nil: not told
	TxPower *float64 `json:"txPower,omitempty"` // dBm that leave, in the weakest of its lanes; nil: not told
}

// NoLight is the power of a lane without light, in dBm: 0.1 µW, the step of the
// scale by which modules measure (SFF-8472 clause 9). Whatever an agent tells at or
// below it counts as this.
const NoLight = -40.0

// Counters are the traffic totals of a port since its device started
// (ifHCInOctets and ifHCOutOctets, RFC 2863).
type Counters struct {
	InOctets  uint64 `json:"inOctets"`
	OutOctets uint64 `json:"outOctets"`
}

// Errors are what a port has received damaged since its device started. Which of
// them are told differs between agents; nil: not told.
type Errors struct {
	In     *uint64 `json:"in,omitempty"`     // ifInErrors (RFC 2863): packets not delivered because of errors
	FCS    *uint64 `json:"fcs,omitempty"`    // dot3StatsFCSErrors (RFC 3635): frames that fail the check sequence
	Symbol *uint64 `json:"symbol,omitempty"` // dot3StatsSymbolErrors (RFC 3635): invalid symbols while a frame came in
}

// PortKind says what an interface is made of.
type PortKind uint8

// The kinds of port, from ifType (IANAifType-MIB).
const (
	KindUnknownPort PortKind = iota
	Physical                 // has a connector: a cable can be plugged in
	Aggregate                // a LAG
	Virtual                  // VLAN interface, loopback, bridge, logical unit of a port
	Tunnel                   // a path over other links: what it reaches is not plugged in
)

// Duplex is the duplex mode in use (dot3StatsDuplexStatus, RFC 3635).
type Duplex uint8

// Duplex modes.
const (
	DuplexUnknown Duplex = iota
	HalfDuplex
	FullDuplex
)

// Status is an administrative or operational state (RFC 2863).
type Status uint8

// States of a port. NotPresent is a cage without its module.
const (
	StatusUnknown Status = iota
	Up
	Down
	Testing
	Dormant
	NotPresent
	LowerLayerDown
)
