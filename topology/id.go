package topology

import "strings"

// ID is an identifier that a device or port reports of itself, with the kind
// of identifier it says it is: "mac:00:1b:21:0a:0b:0c", "ifname:swp1". Two IDs
// name the same thing only if kind and value are equal. The zero value means
// "none reported".
type ID string

// Kinds of identifier. The first seven are the chassis and port subtypes of
// LLDP (IEEE 802.1AB-2016 tables 8-2 and 8-3); the rest come from elsewhere.
const (
	KindComponent     = "component"      // entPhysicalAlias of the chassis or port
	KindAlias         = "alias"          // ifAlias
	KindPortComponent = "port-component" // entPhysicalAlias of a port or backplane
	KindMAC           = "mac"
	KindAddress       = "address" // network address
	KindIfName        = "ifname"
	KindCircuit       = "circuit" // DHCP relay agent circuit ID
	KindLocal         = "local"   // chosen by the device, no meaning outside it
	KindCDP           = "cdp"     // CDP device ID
	KindSerial        = "serial"  // chassis serial number
	KindEngine        = "engine"  // snmpEngineID (RFC 3411 §5)
	KindBridge        = "bridge"  // dot1dBaseBridgeAddress (RFC 4188)
	KindCapture       = "capture" // a capture point that told nothing else of itself
)

// NewID joins a kind and a value; an empty value gives the zero ID.
func NewID(kind, value string) ID {
	if value == "" {
		return ""
	}
	return ID(kind + ":" + value)
}

// MACID returns the ID of a MAC address, or the zero ID when it is unknown.
func MACID(mac MAC) ID { return NewID(KindMAC, mac.String()) }

// Kind returns the part before the first colon.
func (id ID) Kind() string {
	kind, _, _ := strings.Cut(string(id), ":")
	return kind
}

// Value returns the part after the first colon.
func (id ID) Value() string {
	_, value, _ := strings.Cut(string(id), ":")
	return value
}

// MAC returns the address of an ID of kind KindMAC or KindBridge.
func (id ID) MAC() (MAC, bool) {
	if kind := id.Kind(); kind != KindMAC && kind != KindBridge {
		return MAC{}, false
	}
	mac, err := ParseMAC(id.Value())
	return mac, err == nil
}
