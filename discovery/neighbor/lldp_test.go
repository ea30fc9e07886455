package neighbor

import (
	"encoding/hex"
	"slices"
	"strings"
	"testing"

	"cablewright/topology"
)

// octets reads hexadecimal digits, in groups or not.
func octets(digits string) string {
	b, err := hex.DecodeString(strings.ReplaceAll(digits, " ", ""))
	if err != nil {
		panic(err)
	}
	return string(b)
}

func TestChassisID(t *testing.T) {
	for _, test := range []struct {
		name    string
		subtype int
		value   string
		want    topology.ID
	}{
		{"MAC address", 4, octets("00 1b 21 0a 0b 0c"), "mac:00:1b:21:0a:0b:0c"},
		{"MAC address as text", 4, "00-1B-21-0A-0B-0C", "mac:00:1b:21:0a:0b:0c"},
		{"MAC address as text with blanks", 4, "00 1b 21 0a 0b 0c ", "mac:00:1b:21:0a:0b:0c"},
		{"MAC address as twelve digits", 4, "001b210a0b0c", "mac:00:1b:21:0a:0b:0c"},
		{"MAC address padded with zeros", 4, octets("00 1b 21 0a 0b 0c 00 00"), "mac:00:1b:21:0a:0b:0c"},
		{"MAC address after its length", 4, octets("06 00 1b 21 0a 0b 0c"), "mac:00:1b:21:0a:0b:0c"},
		{"MAC address of zeros", 4, octets("00 00 00 00 00 00"), ""},
		{"MAC subtype over an interface name of six letters", 4, "vmnic2", "ifname:vmnic2"},
		{"MAC address of which every octet is a letter", 4, "lLnkAb", "mac:6c:4c:6e:6b:41:62"},
		{"MAC subtype over a name", 4, "sw1", "local:sw1"},
		{"MAC subtype over rubbish", 4, octets("08 66 11 df"), "local:086611df"},
		{"IPv4 address", 5, octets("01 c0 00 02 01"), "address:192.0.2.1"},
		{"IPv6 address", 5, octets("02 2001 0db8 0000 0000 0000 0000 0000 0001"), "address:2001:db8::1"},
		{"IPv4 address without family", 5, octets("c0 00 02 01"), "address:192.0.2.1"},
		{"IPv4 address as text", 5, "192.0.2.1", "address:192.0.2.1"},
		{"address 0.0.0.0", 5, octets("01 00 00 00 00"), ""},
		{"interface name", 6, "vmnic0", "ifname:vmnic0"},
		{"local name padded with NULs", 7, "core1\x00\x00\x00", "local:core1"},
		{"local octets", 7, octets("cf 01"), "local:cf01"},
		{"component", 1, "JAB1234", "component:JAB1234"},
		{"no subtype, octets", 0, octets("00 1b 21 0a 0b 0c"), "mac:00:1b:21:0a:0b:0c"},
		{"no subtype, name of six letters", 0, "spine1", "local:spine1"},
		{"subtype 0, MAC as text", 0, "00:1b:21:0a:0b:0c", "mac:00:1b:21:0a:0b:0c"},
		{"subtype 9, address", 9, octets("01 c0 00 02 01"), "address:192.0.2.1"},
		{"address of a family not known", 5, octets("10 01 02"), "local:100102"},
		{"component that is no text", 1, octets("0a c0"), "component:0ac0"},
		{"MAC address of five octets", 4, octets("00 1b 21 00 00"), "local:001b210000"},
		{"subtype that does not exist", 99, "eth0", "local:eth0"},
		{"no subtype, zeros", 0, octets("00 00 00 00"), ""},
		{"nothing", 4, "", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := ChassisID(test.subtype, []byte(test.value)); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

func TestPortID(t *testing.T) {
	for _, test := range []struct {
		name    string
		subtype int
		value   string
		want    topology.ID
	}{
		{"alias", 1, "to leaf1", "alias:to leaf1"},
		{"port component", 2, "Gig1/1/15", "port-component:Gig1/1/15"},
		{"MAC address", 3, octets("00 1b 21 0a 0b 0c"), "mac:00:1b:21:0a:0b:0c"},
		{"address", 4, octets("01 c0 00 02 01"), "address:192.0.2.1"},
		{"interface name", 5, "swp49", "ifname:swp49"},
		{"circuit ID of octets", 6, octets("00 04 00 01"), "circuit:00040001"},
		{"local number", 7, "612", "local:612"},
		{"no subtype", 0, "port-001", "local:port-001"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := PortID(test.subtype, []byte(test.value)); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

func TestCapabilities(t *testing.T) {
	for bits, want := range map[uint16][]string{
		0x0014: {topology.CapBridge, topology.CapRouter},
		0x0080: {topology.CapStation},
		0x0100: {topology.CapCVLAN},
		0xf800: nil,
		0:      nil,
	} {
		if got := Capabilities(bits); !slices.Equal(got, want) {
			t.Errorf("Capabilities(%#x) = %q, want %q", bits, got, want)
		}
	}
}
