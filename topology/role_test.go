package topology

import "testing"

func TestRoleOf(t *testing.T) {
	for _, test := range []struct {
		name         string
		capabilities []string
		want         string
	}{
		{"nothing told", nil, ""},
		{"layer 2 switch", []string{CapBridge}, RoleSwitch},
		{"layer 3 switch", []string{CapBridge, CapRouter}, RoleSwitch},
		{"router", []string{CapRouter}, RoleRouter},
		{"host", []string{CapStation}, RoleHost},
		{"phone with a switch inside", []string{CapBridge, CapTelephone}, RolePhone},
		{"access point", []string{CapBridge, CapWLAN}, RoleAP},
		{"a word that decides nothing", []string{CapOther, CapRepeater}, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := RoleOf(test.capabilities); got != test.want {
				t.Errorf("RoleOf(%q) = %q, want %q", test.capabilities, got, test.want)
			}
		})
	}
}

func TestCapabilityWord(t *testing.T) {
	for n, want := range map[int]string{-1: "", 0: CapOther, 2: CapBridge, 4: CapRouter, 7: CapStation, 10: CapRelay, 11: ""} {
		if got := CapabilityWord(n); got != want {
			t.Errorf("CapabilityWord(%d) = %q, want %q", n, got, want)
		}
	}
}
