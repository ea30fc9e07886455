package frame

import (
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"time"
	"unsafe"

	"github.com/google/gopacket/layers"
	"golang.org/x/net/bpf"
	"golang.org/x/sys/unix"
)

// isHardware reports whether an interface belongs to a device of the machine.
func isHardware(name string) bool {
	_, err := os.Stat(filepath.Join("/sys/class/net", name, "device"))
	return err == nil
}

// wakeUp is how often listen looks whether it shall end, in milliseconds.
const wakeUp = 100

// listen hands every frame that arrives at the interfaces to heard, until ctx
// ends. It has its own sockets, since pcapgo.EthernetHandle cannot stop waiting for
// a frame, tell whether this machine sent it, nor join the groups.
func listen(ctx context.Context, interfaces []net.Interface, points []*point, now func() time.Time, heard *hearing) error {
	sockets := make([]unix.PollFd, 0, len(interfaces))
	defer func() {
		for _, socket := range sockets {
			unix.Close(int(socket.Fd))
		}
	}()
	for _, at := range interfaces {
		socket, err := openSocket(at)
		if err != nil {
			return refused(at.Name, err)
		}
		sockets = append(sockets, unix.PollFd{Fd: int32(socket), Events: unix.POLLIN})
	}
	buf := make([]byte, maxFrame)
	for ctx.Err() == nil {
		if _, err := unix.Poll(sockets, wakeUp); err != nil && !errors.Is(err, unix.EINTR) {
			return fmt.Errorf("waiting for frames: %w", err)
		}
		for i := range sockets {
			if sockets[i].Revents != 0 {
				receive(&sockets[i], points[i], buf, now, heard)
			}
		}
	}
	return nil
}

// refused says what would be right.
func refused(name string, err error) error {
	if errors.Is(err, unix.EPERM) || errors.Is(err, unix.EACCES) {
		return fmt.Errorf("listening on %s: %w; run as root, or give the program the capability CAP_NET_RAW", name, err)
	}
	return fmt.Errorf("listening on %s: %w", name, err)
}

// receive reads the frame that waits at a socket. One that fails for good is
// left out from then on.
func receive(socket *unix.PollFd, at *point, buf []byte, now func() time.Time, heard *hearing) {
	n, from, err := unix.Recvfrom(int(socket.Fd), buf, unix.MSG_DONTWAIT)
	switch {
	case errors.Is(err, unix.EAGAIN), errors.Is(err, unix.EINTR):
		return
	case errors.Is(err, unix.ENETDOWN):
		heard.note("frame", at.name+" was down: nothing can be heard on it then")
		return
	case err != nil:
		heard.note("frame", at.name+" could not be listened on to the end: "+err.Error())
		socket.Events = 0
		unix.Close(int(socket.Fd))
		socket.Fd = -1
		return
	}
	got := frame{number: heard.frames + 1, point: at, data: buf[:n]}
	if now != nil {
		got.taken = now()
	}
	if link, ok := from.(*unix.SockaddrLinklayer); ok {
		got.sent = link.Pkttype == unix.PACKET_OUTGOING
	}
	heard.add(got)
}

// openSocket opens a packet socket (packet(7)) that receives what is wanted from
// one interface. The filter is set before the socket is bound: nothing passes
// meanwhile.
func openSocket(at net.Interface) (int, error) {
	socket, err := unix.Socket(unix.AF_PACKET, unix.SOCK_RAW|unix.SOCK_CLOEXEC, 0)
	if err != nil {
		return -1, err
	}
	for _, step := range []func(int, net.Interface) error{setFilter, joinGroups, bind} {
		if err := step(socket, at); err != nil {
			unix.Close(socket)
			return -1, err
		}
	}
	return socket, nil
}

func bind(socket int, at net.Interface) error {
	return unix.Bind(socket, &unix.SockaddrLinklayer{Protocol: networkOrder(unix.ETH_P_ALL), Ifindex: at.Index})
}

// networkOrder swaps the octets of a number where the machine needs that.
func networkOrder(n uint16) uint16 {
	octets := [2]byte{byte(n >> 8), byte(n)}
	return *(*uint16)(unsafe.Pointer(&octets))
}

// groups are the addresses that LLDP (IEEE 802.1AB-2016 table 7-1) and CDP are
// sent to.
var groups = [][6]byte{
	{0x01, 0x80, 0xc2, 0x00, 0x00, 0x0e}, // nearest bridge
	{0x01, 0x80, 0xc2, 0x00, 0x00, 0x03}, // nearest non-TPMR bridge
	{0x01, 0x80, 0xc2, 0x00, 0x00, 0x00}, // nearest customer bridge
	cdpAddress,
}

// joinGroups asks the interface for frames to the groups, without making it
// promiscuous.
func joinGroups(socket int, at net.Interface) error {
	for _, group := range groups {
		request := unix.PacketMreq{Ifindex: int32(at.Index), Type: unix.PACKET_MR_MULTICAST, Alen: 6}
		copy(request.Address[:], group[:])
		if err := unix.SetsockoptPacketMreq(socket, unix.SOL_PACKET, unix.PACKET_ADD_MEMBERSHIP, &request); err != nil {
			return fmt.Errorf("asking for frames to % x: %w", group, err)
		}
	}
	return nil
}

func setFilter(socket int, _ net.Interface) error {
	program, err := bpf.Assemble(wanted)
	if err != nil {
		return fmt.Errorf("assembling the filter: %w", err)
	}
	filter := make([]unix.SockFilter, len(program))
	for i, op := range program {
		filter[i] = unix.SockFilter{Code: op.Op, Jt: op.Jt, Jf: op.Jf, K: op.K}
	}
	return unix.SetsockoptSockFprog(socket, unix.SOL_SOCKET, unix.SO_ATTACH_FILTER,
		&unix.SockFprog{Len: uint16(len(filter)), Filter: &filter[0]})
}

// wanted passes what unwrap would find: LLDP, ARP and neighbour discovery by
// EtherType, CDP by its address; and with one VLAN tag that the kernel has left
// on, LLDP and ARP.
var wanted = []bpf.Instruction{
	bpf.LoadAbsolute{Off: 0, Size: 4},
	bpf.JumpIf{Cond: bpf.JumpNotEqual, Val: 0x01000ccc, SkipTrue: 2},
	bpf.LoadAbsolute{Off: 4, Size: 2},
	bpf.JumpIf{Cond: bpf.JumpEqual, Val: 0xcccc, SkipTrue: 14}, // pass
	bpf.LoadAbsolute{Off: 12, Size: 2},
	bpf.JumpIf{Cond: bpf.JumpEqual, Val: uint32(layers.EthernetTypeLinkLayerDiscovery), SkipTrue: 12}, // pass
	bpf.JumpIf{Cond: bpf.JumpEqual, Val: uint32(layers.EthernetTypeARP), SkipTrue: 11},                // pass
	bpf.JumpIf{Cond: bpf.JumpEqual, Val: uint32(layers.EthernetTypeIPv6), SkipTrue: 5},                // neighbour discovery?
	bpf.JumpIf{Cond: bpf.JumpNotEqual, Val: uint32(layers.EthernetTypeDot1Q), SkipTrue: 8},            // drop
	bpf.LoadAbsolute{Off: 16, Size: 2},
	bpf.JumpIf{Cond: bpf.JumpEqual, Val: uint32(layers.EthernetTypeLinkLayerDiscovery), SkipTrue: 7}, // pass
	bpf.JumpIf{Cond: bpf.JumpEqual, Val: uint32(layers.EthernetTypeARP), SkipTrue: 6},                // pass
	bpf.Jump{Skip: 4},                  // drop
	bpf.LoadAbsolute{Off: 20, Size: 1}, // next header
	bpf.JumpIf{Cond: bpf.JumpNotEqual, Val: uint32(layers.IPProtocolICMPv6), SkipTrue: 2}, // drop
	bpf.LoadAbsolute{Off: 54, Size: 1}, // type
	bpf.JumpIf{Cond: bpf.JumpGreaterOrEqual, Val: layers.ICMPv6TypeRouterSolicitation, SkipTrue: 1}, // pass, or 137 and above: decoded as nothing
	bpf.RetConstant{Val: 0},
	bpf.RetConstant{Val: maxFrame},
}
