package topology

import "slices"

// Words for what a device says it is: the system capabilities of LLDP (IEEE
// 802.1AB-2016 table 8-4). Other protocols are put into the same words.
const (
	CapOther     = "other"
	CapRepeater  = "repeater"
	CapBridge    = "bridge"
	CapWLAN      = "wlan-access-point"
	CapRouter    = "router"
	CapTelephone = "telephone"
	CapDOCSIS    = "docsis"
	CapStation   = "station"
	CapCVLAN     = "c-vlan"
	CapSVLAN     = "s-vlan"
	CapRelay     = "two-port-mac-relay"
)

// capabilityWords are the words by the number of the capability: the bit counted
// from the most significant in a MIB (BITS), from the least in a frame.
var capabilityWords = []string{
	CapOther, CapRepeater, CapBridge, CapWLAN, CapRouter, CapTelephone, CapDOCSIS, CapStation, CapCVLAN, CapSVLAN, CapRelay,
}

// CapabilityWord returns the word of LLDP's capability number n, where 0 is
// "other" and 2 is "bridge"; nothing for a number that has no meaning.
func CapabilityWord(n int) string {
	if n < 0 || n >= len(capabilityWords) {
		return ""
	}
	return capabilityWords[n]
}

// RoleOf returns the role that enabled capabilities add up to, or nothing where
// they do not tell. Phones and access points bridge too, and most switches route,
// so the more particular word decides.
func RoleOf(capabilities []string) string {
	for _, rule := range []struct{ capability, role string }{
		{CapTelephone, RolePhone},
		{CapWLAN, RoleAP},
		{CapBridge, RoleSwitch},
		{CapRouter, RoleRouter},
		{CapStation, RoleHost},
	} {
		if slices.Contains(capabilities, rule.capability) {
			return rule.role
		}
	}
	return ""
}
