package frame

import (
	"context"
	"fmt"
	"net"
	"slices"
	"strings"
	"time"

	"cablewright/topology"
)

// Options say where to listen.
type Options struct {
	Interfaces []string         // names; none: every Ethernet interface that is up
	Host       string           // what this machine is called
	Now        func() time.Time // when frames are received; nil: Observation.Taken stays zero
}

// Listen hears the ports of this machine until ctx ends, and returns the one
// Observation of this machine with what it heard. Nothing is sent.
//
// It needs Linux, and the right to open packet sockets (CAP_NET_RAW). An
// interface that goes away meanwhile costs a Gap. The error is not nil if
// listening could not begin.
func Listen(ctx context.Context, options Options) ([]topology.Observation, error) {
	interfaces, err := chosen(options.Interfaces)
	if err != nil {
		return nil, err
	}
	heard := newHearing(options.Host)
	heard.host = &topology.Device{Name: options.Host, Observed: true}
	points := make([]*point, len(interfaces))
	for i, at := range interfaces {
		points[i] = &point{name: at.Name, link: ethernetLink, mac: macOf(at)}
		heard.host.Ports = append(heard.host.Ports, topology.Port{
			Name: at.Name, Index: at.Index, MTU: at.MTU, Kind: kindOf(at), MAC: macOf(at),
			Admin: status(at, net.FlagUp), Oper: status(at, net.FlagRunning),
		})
	}
	heard.host.Chassis = hardwareIDs(interfaces)
	if err := listen(ctx, interfaces, points, options.Now, heard); err != nil {
		return nil, err
	}
	return heard.observations(), nil
}

// chosen returns the interfaces of those names, sorted by name, each once.
func chosen(names []string) ([]net.Interface, error) {
	all, err := net.Interfaces()
	if err != nil {
		return nil, fmt.Errorf("listing the interfaces of this machine: %w", err)
	}
	var found []net.Interface
	for _, at := range all {
		if slices.Contains(names, at.Name) || len(names) == 0 && isPort(at) {
			found = append(found, at)
		}
	}
	for _, name := range names {
		if !slices.ContainsFunc(found, func(at net.Interface) bool { return at.Name == name }) {
			return nil, fmt.Errorf("listening on %q: there is no such interface; want one of %s", name, nameAll(all))
		}
	}
	if len(found) == 0 {
		return nil, fmt.Errorf("listening: no Ethernet interface of this machine is up; name one of %s", nameAll(all))
	}
	slices.SortFunc(found, func(a, b net.Interface) int { return strings.Compare(a.Name, b.Name) })
	return found, nil
}

// isPort reports whether an interface may have a cable in it.
func isPort(at net.Interface) bool {
	return at.Flags&net.FlagUp != 0 && at.Flags&net.FlagLoopback == 0 && len(at.HardwareAddr) == 6
}

func nameAll(interfaces []net.Interface) string {
	names := make([]string, len(interfaces))
	for i, at := range interfaces {
		names[i] = at.Name
	}
	slices.Sort(names)
	return strings.Join(names, ", ")
}

func macOf(at net.Interface) topology.MAC {
	if len(at.HardwareAddr) != 6 {
		return topology.MAC{}
	}
	return topology.MAC(at.HardwareAddr)
}

func status(at net.Interface, flag net.Flags) topology.Status {
	if at.Flags&flag == 0 {
		return topology.Down
	}
	return topology.Up
}

// kindOf tells what has a connector, where the machine tells.
func kindOf(at net.Interface) topology.PortKind {
	switch {
	case isHardware(at.Name):
		return topology.Physical
	case at.Flags&net.FlagLoopback != 0:
		return topology.Virtual
	}
	return topology.KindUnknownPort
}

// hardwareIDs returns the addresses by which others may know this machine: those
// of all its hardware, since an LLDP daemon announces the first of them, and
// those it listens on.
func hardwareIDs(listening []net.Interface) []topology.ID {
	all, _ := net.Interfaces() // chosen has listed them a moment ago
	var ids []topology.ID
	for _, at := range append(slices.DeleteFunc(all, func(at net.Interface) bool { return !isHardware(at.Name) }), listening...) {
		if mac := macOf(at); mac.Identifies() {
			ids = append(ids, topology.MACID(mac))
		}
	}
	return sorted(ids, func(a, b topology.ID) int { return strings.Compare(string(a), string(b)) })
}
