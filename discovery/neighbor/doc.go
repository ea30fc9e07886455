// Package neighbor reads what devices call themselves and their ports in LLDP and
// CDP. They say the same octets in a frame and, through the far end that stored
// them, in an SNMP table: package frame takes the frame apart, package probe the
// table, and both bring the octets here.
//
//	frame (TLV) ─┐
//	             ├─▶ octets ─▶ neighbor ─▶ topology.ID, address, words, text
//	probe (cell) ┘
//
// Devices keep to the standards loosely. What an octet string is called decides
// first (its LLDP subtype), what it looks like second: six octets that are no text
// are a MAC address, wherever they stand. Nothing here fails; what has no meaning
// gives the zero value or an ID of kind local.
package neighbor
