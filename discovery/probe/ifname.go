package probe

import "cablewright/topology"

// namePorts gives every port a name that no other port has: ifName, else ifDescr,
// else its number. What is the same for several ports is told apart by ifDescr,
// else by the number; the only one that is up keeps it, since agents list
// interfaces that are gone and made again under a new number.
func namePorts(ports []topology.Port) {
	names, descrs := make(map[string]int, len(ports)), make(map[string]int, len(ports))
	live := make(map[string]int, len(ports))
	for i := range ports {
		port := &ports[i]
		if port.Name == "" {
			port.Name = port.Descr
		}
		names[port.Name]++
		descrs[port.Descr]++
		if port.Oper == topology.Up {
			live[port.Name]++
		}
	}
	for i := range ports {
		port := &ports[i]
		switch {
		case port.Name == "":
			port.Name = ifIndexName(port.Index)
		case names[port.Name] == 1, port.Oper == topology.Up && live[port.Name] == 1:
		case port.Descr != port.Name && port.Descr != "" && descrs[port.Descr] == 1 && names[port.Descr] == 0:
			port.Name = port.Descr
		default:
			port.Name += " (" + ifIndexName(port.Index) + ")"
		}
		if port.Descr == port.Name {
			port.Descr = ""
		}
	}
}
