package probe

import (
	"slices"
	"strconv"
	"testing"

	"cablewright/topology"
)

// remote lists a neighbour on a local port number; what it is does not matter.
func (a *Answers) remote(number string) {
	a.put(lldpRemTable, "0."+number+".1", num(4), octets("00 1b 21 0a 0b 0c"), num(5), text("Eth1"))
}

// local adds a row of lldpLocPortTable.
func (a *Answers) local(number string, subtype int64, id, descr string) {
	a.put(lldpLocPortTable, number, num(subtype), text(id), text(descr))
}

func TestLocalPort(t *testing.T) {
	const ifName, local, macAddress, alias = 5, 7, 3, 1
	for _, test := range []struct {
		name         string
		table        func(a *Answers)
		port, method string
	}{
		{"port ID is the name", func(a *Answers) {
			a.ports("swp1", "swp2")
			a.local("9", ifName, "swp2", "")
			a.remote("9")
		}, "swp2", ""},
		{"description is the name", func(a *Answers) {
			a.ports("swp1", "swp2")
			a.local("9", local, "whatever", "swp2")
			a.remote("9")
		}, "swp2", ""},
		{"port ID is the alias", func(a *Answers) {
			a.ports("swp1", "swp2")
			a.put(ifXTable, "2", Value{}, Value{}, Value{}, Value{}, text("to spine1"))
			a.local("9", alias, "to spine1", "")
			a.remote("9")
		}, "swp2", ""},
		{"name wins over number (3850: 150 is Te2/1/2, but ifIndex 2 exists)", func(a *Answers) {
			a.ports("Te2/1/2", "VLAN-21")
			a.local("2", ifName, "Te2/1/2", "")
			a.remote("2")
		}, "Te2/1/2", ""},
		{"last element of the name (MikroTik)", func(a *Answers) {
			a.ports("ether1", "bridge")
			a.local("9", ifName, "bridge/ether1", "")
			a.remote("9")
		}, "ether1", ""},
		{"MAC address of one port", func(a *Answers) {
			a.ports("swp1", "swp2")
			a.put(ifTable, "2", Value{}, Value{}, Value{}, Value{}, octets("02005e100002"))
			a.local("9", macAddress, "\x02\x00\x5e\x10\x00\x02", "")
			a.remote("9")
		}, "swp2", "MAC address of the port (fits 1 of 1)"},
		{"MAC address that all ports share", func(a *Answers) {
			a.ports("swp1", "swp2")
			for _, index := range []string{"1", "2"} {
				a.put(ifTable, index, Value{}, Value{}, Value{}, Value{}, octets("02005e100002"))
			}
			a.local("2", macAddress, "\x02\x00\x5e\x10\x00\x02", "")
			a.remote("2")
		}, "swp2", "number as ifIndex (fits 1 of 1)"},
		{"port ID is ifIndex as text (AOS7, Junos)", func(a *Answers) {
			a.ports("1/1/1", "1/1/2")
			a.local("77", local, "2", "")
			a.remote("77")
		}, "1/1/2", "port ID as ifIndex (fits 1 of 1)"},
		{"ifIndex, proved by other ports", func(a *Answers) {
			a.ports("xe-0", "xe-1", "xe-2")
			a.put(dot1dBasePortTable, "1", num(3))
			a.put(dot1dBasePortTable, "2", num(1))
			a.put(dot1dBasePortTable, "3", num(2))
			a.local("1", ifName, "xe-0", "")
			a.local("2", ifName, "xe-1", "")
			a.remote("3")
		}, "xe-2", "number as ifIndex (fits 3 of 3)"},
		{"bridge port, proved by other ports", func(a *Answers) {
			a.ports("Gi1", "Gi2", "Gi3")
			a.put(dot1dBasePortTable, "1", num(3))
			a.put(dot1dBasePortTable, "2", num(1))
			a.put(dot1dBasePortTable, "3", num(2))
			a.local("1", ifName, "Gi3", "")
			a.local("2", ifName, "Gi1", "")
			a.remote("3")
		}, "Gi2", "number as bridge port (fits 3 of 3)"},
		{"every rule is wrong too often", func(a *Answers) {
			a.ports("a", "b", "c")
			a.local("1", ifName, "b", "")
			a.local("2", ifName, "c", "")
			a.remote("3")
		}, "", ""},
		{"number 0 (MikroTik before 7.7)", func(a *Answers) {
			a.ports("ether1", "ether2")
			a.put(dot1dBasePortTable, "0", num(2)) // zero-based (SONiC)
			a.remote("0")
		}, "", ""},
		{"port that is no interface (AOS-CX mgmt)", func(a *Answers) {
			a.ports("1/1/1")
			a.local("4000", ifName, "mgmt", "")
			a.remote("4000")
		}, "mgmt", ""},
		{"no interface table", func(a *Answers) { a.remote("538") }, "ifIndex 538", "number as ifIndex (no interface table)"},
		{"a port that is down hears nothing", func(a *Answers) {
			a.ports("a", "b")
			a.results[ifTable.Name].Cells[ifOperStatus][1].Value = num(2)
			a.put(dot1dBasePortTable, "2", num(1))
			a.remote("2")
		}, "a", "number as bridge port (fits 1 of 1)"},
	} {
		t.Run(test.name, func(t *testing.T) {
			var answers Answers
			test.table(&answers)
			seen := decode(&answers)
			if len(seen.Neighbors) != 1 {
				t.Fatalf("%d neighbours, want 1", len(seen.Neighbors))
			}
			if got := seen.Neighbors[0]; got.Port != test.port || got.Method != test.method {
				t.Errorf("on %q by %q, want %q by %q", got.Port, got.Method, test.port, test.method)
			}
			for _, port := range seen.Device.Ports {
				if port.Name == test.port {
					return
				}
			}
			if test.port != "" {
				t.Errorf("the device does not list %q", test.port)
			}
		})
	}
}

// TestUnlistedPortsInOrder holds that ports which are no interfaces are listed in
// the same order always.
func TestUnlistedPortsInOrder(t *testing.T) {
	var answers Answers
	answers.ports("1/1/1")
	for i, name := range []string{"mgmt10", "mgmt2", "console", "mgmt1"} {
		number := strconv.Itoa(4000 + i)
		answers.local(number, 5, name, "")
		answers.remote(number)
	}
	var names []string
	for _, port := range decode(&answers).Device.Ports {
		names = append(names, port.Name)
	}
	if want := []string{"console", "mgmt1", "mgmt2", "mgmt10", "1/1/1"}; !slices.Equal(names, want) {
		t.Errorf("ports %q, want %q", names, want)
	}
}

// Neighbours know a port by the ID it announces, whether it hears anybody or not.
func TestAnnouncedPortIDs(t *testing.T) {
	var answers Answers
	answers.ports("swp1", "swp2")
	answers.local("1", 7, "0x101", "swp1")
	answers.local("2", 7, "0x102", "swp2")
	answers.remote("1")
	seen := decode(&answers)
	for i, want := range []topology.ID{"local:0x101", "local:0x102"} {
		if got := seen.Device.Ports[i].LLDP; got != want {
			t.Errorf("%s announces %q, want %q", seen.Device.Ports[i].Name, got, want)
		}
	}
}
