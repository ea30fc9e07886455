package topology

import "testing"

// An account that was not asked for spells its port in its own way.
func TestAdopt(t *testing.T) {
	mac := MAC{0, 0x1b, 0x21, 0, 0, 1}
	for _, c := range []struct {
		name string
		port Port
		want string
	}{
		{"the same name", Port{Name: "Gi1/0/1"}, "Gi1/0/1"},
		{"the long name", Port{Name: "GigabitEthernet1/0/1"}, "Gi1/0/1"},
		{"what it announces", Port{Name: "uplink", LLDP: "local:port-1"}, "Gi1/0/1"},
		{"its address", Port{Name: "uplink", MAC: mac}, "Gi1/0/1"},
		{"another port", Port{Name: "Gi1/0/2", MAC: MAC{2}}, "Gi1/0/2"},
	} {
		n := newNode()
		n.device.Ports = []Port{{Name: "Gi1/0/1", LLDP: "local:port-1", MAC: mac}}
		account := Observation{Device: Device{Ports: []Port{c.port}}}
		names := n.adopt(&account)
		if names[c.port.Name] != c.want || account.Device.Ports[0].Name != c.port.Name {
			t.Errorf("%s: %q, want %q; the account says %q now", c.name, names[c.port.Name], c.want, account.Device.Ports[0].Name)
		}
		if ports := len(n.device.Ports); (ports == 1) != (c.want == "Gi1/0/1") {
			t.Errorf("%s: the device has %d ports", c.name, ports)
		}
	}
}
