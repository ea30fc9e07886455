package neighbor

import (
	"net/netip"
	"slices"
	"testing"
)

func TestMAC(t *testing.T) {
	for _, test := range []struct {
		name string
		from string
		want string
	}{
		{"octets", octets("001b210a0b0c"), "00:1b:21:0a:0b:0c"},
		{"text", "0:1b:21:a:b:c", "00:1b:21:0a:0b:0c"},
		{"dotted text", "001b.210a.0b0c", "00:1b:21:0a:0b:0c"},
		{"after its length", octets("06001b210a0b0c"), "00:1b:21:0a:0b:0c"},
		{"padded", octets("001b210a0b0c0000"), "00:1b:21:0a:0b:0c"},
		{"zero", octets("000000000000"), ""},
		{"text of zeros", "00:00:00:00:00:00", ""},
		{"short", octets("001b21"), ""},
		{"EUI-64", octets("001b21fffe0a0b0c"), ""},
		{"empty", "", ""},
	} {
		got, ok := MAC([]byte(test.from))
		if got.String() != test.want || ok != (test.want != "") {
			t.Errorf("%s: got %q, %v; want %q", test.name, got, ok, test.want)
		}
	}
}

func TestUsable(t *testing.T) {
	for addr, want := range map[string]bool{
		"192.0.2.1": true, "10.0.0.1": true, "127.1.0.1": true, "2001:db8::1": true, "fe80::1%3": true, "fd00::1": true,
		"0.0.0.0": false, "127.0.0.1": false, "127.0.0.12": false, "169.254.1.2": false, "224.0.0.1": false,
		"255.255.255.255": false, "::": false, "::1": false, "fe80::1": false, "ff02::1": false,
	} {
		if got := Usable(netip.MustParseAddr(addr)); got != want {
			t.Errorf("Usable(%s) = %v, want %v", addr, got, want)
		}
	}
}

func TestAddAddr(t *testing.T) {
	var addrs []netip.Addr
	for _, addr := range []string{"192.0.2.9", "2001:db8::1", "192.0.2.1", "0.0.0.0", "192.0.2.9"} {
		addrs = AddAddr(addrs, netip.MustParseAddr(addr))
	}
	want := []netip.Addr{netip.MustParseAddr("192.0.2.1"), netip.MustParseAddr("192.0.2.9"), netip.MustParseAddr("2001:db8::1")}
	if !slices.Equal(addrs, want) {
		t.Errorf("got %v, want %v", addrs, want)
	}
}
