//go:build lab

package frame

import (
	"bytes"
	"context"
	"fmt"
	"net"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"cablewright/topology"
)

// TestListenLive joins two ports of a network namespace of its own by a cable and
// sends frames into one while it listens on the other. The namespace ends with
// the thread that made it.
func TestListenLive(t *testing.T) {
	if os.Geteuid() != 0 {
		t.Skip("this test makes a network namespace, which needs root")
	}
	if _, err := exec.LookPath("ip"); err != nil {
		t.Skip("this test needs the command ip (Debian: iproute2)")
	}
	runtime.LockOSThread() // and never unlock: the thread is thrown away with its namespace
	if err := unix.Unshare(unix.CLONE_NEWNET); err != nil {
		t.Skipf("this test makes a network namespace: %v", err)
	}
	for _, args := range []string{"link add near type veth peer name far", "link set near addrgenmode none up", "link set far addrgenmode none up"} {
		if out, err := exec.Command("ip", strings.Fields(args)...).CombinedOutput(); err != nil {
			t.Skipf("ip %s: %v: %s", args, err, out)
		}
	}
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	heard := listenUntilTold(t, ctx, cancel)
	if len(heard) != 1 {
		t.Fatalf("%d observations, want one", len(heard))
	}
	if got, want := heardBy(heard), "host1 near < lldp spine1 swp1\nhost1 near < cdp sw2 Gi0/1"; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	o := heard[0]
	if len(o.ARP) != 1 || o.ARP[0].Addr.String() != "198.18.0.1" || o.ARP[0].Port != "near" {
		t.Errorf("ARP %v, want 198.18.0.1 on near", o.ARP)
	}
	if port := o.Device.Ports[0]; port.Name != "near" || port.LLDP != "ifname:own" || port.MAC.IsZero() {
		t.Errorf("port %+v, want near, which announces own", port)
	}
	if !o.Device.Observed || !o.Taken.Equal(noon) || len(o.Gaps) != 0 {
		t.Errorf("observation %+v, want one of this machine, taken at noon, without gaps", o)
	}
}

// listenUntilTold sends four frames that are wanted, and one that is not, over
// and over, since nothing tells when a socket has begun to listen. Five in a row
// hold all four.
func listenUntilTold(t *testing.T, ctx context.Context, cancel func()) []topology.Observation {
	near, err := net.InterfaceByName("near")
	must(t, err)
	sendNear, sendFar := sender(t, "near"), sender(t, "far")
	rounds := 0
	now := func() time.Time { // called for every frame that is heard
		if rounds++; rounds == 5 {
			cancel()
		}
		return noon
	}
	stop := make(chan struct{})
	done := make(chan struct{})
	go func() {
		defer close(done)
		for {
			sendFar(speakCDP(topology.MAC{2, 0, 0, 0, 0, 9}, "sw2", "Gi0/1"))
			sendFar(speak(spine1, "spine1", "swp1"))
			sendFar(ether(toAll, leaf1, etherIPv4, ip4(17, make([]byte, 40)))) // is filtered out
			sendFar(ether(toAll, leaf1, etherARP, arpPacket(2, leaf1, "\xc6\x12\x00\x01")))
			sendNear(speak(topology.MAC(near.HardwareAddr), "host1", "own"))
			select {
			case <-stop:
				return
			case <-time.After(20 * time.Millisecond):
			}
		}
	}()
	seen, err := Listen(ctx, Options{Interfaces: []string{"near"}, Host: "host1", Now: now})
	close(stop)
	<-done
	must(t, err)
	return seen
}

// sender returns a function that sends frames from a port of this thread's
// namespace. The socket stays in it, whoever uses it.
func sender(t *testing.T, name string) func([]byte) {
	at, err := net.InterfaceByName(name)
	must(t, err)
	socket, err := unix.Socket(unix.AF_PACKET, unix.SOCK_RAW|unix.SOCK_CLOEXEC, 0)
	must(t, err)
	t.Cleanup(func() { unix.Close(socket) })
	return func(data []byte) {
		padded := append(bytes.Clone(data), make([]byte, max(0, 60-len(data)))...)
		if err := unix.Sendto(socket, padded, 0, &unix.SockaddrLinklayer{Ifindex: at.Index}); err != nil {
			fmt.Fprintln(os.Stderr, "sending from "+name+":", err)
		}
	}
}
