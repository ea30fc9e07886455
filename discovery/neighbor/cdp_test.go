package neighbor

import (
	"slices"
	"testing"

	"cablewright/topology"
)

func TestCDPDevice(t *testing.T) {
	for _, test := range []struct {
		name         string
		id           string
		chassis      topology.ID
		host, serial string
	}{
		{"host name", "sw1", "cdp:sw1", "sw1", ""},
		{"with domain", "sw1.example.net", "cdp:sw1.example.net", "sw1.example.net", ""},
		{"with serial number", "core.example.com(SSI18110EXV)", "cdp:core.example.com", "core.example.com", "SSI18110EXV"},
		{"short serial number", "sw1(FOC1234)", "cdp:sw1", "sw1", "FOC1234"},
		{"serial number first (CatOS)", "JAB023806JR(cat5)", "cdp:cat5", "cat5", "JAB023806JR"},
		{"brackets inside", "sw(old)1", "cdp:sw(old)1", "sw(old)1", ""},
		{"brackets only", "(x)", "cdp:(x)", "(x)", ""},
		{"MAC address of twelve digits", "204c9e6e08fe", "mac:20:4c:9e:6e:08:fe", "", ""},
		{"MAC address in octets", octets("00 1b 21 0a 0b 0c"), "mac:00:1b:21:0a:0b:0c", "", ""},
		{"name of six letters", "switch", "cdp:switch", "switch", ""},
		{"nothing", "", "", "", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			chassis, host, serial := CDPDevice([]byte(test.id))
			if chassis != test.chassis || host != test.host || serial != test.serial {
				t.Errorf("got %q, %q, %q; want %q, %q, %q", chassis, host, serial, test.chassis, test.host, test.serial)
			}
		})
	}
}

func TestCDPPort(t *testing.T) {
	for value, want := range map[string]topology.ID{
		"Gi0/1":                "ifname:Gi0/1",
		"Gi0/1\x00":            "ifname:Gi0/1",
		octets("02005e100009"): "mac:02:00:5e:10:00:09",
		"02005e-100009":        "mac:02:00:5e:10:00:09",
		octets("0a01"):         "ifname:0a01",
		"":                     "",
	} {
		if got := CDPPort([]byte(value)); got != want {
			t.Errorf("%q: got %q, want %q", value, got, want)
		}
	}
}

func TestCDPCapabilities(t *testing.T) {
	for bits, want := range map[uint32][]string{
		0x28:  {topology.CapBridge},
		0x29:  {topology.CapBridge, topology.CapRouter},
		0x90:  {topology.CapTelephone, topology.CapStation},
		0x440: {topology.CapRepeater, topology.CapRelay},
		0x20:  nil, // IGMP
	} {
		if got := CDPCapabilities(bits); !slices.Equal(got, want) {
			t.Errorf("CDPCapabilities(%#x) = %q, want %q", bits, got, want)
		}
	}
}
