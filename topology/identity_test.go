package topology

import (
	"net/netip"
	"testing"
)

func TestSame(t *testing.T) {
	device := func(change func(*Device)) Device {
		d := Device{
			Name: "sw1", Observed: true,
			Chassis: []ID{"mac:00:1b:21:00:00:01", "engine:80001f88"},
			Mgmt:    []netip.Addr{netip.MustParseAddr("10.0.0.1")},
			Ports:   []Port{{Name: "p1", MAC: MAC{0, 1, 0, 0, 0, 1}}, {Name: "p2", MAC: MAC{0, 1, 0, 0, 0, 2}}},
		}
		if change != nil {
			change(&d)
		}
		return d
	}
	for _, test := range []struct {
		name string
		a, b Device
		want bool
	}{
		{"at two addresses", device(nil), device(func(d *Device) { d.Mgmt[0] = netip.MustParseAddr("10.0.0.2") }), true},
		{"renamed", device(nil), device(func(d *Device) { d.Name = "core1" }), true},
		{"with and without domain", device(nil), device(func(d *Device) { d.Name = "SW1.example.net"; d.Chassis = nil }), true},
		{"different serial numbers", device(func(d *Device) { d.Serial = "A1" }), device(func(d *Device) { d.Serial = "A2" }), false},
		{"no serial number at either", device(func(d *Device) { d.Serial = "N/A" }), device(func(d *Device) { d.Serial = "000000" }), true},
		{"no interface in common", device(nil), device(func(d *Device) { d.Ports = []Port{{Name: "p1", MAC: MAC{0, 2, 0, 0, 0, 1}}} }), false},
		{"cloned engine identifier", device(nil), device(func(d *Device) {
			d.Name, d.Chassis, d.Mgmt, d.Ports = "sw2", []ID{"engine:80001f88"}, nil, nil
		}), false},
		{"a pair that poses as one chassis", device(nil), device(func(d *Device) {
			d.Name, d.Mgmt = "sw2", nil
			d.Ports = []Port{{Name: "p1", MAC: MAC{0, 2, 0, 0, 0, 1}}}
		}), false},
		{"a name and serial number that a recorder hid", Device{Name: "<private>", Serial: "<private>"}, Device{Name: "<private>", Serial: "<private>"}, false},
		{"one name alone", Device{Name: "sw1"}, Device{Name: "sw1"}, false},
		{"one address alone", Device{Mgmt: []netip.Addr{netip.MustParseAddr("10.0.0.1")}}, Device{Mgmt: []netip.Addr{netip.MustParseAddr("10.0.0.1")}}, false},
		{"anycast gateway on two leaves", device(nil), device(func(d *Device) {
			d.Name, d.Chassis = "sw2", nil
			d.Ports = []Port{{Name: "p1", MAC: MAC{0, 1, 0, 0, 0, 1}}, {Name: "x", MAC: MAC{0, 9, 0, 0, 0, 1}}, {Name: "y", MAC: MAC{0, 9, 0, 0, 0, 2}}}
		}), false},
		{"virtual devices of one chassis", device(func(d *Device) { d.Serial = "A1" }), device(func(d *Device) {
			d.Serial, d.Name, d.Ports = "A1", "vdc2", nil
		}), false},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := Same(&test.a, &test.b); got != test.want {
				t.Errorf("Same(a, b) = %v, want %v", got, test.want)
			}
			if got := Same(&test.b, &test.a); got != test.want {
				t.Errorf("Same(b, a) = %v, want %v", got, test.want)
			}
		})
	}
}

func TestNamesAgree(t *testing.T) {
	for _, test := range []struct {
		a, b string
		want bool
	}{
		{"sw1", "SW1", true},
		{"sw1", "sw1.example.net", true},
		{"sw1.example.net", "sw1.example.com", false},
		{"sw1", "sw2", false},
		{"sw1", "", true},
		{"10.0.0.1", "10.0.0.2", false},
		{"Adv. Dual 10GBASE-T", "Adv", false},
	} {
		if got := namesAgree(test.a, test.b); got != test.want {
			t.Errorf("namesAgree(%q, %q) = %v, want %v", test.a, test.b, got, test.want)
		}
	}
}

func TestCanonicalPort(t *testing.T) {
	for _, spellings := range [][]string{
		{"GigabitEthernet1/0/4", "Gi1/0/4", "GE1/0/4", "gigabitethernet 1/0/4"},
		{"TenGigabitEthernet2/1", "Te2/1", "Ten-GigabitEthernet2/1", "XGE2/1"},
		{"Ethernet1/1", "Eth1/1", "Et1/1"},
		{"Port-channel10", "Po10", "port-channel10"},
		{"ge-0/0/1", "ge-0/0/1.0"},
	} {
		for _, spelling := range spellings {
			if got, want := CanonicalPort(spelling), CanonicalPort(spellings[0]); got != want {
				t.Errorf("%q is %q, want %q as for %q", spelling, got, want, spellings[0])
			}
		}
	}
	for _, pair := range [][2]string{{"Gi1/0/4", "Te1/0/4"}, {"Gi1/0/4", "Gi1/0/40"}, {"eth0.10", "eth0"}, {"ge-0/0/1.0", "ge-0/0/1.1"}} {
		if CanonicalPort(pair[0]) == CanonicalPort(pair[1]) {
			t.Errorf("%q and %q are not one port", pair[0], pair[1])
		}
	}
}

func TestCompareNatural(t *testing.T) {
	ordered := []string{"", "Gi1/0/2", "Gi1/0/10", "Gi2/0/1", "eth0", "swp1", "swp01", "swp2", "swp10", "swp10s0"}
	for i := range ordered {
		for j := range ordered {
			got, want := CompareNatural(ordered[i], ordered[j]), 0
			switch {
			case i < j:
				want = -1
			case i > j:
				want = 1
			}
			if ordered[i] == "swp1" && ordered[j] == "swp01" || ordered[i] == "swp01" && ordered[j] == "swp1" {
				if got == 0 {
					t.Errorf("%q and %q compare equal", ordered[i], ordered[j])
				}
				continue
			}
			if got != want {
				t.Errorf("CompareNatural(%q, %q) = %d, want %d", ordered[i], ordered[j], got, want)
			}
		}
	}
}
