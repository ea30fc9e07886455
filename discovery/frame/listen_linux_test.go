package frame

import (
	"context"
	"errors"
	"os"
	"strings"
	"testing"

	"golang.org/x/net/bpf"
	"golang.org/x/sys/unix"
)

// The filter passes what unwrap finds, and nothing else.
func TestFilter(t *testing.T) {
	vm, err := bpf.NewVM(wanted)
	must(t, err)
	vtp := join([]byte{0xaa, 0xaa, 3, 0, 0, 0x0c, 0x20, 0x03}, make([]byte, 20))
	for name, c := range map[string]struct {
		data []byte
		pass bool
	}{
		"LLDP":                      {speak(leaf1, "a", "1"), true},
		"LLDP in a VLAN":            {ether(toLLDP, leaf1, etherVLAN, u16(5), u16(etherLLDP), make([]byte, 40)), true},
		"CDP":                       {speakCDP(leaf1, "a", "1"), true},
		"VTP, sent where CDP is":    {ether(cdpAddress, leaf1, len(vtp), vtp), true},
		"ARP":                       {ether(toAll, leaf1, etherARP, arpPacket(1, leaf1, "\xc6\x12\x00\x01")), true},
		"ARP in a VLAN":             {ether(toAll, leaf1, etherVLAN, u16(5), u16(etherARP), make([]byte, 40)), true},
		"neighbour solicitation":    {ether(toAll, leaf1, etherIPv6, ip6(58, 255, []byte{135}, make([]byte, 31))), true},
		"ping over IPv6":            {ether(toAll, leaf1, etherIPv6, ip6(58, 255, []byte{128}, make([]byte, 31))), false},
		"UDP over IPv6":             {ether(toAll, leaf1, etherIPv6, ip6(17, 255, []byte{135}, make([]byte, 31))), false},
		"IPv4":                      {ether(toAll, leaf1, etherIPv4, ip4(17, make([]byte, 40))), false},
		"IPv4 in a VLAN":            {ether(toAll, leaf1, etherVLAN, u16(5), u16(etherIPv4), make([]byte, 40)), false},
		"almost the address of CDP": {ether(toAll, leaf1, 40, make([]byte, 40)), false},
	} {
		n, err := vm.Run(c.data)
		if err != nil || (n > 0) != c.pass {
			t.Errorf("%s: passes %d octets, %v; want %v", name, n, err, c.pass)
		}
	}
}

func TestRefused(t *testing.T) {
	for _, c := range []struct {
		err  error
		want string
	}{
		{unix.EPERM, "listening on eth0: operation not permitted; run as root, or give the program the capability CAP_NET_RAW"},
		{unix.ENODEV, "listening on eth0: no such device"},
	} {
		if got := refused("eth0", c.err); got.Error() != c.want || !errors.Is(got, c.err) {
			t.Errorf("%v, want %s", got, c.want)
		}
	}
}

// Without the right to it, listening says so at once.
func TestListenUnprivileged(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("this test is about what others than root may not do")
	}
	_, err := Listen(context.Background(), Options{Interfaces: []string{"lo"}})
	if err == nil || !strings.Contains(err.Error(), "CAP_NET_RAW") {
		t.Errorf("%v, want what to do about it", err)
	}
}
