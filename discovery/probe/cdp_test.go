package probe

import (
	"net/netip"
	"slices"
	"testing"

	"cablewright/topology"
)

func TestCDP(t *testing.T) {
	var answers Answers
	answers.ports("Gi0/1", "Gi0/2")
	answers.put(cdpCacheTable, "2.7", num(1), octets("c0000202"), text("IOS 15.2\r\nCopyright"), text("sw2(FOC1234X0YZ)"), text("Gi0/24"),
		text("cisco WS-C3560"), octets("00000028"), num(10), num(2), text("sw2.example.net"),
		num(20), octets("20010db8000000000000000000000002"), num(65535), octets(""))
	answers.put(cdpCacheTable, "83886080.1", num(1), octets("0a000001"), Value{}, text("ap1"), octets("02005e100009"))
	answers.put(cdpCacheTable, "2", num(1), octets("c0000202"), Value{}, text("x"), text("y"))
	answers.put(cdpCacheTable, "2.9", num(1), octets("00000000"))
	seen := decode(&answers)
	if len(seen.Neighbors) != 2 {
		t.Fatalf("got %+v, want 2 neighbours", seen.Neighbors)
	}
	sw2, ap := seen.Neighbors[0], seen.Neighbors[1]
	for _, check := range []struct{ what, got, want string }{
		{"protocol", sw2.Protocol, "cdp"}, {"port", sw2.Port, "Gi0/2"}, {"chassis", string(sw2.Chassis), "cdp:sw2"},
		{"name", sw2.Name, "sw2.example.net"}, {"serial", sw2.Serial, "FOC1234X0YZ"}, {"port ID", string(sw2.PortID), "ifname:Gi0/24"},
		{"platform", sw2.Platform, "cisco WS-C3560"}, {"description", sw2.Description, "IOS 15.2 Copyright"},
		{"port of no table", ap.Port, "ifIndex 83886080"}, {"port ID in octets", string(ap.PortID), "mac:02:00:5e:10:00:09"}, {"name", ap.Name, "ap1"},
	} {
		if check.got != check.want {
			t.Errorf("%s %q, want %q", check.what, check.got, check.want)
		}
	}
	if sw2.Duplex != topology.HalfDuplex || sw2.VLAN != 10 || !slices.Equal(sw2.Capabilities, []string{topology.CapBridge}) {
		t.Errorf("duplex %v, VLAN %d, capabilities %q; want half, 10, bridge", sw2.Duplex, sw2.VLAN, sw2.Capabilities)
	}
	if want := []netip.Addr{netip.MustParseAddr("192.0.2.2"), netip.MustParseAddr("2001:db8::2")}; !slices.Equal(sw2.Mgmt, want) {
		t.Errorf("managed at %v, want %v", sw2.Mgmt, want)
	}
	wantGaps(t, seen, "cdp cdpCacheTable: 1 of 4 rows have an index that is no ifIndex.deviceIndex")
}

func TestARP(t *testing.T) {
	var answers Answers
	answers.ports("swp1", "swp2")
	host := octets("02005e100001")
	answers.put(ipNetToMediaTable, "1.192.0.2.9", host, num(3))
	answers.put(ipNetToMediaTable, "1.192.0.2.10", host, num(arpInvalid))
	answers.put(ipNetToMediaTable, "1.192.0.2.11", octets("000000000000"), num(3))
	answers.put(ipNetToMediaTable, "1.192.0.2.12", octets("ffffffffffff"), num(3))
	answers.put(ipNetToMediaTable, "77.192.0.2.13", host)
	answers.put(ipNetToMediaTable, "1.192.0.2", host, num(3))
	answers.put(ipNetToPhysicalTable, "1.1.4.192.0.2.9", host, num(3)) // the same again
	answers.put(ipNetToPhysicalTable, "2.2.16.32.1.13.184.0.0.0.0.0.0.0.0.0.0.0.9", host, num(3))
	answers.put(ipNetToPhysicalTable, "2.2.16.254.128.0.0.0.0.0.0.0.0.0.0.0.0.0.9", host, num(3))
	answers.put(ipNetToPhysicalTable, "2.1.4.192", host, num(3))
	seen := decode(&answers)
	want := []topology.ARPEntry{
		{Addr: netip.MustParseAddr("192.0.2.9"), MAC: mac("02:00:5e:10:00:01"), Port: "swp1"},
		{Addr: netip.MustParseAddr("192.0.2.13"), MAC: mac("02:00:5e:10:00:01")},
		{Addr: netip.MustParseAddr("2001:db8::9"), MAC: mac("02:00:5e:10:00:01"), Port: "swp2"},
	}
	if !slices.Equal(seen.ARP, want) {
		t.Errorf("got %v, want %v", seen.ARP, want)
	}
	wantGaps(t, seen, "arp ipNetToMediaTable: 1 of 6 rows have an index that is no ifIndex.IPv4",
		"arp ipNetToPhysicalTable: 1 of 4 rows have an index that is no ifIndex.type.length.address")
}
