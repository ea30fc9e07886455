package probe

import (
	"slices"
	"testing"

	"cablewright/topology"
)

func TestChassisID(t *testing.T) {
	for _, test := range []struct {
		name    string
		subtype Value
		value   Value
		want    topology.ID
	}{
		{"MAC address", num(4), octets("00 1b 21 0a 0b 0c"), "mac:00:1b:21:0a:0b:0c"},
		{"MAC address as text", num(4), text("00-1B-21-0A-0B-0C"), "mac:00:1b:21:0a:0b:0c"},
		{"MAC address as text with blanks", num(4), text("00 1b 21 0a 0b 0c "), "mac:00:1b:21:0a:0b:0c"},
		{"MAC address as twelve digits", num(4), text("001b210a0b0c"), "mac:00:1b:21:0a:0b:0c"},
		{"MAC address padded with zeros", num(4), octets("00 1b 21 0a 0b 0c 00 00"), "mac:00:1b:21:0a:0b:0c"},
		{"MAC address after its length", num(4), octets("06 00 1b 21 0a 0b 0c"), "mac:00:1b:21:0a:0b:0c"},
		{"MAC address of zeros", num(4), octets("00 00 00 00 00 00"), ""},
		{"MAC subtype over a name", num(4), text("sw1"), "local:sw1"},
		{"MAC subtype over rubbish", num(4), octets("08 66 11 df"), "local:086611df"},
		{"IPv4 address", num(5), octets("01 c0 00 02 01"), "address:192.0.2.1"},
		{"IPv6 address", num(5), octets("02 2001 0db8 0000 0000 0000 0000 0000 0001"), "address:2001:db8::1"},
		{"IPv4 address without family", num(5), octets("c0 00 02 01"), "address:192.0.2.1"},
		{"IPv4 address as text", num(5), text("192.0.2.1"), "address:192.0.2.1"},
		{"address 0.0.0.0", num(5), octets("01 00 00 00 00"), ""},
		{"interface name", num(6), text("vmnic0"), "ifname:vmnic0"},
		{"local name padded with NULs", num(7), text("core1\x00\x00\x00"), "local:core1"},
		{"local octets", num(7), octets("cf 01"), "local:cf01"},
		{"component", num(1), text("JAB1234"), "component:JAB1234"},
		{"no subtype, octets", Value{}, octets("00 1b 21 0a 0b 0c"), "mac:00:1b:21:0a:0b:0c"},
		{"no subtype, name of six letters", Value{}, text("spine1"), "local:spine1"},
		{"subtype 0, MAC as text", num(0), text("00:1b:21:0a:0b:0c"), "mac:00:1b:21:0a:0b:0c"},
		{"subtype 9, address", num(9), octets("01 c0 00 02 01"), "address:192.0.2.1"},
		{"no subtype, zeros", Value{}, octets("00 00 00 00"), ""},
		{"nothing", num(4), Value{}, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := chassisID(test.subtype, test.value); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

func TestPortID(t *testing.T) {
	for _, test := range []struct {
		name    string
		subtype Value
		value   Value
		want    topology.ID
	}{
		{"alias", num(1), text("to leaf1"), "alias:to leaf1"},
		{"port component", num(2), text("Gig1/1/15"), "port-component:Gig1/1/15"},
		{"MAC address", num(3), octets("00 1b 21 0a 0b 0c"), "mac:00:1b:21:0a:0b:0c"},
		{"address", num(4), octets("01 c0 00 02 01"), "address:192.0.2.1"},
		{"interface name", num(5), text("swp49"), "ifname:swp49"},
		{"circuit ID of octets", num(6), octets("00 04 00 01"), "circuit:00040001"},
		{"local number", num(7), text("612"), "local:612"},
		{"no subtype", num(0), text("port-001"), "local:port-001"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := portID(test.subtype, test.value); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

func TestCapabilityWords(t *testing.T) {
	for _, test := range []struct {
		bits string
		want []string
	}{
		{"28", []string{topology.CapBridge, topology.CapRouter}},
		{"2800", []string{topology.CapBridge, topology.CapRouter}},
		{"01", []string{topology.CapStation}},
		{"0080", []string{topology.CapCVLAN}},
		{"", nil},
		{"00000000ff", nil},
	} {
		if got := capabilityWords(octets(test.bits).Bytes); !slices.Equal(got, test.want) {
			t.Errorf("capabilityWords(%s) = %q, want %q", test.bits, got, test.want)
		}
	}
}
