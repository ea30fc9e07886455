package topology

import "testing"

func TestParseMAC(t *testing.T) {
	want := MAC{0x00, 0x1b, 0x21, 0x0a, 0x0b, 0x0c}
	for _, text := range []string{
		"00:1b:21:0a:0b:0c", "00-1B-21-0A-0B-0C", "001b.210a.0b0c", "00 1b 21 0a 0b 0c", "001b210a0b0c", "0:1b:21:a:b:c",
	} {
		if got, err := ParseMAC(text); err != nil || got != want {
			t.Errorf("ParseMAC(%q) = %v, %v", text, got, err)
		}
	}
	for _, text := range []string{"", "00:1b:21:0a:0b", "00:1b:21:0a:0b:0c:0d", "00:1b:21:0a:0b:0g", "switch", "0:1b:21:a:b:c:", "001b210a0b0", "host-12-34-56-78-9a-bc"} {
		if got, err := ParseMAC(text); err == nil {
			t.Errorf("ParseMAC(%q) = %v, want an error", text, got)
		}
	}
}

func FuzzParseMAC(f *testing.F) {
	for _, seed := range []string{"00:1b:21:0a:0b:0c", "001b.210a.0b0c", "0:1:2:3:4:5", "::::::", "00-"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		mac, err := ParseMAC(text)
		if err != nil || mac.IsZero() {
			return
		}
		if again, err := ParseMAC(mac.String()); err != nil || again != mac {
			t.Errorf("%q is %v, whose text is %v, %v", text, mac, again, err)
		}
	})
}

func TestMACIdentifies(t *testing.T) {
	for text, want := range map[string]bool{
		"00:1b:21:0a:0b:0c": true,
		"02:00:00:00:00:01": true, // made up locally, but of one device
		"ff:ff:ff:ff:ff:ff": false,
		"01:80:c2:00:00:0e": false,
		"00:00:5e:00:01:0a": false, // VRRP
		"00:00:0c:07:ac:01": false, // HSRP
		"00:00:0c:9f:f0:01": false, // HSRPv2
	} {
		mac, err := ParseMAC(text)
		if err != nil {
			t.Fatal(err)
		}
		if got := mac.Identifies(); got != want {
			t.Errorf("%s identifies a device: %v, want %v", text, got, want)
		}
	}
}
