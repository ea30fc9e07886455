package probe

import (
	"net/netip"
	"slices"
	"testing"

	"cablewright/topology"
)

func TestSystem(t *testing.T) {
	var answers Answers
	answers.put(systemTable, "0",
		text("Cisco IOS Software\r\nTechnical Support"), oidValue("1.3.6.1.4.1.9.1.516"), Value{Kind: TimeTicks, Num: 8231},
		text("sw1.example.net\x00\x00"), text("row 3"), octets("80 00 00 09 03 00 1b 21 0a 0b 0c"),
		octets("00 1b 21 0a 0b 00"), text("sw1.example.net(FOC1234X0YZ)"))
	answers.put(lldpLocalTable, "0", num(4), octets("00 1b 21 0a 0b 0c"), text("sw1"), octets("28"))
	device := decode(&answers).Device
	for _, check := range []struct{ what, got, want string }{
		{"name", device.Name, "sw1.example.net"},
		{"description", device.Description, "Cisco IOS Software Technical Support"},
		{"object ID", device.ObjectID, "1.3.6.1.4.1.9.1.516"},
		{"vendor", device.Vendor, "Cisco"},
		{"location", device.Location, "row 3"},
		{"role", device.Role, topology.RoleSwitch},
	} {
		if check.got != check.want {
			t.Errorf("%s %q, want %q", check.what, check.got, check.want)
		}
	}
	if device.Uptime != 8231 {
		t.Errorf("uptime %d, want 8231", device.Uptime)
	}
	want := []topology.ID{"bridge:00:1b:21:0a:0b:00", "cdp:sw1.example.net", "engine:8000000903001b210a0b0c", "mac:00:1b:21:0a:0b:0c"}
	if !slices.Equal(device.Chassis, want) {
		t.Errorf("chassis %q, want %q", device.Chassis, want)
	}
}

func TestSystemWithoutAnswers(t *testing.T) {
	var answers Answers
	answers.put(systemTable, "0", Value{Kind: Null}, oidValue("0.0"), Value{}, text(""), Value{}, octets("00 00 00 00 00"), octets("00 00 00 00 00 00"))
	device := decode(&answers).Device
	if device.Name != "" || device.ObjectID != "" || len(device.Chassis) != 0 {
		t.Errorf("got %+v out of nothing", device)
	}
}

func TestLLDPV2LocalSystem(t *testing.T) {
	var answers Answers
	answers.put(lldpV2LocalTable, "0", num(4), octets("00 1b 21 0a 0b 0c"), text("sw2"), octets("08"))
	device := decode(&answers).Device
	if device.Name != "sw2" || device.Role != topology.RoleRouter || !slices.Contains(device.Chassis, "mac:00:1b:21:0a:0b:0c") {
		t.Errorf("name %q, role %q, chassis %q; want sw2, a router, its MAC address", device.Name, device.Role, device.Chassis)
	}
}

func TestOwnAddresses(t *testing.T) {
	var answers Answers
	answers.ports("swp1", "swp2")
	answers.put(ipAddrTable, "192.0.2.1", num(1))
	answers.put(ipAddrTable, "127.0.0.1", num(9))
	answers.put(ipAddrTable, "192.0.2.300", num(1))
	answers.put(ipAddrTable, "1.192.0.2.1", num(1))   // ifIndex in front
	answers.put(ipAddrTable, "192.0.2.1.2.1", num(1)) // more arcs behind (FortiOS)
	answers.put(ipAddrTable, "0", num(1))
	answers.put(ipAddressTable, "1.4.192.0.2.1", num(1))
	answers.put(ipAddressTable, "2.16.32.1.13.184.0.0.0.0.0.0.0.0.0.0.0.1", num(2))
	answers.put(ipAddressTable, "1.4.198.51.100.1", num(40))
	answers.put(ipAddressTable, "1.4.198", num(40))
	answers.put(lldpLocManAddrTable, "1.4.203.0.113.9", num(5))
	seen := decode(&answers)
	got := make(map[string][]netip.Addr)
	for _, port := range seen.Device.Ports {
		got[port.Name] = port.Addrs
	}
	for port, addr := range map[string]string{"swp1": "192.0.2.1", "swp2": "2001:db8::1", "ifIndex 40": "198.51.100.1"} {
		if !slices.Equal(got[port], []netip.Addr{netip.MustParseAddr(addr)}) {
			t.Errorf("%s has %v, want %s", port, got[port], addr)
		}
	}
	if len(got) != 3 || !slices.Equal(seen.Device.Mgmt, []netip.Addr{netip.MustParseAddr("203.0.113.9")}) {
		t.Errorf("ports %v, managed at %v; want 3 ports, 203.0.113.9", got, seen.Device.Mgmt)
	}
	wantGaps(t, seen, "ipaddr ipAddrTable: 2 of 6 rows have an index that is no IPv4 address",
		"ipaddr ipAddressTable: 1 of 4 rows have an index that is no type.length.address")
}
