package cabling

import "testing"

func TestLabels(t *testing.T) {
	for label, want := range map[string][2]bool{ // looks like TIA-606, is
		"AD02-35:17": {true, true}, "ad2-35:17": {true, false}, "AD02-35:01-24/AG03-35:01-24": {true, true}, "1MTR.AD02-35:17": {true, true},
		"AD02-35:17/PDU-1": {true, true}, "AD02-35:17/pdu": {true, false}, "AD02-35:17/AG03-35:17/AG04-35:17": {true, false},
		"AD02 - 35:17": {true, false}, "AD02-35:7": {true, false}, "AD2-35:17": {true, false}, "AD02-35:17-": {false, false}, "AD02-35:": {false, false},
		"F-02": {false, false}, "A-17": {false, false}, "1A-B24": {false, false}, "10:20": {false, false}, "Eth1/1": {false, false}, "": {false, false},
	} {
		if got := LooksLikeTIA606(label); got != want[0] || got && IsTIA606(label) != want[1] {
			t.Errorf("%q: looks so %v, is so %v; want %v", label, got, IsTIA606(label), want)
		}
	}
}

func TestLabelPorts(t *testing.T) {
	for label, want := range map[string][2]int{
		"AD02-35:01-24/AG03-35:01-12": {24, 12}, "AD02-35:17/AG03-35:5": {1, 1}, "AD02-35:24-01/AG03-35:01-24": {24, 24},
		"AD02-35:01-24": {}, "AD02-35:01-24/PDU-1": {}, "a/b": {}, "AD02-35:1-99999999999999999999/AG03-35:01": {1, 1},
	} {
		near, far, ok := LabelPorts(label)
		if [2]int{near, far} != want || ok != (near > 0) {
			t.Errorf("%s: %d and %d, %v; want %v", label, near, far, ok, want)
		}
	}
}

// FuzzLabel: what is a label of the form looks like one, and no text breaks it.
func FuzzLabel(f *testing.F) {
	for _, seed := range []string{"AD02-35:17", "1MTR.AD02-35:01-24/AG03-35:01-24", "ad2-35:17", "F-02", "/", ":", "A1-1:1-"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, label string) {
		if !SameLink(label, label) {
			t.Errorf("%q is another link than itself", label)
		}
		near, far, ok := LabelPorts(label)
		if ok && (near < 1 || far < 1 || !LooksLikeTIA606(label)) {
			t.Errorf("%q: %d and %d ports", label, near, far)
		}
		if place, of606 := read606(label); of606 && place.first != "" && place.sound() && (!IsTIA606(label) || !LooksLikeTIA606(label)) {
			t.Errorf("%q is sound and no label of TIA-606", label)
		}
	})
}

func TestSpellTIA606(t *testing.T) {
	for label, want := range map[string]string{
		"ad2-35:17": "AD02-35:17", "1mtr.ad02-5:7": "1MTR.AD02-05:07", "AD02 - 35:01-24/ag03-35:1-24": "AD02-35:01-24/AG03-35:01-24",
		"AD02-35:17/pdu-1": "AD02-35:17/PDU-1", "AD002-35:17": "", "AD02-35:17/a/b": "", "AD02-35:17/é": "",
	} {
		if got, ok := SpellTIA606(label); ok != (want != "") || ok && got != want {
			t.Errorf("%s is written %q (%v), want %q", label, got, ok, want)
		}
	}
	for label, want := range map[string]bool{"AD02-35": true, "1MTR.AD02-35": true, "ad02-35": false, "AD2-35": false, "AD02-35:17": false, "F-02": false, "": false} {
		if got := IsPanel606(label); got != want {
			t.Errorf("%q names a panel: %v, want %v", label, got, want)
		}
	}
}

// The two ends of a link tell it in either order.
func TestSameLink(t *testing.T) {
	for _, c := range []struct {
		a, b string
		same bool
	}{
		{"AD02-35:17/AG03-35:17", "AG03-35:17/AD02-35:17", true},
		{"AD02-35:17 / AG03-35:17", "ad02-35:17/ag03-35:17", true},
		{"AD02-35:17/AG03-35:17", "AG03-35:18/AD02-35:17", false},
		{"AD02-35:17/AG03-35:17", "AD02-35:17", true}, // one is no link
		{"A/B", "C/D", true},
	} {
		if got := SameLink(c.a, c.b); got != c.same {
			t.Errorf("%q and %q: %v, want %v", c.a, c.b, got, c.same)
		}
	}
}
