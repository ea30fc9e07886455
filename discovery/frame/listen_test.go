package frame

import (
	"context"
	"strings"
	"testing"
)

func TestListenWhere(t *testing.T) {
	_, err := Listen(context.Background(), Options{Interfaces: []string{"no-such-port"}})
	if err == nil || !strings.Contains(err.Error(), `listening on "no-such-port": there is no such interface; want one of `) {
		t.Errorf("%v, want the interfaces that there are", err)
	}
}

// On its own ports a machine is always the device, and its own frames are no
// neighbours.
func TestHearingOfHost(t *testing.T) {
	at := &point{name: "eth0", link: ethernetLink, mac: leaf1}
	heard := newHearing("host1")
	heard.host = testHost(leaf1)
	tagged := speak(spine1, "spine1", "swp2")
	tagged = join(tagged[:12], u16(etherVLAN), u16(118), tagged[12:])
	for i, f := range []frame{
		{data: speak(leaf1, "host1.example.net", "port-1"), sent: true},
		{data: speak(leaf1, "host1.example.net", "port-1")}, // came back by a loop
		{data: speak(spine1, "spine1", "swp1")},
		{data: tagged},
		{data: ether(toAll, leaf1, etherARP, arpPacket(1, leaf1, "\xc6\x12\x00\x01"))},
		{data: ether(toAll, spine1, etherARP, arpPacket(2, spine1, "\xc6\x12\x00\x02"))},
	} {
		f.number, f.point = i+1, at
		heard.add(f)
	}
	seen := heard.observations()
	if want := "host1 eth0 < lldp spine1 swp2"; heardBy(seen) != want || len(seen) != 1 {
		t.Fatalf("got\n%s\nwant\n%s", heardBy(seen), want)
	}
	o := seen[0]
	if !o.Device.Observed || len(o.Device.Ports) != 1 || o.Device.Ports[0].LLDP != "ifname:port-1" || o.Device.Ports[0].Name != "eth0" {
		t.Errorf("device %+v, want host1 with eth0, which announces port-1", o.Device)
	}
	if port := o.Device.Ports[0]; port.Index != 2 || port.MTU != 1500 || port.MAC != leaf1 {
		t.Errorf("port %+v, want what the machine knows of eth0", port)
	}
	if len(o.ARP) != 1 || o.ARP[0].Port != "eth0" || o.ARP[0].MAC != spine1 {
		t.Errorf("ARP %v, want that of spine1 on eth0", o.ARP)
	}
	if len(o.Gaps) != 0 {
		t.Errorf("gaps %v, want none", o.Gaps)
	}
}
