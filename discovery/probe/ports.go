package probe

import (
	"cmp"
	"slices"
	"strconv"

	"cablewright/topology"
)

// Decoders keep Device.Ports sorted by Index, so that a port is found without a
// table beside the list. A pointer into the list lives until the next port is
// added.

// portAt returns the port with an ifIndex, or nil.
func portAt(device *topology.Device, ifIndex int) *topology.Port {
	if at, found := searchPort(device, ifIndex); found && ifIndex > 0 {
		return &device.Ports[at]
	}
	return nil
}

// ensurePort returns the port with an ifIndex, and makes it if the interface
// table does not have it, or has not been decoded yet.
func ensurePort(device *topology.Device, ifIndex int) *topology.Port {
	at, found := searchPort(device, ifIndex)
	if !found {
		device.Ports = slices.Insert(device.Ports, at, topology.Port{Index: ifIndex, Name: ifIndexName(ifIndex)})
	}
	return &device.Ports[at]
}

// portName returns the name of the port with an ifIndex, or nothing.
func portName(device *topology.Device, ifIndex int) string {
	if port := portAt(device, ifIndex); port != nil {
		return port.Name
	}
	return ""
}

// addPort lists a port that the interface table does not have, unless there is
// one of its name.
func addPort(device *topology.Device, port topology.Port) {
	if slices.ContainsFunc(device.Ports, func(p topology.Port) bool { return p.Name == port.Name }) {
		return
	}
	at, _ := searchPort(device, port.Index+1) // behind others without an ifIndex
	device.Ports = slices.Insert(device.Ports, at, port)
}

func searchPort(device *topology.Device, ifIndex int) (int, bool) {
	return slices.BinarySearchFunc(device.Ports, ifIndex, func(port topology.Port, wanted int) int {
		return cmp.Compare(port.Index, wanted)
	})
}

// ifIndexName is what a port is called that has no name of its own.
func ifIndexName(ifIndex int) string { return "ifIndex " + strconv.Itoa(ifIndex) }

// ifIndexOf returns the interface number in an index of one arc. It may be above
// 2147483647 (SmartAX), though the MIB says otherwise.
func ifIndexOf(index OID) (int, bool) {
	if len(index) != 1 || index[0] == 0 {
		return 0, false
	}
	return int(index[0]), true
}

// portIndex finds ports by what a device may call them. A name that several
// ports share finds none.
type portIndex struct {
	names, descrs, aliases map[string]*topology.Port
	macs                   map[topology.MAC]*topology.Port
}

func newPortIndex(device *topology.Device) *portIndex {
	n := len(device.Ports)
	index := &portIndex{
		names:   make(map[string]*topology.Port, n),
		descrs:  make(map[string]*topology.Port, n),
		aliases: make(map[string]*topology.Port),
		macs:    make(map[topology.MAC]*topology.Port, n),
	}
	for i := range device.Ports {
		port := &device.Ports[i]
		addUnique(index.names, port.Name, port)
		addUnique(index.descrs, cmp.Or(port.Descr, port.Name), port)
		addUnique(index.aliases, port.Alias, port)
		addUnique(index.macs, port.MAC, port)
	}
	return index
}

// addUnique keeps nil for a key that comes a second time.
func addUnique[K comparable](ports map[K]*topology.Port, key K, port *topology.Port) {
	var none K
	if key == none {
		return
	}
	if _, twice := ports[key]; twice {
		port = nil
	}
	ports[key] = port
}

// byName returns the one port with that ifName, else that ifDescr.
func (x *portIndex) byName(name string) *topology.Port {
	if port := x.names[name]; port != nil {
		return port
	}
	return x.descrs[name]
}
