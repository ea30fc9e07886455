package probe

import "testing"

func TestAddrOfIndex(t *testing.T) {
	for _, test := range []struct {
		name, index, want string
		bad               bool
	}{
		{name: "IPv4", index: "1.4.192.0.2.1", want: "192.0.2.1"},
		{name: "IPv6", index: "2.16.32.1.13.184.0.0.0.0.0.0.0.0.0.0.0.1", want: "2001:db8::1"},
		{name: "IPv4 without length (SLX-OS)", index: "1.192.0.2.1", want: "192.0.2.1"},
		{name: "IPv4 without length that begins as if it had one", index: "1.3.0.2.1", want: "3.0.2.1"},
		{name: "IPv6 without length (Nexus)", index: "2.32.1.13.184.0.0.0.0.0.0.0.0.0.0.0.1", want: "2001:db8::1"},
		{name: "family octet counted in", index: "1.5.1.192.0.2.1", want: "192.0.2.1"},
		{name: "family octet counted in, IPv6", index: "2.17.2.32.1.13.184.0.0.0.0.0.0.0.0.0.0.0.1", want: "2001:db8::1"},
		{name: "family octet counted in but lost (Edgecore)", index: "1.5.172.16.251.3.0", want: "172.16.251.3"},
		{name: "with zone", index: "4.20.254.128.0.0.0.0.0.0.0.0.0.0.0.0.0.1.0.0.0.3", want: "fe80::1%3"},
		{name: "without length, with an empty zone (OcNOS)", index: "2.32.1.13.184.0.0.0.0.0.0.0.0.0.0.0.1.0.0.0.0", want: "2001:db8::1"},
		{name: "groups of 16 bits and ifIndex (FortiOS)", index: "2.8193.3512.0.0.0.0.0.1.107", want: "2001:db8::1"},
		{name: "IPv4 in IPv6", index: "2.16.0.0.0.0.0.0.0.0.0.0.255.255.192.0.2.1", want: "192.0.2.1"},
		{name: "no type", index: "0.0.0.0.0", want: "0.0.0.0"},
		{name: "MAC address: read, but no IP", index: "6.6.0.27.33.10.11.12", want: "invalid IP"},
		{name: "text of 39 characters (Brocade)", index: "2.39.50.48.48.49.58.48.100.98.56.58.48.48.48.48.58.48.48.48.48.58.48.48.48.48" +
			".58.48.48.48.48.58.48.48.48.48.58.48.48.48.49", want: "2001:db8::1"},
		{name: "text that is no address", index: "2.3.97.98.99", bad: true},
		{name: "too short", index: "1.4.192.0", bad: true},
		{name: "arc that is no octet", index: "1.4.192.0.2.256", bad: true},
		{name: "length of something else", index: "1.9.192.0.2.1.5", bad: true},
		{name: "nothing but a type", index: "1", bad: true},
		{name: "unknown type", index: "16.4.192.0.2.1", bad: true},
	} {
		t.Run(test.name, func(t *testing.T) {
			got, ok := addrOfIndex(MustOID(test.index))
			if ok == test.bad || ok && got.String() != test.want {
				t.Errorf("addrOfIndex(%s) = %v, %v; want %s, %v", test.index, got, ok, test.want, !test.bad)
			}
		})
	}
}

func TestPhysicalIndex(t *testing.T) {
	for _, test := range []struct {
		name, index, addr string
		ifIndex           uint32
		bad               bool
	}{
		{name: "as the MIB has it", index: "7.1.4.192.0.2.1", ifIndex: 7, addr: "192.0.2.1"},
		{name: "no length", index: "7.1.192.0.2.1", ifIndex: 7, addr: "192.0.2.1"},
		{name: "one arc more in front", index: "1.10009.1.4.192.0.2.1", ifIndex: 10009, addr: "192.0.2.1"},
		{name: "one arc more in front and no type (OcNOS)", index: "1.10009.4.192.0.2.1", ifIndex: 10009, addr: "192.0.2.1"},
		{name: "the same on ifIndex 3", index: "1.3.4.192.0.2.1", ifIndex: 3, addr: "192.0.2.1"},
		{name: "IPv6 with zone", index: "7.4.20.254.128.0.0.0.0.0.0.0.0.0.0.0.0.0.1.0.0.0.7", ifIndex: 7, addr: "fe80::1%7"},
		{name: "too short", index: "7.1.4.192.0", bad: true},
		{name: "empty", index: "7", bad: true},
	} {
		t.Run(test.name, func(t *testing.T) {
			ifIndex, addr, ok := physicalIndex(MustOID(test.index))
			if ok == test.bad || ok && (ifIndex != test.ifIndex || addr.String() != test.addr) {
				t.Errorf("physicalIndex(%s) = %d, %v, %v; want %d, %s", test.index, ifIndex, addr, ok, test.ifIndex, test.addr)
			}
		})
	}
}
