package neighbor

import (
	"testing"
	"unicode/utf8"

	"cablewright/topology"
)

func FuzzLLDP(f *testing.F) {
	f.Add(4, []byte{0, 27, 33, 10, 11, 12})
	f.Add(5, []byte{1, 192, 0, 2, 1})
	f.Add(0, []byte("00-1b-21-00-00-01"))
	f.Add(7, []byte("core1\x00\x00"))
	f.Add(-1, []byte{0xcf})
	f.Fuzz(func(t *testing.T, subtype int, data []byte) {
		mustBeID(t, ChassisID(subtype, data))
		mustBeID(t, PortID(subtype, data))
	})
}

// mustBeID checks that an ID can be stored and compared.
func mustBeID(t *testing.T, id topology.ID) {
	t.Helper()
	if !utf8.ValidString(string(id)) {
		t.Errorf("%q is no UTF-8", id)
	}
	if id != "" && id.Value() == "" {
		t.Errorf("%q has no value", id)
	}
	if mac, ok := id.MAC(); ok && topology.MACID(mac) != id {
		t.Errorf("%q is not how that address is written", id)
	}
}

func FuzzCDP(f *testing.F) {
	f.Add([]byte("sw1(FOC1234X0YZ)"))
	f.Add([]byte("JAB023806JR(cat5)"))
	f.Add([]byte{0, 27, 33, 10, 11, 12})
	f.Fuzz(func(t *testing.T, data []byte) {
		chassis, name, serial := CDPDevice(data)
		mustBeID(t, chassis)
		mustBeID(t, CDPPort(data))
		if !utf8.ValidString(name + serial) {
			t.Errorf("%q, %q is no UTF-8", name, serial)
		}
	})
}

func FuzzAddresses(f *testing.F) {
	f.Add([]byte("00:1b:21:0a:0b:0c"))
	f.Add([]byte("001b.210a.0b0c\x00"))
	f.Add([]byte{6, 0, 27, 33, 10, 11, 12})
	f.Add([]byte{1, 192, 0, 2, 1})
	f.Fuzz(func(t *testing.T, data []byte) {
		if mac, ok := MAC(data); ok == mac.IsZero() {
			t.Errorf("%x gives %s, %v", data, mac, ok)
		}
		if addr, ok := Addr(data); ok != addr.IsValid() {
			t.Errorf("%x gives %v, %v", data, addr, ok)
		}
	})
}

func FuzzText(f *testing.F) {
	f.Add([]byte("a\r\n b\tc\x00"))
	f.Add([]byte("Z\xfcrich"))
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, got := range []string{Text(data), Line(data)} {
			if !utf8.ValidString(got) || Text([]byte(got)) != got {
				t.Errorf("%q is made of %q", got, data)
			}
		}
	})
}
